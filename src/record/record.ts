import { fail } from "../check";
import type { Measure } from "../measure";
import { type Column, type Kind, picked, type Slice, sliceOfRows } from "../slice";
import { type ExclusionCounts, exclude } from "./exclusions";
import { type ColumnOf, type Field, kindOf, type ReadValue } from "./fields";

/** A declared kind of record: the one description that readers, columns, schemas and sources share. */
export interface RecordType<Row> {
  /** Its fields. */
  readonly fields: { readonly [Name in keyof Row]-?: Field<Row[Name]> };
  /** Pairs of moments of which the second cannot come before the first. */
  readonly order: readonly Order<Row>[];
  /** What else cannot be so. */
  readonly rules: readonly Rule[];
  /** The field that holds why a record does not count, or that it does not. */
  readonly leftOut: LeftOut<Row> | null;
}

/** How a record says that it does not count. */
export interface LeftOut<Row> {
  readonly field: keyof Row & string;
  /** Why; left out, the field itself says it. */
  readonly reason?: string;
  /** The field with the moment from which on that is known. */
  readonly since?: keyof Row & string;
}

/** What cannot be so within one record, where it takes more than two moments to tell. */
export interface Rule {
  /** The fields that it reads; it holds for measures that read all of them. */
  readonly reads: readonly string[];
  /** What is wrong with a record; `null` where nothing is. */
  readonly faultOf: (columns: any, i: number) => Fault | null;
}

/** What is wrong with a record. */
export interface Fault {
  readonly field: string;
  readonly allowed: string;
  readonly came: unknown;
  /** Why such a record is left out. */
  readonly reason: string;
}

/** Two moments in order, and what it is called where they are not. */
export interface Order<Row> {
  readonly first: keyof Row & string;
  readonly second: keyof Row & string;
  /** Why such a record is left out: `"ended before it started"`. */
  readonly reason: string;
}

/** Declares a record's fields, held to its interface by the compiler. */
export function record<Row>(
  fields: RecordType<Row>["fields"],
  rules: Partial<Omit<RecordType<Row>, "fields">> = {},
): RecordType<Row> {
  const { order = [], leftOut = null } = rules;
  return { fields, order, rules: rules.rules ?? [], leftOut };
}

/** The same records, where some fields must be there, if only as `null`; or may be left out. */
export function asking<Row>(
  type: RecordType<Row>,
  presence: "nullable" | "optional",
  names: readonly (keyof Row & string)[],
): RecordType<Row> {
  const fields: Record<string, unknown> = { ...type.fields };
  for (const name of names) fields[name] = { ...type.fields[name], presence };
  return { ...type, fields: fields as RecordType<Row>["fields"] };
}

/** What to do with records that cannot be so, such as one that ends before it starts. */
export type Invalid = "refuse" | "exclude";

/** The words of {@link Invalid}. */
export const INVALID: readonly Invalid[] = ["refuse", "exclude"];

/** The columns of some fields, and what else is known of the records. */
export type ColumnsOf<Row> = {
  readonly [Name in keyof Row]-?: ColumnOf<Row[Name]>;
} & {
  /** How many records. */
  readonly length: number;
  /** A record as it came, for messages. */
  readonly row: (i: number) => unknown;
  /** The records themselves, to read more of some of them. */
  readonly slice: Slice;
};

/** What a measure of declared records is made of. */
export interface Reading<Row, State, Result> {
  readonly init: () => State;
  /** Takes in records by column. The records are known to be right; nothing may throw in the middle. */
  readonly take: (state: State, columns: ColumnsOf<Row>) => void;
  readonly merge: (left: State, right: State) => State;
  readonly finish: (state: State) => Result;
  /** The counts of what is left out, where the record's rules leave anything out. */
  readonly excluded?: (state: State) => ExclusionCounts;
  /** What to do with records that cannot be so. Default `"refuse"`. */
  readonly invalid?: Invalid;
  /** What comes at this moment or later is not known, nor that a record does not count. */
  readonly asOf?: number | null;
  /** The field that `over` cuts by, unless told. */
  readonly at?: string;
}

/**
 * The measure that reads these fields of declared records: rows are gathered into columns, columns are
 * taken as they are, and one piece of code counts both.
 */
