const MOST_TERMS = 1_000_000;

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) for `z` from 0 to below 1 and `c` above 0, by its
 * power series.
 *
 * `NaN` where more than a million terms would be needed: `z` is then as good as 1.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    // What follows is at most a geometric series of the ratio, or of z, once both are below 1.
    const falls = Math.max(Math.abs(ratio), z);
    if (Math.abs(term) <= 1e-17 * (1 - falls) * Math.abs(sum)) return sum;
  }
  return Number.NaN;
}
