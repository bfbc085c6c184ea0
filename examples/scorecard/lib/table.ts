import { type Columns, columns } from "customer-kpis";

/**
 * A field of many records: numbers, of which NaN is none, or codes with the values that they stand for. The
 * values themselves are held only where some records must have such a field, and do not.
 */
export type Column =
  | Float64Array
  | { readonly codes: Codes; readonly values: readonly unknown[] }
  | readonly unknown[];

/** For each record the position of its value; below 0 where it has none. */
export type Codes = Int32Array | Int16Array | Int8Array;

/** A record as a table holds it: moments as milliseconds. */
export type Held<Row> = {
  readonly [Name in keyof Row]: Date extends Row[Name]
    ? Exclude<Row[Name], Date> | number
    : Row[Name];
};

/** Records by column, which KPIs take in place of rows: of a million records nothing is kept but numbers. */
export interface Table<Row> extends Columns<Held<Row>> {
  readonly fields: ReadonlyMap<string, Column>;
}

/** A table of these columns. */
export function table<Row>(fields: ReadonlyMap<string, Column>): Table<Row> {
  return { ...(columns(Object.fromEntries(fields)) as Columns<never>), fields };
}

/** Tells what the records say in a field; `null` where they say nothing. */
export function valuesOf<Row, Name extends keyof Row & string>(
  { fields }: Table<Row>,
  name: Name,
): (i: number) => Held<Row>[Name] | null {
  const column = fields.get(name);
  if (column === undefined) return () => null;
  return readerOf(column) as (i: number) => Held<Row>[Name] | null;
}

/** Tells the values of a column; `null` where there is none. */
export function readerOf(column: Column): (i: number) => unknown {
  if (column instanceof Float64Array) return (i) => (Number.isNaN(column[i]) ? null : column[i]);
  if (!("codes" in column)) return (i) => column[i] ?? null;
  const values = column.values.map((value) => (value instanceof Date ? value.getTime() : value));
  return (i) => values[column.codes[i] as number] ?? null;
}
