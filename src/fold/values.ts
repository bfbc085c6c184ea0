import { checkField, checkName } from "../check";
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
  /** How often each of them came; empty where each came once. */
  counts: Float64Array;
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
  checkName("values", field);
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
  return { numbers: new Float64Array(8), n: 0, missing: 0, counts: new Float64Array(0) };
}

/** Takes one number in. */
export function addValue(state: ValuesState, number: number): void {
  if (state.n === state.numbers.length) grow(state, 2 * state.n);
  state.numbers[state.n++] = number;
}

/** Takes in a number that comes so many times. */
export function addTimes(state: ValuesState, number: number, times: number): void {
  addValue(state, number);
  countEach(state)[state.n - 1] = times;
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
  const { n } = left;
  addValues(left, right.numbers, right.n);
  if (right.counts.length > 0) countEach(left).set(right.counts.subarray(0, right.n), n);
  left.missing += right.missing;
  return left;
}

/** Makes each of the numbers come so many times as often. */
export function scaleValues(state: ValuesState, times: number): void {
  const counts = countEach(state);
  for (let i = 0; i < state.n; i++) counts[i]! *= times;
  state.missing *= times;
}

/** A sorted copy of the numbers, each as often as it came. */
export function sortedValues(state: ValuesState): Float64Array {
  if (state.counts.length === 0) return state.numbers.slice(0, state.n).sort();
  const { times, counts } = stepsOfValues(state);
  const all = new Float64Array(counts!.reduce((sum, count) => sum + count, 0));
  let end = 0;
  times.forEach((number, i) => {
    all.fill(number, end, end + counts![i]!);
    end += counts![i]!;
  });
  return all;
}

/** The numbers, ascending, and how often each came; no counts where each came once. */
export function stepsOfValues(state: ValuesState): {
  readonly times: Float64Array;
  readonly counts: Float64Array | null;
} {
  if (state.counts.length === 0) return { times: sortedValues(state), counts: null };
  const order = Uint32Array.from({ length: state.n }, (_, i) => i);
  order.sort((a, b) => state.numbers[a]! - state.numbers[b]!);
  return {
    times: Float64Array.from(order, (i) => state.numbers[i]!),
    counts: Float64Array.from(order, (i) => state.counts[i]!),
  };
}

/** The counts of a state, one for each place. */
function countEach(state: ValuesState): Float64Array {
  if (state.counts.length === 0) state.counts = new Float64Array(state.numbers.length).fill(1);
  return state.counts;
}

function grow(state: ValuesState, length: number): void {
  const numbers = new Float64Array(length);
  numbers.set(state.numbers.subarray(0, state.n));
  state.numbers = numbers;
  if (state.counts.length === 0) return;
  const counts = new Float64Array(length).fill(1);
  counts.set(state.counts.subarray(0, state.n));
  state.counts = counts;
}
