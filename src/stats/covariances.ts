/** Sample covariances of columns, and what they rest on. */
export interface Covariances {
  /** Covariance of every column with every other; NaN below two rows with both. */
  readonly matrix: number[][];
  /** For every column, how many rows have it. */
  readonly n: readonly number[];
  /** Each column's mean. */
  readonly means: readonly number[];
}

/**
 * The covariances of the columns of `rows`, with NaN where a cell is missing. Every pair of columns
 * rests on the rows that have both; where no cell is missing, on all.
 */
export function covariancesOf(rows: readonly (readonly number[])[], columns: number): Covariances {
  const n = new Array<number>(columns).fill(0);
  const means = new Array<number>(columns).fill(0);
  for (const row of rows) {
    for (let i = 0; i < columns; i++) {
      const value = row[i]!;
      if (!Number.isNaN(value)) means[i]! += (value - means[i]!) / ++n[i]!;
    }
  }
  const matrix = Array.from({ length: columns }, () => new Array<number>(columns).fill(0));
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j <= i; j++) {
      matrix[i]![j] = matrix[j]![i] = covarianceOf(rows, i, j, means[i]!, means[j]!);
    }
  }
  return { matrix, n, means };
}

/** Distances are taken from the columns' own means, so that no digits are lost. */
function covarianceOf(
  rows: readonly (readonly number[])[],
  i: number,
  j: number,
  meanI: number,
  meanJ: number,
): number {
  let [n, sumI, sumJ, products] = [0, 0, 0, 0];
  for (const row of rows) {
    const a = row[i]! - meanI;
    const b = row[j]! - meanJ;
    if (Number.isNaN(a + b)) continue;
    n++;
    sumI += a;
    sumJ += b;
    products += a * b;
  }
  return n > 1 ? (products - sumI * (sumJ / n)) / (n - 1) : Number.NaN;
}
