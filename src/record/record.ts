import { fail } from "../check";
import type { Measure } from "../measure";
import { type Option, oneOf } from "../options";
import type { FieldRead, Summary } from "../reads";
import { type Column, type Kind, picked, type Slice, sliceOfRows } from "../slice";
import { type ExclusionCounts, exclude } from "./exclusions";
import type { ColumnOf, Field } from "./fields";
import { kindOf } from "./gather";

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
interface LeftOut<Row> {
  readonly field: keyof Row & string;
  /** Why; left out, the field itself says it. */
  readonly reason?: string;
  /** The field with the moment from which on that is known. */
  readonly since?: keyof Row & string;
  /** The field with the moment before which nothing of the record is known. */
  readonly begins?: keyof Row & string;
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
interface Order<Row> {
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
export function asking<
  Row,
  Presence extends "nullable" | "optional",
  Name extends keyof Row & string,
>(
  type: RecordType<Row>,
  presence: Presence,
  names: readonly Name[],
): RecordType<Presence extends "optional" ? Omit<Row, Name> & Partial<Pick<Row, Name>> : Row> {
  const fields: Record<string, unknown> = { ...type.fields };
  for (const name of names) fields[name] = { ...type.fields[name], presence };
  return { ...type, fields } as never;
}

/** What to do with records that cannot be so, such as one that ends before it starts. */
export type Invalid = "refuse" | "exclude";

/** The option that says so. */
export const invalidOption: Option<Invalid, Invalid> = /* @__PURE__ */ oneOf(
  ["refuse", "exclude"],
  "refuse",
);

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
  /** Makes all that a state holds come so many times as often; what is left out is done already. */
  readonly scale?: (state: State, times: number) => void;
  /** The counts of what is left out, where the record's rules leave anything out. */
  readonly excluded?: (state: State) => ExclusionCounts;
  /** What to do with records that cannot be so. Default `"refuse"`. */
  readonly invalid?: Invalid;
  /** What comes at this moment or later is not known, nor that a record does not count. */
  readonly asOf?: number | null;
  /** The field that `over` cuts by, unless told. */
  readonly at?: string;
  /** What of a customer's records matters; what is wrong with records, the reading knows. */
  readonly summary?: Omit<Summary<State>, "order" | "marks">;
  /** Fields that are read of some records only, where those are found to need them. */
  readonly sometimes?: readonly string[];
}

/**
 * The measure that reads these fields of declared records: rows are gathered into columns, columns are
 * taken as they are, and one piece of code counts both.
 */
export function reading<Row, Names extends keyof Row & string, State, Result>(
  kpi: string,
  type: RecordType<Row>,
  names: readonly Names[],
  spec: Reading<Pick<Row, Names>, State, Result>,
): Measure<Pick<Row, Names>, Result, State> {
  const { take, excluded, invalid = "refuse", asOf = null, sometimes = [], ...more } = spec;
  const { summary, scale, ...rest } = more;
  const kinds = names.map((name) => [name, kindOf(type.fields[name]) as Kind<Column>] as const);
  const marksIn = excluded ? marksReader(kpi, type, asOf) : () => null;
  const order = type.order.filter((pair) =>
    [pair.first, pair.second].every((name) => names.includes(name as Names)),
  );
  const rules = type.rules.filter(({ reads }) =>
    reads.every((name) => names.includes(name as Names)),
  );

  function columnsOf(slice: Slice): ColumnsOf<Pick<Row, Names>> {
    const columns: Record<string, unknown> = { length: slice.length, row: slice.row, slice };
    for (const [name, kind] of kinds) columns[name] = slice.read(kpi, name, kind);
    return columns as any;
  }

  function takeSlice(state: State, slice: Slice): State {
    const columns = columnsOf(slice);
    const reasons = faultsIn(kpi, { order, rules, invalid }, columns, marksIn(slice));
    if (!reasons) {
      take(state, columns);
      return state;
    }
    const kept: number[] = [];
    const counts = excluded?.(state);
    for (const [i, reason] of reasons.entries()) {
      if (reason === null) kept.push(i);
      else if (counts) exclude(counts, reason);
    }
    take(state, columnsOf(picked(slice, Int32Array.from(kept))));
    return state;
  }

  return {
    ...rest,
    ...(summary && { summary: { ...summary, order: pairsOf(order), marks: marksOf(type) } }),
    reads: readsOf(type, [...names, ...sometimes, ...marksOf(type)], asOf),
    step: (state, row) => takeSlice(state, sliceOfRows([row])),
    take: takeSlice,
    ...(scale && {
      repeat(state, row, times) {
        const one = takeSlice(rest.init(), sliceOfRows([row]));
        scale(one, times);
        const counts: ExclusionCounts = excluded?.(one) ?? new Map();
        for (const [reason, count] of counts) counts.set(reason, count * times);
        return rest.merge(state, one);
      },
    }),
  };
}

/** Moments in order, as pairs of fields. */
function pairsOf<Row>(order: readonly Order<Row>[]): (readonly [string, string])[] {
  return order.map(({ first, second }) => [first, second]);
}

/** What a measure reads, as data. */
function readsOf<Row>(
  { fields, leftOut }: RecordType<Row>,
  names: readonly string[],
  asOf: number | null,
): FieldRead[] {
  return names.map((field) => {
    const { kind, presence } = fields[field as keyof Row];
    const [isOptional, isRequired] = [presence === "optional", presence === "required"];
    const read = { field, kind, isOptional, isRequired };
    // Of when it was known only matters whether that was before the report.
    return field === leftOut?.since ? { ...read, cuts: asOf === null ? [] : [asOf] } : read;
  });
}

/** Why each record is left out, `null` for those that count; `null` where all do. */
type Reasons = (string | null)[] | null;

/** Reads the reasons of records that say themselves that they do not count, as far as that was known. */
function marksReader<Row>(
  kpi: string,
  type: RecordType<Row>,
  asOf: number | null,
): (slice: Slice) => Reasons {
  if (!type.leftOut) return () => null;
  const { field, reason, since, begins } = type.leftOut;
  const marks = kindOf(type.fields[field]) as Kind<Column>;
  return (slice) => {
    const said = slice.read(kpi, field, marks) as readonly unknown[];
    const reasons = faulty(null, said.length, (i) =>
      said[i] ? (reason ?? String(said[i])) : null,
    );
    if (!reasons || asOf === null) return reasons;
    const places = Int32Array.from(reasons.keys()).filter((i) => reasons[i] !== null);
    const some = slice.only(places);
    for (const name of [since, begins]) {
      if (name === undefined) continue;
      const kind = kindOf(type.fields[name]) as unknown as Kind<Float64Array>;
      const moments = some.read(kpi, name, kind);
      for (const [k, i] of places.entries()) if (moments[k]! >= asOf) reasons[i] = null;
    }
    return reasons;
  };
}

/** What cannot be so in one record, and what to do with it. */
interface Checks {
  readonly order: readonly Order<any>[];
  readonly rules: readonly Rule[];
  readonly invalid: Invalid;
}

/** The reasons so far, and those of records that cannot be so; throws where these are refused. */
function faultsIn(
  kpi: string,
  { order, rules, invalid }: Checks,
  columns: Pick<ColumnsOf<object>, "length" | "row">,
  marks: Reasons,
): Reasons {
  let reasons = marks;
  const { length, row: rowOf } = columns;
  for (const { first, second, reason } of order) {
    const { [first]: from, [second]: to } = columns as any;
    reasons = faulty(reasons, length, (i) => {
      // Not known is NaN, and NaN is never less.
      if (!(to[i] < from[i])) return null;
      if (invalid === "exclude") return reason;
      const row = rowOf(i) as any;
      return fail(kpi, second, `at or after ${first}`, row[second], row);
    });
  }
  for (const { faultOf } of rules) {
    reasons = faulty(reasons, length, (i) => {
      const fault = faultOf(columns, i);
      if (fault === null || invalid === "exclude") return fault?.reason ?? null;
      return fail(kpi, fault.field, fault.allowed, fault.came, rowOf(i));
    });
  }
  return reasons;
}

/** The fields that tell whether a record counts. */
function marksOf<Row>({ leftOut }: RecordType<Row>): string[] {
  if (!leftOut) return [];
  return leftOut.since === undefined ? [leftOut.field] : [leftOut.field, leftOut.since];
}

/** The reasons so far, and what else is wrong with a record. */
function faulty(reasons: Reasons, length: number, reasonOf: (i: number) => string | null): Reasons {
  for (let i = 0; i < length; i++) {
    if (reasons && reasons[i] !== null) continue;
    const reason = reasonOf(i);
    if (reason === null) continue;
    reasons ??= new Array(length).fill(null);
    reasons[i] = reason;
  }
  return reasons;
}

/** Reads all fields of declared records by column, or throws where one is none. */
export function columnReader<Row>(
  kpi: string,
  type: RecordType<Row>,
): (slice: Slice) => ColumnsOf<Row> {
  const names = Object.keys(type.fields) as (keyof Row & string)[];
  let read: ColumnsOf<Row>;
  const { take } = reading(kpi, { ...type, leftOut: null }, names, {
    init: () => null,
    take(_, columns) {
      read = columns as ColumnsOf<Row>;
    },
    merge: () => null,
    finish: () => null,
  });
  return (slice) => {
    take?.(null, slice);
    return read;
  };
}
