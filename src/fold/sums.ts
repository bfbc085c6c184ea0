import type { Measure } from "../measure";
import { addMoment, initMoments, type Moments, mergeMoments, varianceOf } from "../stats/moments";
import { checkNumber, checkRecord } from "./field";

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
export interface SumsState {
  readonly moments: Moments;
  missing: number;
  sum: number;
  /** What rounding has taken from `sum` so far. */
  lost: number;
}

/**
 * The sum, mean and variance of a field, kept exact by compensated summation.
 *
 * @param field - A field that holds a finite number, or `null` where there is none.
 * @returns A measure of `{ n, missing, sum, mean, variance }`.
 * @throws TypeError or RangeError where the field holds anything else.
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
  return {
    init: () => ({ moments: initMoments(), missing: 0, sum: 0, lost: 0 }),
    step(state, record) {
      checkRecord("sums", record, field);
      const number = checkNumber("sums", field, record[field]);
      if (number === null) state.missing++;
      else {
        addMoment(state.moments, number);
        add(state, number);
      }
      return state;
    },
    merge(left, right) {
      mergeMoments(left.moments, right.moments);
      left.missing += right.missing;
      add(left, right.sum);
      add(left, right.lost);
      return left;
    },
    finish({ moments, missing, sum, lost }) {
      const { n } = moments;
      return {
        n,
        missing,
        sum: sum + lost,
        mean: n > 0 ? (sum + lost) / n : null,
        variance: varianceOf(moments),
      };
    },
  };
}

/** Neumaier's compensated addition. */
function add(state: SumsState, number: number): void {
  const sum = state.sum + number;
  state.lost +=
    Math.abs(state.sum) >= Math.abs(number) ? state.sum - sum + number : number - sum + state.sum;
  state.sum = sum;
}
