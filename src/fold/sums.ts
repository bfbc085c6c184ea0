import { checkField, checkName } from "../check";
import type { Measure } from "../measure";
import { number, optional } from "../record/fields";
import { kindOf } from "../record/gather";
import { type Slice, sliceOfRows } from "../slice";
import { initMoments, type Moments, mergeMoments, varianceOf } from "../stats/moments";
import { addTo, finite, initSum, mergeSums, type Sum, totalOf } from "../stats/sum";

/** The sum, mean and spread of a field. */
export interface SumsResult {
  /** How many records held a number. */
  readonly n: number;
  /** How many held `null` or nothing. */
  readonly missing: number;
  /** The total; 0 without numbers. */
  readonly sum: number;
  /** `sum / n`; `null` without numbers. */
  readonly mean: number | null;
  /** Sample variance (divisor n - 1); `null` below two numbers. */
  readonly variance: number | null;
}

/** What `sums` holds in between. */
export interface SumsState extends Sum {
  readonly moments: Moments;
  missing: number;
}

/**
 * The sum, mean and variance of a field, kept accurate by compensated summation.
 *
 * @param field - A field that holds a finite number, or `null` where there is none.
 * @returns A measure of `{ n, missing, sum, mean, variance }`.
 * @throws InputError where the field holds anything else, for a record without it, as a misspelt name
 *   is not a missing number, and where the sum is larger than any number.
 * @example
 * ```ts
 * import { measure, sums } from "customer-kpis";
 *
 * const orders = [{ amount: 10 }, { amount: 20 }, { amount: null }];
 * measure(orders, sums("amount")); // => { n: 2, missing: 1, sum: 30, mean: 15, variance: 50 }
 * ```
 */
export function sums<const Field extends string>(
  field: Field,
): Measure<Readonly<Record<Field, number | null | undefined>>, SumsResult, SumsState> {
  checkName("sums", field);
  const kind = kindOf(optional(number));

  const take = (state: SumsState, slice: Slice) =>
    takeNumbers(state, slice.read("sums", field, kind), field, slice);

  return {
    init: () => ({ moments: initMoments(), missing: 0, ...initSum() }),
    step: (state, record) => take(state, sliceOfRows([record])),
    take,
    repeat(state, record, times) {
      const one = take({ moments: initMoments(), missing: 0, ...initSum() }, sliceOfRows([record]));
      if (one.missing > 0) state.missing += times;
      else {
        mergeMoments(state.moments, { n: times, mean: one.sum, squares: 0 });
        addTo(state, one.sum * times);
      }
      return state;
    },
    reads: [{ field, kind: "number" }],
    merge(left, right) {
      mergeMoments(left.moments, right.moments);
      left.missing += right.missing;
      mergeSums(left, right);
      return left;
    },
    finish({ moments, missing, ...totals }) {
      const { n } = moments;
      const sum = finite("sums", field, totalOf(totals));
      return {
        n,
        missing,
        sum,
        mean: n > 0 ? sum / n : null,
        variance: n > 1 ? finite("sums", field, varianceOf(moments) as number) : null,
      };
    },
  };
}

// Squares of distances to the mean so far: no division for every record, and what rounding
// takes from them is small beside the squares of all.
function takeNumbers(
  state: SumsState,
  numbers: Float64Array,
  field: string,
  slice: Slice,
): SumsState {
  const sum = initSum();
  let origin = state.moments.n > 0 ? state.moments.mean : Number.NaN;
  let n = 0;
  let squares = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (Number.isNaN(number)) continue;
    n++;
    addTo(sum, number);
    if (Number.isNaN(origin)) origin = number;
    squares += (number - origin) ** 2;
  }
  if (n < numbers.length) {
    for (let i = 0; i < numbers.length; i++) {
      if (Number.isNaN(numbers[i]!)) checkField("sums", slice.row(i), field);
    }
    state.missing += numbers.length - n;
  }
  if (n === 0) return state;
  const mean = totalOf(sum) / n;
  const aside = n * (mean - origin) ** 2;
  mergeMoments(state.moments, { n, mean, squares: Math.max(0, squares - aside) });
  mergeSums(state, sum);
  return state;
}
