import { checkField, fail } from "../check";
import { checkMeasure, type Measure, repeated, takeSlice } from "../measure";
import { type Slice, sliceOfRows } from "../slice";

/**
 * The measure of one field of wider rows, or of anything computed from a row.
 *
 * @param what - A field's name, or a function from a row to what the measure reads.
 * @param measure - The measure of that.
 * @example
 * ```ts
 * import { measure, nps, select } from "customer-kpis";
 *
 * const rows = [{ recommend: 9 }, { recommend: 10 }];
 * measure(rows, select("recommend", nps())).value; // => 100
 * measure(rows, select((row) => row.recommend - 1, nps())).passives; // => 1
 * ```
 */
export function select<const Field extends string, Input, Result, State>(
  what: Field,
  measure: Measure<Input, Result, State>,
): Measure<Readonly<Record<Field, Input>>, Result, State>;
export function select<Row, Input, Result, State>(
  what: (row: Row) => NoInfer<Input>,
  measure: Measure<Input, Result, State>,
): Measure<Row, Result, State>;
export function select<Row, Input, Result, State>(
  what: string | ((row: Row) => Input),
  measure: Measure<Input, Result, State>,
): Measure<Row, Result, State> {
  checkMeasure("select", measure);
  const { spread, summary, parts, reads, at, repeat, ...rest } = measure;
  if (typeof what === "string") {
    const view = (slice: Slice) => fieldOf(slice, what);
    return {
      ...rest,
      step: (state, row) => takeSlice(measure, state, view(sliceOfRows([row]))),
      take: (state, slice) => takeSlice(measure, state, view(slice)),
      repeat: (state, row, times) =>
        repeated(measure, state, view(sliceOfRows([row])).row(0) as Input, times),
      // Of a record within a record no field is one of the outer record's.
      ...(reads?.every(({ field }) => field === null) && {
        reads: reads.map((read) => ({ ...read, field: what })),
      }),
      ...(spread && { spread: (states, codes, slice) => spread(states, codes, view(slice)) }),
    };
  }
  if (typeof what !== "function") fail("select", "what", "a field's name or a function", what);
  return {
    ...rest,
    step: (state, row) => measure.step(state, what(row)),
    repeat: (state, row, times) => repeated(measure, state, what(row), times),
    take(state, slice) {
      const inputs = Array.from({ length: slice.length }, (_, i) => what(slice.row(i) as Row));
      return takeSlice(measure, state, { ...sliceOfRows(inputs), origin: slice.origin });
    },
  };
}

/** A slice of the values of one field. */
function fieldOf(slice: Slice, field: string): Slice {
  const row = (i: number) => {
    const value = (slice.row(i) as Readonly<Record<string, unknown>>)?.[field];
    if (value === undefined) checkField("select", slice.row(i), field);
    return value;
  };
  let inner: Slice | null = null;
  return {
    length: slice.length,
    row,
    origin: slice.origin,
    field,
    read(kpi, name, kind) {
      if (name === null) return slice.read(kpi, field, kind);
      inner ??= sliceOfRows(Array.from({ length: slice.length }, (_, i) => row(i)));
      return inner.read(kpi, name, kind);
    },
    only: (order) => fieldOf(slice.only(order), field),
  };
}
