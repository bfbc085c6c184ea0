import { type Table, valuesOf } from "./table";

export interface Span {
  readonly rows: number;
  /** Milliseconds since 1970; `null` without rows. */
  readonly first: number | null;
  readonly last: number | null;
}

/** How many records there are, and the first and last moment in them. */
export function span<Row>(records: Table<Row>, field: keyof Row & string): Span {
  const at = valuesOf(records, field) as (i: number) => number;
  const rows = records.length;
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < rows; i++) {
    first = Math.min(first, at(i));
    last = Math.max(last, at(i));
  }
  return rows > 0 ? { rows, first, last } : { rows, first: null, last: null };
}
