import { checkRecord, fail } from "../check";
import {
  areCoded,
  type Column,
  cut,
  type Dictionary,
  isNumbers,
  type Kind,
  type Numbers,
  ownRoom,
  type Rows,
  type Slice,
} from "../slice";
import { FIRST_NUMBER, LAST_NUMBER } from "../time";
import { type ColumnOf, type Field, isKey } from "./fields";

/** How a declared field of many records is read at once. */
export function kindOf<Value>(declared: Field<Value>): Kind<Column & ColumnOf<Value>> {
  const { kind, presence, allowed } = declared;
  const isNumeric = kind === "instant" || kind === "number";
  const isOptional = presence === "optional";
  const columnOf = (length: number, room = ownRoom) =>
    isNumeric ? room(length) : new Array<unknown>(length);
  let empty: ReturnType<typeof columnOf> | null = null;
  /** A column without anything in it: always of the same one, as columns are only read. */
  const nothing = (length: number) => {
    if (!empty || empty.length < length) empty = columnOf(length).fill(declared.nothing as never);
    return (empty.length === length ? empty : cut(empty, 0, length)) as any;
  };
  return {
    kind: `${kind} ${presence} ${allowed}`,
    ...(isOptional && { nothing }),
    ofRows(kpi, field, rows, room) {
      if (isOptional && isNowhere(field as string, rows)) return nothing(rows.length);
      const column = columnOf(rows.length, room);
      if (isNumeric) gatherNumbers(declared, kpi, field as string, rows, column as Float64Array);
      else gatherValues(declared, kpi, field as string, rows, column as unknown[]);
      return column as any;
    },
    ofColumn(kpi, field, given, slice) {
      if (kind === "key" && areKeys(given)) return given as any;
      if (isNumeric && isNumbers(given)) {
        return numbersOfColumn(declared, kpi, field, given, slice) as any;
      }
      const column = columnOf(slice.length);
      const plain = TYPES[kind];
      const readOne = (value: unknown, i: number) => {
        if (typeof value === plain) return value;
        // In a typed array NaN is nothing.
        const isNothing = Number.isNaN(value);
        return readField(declared, kpi, field, isNothing ? null : value, () => slice.row(i));
      };
      if ("codes" in given) readDictionary(given, column, readOne);
      else for (let i = 0; i < slice.length; i++) column[i] = readOne(given[i], i);
      return column as any;
    },
  };
}

/** Reads a dictionary: each value once, with the place of a record that has it. */
function readDictionary(
  given: Dictionary,
  column: unknown[] | Float64Array,
  readOne: (value: unknown, i: number) => unknown,
): void {
  const read = new Map<number, unknown>();
  for (let i = 0; i < column.length; i++) {
    const code = given.codes[i]!;
    if (!read.has(code)) read.set(code, readOne(given.values[code] ?? null, i));
    column[i] = read.get(code);
  }
}

/** What values are, mostly, that may be taken as they are. */
const TYPES: Partial<Record<Field<unknown>["kind"], string>> = {
  key: "string",
  text: "string",
  flag: "boolean",
};

/** Whether all rows are objects, and none has the field. */
function isNowhere(field: string, { list, start, length }: Rows): boolean {
  for (let i = 0; i < length; i++) {
    const row = list[start + i];
    if (typeof row !== "object" || row === null || row[field] !== undefined) return false;
  }
  return true;
}

/** Whether a column holds keys and nothing else. */
function areKeys(given: Column): boolean {
  if ("codes" in given) return areCoded(given, isKey);
  // NaN in an array of fractions is nobody, and a bigint is no key.
  if (ArrayBuffer.isView(given)) return /^(Int|Uint)/.test(given.constructor.name);
  for (let i = 0; i < given.length; i++) {
    if (typeof given[i] !== "string" && !isKey(given[i])) return false;
  }
  return true;
}

