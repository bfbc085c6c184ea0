import { betaLogitQuantile, logBetaShare } from "./beta";
import type { Interval } from "./intervals";

/**
 * The natural logarithm of the chance that Student's t with `df` degrees of freedom exceeds `t`, for `t`
 * of 0 or more.
 *
 * Own code: simple-statistics gives the t of two lists, and no chance.
 */
export function logStudentTail(t: number, df: number): number {
  // As a quotient of quotients, so that the square of a large `t` does not overflow.
  const square = t * (t / df);
  return logBetaShare(1 / (1 + square), 1 / (1 + 1 / square), df / 2, 0.5) - Math.LN2;
}

/** The `t` that Student's t exceeds with chance `p`, for `p` above 0 and below 1. */
export function studentQuantile(p: number, df: number): number {
  if (p > 0.5) return -studentQuantile(1 - p, df);
  if (p === 0.5) return 0;
  return Math.sqrt(df) * Math.exp(-betaLogitQuantile(2 * p, df / 2, 0.5) / 2);
}

/** Student's interval for a mean; `null` below two numbers. */
export function studentInterval(
  mean: number,
  variance: number | null,
  n: number,
  level: number,
): Interval | null {
  if (variance === null) return null;
  const reach = studentQuantile((1 - level) / 2, n - 1) * Math.sqrt(variance / n);
  return { lower: mean - reach, upper: mean + reach, level, method: "student-t" };
}