export function reading<Row, Names extends keyof Row & string, State, Result>(
  kpi: string,
  type: RecordType<Row>,
  names: readonly Names[],
  {
    take,
    excluded,
    invalid = "refuse",
    asOf = null,
    ...rest
  }: Reading<Pick<Row, Names>, State, Result>,
): Measure<Pick<Row, Names>, Result, State> {
  const kinds = names.map((name) => kindOf(type.fields[name]) as Kind<Column>);
  const mark = type.leftOut && (kindOf(type.fields[type.leftOut.field]) as Kind<Column>);
  const order = type.order.filter((pair) =>
    [pair.first, pair.second].every((name) => names.includes(name as Names)),
  );
  const rules = type.rules.filter(({ reads }) =>
    reads.every((name) => names.includes(name as Names)),
  );

  function takeSlice(state: State, slice: Slice): State {
    const counts = excluded?.(state) ?? null;
    // Read first, so that what is said of a record that is none names the fields that matter.
    columnsOf(slice);
    const kept = possible(withoutLeftOut(slice, counts), counts);
    take(state, columnsOf(kept));
    return state;
  }

  function columnsOf(slice: Slice): ColumnsOf<Pick<Row, Names>> {
    const columns: Record<string, unknown> = { length: slice.length, row: slice.row, slice };
    names.forEach((name, i) => {
      columns[name] = slice.read(kpi, name, kinds[i]!);
    });
    return columns as any;
  }

  /** The records without those that say that they do not count. */
  function withoutLeftOut(slice: Slice, counts: ExclusionCounts | null): Slice {
    if (!type.leftOut || !counts) return slice;
    const { field, reason, since } = type.leftOut;
    const marks = slice.read(kpi, field, mark!) as readonly unknown[];
    const counting = since === undefined ? null : unknownYet(slice, marks, since);
    return filtered(slice, counts, (i) =>
      marks[i] && !counting?.has(i) ? (reason ?? String(marks[i])) : null,
    );
  }

  /** The marked records of which that was not known yet. */
  function unknownYet(slice: Slice, marks: readonly unknown[], since: string): Set<number> | null {
    if (asOf === null || !marks.some(Boolean)) return null;
    const marked = Int32Array.from(marks.keys()).filter((i) => marks[i]);
    const kind = kindOf(type.fields[since as keyof Row]) as Kind<Float64Array>;
    const moments = slice.only(marked).read(kpi, since, kind);
    return new Set(marked.filter((_, k) => moments[k]! >= asOf));
  }

  /** The records that can be so; others are refused, or left out and counted. */
  function possible(slice: Slice, counts: ExclusionCounts | null): Slice {
    let kept = slice;
    for (const { first, second, reason } of order) {
      const columns = columnsOf(kept);
      const [from, to] = [first, second].map(
        (name) => columns[name as Names] as unknown as Float64Array,
      );
      kept = filtered(kept, counts, (i) => {
        // Not known is NaN, and NaN is never less.
        if (!(to![i]! < from![i]!)) return null;
        if (invalid === "exclude") return reason;
        const row = columns.row(i) as any;
        return fail(kpi, second, `at or after ${first}`, row[second], row);
      });
    }
    for (const { faultOf } of rules) {
      const columns = columnsOf(kept);
      kept = filtered(kept, counts, (i) => {
        const fault = faultOf(columns, i);
        if (fault === null) return null;
        if (invalid === "exclude") return fault.reason;
        return fail(kpi, fault.field, fault.allowed, fault.came, columns.row(i));
      });
    }
    return kept;
  }

  return {
    ...rest,
    step: (state, row) => takeSlice(state, sliceOfRows([row])),
    take: takeSlice,
  };
}

/** The records for which there is no reason to leave them out; the others are counted by it. */
function filtered(
  slice: Slice,
  counts: ExclusionCounts | null,
  reasonOf: (i: number) => string | null,
): Slice {
  let kept: number[] | null = null;
  for (let i = 0; i < slice.length; i++) {
    const reason = reasonOf(i);
    if (reason === null) kept?.push(i);
    else {
      kept ??= Array.from({ length: i }, (_, before) => before);
      if (counts) exclude(counts, reason);
    }
  }
  return kept === null ? slice : picked(slice, Int32Array.from(kept));
}

/** Reads one record of a declared kind, or throws where it is none. */
export function readRecord<Row>(
  kpi: string,
  type: RecordType<Row>,
  row: Row,
): { readonly [Name in keyof Row]-?: ReadValue<Row[Name]> } {
  const slice = sliceOfRows([row]);
  const read: Record<string, unknown> = {};
  for (const name in type.fields) {
    const column = slice.read(
      kpi,
      name,
      kindOf(type.fields[name]) as Kind<Column>,
    ) as readonly unknown[];
    read[name] = column[0];
  }
  return read as any;
}
