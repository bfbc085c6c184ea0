/**
 * The lower triangle L of a symmetric matrix L L', or `null` where the matrix is not positive
 * definite to working precision.
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? row : lower[j]!;
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= row[k]! * other[k]!;
      if (j < i) row.push(rest / other[j]!);
      else if (rest > 1e-14 * matrix[i]![i]!) row.push(Math.sqrt(rest));
      else return null;
    }
    lower.push(row);
  }
  return lower;
}

/** Solves L L' x = `right`. */
export function solve(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const x = Array.from(right);
  const n = x.length;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** The inverse of L L'. */
export function inverse(lower: readonly (readonly number[])[]): number[][] {
  return lower.map((_, i) =>
    solve(
      lower,
      lower.map((_, j) => (i === j ? 1 : 0)),
    ),
  );
}
