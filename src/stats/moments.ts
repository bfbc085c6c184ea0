import { finite, sumOf } from "./sum";

/**
 * A count, a mean and a sum of squares that can be added to and joined without losing digits.
 *
 * Own code: simple-statistics wants the whole list, and a fold has one number at a time.
 */
export interface Moments {
  /** How many numbers. */
  n: number;
  /** Their mean; 0 without any. */
  mean: number;
  /** Sum of squared distances from the mean. */
  squares: number;
}

/** No numbers yet. */
export function initMoments(): Moments {
  return { n: 0, mean: 0, squares: 0 };
}

/** The moments of a list, the same in any order but for the last digit. */
export function momentsOf(numbers: ArrayLike<number>): Moments {
  const n = numbers.length;
  // A quotient of two roundings may lie beside numbers that are all the same.
  const mean = n > 0 ? withinThem(numbers, sumOf(numbers) / n) : 0;
  const squares = new Float64Array(n);
  for (let i = 0; i < n; i++) squares[i] = (numbers[i]! - mean) ** 2;
  return { n, mean, squares: sumOf(squares) };
}

function withinThem(numbers: ArrayLike<number>, mean: number): number {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < numbers.length; i++) {
    least = Math.min(least, numbers[i]!);
    most = Math.max(most, numbers[i]!);
  }
  return Math.min(Math.max(mean, least), most);
}

/** Takes one number in (Welford 1962). */
export function addMoment(moments: Moments, number: number): void {
  moments.n++;
  const distance = number - moments.mean;
  moments.mean += distance / moments.n;
  moments.squares += distance * (number - moments.mean);
}

/** Joins the right into the left (Chan et al. 1979). */
export function mergeMoments(left: Moments, right: Moments): void {
  if (right.n === 0) return;
  const n = left.n + right.n;
  const distance = right.mean - left.mean;
  // Two that are apart; the first to come is at no distance from none, however large it is.
  if (left.n > 0) left.squares += distance * distance * ((left.n * right.n) / n);
  left.squares += right.squares;
  left.mean += distance * (right.n / n);
  left.n = n;
}

/** Sample variance (divisor n - 1); `null` below two numbers. */
export function varianceOf({ n, squares }: Moments): number | null {
  return n > 1 ? squares / (n - 1) : null;
}

/** Whether numbers of such a size differ by what rounding makes of equal ones, as R's `t.test` has it. */
export function isRounding(standardError: number, size: number): boolean {
  return !(standardError > 10 * Number.EPSILON * size);
}

/** Throws where the values of `field` are so large that their mean or spread is no number. */
export function checkMoments(kpi: string, field: string, { mean, squares }: Moments): void {
  finite(kpi, field, mean);
  finite(kpi, field, squares);
}