function gatherNumbers(
  declared: Field<any>,
  kpi: string,
  field: string,
  { list, start, length }: Rows,
  column: Float64Array,
): void {
  const isInstant = declared.kind === "instant";
  const low = isInstant ? FIRST_NUMBER : declared.least!;
  const high = isInstant ? LAST_NUMBER : Number.MAX_VALUE;
  const nothing = declared.presence === "required" ? undefined : (declared.nothing as number);
  // Out of the loop: a function that holds its counter would put one on the heap for each row.
  const readOne = (row: any) => readField(declared, kpi, field, row?.[field], () => row) as number;
  for (let i = 0; i < length; i++) {
    const value = list[start + i]?.[field];
    // Branches, as a number that may come from either would be put on the heap.
    if (typeof value === "number") {
      if (value >= low && value <= high) {
        column[i] = value;
        continue;
      }
    } else if (value === null) {
      if (nothing !== undefined) {
        column[i] = nothing;
        continue;
      }
    } else if (isInstant && typeof value === "object") {
      const ms = timeOf(value);
      if (ms >= low && ms <= high) {
        column[i] = ms;
        continue;
      }
    }
    column[i] = readOne(list[start + i]);
  }
}

/** The time of a `Date`; NaN for anything else. */
function timeOf(value: object): number {
  try {
    // Several times faster than to ask first whether it is one.
    return Date.prototype.getTime.call(value);
  } catch {
    return Number.NaN;
  }
}

/** Numbers that are in a typed array already, where NaN is nothing. */
function numbersOfColumn(
  declared: Field<any>,
  kpi: string,
  field: string,
  given: Numbers,
  slice: Slice,
): Float64Array {
  const isInstant = declared.kind === "instant";
  const low = isInstant ? FIRST_NUMBER : declared.least!;
  const high = isInstant ? LAST_NUMBER : Number.MAX_VALUE;
  const mayBeNull = declared.presence !== "required";
  const column = Float64Array.from(given);
  const readOne = (value: unknown, i: number) =>
    readField(declared, kpi, field, value, () => slice.row(i)) as number;
  for (let i = 0; i < column.length; i++) {
    const number = column[i]!;
    if (number >= low && number <= high) continue;
    const isNothing = Number.isNaN(number);
    if (isNothing && mayBeNull) {
      column[i] = declared.nothing as number;
      continue;
    }
    column[i] = readOne(isNothing ? null : number, i);
  }
  return column;
}

function gatherValues(
  declared: Field<any>,
  kpi: string,
  field: string,
  { list, start, length }: Rows,
  column: unknown[],
): void {
  const isOptional = declared.presence === "optional";
  const plain = TYPES[declared.kind];
  const readOne = (row: any) => readField(declared, kpi, field, row?.[field], () => row);
  for (let i = 0; i < length; i++) {
    const row = list[start + i];
    const value = row?.[field];
    if (typeof value === plain) column[i] = value;
    else if (isOptional && value === undefined && typeof row === "object" && row) {
      column[i] = declared.nothing;
    } else column[i] = readOne(row);
  }
}

/** Reads one value of a declared field, or throws where it is not allowed. */
function readField(
  declared: Field<any>,
  kpi: string,
  field: string,
  value: unknown,
  rowOf: () => unknown,
): unknown {
  const { kind, presence, read, nothing, allowed } = declared;
  if (value === null || value === undefined) {
    const row = rowOf();
    checkRecord(kpi, row, field);
    if (presence === "optional") return nothing;
    // Who is not known is nobody, what was not answered has no number; a field not there is a mistake.
    const isThere = value === null || (kind !== "instant" && field in (row as object));
    if (isThere && (presence === "nullable" || kind === "key")) return nothing;
    return fail(kpi, field, allowed, value, row);
  }
  const came = read(value, kpi, field, rowOf);
  return came === undefined ? fail(kpi, field, allowed, value, rowOf()) : came;
}
