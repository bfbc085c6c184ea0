import type { SumsResult } from "customer-kpis";

/** From so many values on their mean is spread as a normal distribution is, whatever they are. */
const ENOUGH = 30;

/** A mean with the interval that holds the true one 95 times in 100; none for few values. */
export function intervalOf({ mean, variance, n }: Pick<SumsResult, "mean" | "variance" | "n">) {
  if (mean === null || variance === null || n < ENOUGH) return { mean, interval: null };
  const reach = 1.96 * Math.sqrt(variance / n);
  return { mean, interval: { lower: mean - reach, upper: mean + reach } };
}
