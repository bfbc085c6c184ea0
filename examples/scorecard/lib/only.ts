import type { Span } from "./settings";
import { type Codes, type Column, type Table, table, valuesOf } from "./table";

/** Those records of a table, by their place, that pass a test. */
export function only<Row>(all: Table<Row>, test: (i: number) => boolean): Table<Row> {
  const places = new Int32Array(all.length);
  let n = 0;
  for (let i = 0; i < all.length; i++) if (test(i)) places[n++] = i;
  return n === all.length ? all : picked(all, places.subarray(0, n));
}

/** Those whose moment lies in a stretch of time. */
export function during<Row>(
  all: Table<Row>,
  { start, end }: Span,
  field: keyof Row & string,
): Table<Row> {
  const at = valuesOf(all, field) as (i: number) => number;
  return only(all, (i) => at(i) >= start && at(i) < end);
}

/** Each value of a field with its records, in the order in which they first come. */
export function groupsOf<Row, Name extends keyof Row & string>(all: Table<Row>, field: Name) {
  const valueAt = valuesOf(all, field);
  const places = new Map<ReturnType<typeof valueAt>, number[]>();
  for (let i = 0; i < all.length; i++) {
    const own = places.get(valueAt(i)) ?? [];
    if (own.push(i) === 1) places.set(valueAt(i), own);
  }
  return Array.from(places, ([key, own]) => ({ key, records: picked(all, Int32Array.from(own)) }));
}

/** How often each value of a field comes, in the order in which they first come. */
export function timesOf<Row, Name extends keyof Row & string>(all: Table<Row>, field: Name) {
  const valueAt = valuesOf(all, field);
  const times = new Map<ReturnType<typeof valueAt>, number>();
  for (let i = 0; i < all.length; i++) times.set(valueAt(i), (times.get(valueAt(i)) ?? 0) + 1);
  return times;
}

/** The same records, with these fields alone. */
export function withFields<Row, Name extends keyof Row & string>(
  { fields }: Table<Row>,
  names: readonly Name[],
): Table<Pick<Row, Name>> {
  return table(new Map([...fields].filter(([name]) => names.includes(name as Name))));
}

function picked<Row>({ fields }: Table<Row>, places: Int32Array): Table<Row> {
  const chosen = Array.from(fields, ([name, column]): [string, Column] => {
    if (column instanceof Float64Array) return [name, pick(column, places)];
    if (!("codes" in column)) return [name, Array.from(places, (i) => column[i])];
    return [name, { codes: pick(column.codes, places), values: column.values }];
  });
  return table(new Map(chosen));
}

function pick<Numbers extends Float64Array | Codes>(numbers: Numbers, places: Int32Array): Numbers {
  const Constructor = numbers.constructor as new (length: number) => Numbers;
  const chosen = new Constructor(places.length);
  for (let k = 0; k < places.length; k++) chosen[k] = numbers[places[k] as number] as number;
  return chosen;
}
