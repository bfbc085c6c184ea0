import { fail } from "../check";
import type { ScoreCount } from "../fold/tally";
import { number } from "../options";

/** One score's part of all answers, for printing. */
export interface Percentage {
  /** The score. */
  readonly score: number;
  /** Its percentage of all answers, rounded so that all add up to 100. */
  readonly percent: number;
}

/**
 * A distribution in rounded percentages that add up to exactly 100.
 *
 * For printing only: nothing else in this library rounds. Each is rounded down, then those that
 * lost most are rounded up until the sum is 100 (largest remainder; of equal ones the lower score
 * first). So one may be off by nearly a unit, but no table adds up to 99 or 101.
 *
 * @param distribution - The `distribution` of a result of `csat`, `nps`, `ces` or `tally`.
 * @param digits - How many digits after the point, from 0 (default) to 6.
 * @returns The same scores; all percentages 0 without answers.
 * @throws InputError for digits other than 0 to 6, and for a distribution that is no list of scores and
 *   counts.
 * @example
 * ```ts
 * import { csat, percentages } from "customer-kpis";
 *
 * const { distribution } = csat([5, 4, 3]);
 * percentages(distribution).map(({ percent }) => percent); // => [0, 0, 34, 33, 33]
 * ```
 */
export function percentages(distribution: readonly ScoreCount[], digits = 0): Percentage[] {
  number({ whole: true, atLeast: 0, atMost: 6 })("percentages", "digits", digits);
  if (!Array.isArray(distribution)) {
    fail("percentages", "distribution", "an array of { score, count }", distribution ?? null);
  }
  let n = 0;
  for (const [i, one] of distribution.entries()) {
    number()("percentages", `distribution[${i}].score`, one?.score);
    n += number({ whole: true, atLeast: 0 })("percentages", `distribution[${i}].count`, one.count);
  }
  const units = 100 * 10 ** digits;
  // In whole numbers, as fractions that are equal need not be so after rounding.
  const losses = distribution.map(({ count }) => (n > 0 ? (units * count) % n : 0));
  const rounded = distribution.map(({ count }) => Math.floor(n > 0 ? (units * count) / n : 0));
  const left = n > 0 ? units - rounded.reduce((sum, part) => sum + part, 0) : 0;
  const scoreOf = (i: number): number => distribution[i]!.score;
  const byLoss = [...rounded.keys()].sort(
    (a, b) => losses[b]! - losses[a]! || scoreOf(a) - scoreOf(b),
  );
  for (const i of byLoss.slice(0, left)) rounded[i]!++;
  return distribution.map(({ score }, i) => ({ score, percent: rounded[i]! / 10 ** digits }));
}
