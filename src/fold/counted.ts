import { checkName, fail } from "../check";
import { checkMeasure, type Measure, takeTimes } from "../measure";
import { number } from "../record/fields";
import { kindOf } from "../record/gather";
import { type Slice, sliceOfRows } from "../slice";

/**
 * The measure of records that stand for several each: rows of a `GROUP BY` with their count, scores
 * with how often they were given.
 *
 * A record with a count of 3 is read as if it came three times. The result is the same as that of all
 * records one by one, with its `n` and its interval.
 *
 * @param field - The field that holds how many records each one stands for: a whole number, 0 or more.
 * @param measure - What to compute.
 * @throws InputError where a count is not a whole number from 0 to 2^53 - 1.
 * @example
 * ```ts
 * import { counted, measure, nps } from "customer-kpis";
 *
 * const scores = [
 *   { score: 10, n: 18 },
 *   { score: 8, n: 11 },
 *   { score: 3, n: 2 },
 * ];
 * const { n, promoters, value } = measure(scores, counted("n", nps()));
 * n; // => 31
 * promoters; // => 18
 * value; // ~> 51.6129
 * ```
 */
export function counted<const Field extends string, Input, Result, State>(
  field: Field,
  measure: Measure<Input, Result, State>,
): Measure<Input & Readonly<Record<Field, number>>, Result, State> {
  checkMeasure("counted", measure);
  checkName("counted", field);
  const counts = kindOf(number);
  const { spread, summary, parts, take: _, repeat: __, reads: ___, ...rest } = measure;

  function take(state: State, slice: Slice): State {
    const times = slice.read("counted", field, counts);
    for (let i = 0; i < times.length; i++) {
      if (!(Number.isSafeInteger(times[i]) && times[i]! >= 0)) {
        fail("counted", field, "a whole number, 0 or more", times[i], slice.origin(i));
      }
    }
    const records = Array.from({ length: slice.length }, (_, i) => slice.row(i) as Input);
    return takeTimes(measure, state, records, times);
  }

  return { ...rest, step: (state, record) => take(state, sliceOfRows([record])), take };
}
