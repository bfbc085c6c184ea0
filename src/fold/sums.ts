import type { Measure } from "../measure";
import { checkField, checkNumber } from "../record/field";
import { addMoment, initMoments, type Moments, mergeMoments, varianceOf } from "../stats/moments";

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

/** A sum, and what rounding has taken from it so far. */
interface Sum {
  sum: number;
  lost: number;
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
 * @throws TypeError or RangeError where the field holds anything else; TypeError for a record without
 *   it, as a misspelt name is not a missing number.
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
  function read(record: Readonly<Record<Field, number | null | undefined>>): number | null {
    if (record?.[field] === undefined) checkField("sums", record, field);
    return checkNumber("sums", field, record[field]);
  }

  return {
    init: () => ({ moments: initMoments(), missing: 0, sum: 0, lost: 0 }),
    step(state, record) {
      const number = read(record);
      if (number === null) state.missing++;
      else {
        addMoment(state.moments, number);
        add(state, number);
      }
      return state;
    },
    // Squares of distances to the mean so far: no division for every record, and what rounding
    // takes from them is small beside the squares of all.
    steps(state, records, start, end) {
      const slice: Sum = { sum: 0, lost: 0 };
      let origin = state.moments.n > 0 ? state.moments.mean : Number.NaN;
      let n = 0;
      let squares = 0;
      for (let i = start; i < end; i++) {
        const value = records[i]?.[field];
        const isPlain = typeof value === "number" && value - value === 0;
        const number = isPlain ? value : read(records[i]!);
        if (number === null) state.missing++;
        else {
          n++;
          add(slice, number);
          if (Number.isNaN(origin)) origin = number;
          squares += (number - origin) ** 2;
        }
      }
      if (n === 0) return state;
      const mean = (slice.sum + slice.lost) / n;
      const aside = n * (mean - origin) ** 2;
      mergeMoments(state.moments, { n, mean, squares: Math.max(0, squares - aside) });
      add(state, slice.sum);
      add(state, slice.lost);
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

/** Compensated addition (Knuth's TwoSum): what rounding takes from the sum is kept beside it. */
function add(state: Sum, number: number): void {
  const sum = state.sum + number;
  const added = sum - state.sum;
  state.lost += state.sum - (sum - added) + (number - added);
  state.sum = sum;
}
