import { sumOf } from "./sum";

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
  const n: number[] = [];
  const means: number[] = [];
  // Each column's distances from its own mean, so that no digits are lost.
  const away = Array.from({ length: columns }, (_, i) => {
    const column = Float64Array.from(rows, (row) => row[i]!);
    const known = column.filter((value) => !Number.isNaN(value));
    n.push(known.length);
    means.push(known.length > 0 ? sumOf(known) / known.length : 0);
    return column.map((value) => value - means[i]!);
  });
  const matrix = away.map(() => new Array<number>(columns).fill(0));
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j <= i; j++) matrix[i]![j] = matrix[j]![i] = covarianceOf(away[i]!, away[j]!);
  }
  return { matrix, n, means };
}

function covarianceOf(left: Float64Array, right: Float64Array): number {
  let [n, sumLeft, sumRight, products] = [0, 0, 0, 0];
  for (let row = 0; row < left.length; row++) {
    const a = left[row]!;
    const b = right[row]!;
    if (Number.isNaN(a + b)) continue;
    n++;
    sumLeft += a;
    sumRight += b;
    products += a * b;
  }
  return n > 1 ? (products - sumLeft * (sumRight / n)) / (n - 1) : Number.NaN;
}
