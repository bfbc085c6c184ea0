/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) for `z` from 0 to below 1 and `c` above 0, by its
 * power series or, where that falls faster, by the series of Euler's transformation.
 *
 * `NaN` where more than a million terms would be needed: `z` is then as good as 1.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  // The terms fall like n^(a + b - c - 1) z^n. Euler's transformation turns the power's sign, and
  // is of use where it leaves all terms of one sign, so that nothing cancels.
  const isEulerBetter = a + b > c && a <= c && b <= c;
  if (!isEulerBetter) return series(a, b, c, z);
  return Math.exp((c - a - b) * Math.log1p(-z)) * series(c - a, c - b, c, z);
}

const MOST_TERMS = 1_000_000;

function series(a: number, b: number, c: number, z: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    // What follows is at most a geometric series of the ratio, or of z.
    const falls = Math.max(Math.abs(ratio), z);
    if (falls < 1 && Math.abs(term) <= 1e-17 * (1 - falls) * Math.abs(sum)) return sum;
    if (!Number.isFinite(sum)) return sum;
  }
  return Number.NaN;
}
