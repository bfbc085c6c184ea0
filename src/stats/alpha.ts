/** What a covariance matrix of items says of how well they hang together. */
export interface AlphaParts {
  /** Cronbach's alpha; `null` below two items and where their total does not vary. */
  readonly alpha: number | null;
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
  return {
    alpha: alphaFrom(k, sumOf(own), total),
    standardized: standardizedAlpha(covariances),
    itemDeleted: own.map((variance, i) =>
      alphaFrom(k - 1, sumOf(own) - variance, total - 2 * withTotal[i]! + variance),
    ),
    itemRest: own.map((variance, i) => {
      const rest = total - 2 * withTotal[i]! + variance;
      const product = variance * rest;
      return isVarying(rest, total) && variance > 0
        ? (withTotal[i]! - variance) / Math.sqrt(product)
        : null;
    }),
  };
}

/** Alpha of `k` items from the sum of their variances and the variance of their sum. */
export function alphaFrom(k: number, variances: number, total: number): number | null {
  return k > 1 && isVarying(total, variances) ? (k / (k - 1)) * (1 - variances / total) : null;
}

/** Whether a variance is more than what rounding leaves of none. */
function isVarying(variance: number, beside: number): boolean {
  return variance > 1e-13 * beside;
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
