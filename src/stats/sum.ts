import { fail } from "../check";

/** A sum, and what rounding has taken from it so far. */
export interface Sum {
  /** The sum as it was rounded. */
  sum: number;
  /** What belongs to it still. */
  lost: number;
}

/** Nothing yet. */
export function initSum(): Sum {
  return { sum: 0, lost: 0 };
}

/** Adds a number, and keeps what rounding takes from the sum beside it (Knuth's TwoSum). */
export function addTo(state: Sum, number: number): void {
  const sum = state.sum + number;
  const added = sum - state.sum;
  state.lost += state.sum - (sum - added) + (number - added);
  state.sum = sum;
}

/** The same in a column of sums: `sums[at]` is one, and `sums[at + 1]` what rounding has taken of it. */
export function addAt(sums: Float64Array, at: number, number: number): void {
  const before = sums[at] as number;
  const sum = before + number;
  const added = sum - before;
  sums[at + 1]! += before - (sum - added) + (number - added);
  sums[at] = sum;
}

/** Joins the sum at a place of another such column to one. */
export function mergeAt(left: Float64Array, at: number, right: Float64Array, from: number): void {
  addAt(left, at, right[from] as number);
  addAt(left, at, right[from + 1] as number);
}

/** The total at a place of such a column. */
export function totalAt(sums: Float64Array, at: number): number {
  return (sums[at] as number) + (sums[at + 1] as number) + 0;
}

/** Joins the right into the left. */
export function mergeSums(left: Sum, right: Sum): void {
  addTo(left, right.sum);
  addTo(left, right.lost);
}

/** The total, never `-0`; not finite where it has become too large for a number. */
export function totalOf({ sum, lost }: Sum): number {
  return sum + lost + 0;
}

/** The total of a list. */
export function sumOf(numbers: ArrayLike<number>): number {
  const state = initSum();
  for (let i = 0; i < numbers.length; i++) addTo(state, numbers[i] as number);
  return totalOf(state);
}

/** Sums of fractions differ in their last digits by their order alone: that share of them is no change. */
export const LEAST_CHANGE = 1e-12;

/** What is left of a sum, or by how much it is more than another; 0 where that is but rounding. */
export function restOf(rest: number, sum: number): number {
  return Math.abs(rest) <= LEAST_CHANGE * Math.abs(sum) ? 0 : rest;
}

/** A figure as it is, never `-0`; throws where the values of `field` are too large for it. */
export function finite(kpi: string, field: string, figure: number): number {
  if (!Number.isFinite(figure)) {
    // Nobody gave NaN: it is what becomes of a sum beyond all numbers.
    const came = Number.isNaN(figure) ? Number.POSITIVE_INFINITY : figure;
    fail(kpi, field, "small enough for its sums and squares to be finite", came);
  }
  return figure + 0;
}
