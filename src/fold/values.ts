import { checkField } from "../check";
import type { Measure } from "../measure";
import { number, optional } from "../record/fields";
import { kindOf } from "../record/gather";
import { type Slice, sliceOfRows } from "../slice";

/** Every number of a field, in order. */
export interface ValuesResult {
  /** How many records held a number. */
  readonly n: number;
  /** How many held `null` or nothing. */
  readonly missing: number;
  /** The numbers, ascending. */
  readonly values: readonly number[];
}

/** What `values` holds in between: the first `n` entries of `numbers`. */
export interface ValuesState {
  numbers: Float64Array;
  n: number;
  missing: number;
}

/**
 * All numbers of a field, sorted: what medians and other exact quantiles are made of.
 *
 * @param field - A field that holds a finite number, or `null` where there is none.
 * @returns A measure of `{ n, missing, values }`; it keeps 8 bytes a record.
 * @throws InputError where the field holds anything else; for a record without
 *   it, as a misspelt name is not a missing number.
 * @example
 * ```ts
 * import { measure, values } from "customer-kpis";
 *
 * const orders = [{ amount: 30 }, { amount: 10 }, { amount: null }];
 * measure(orders, values("amount")); // => { n: 2, missing: 1, values: [10, 30] }
 * ```
 */
export function values<const Field extends string>(
  field: Field,
): Measure<Readonly<Record<Field, number | null | undefined>>, ValuesResult, ValuesState> {
  const kind = kindOf(optional(number));

  function take(state: ValuesState, slice: Slice): ValuesState {
    const numbers = slice.read("values", field, kind);
    for (let i = 0; i < numbers.length; i++) {
      if (Number.isNaN(numbers[i]!)) checkField("values", slice.row(i), field);
    }
    for (const number of numbers) {
      if (Number.isNaN(number)) state.missing++;
      else addValue(state, number);
    }
    return state;
  }

  return {
    init: initValues,
    step: (state, record) => take(state, sliceOfRows([record])),
    take,
    reads: [{ field, kind: "number" }],
    merge: mergeValues,
    finish: (state) => ({
      n: state.n,
      missing: state.missing,
      values: Array.from(sortedValues(state)),
    }),
  };
}

/** An empty state. For KPIs that compute their numbers themselves. */
export function initValues(): ValuesState {
  return { numbers: new Float64Array(8), n: 0, missing: 0 };
}

/** Takes one number in. */
export function addValue(state: ValuesState, number: number): void {
  if (state.n === state.numbers.length) grow(state, 2 * state.n);
  state.numbers[state.n++] = number;
}

/** Takes in the first `count` of the numbers. */
export function addValues(state: ValuesState, numbers: Float64Array, count: number): void {
  const n = state.n + count;
  if (n > state.numbers.length) grow(state, Math.max(n, 2 * state.n));
  state.numbers.set(numbers.subarray(0, count), state.n);
  state.n = n;
}

/** Joins two states. */
export function mergeValues(left: ValuesState, right: ValuesState): ValuesState {
  addValues(left, right.numbers, right.n);
  left.missing += right.missing;
  return left;
}

/** A sorted copy of the numbers. */
export function sortedValues(state: ValuesState): Float64Array {
  return state.numbers.slice(0, state.n).sort();
}

function grow(state: ValuesState, length: number): void {
  const numbers = new Float64Array(length);
  numbers.set(state.numbers.subarray(0, state.n));
  state.numbers = numbers;
}
