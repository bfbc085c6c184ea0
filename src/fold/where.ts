import { fail } from "../check";
import { checkMeasure, type Measure, repeated, takeSlice } from "../measure";

/**
 * The measure for those records only that pass a test.
 *
 * @param test - Whether a record counts.
 * @param measure - What to compute for the records that do.
 * @example
 * ```ts
 * import { measure, nps, where } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, country: "IR" },
 *   { score: 2, country: "SA" },
 * ];
 * measure(answers, where((answer) => answer.country === "IR", nps())).value; // => 100
 * ```
 */
export function where<Row, Result, State>(
  test: (row: Row) => boolean,
  measure: Measure<NoInfer<Row>, Result, State>,
): Measure<Row, Result, State> {
  checkMeasure("where", measure);
  if (typeof test !== "function") fail("where", "test", "a function", test);
  // What the test looks at cannot be told, so what the measure reads is not all.
  const { spread, reads, ...rest } = measure;
  return {
    ...rest,
    step: (state, row) => (test(row) ? measure.step(state, row) : state),
    repeat: (state, row, times) => (test(row) ? repeated(measure, state, row, times) : state),
    take(state, slice) {
      const passed: number[] = [];
      for (let i = 0; i < slice.length; i++) if (test(slice.row(i) as Row)) passed.push(i);
      if (passed.length === slice.length) return takeSlice(measure, state, slice);
      return takeSlice(measure, state, slice.only(Int32Array.from(passed)));
    },
  };
}
