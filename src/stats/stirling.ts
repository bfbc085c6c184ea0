/**
 * How far Stirling's formula is from the logarithm of the gamma function:
 * `logGamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2)`, for `x` above 0.
 *
 * Densities are built from it (Loader 2000), as differences of whole log-gammas lose their digits.
 */
export function stirlingError(x: number): number {
  // The series is exact from 16 on; below, one is added until it is.
  let shifted = x;
  let error = 0;
  for (; shifted < 16; shifted++) error += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const square = 1 / (shifted * shifted);
  let series = 1 / 1188;
  for (const term of [-1 / 1680, 1 / 1260, -1 / 360, 1 / 12]) series = term + square * series;
  return error + series / shifted;
}

/** `log(ratio) - u` where `u` is `ratio - 1`: with all its digits where that is small. */
export function logLess(ratio: number, u: number): number {
  if (Math.abs(u) > 0.5) return Math.log(ratio) - u;
  const half = u / (2 + u);
  const square = half * half;
  let sum = 0;
  for (let term = 2 * half * square, k = 3; Math.abs(term) > 1e-18 * Math.abs(u * half); k += 2) {
    sum += term / k;
    term *= square;
  }
  return sum - u * half;
}
