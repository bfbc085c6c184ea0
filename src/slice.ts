/** What records may be grouped by. */
export type Key = string | number | boolean | null;

/** The values of one field of several records: numbers, anything, or codes with what they stand for. */
export type Column = Numbers | readonly unknown[] | Dictionary;

/** A typed array of numbers. */
export type Numbers =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/** Whether a column is a typed array of numbers; bigints are read one by one, and refused. */
export function isNumbers(column: any): column is Numbers {
  return ArrayBuffer.isView(column) && typeof (column as any)[0] !== "bigint";
}

/** A column in which values recur: record `i` has `values[codes[i]]`, or `null` where that is none. */
export interface Dictionary<Value = unknown> {
  /** The position of each record's value. */
  readonly codes: Numbers;
  /** The different values. */
  readonly values: readonly Value[];
}

/** How a field of many records is read at once. */
export interface Kind<Read extends Column> {
  /** What it is called: readings of one name give the same column. */
  readonly kind: string;
  /** Reads a field of rows, or with `null` the rows themselves; what it fills, `room` may make. */
  readonly ofRows: (kpi: string, field: string | null, rows: Rows, room: Room) => Read;
  /** Reads a column that was given as one; left out, as if its values were the rows. */
  readonly ofColumn?: (kpi: string, field: string, column: Column, slice: Slice) => Read;
  /** What a column that may be left out is where it is. */
  readonly nothing?: (length: number) => Read;
}

/** Some rows of a list, where they are: a copy of a thousand costs as much as to count their scores. */
export interface Rows {
  /** The list. */
  readonly list: readonly any[];
  /** The position of the first of them. */
  readonly start: number;
  /** How many. */
  readonly length: number;
}

/** Records taken in one go, whether they came as rows or as columns. */
export interface Slice {
  /** How many. */
  readonly length: number;
  /** One of them as a row: as it came, or made of the columns. */
  readonly row: (i: number) => unknown;
  /** The caller's own record that a row belongs to: for messages. */
  readonly origin: (i: number) => unknown;
  /** The field that the rows themselves were taken from; `null` where they are whole records. */
  readonly field: string | null;
  /**
   * A field of all of them; with `null` the rows themselves. Read once, whoever asks. The column is only
   * there while the slice is taken: what is to stay is copied.
   */
  readonly read: <Read extends Column>(kpi: string, field: string | null, kind: Kind<Read>) => Read;
  /** Some of them, as if the others had never been there. */
  readonly only: (order: Int32Array) => Slice;
}

/** Small enough to stay in the processor's cache, large enough to hide the calls (measured). */
export const SLICE = 1024;

/** Makes arrays for the columns of a slice. */
export type Room = (length: number) => Float64Array;

/** Room that is made anew each time. */
export const ownRoom: Room = (length) => new Float64Array(length);

/** Rows as a slice: all of a list, or so many from a start. */
export function sliceOfRows(
  list: readonly unknown[],
  room = ownRoom,
  start = 0,
  length = list.length,
): Slice {
  const row = (i: number) => list[start + i];
  const rows = { list, start, length };
  return {
    length,
    row,
    origin: row,
    field: null,
    read: remembering((kpi, field, kind) => kind.ofRows(kpi, field, rows, room)),
    only: (order) => sliceOfRows(Array.from(order, row)),
  };
}

/** A `read` that reads each column once. */
export function remembering(
  read: (kpi: string, field: string | null, kind: Kind<Column>) => Column,
): Slice["read"] {
  const known: Record<string, Column> = {};
  return (kpi, field, kind) => {
    const name = `${kind.kind} ${field}`;
    known[name] ??= read(kpi, field, kind);
    return known[name] as any;
  };
}

/** The same records in another order, or some of them; all of them are read. */
export function picked(slice: Slice, order: Int32Array): Slice {
  return {
    length: order.length,
    row: (i) => slice.row(order[i]!),
    origin: (i) => slice.origin(order[i]!),
    field: slice.field,
    read: remembering((kpi, field, kind) => pick(slice.read(kpi, field, kind), order)),
    only: (chosen) => slice.only(chosen.map((i) => order[i]!)),
  };
}

/** The records from `start` up to `end`, not included. */
export function between(slice: Slice, start: number, end: number): Slice {
  return {
    length: end - start,
    row: (i) => slice.row(start + i),
    origin: (i) => slice.origin(start + i),
    field: slice.field,
    read: (kpi, field, kind) => cut(slice.read(kpi, field, kind), start, end) as any,
    only: (order) => slice.only(order.map((i) => start + i)),
  };
}

/** A stretch of a column, without a copy where it can be done. */
export function cut(column: Column, start: number, end: number): Column {
  if ("codes" in column) return { ...column, codes: column.codes.subarray(start, end) };
  return ArrayBuffer.isView(column) ? column.subarray(start, end) : column.slice(start, end);
}

/** Some of a column's values, in this order. */
export function pick(column: Column, order: Int32Array): Column {
  if ("codes" in column) return { ...column, codes: pick(column.codes, order) as Numbers };
  const Constructor = column.constructor as new (length: number) => unknown[];
  const chosen = new Constructor(order.length);
  for (let i = 0; i < order.length; i++) chosen[i] = column[order[i]!];
  return chosen;
}

/** The value of a column at a position. */
export function valueAt(column: Column, i: number): unknown {
  if (!("codes" in column)) return column[i];
  return column.values[column.codes[i]!] ?? null;
}

/** How many of a dictionary's values, from the first on, are known to be of a kind, by what tells the kind. */
export type Known = Map<(value: unknown) => boolean, number>;

/** Whether all values of a dictionary are of a kind; of many more than the records, those that these have. */
export function areCoded(
  { codes, values, known }: Dictionary & { readonly known?: Known },
  isOfKind: (value: unknown) => boolean,
): boolean {
  if (known) {
    let length = known.get(isOfKind) ?? 0;
    while (length < values.length && isOfKind(values[length])) length++;
    known.set(isOfKind, length);
    if (length === values.length) return true;
  } else if (values.length <= codes.length) return values.every(isOfKind);
  for (let i = 0; i < codes.length; i++) if (!isOfKind(values[codes[i]!] ?? null)) return false;
  return true;
}
