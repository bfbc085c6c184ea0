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
  /** The field that holds why a record does not count, or that it does not. */
  readonly leftOut: { readonly field: keyof Row & string; readonly reason?: string } | null;
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
  return { fields, order: rules.order ?? [], leftOut: rules.leftOut ?? null };
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
  { take, excluded, invalid = "refuse", ...rest }: Reading<Pick<Row, Names>, State, Result>,
): Measure<Pick<Row, Names>, Result, State> {
  const kindsOf = (fields: readonly (keyof Row & string)[]) =>
    fields.map((name) => [name, kindOf(type.fields[name]) as Kind<Column>] as const);
  const kinds = kindsOf(names);
  const mark = type.leftOut && kindsOf([type.leftOut.field])[0]!;
  const order = type.order.filter((pair) =>
    [pair.first, pair.second].every((name) => names.includes(name as Names)),
  );

  function takeSlice(state: State, slice: Slice): State {
    const columns = columnsOf(slice);
    const reasons = reasonsIn(slice, columns);
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

  function columnsOf(slice: Slice): ColumnsOf<Pick<Row, Names>> {
    const columns: Record<string, unknown> = { length: slice.length, row: slice.row };
    for (const [name, kind] of kinds) columns[name] = slice.read(kpi, name, kind);
    return columns as any;
  }

  /** Why each record is left out, `null` for those that count; `null` where all do. */
  function reasonsIn(slice: Slice, columns: object): Reasons {
    let reasons = mark && excluded ? marked(slice.read(kpi, ...mark), type.leftOut!.reason) : null;
    for (const pair of order) {
      const { [pair.first]: from, [pair.second]: to } = columns as any;
      reasons = disordered(reasons, from, to, pair.reason, (i) => {
        if (invalid === "exclude") return;
        const row = slice.row(i) as any;
        fail(kpi, pair.second, `at or after ${pair.first}`, row[pair.second], row);
      });
    }
    return reasons;
  }

  return {
    ...rest,
    reads: [...names, ...(type.leftOut ? [type.leftOut.field] : [])].map((field) => ({ field })),
    step: (state, row) => takeSlice(state, sliceOfRows([row])),
    take: takeSlice,
  };
}

type Reasons = (string | null)[] | null;

/** The reasons of records that say themselves that they do not count. */
function marked(marks: Column, reason: string | undefined): Reasons {
  const values = marks as readonly unknown[];
  let reasons: Reasons = null;
  for (let i = 0; i < values.length; i++) {
    if (!values[i]) continue;
    reasons ??= new Array(values.length).fill(null);
    reasons[i] = reason ?? String(values[i]);
  }
  return reasons;
}

/** The reasons so far, and one for each record whose moments are not in order. */
function disordered(
  reasons: Reasons,
  from: Float64Array,
  to: Float64Array,
  reason: string,
  refuse: (i: number) => void,
): Reasons {
  for (let i = 0; i < to.length; i++) {
    // Not known is NaN, and NaN is never less.
    if (!(to[i]! < from[i]!) || (reasons && reasons[i] !== null)) continue;
    refuse(i);
    reasons ??= new Array(to.length).fill(null);
    reasons[i] = reason;
  }
  return reasons;
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
