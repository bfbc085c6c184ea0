import { fail } from "../check";
import { checkMeasure, type Measure, stepAll } from "../measure";

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
  return {
    ...measure,
    step: (state, row) => (test(row) ? measure.step(state, row) : state),
    steps(state, rows, start, end) {
      const passed: Row[] = [];
      for (let i = start; i < end; i++) {
        const row = rows[i] as Row;
        if (test(row)) passed.push(row);
      }
      return stepAll(measure, state, passed, 0, passed.length);
    },
  };
}
