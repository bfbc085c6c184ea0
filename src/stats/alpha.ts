/** What a covariance matrix of items says of how well they hang together. */
export interface AlphaParts {
  /** Cronbach's alpha; `null` below two items, where their total does not vary, and above 1. */
  readonly alpha: number | null;
  /** Whether alpha would be above 1: covariances that no table of answers has. */
  readonly isImpossible: boolean;
  /** Alpha of the standardized items; `null` also where one of them does not vary. */
  readonly standardized: number | null;
  /** For every item: alpha of the others alone. */
  readonly itemDeleted: readonly (number | null)[];
  /** For every item: its correlation with the total of the others. */
  readonly itemRest: readonly (number | null)[];
}

/** Cronbach's alpha and its kin from the items' covariances (Cronbach 1951). */
export function alphaOf(covariances: readonly (readonly number[])[]): AlphaParts {
  const k = covariances.length;
  const own = covariances.map((row, i) => row[i] as number);
  const withTotal = covariances.map((row) => sumOf(row));
  const total = sumOf(withTotal);
  const alpha = alphaFrom(k, sumOf(own), total);
  return {
    alpha,
    isImpossible: alpha === null && k > 1 && isVarying(total, sumOf(own)),
    standardized: standardizedAlpha(covariances),
    itemDeleted: own.map((variance, i) =>
      alphaFrom(k - 1, sumOf(own) - variance, total - 2 * withTotal[i]! + variance),
    ),
    itemRest: own.map((variance, i) => {
      const rest = total - 2 * withTotal[i]! + variance;
      if (!(isVarying(rest, sumOf(own)) && variance > 0)) return null;
      const correlation = (withTotal[i]! - variance) / Math.sqrt(variance * rest);
      const isOne = Math.abs(correlation) > 1;
      if (!isOne) return correlation;
      return Math.abs(correlation) > 1 + 1e-9 ? null : Math.sign(correlation);
    }),
  };
}

/**
 * Alpha of `k` items from the sum of their variances and the variance of their sum. Of one table it
 * is 1 at most (Cauchy-Schwarz); where every covariance comes from other rows, nothing bounds it,
 * and what is above 1 is no alpha.
 */
export function alphaFrom(k: number, variances: number, total: number): number | null {
  if (!(k > 1 && isVarying(total, variances))) return null;
  const alpha = (k / (k - 1)) * (1 - variances / total);
  return alpha > 1 + 1e-9 ? null : Math.min(1, alpha);
}

/** Whether a variance is more than what rounding leaves of none. */
function isVarying(variance: number, beside: number): boolean {
  return variance > 1e-13 * Math.abs(beside);
}

function standardizedAlpha(covariances: readonly (readonly number[])[]): number | null {
  const k = covariances.length;
  let sum = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) {
      const spread = Math.sqrt(covariances[i]![i]! * covariances[j]![j]!);
      if (!(spread > 0)) return null;
      sum += covariances[i]![j]! / spread;
    }
  }
  return alphaFrom(k, k, k + 2 * sum);
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
