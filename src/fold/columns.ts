import { fail, nearest } from "../check";
import type { SlicedRecords } from "../measure";
import {
  type Column,
  cut,
  type Dictionary,
  isNumbers,
  type Known,
  ownRoom,
  pick,
  remembering,
  type Slice,
  valueAt,
} from "../slice";

/** The record that columns make up together. */
export type RowOf<Given> = {
  readonly [Name in keyof Given]: Given[Name] extends { readonly values: readonly (infer Value)[] }
    ? Value
    : Given[Name] extends ArrayLike<infer Value>
      ? Value
      : never;
};

/** Records by column: what {@link columns} returns. Iterated, they are rows. */
export interface Columns<Row> extends Iterable<Row>, SlicedRecords {}

/**
 * Records that are held by column, as Arrow, DuckDB and typed arrays do: every KPI takes them in place
 * of rows, several times faster and without building a row.
 *
 * A column is an array, a typed array (in which NaN is "nothing there"), or a dictionary: `codes` and
 * the `values` that they stand for, where a code that stands for none is `null`. Moments are
 * milliseconds since 1970. Columns are read in place: do not change them meanwhile.
 *
 * @param given - The columns by field, all of one length.
 * @throws InputError for a column that is none, and for columns of different lengths.
 * @example
 * ```ts
 * import { by, columns, measure, nps } from "customer-kpis";
 *
 * const answers = columns({
 *   score: Uint8Array.of(10, 3, 9),
 *   channel: { codes: Uint8Array.of(0, 1, 0), values: ["email", "phone"] },
 * });
 * nps(answers).n; // => 3
 * measure(answers, by("channel", nps())).map(({ key, result }) => [key, result.value]);
 * // => [["email", 100], ["phone", -100]]
 * ```
 */
export function columns<
  const Given extends Readonly<Record<string, ArrayLike<unknown> | Dictionary>>,
>(given: Given): Columns<RowOf<Given>> {
  if (typeof given !== "object" || given === null) {
    fail("columns", "columns", "an object with a column for each field", given);
  }
  const all = given as unknown as Readonly<Record<string, Column>>;
  const names = Object.keys(all);
  const lengths = names.map((name) => lengthOf(name, all[name]!));
  const length = lengths[0] ?? 0;
  lengths.forEach((other, i) => {
    if (other !== length) fail("columns", names[i]!, `of ${length} records, as ${names[0]}`, other);
  });
  const own = Object.fromEntries(names.map((name) => [name, lookedThrough(all[name]!)]));
  return {
    length,
    sliced: (start, end) => sliceOfColumns(own, start, end),
    *[Symbol.iterator]() {
      for (let i = 0; i < length; i++) yield rowAt(all, i) as RowOf<Given>;
    },
  };
}

function lengthOf(name: string, column: Column): number {
  const isDictionary = typeof column === "object" && column && "codes" in column;
  const isList = Array.isArray(column) || (ArrayBuffer.isView(column) && "length" in column);
  if (isDictionary ? !(isNumbers(column.codes) && Array.isArray(column.values)) : !isList) {
    const allowed =
      "an array, a typed array or { codes: a typed array of numbers, values: an array }";
    fail("columns", name, allowed, column);
  }
  return isDictionary ? column.codes.length : column.length;
}

/**
 * A dictionary that is looked through once, not with each slice; not where few records have many values. Of one
 * that has its parts from a class a copy of the object would have none.
 */
function lookedThrough(column: Column): Column {
  if (!("codes" in column)) return column;
  const { codes, values } = column;
  const known: Known | undefined = values.length > codes.length ? undefined : new Map();
  return { codes, values, ...(known && { known }) } as Dictionary;
}

function decoded(column: Dictionary): readonly unknown[] {
  return Array.from(column.codes, (_, i) => valueAt(column, i));
}

function rowAt(all: Readonly<Record<string, Column>>, i: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(all).map(([name, column]) => {
      const value = valueAt(column, i);
      return [name, Number.isNaN(value) ? null : value];
    }),
  );
}

function sliceOfColumns(
  all: Readonly<Record<string, Column>>,
  start: number,
  end: number,
  rowOf?: Slice["row"],
): Slice {
  const rows: unknown[] = [];
  // A row is made when somebody asks, and stays the same one, so that an error can find it.
  const row = (i: number) => {
    rows[i] ??= rowOf ? rowOf(i) : rowAt(all, start + i);
    return rows[i];
  };
  const columnOf = (kpi: string, field: string) => {
    if (Object.hasOwn(all, field)) return all[field]!;
    const names = Object.keys(all);
    return fail(
      kpi,
      "columns",
      `with a column "${field}"${nearest(field, names)}`,
      names.join(", "),
    );
  };
  const slice: Slice = {
    length: end - start,
    row,
    origin: row,
    field: null,
    read: remembering((kpi, field, kind) => {
      const name = field ?? "score";
      if (kind.nothing && !Object.hasOwn(all, name)) return kind.nothing(slice.length);
      const column = cut(columnOf(kpi, name), start, end);
      if (kind.ofColumn) return kind.ofColumn(kpi, name, column, slice);
      const list = "codes" in column ? decoded(column) : (column as unknown[]);
      return kind.ofRows(kpi, null, { list, start: 0, length: list.length }, ownRoom);
    }),
    only(order) {
      const chosen = Object.entries(all).map(([name, column]) => {
        return [name, pick(cut(column, start, end), order)] as const;
      });
      const rowOf = (i: number) => row(order[i]!);
      return sliceOfColumns(Object.fromEntries(chosen), 0, order.length, rowOf);
    },
  };
  return slice;
}
