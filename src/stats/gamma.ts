/**
 * The logarithm of the gamma function for `x` above 0, to full precision: also near 1 and 2, where
 * it is 0.
 *
 * Own code: simple-statistics misses 0 there by 2e-16, and so the digits of what is as small.
 */
export function logGamma(x: number): number {
  if (x > 0.5 && x < 1.5) return logGammaOf1Plus(x - 1);
  if (x >= 1.5 && x < 2.5) return Math.log1p(x - 2) + logGammaOf1Plus(x - 2);
  let product = 1;
  let shifted = x;
  for (; shifted < SHIFTED; shifted++) product *= shifted;
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum / (shifted * shifted) + STIRLING[k]!;
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    0.9189385332046728 + // ln(2 pi) / 2
    sum / shifted -
    Math.log(product)
  );
}

/** The first derivative of `logGamma`. */
export function digamma(x: number): number {
  let sum = 0;
  let shifted = x;
  for (; shifted < SHIFTED; shifted++) sum -= 1 / shifted;
  const square = 1 / (shifted * shifted);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) {
    series = (series + (2 * k + 1) * STIRLING[k]!) * square;
  }
  return sum + Math.log(shifted) - 0.5 / shifted - series;
}

/** The second derivative of `logGamma`. */
export function trigamma(x: number): number {
  let sum = 0;
  let shifted = x;
  for (; shifted < SHIFTED; shifted++) sum += 1 / (shifted * shifted);
  const square = 1 / (shifted * shifted);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) {
    series = (series + (2 * k + 1) * (2 * k + 2) * STIRLING[k]!) * square;
  }
  return sum + 1 / shifted + square / 2 + series / shifted;
}

/** From here on Stirling's series is exact to the last digit. */
const SHIFTED = 10;

const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/** All terms shrink with `z`, so that none of the digits near 0 are lost. */
function logGammaOf1Plus(z: number): number {
  let logProduct = 0;
  for (let k = 1; k <= SHIFTED; k++) logProduct += Math.log1p(z / k);
  const n = SHIFTED + 1;
  const logGrowth = Math.log1p(z / n);
  let sum = z * Math.log(n) + (n + z - 0.5) * logGrowth - z - logProduct;
  for (let k = 0; k < STIRLING.length; k++) {
    const power = 2 * k + 1;
    sum += STIRLING[k]! * n ** -power * Math.expm1(-power * logGrowth);
  }
  return sum;
}

/**
 * `log(gamma(x + n) / gamma(x))` for `x` above 0 and `n` from 0, whole or not, with the digits that
 * a difference of two logarithms would lose.
 */
export function logRise(x: number, n: number): number {
  if (n <= 32 && Number.isInteger(n)) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += Math.log(x + j);
    return sum;
  }
  // As for Stirling's error: from 16 on the series is exact.
  let low = x;
  let shift = 0;
  for (; low < 16; low++) shift += Math.log1p(n / low);
  const high = low + n;
  return (
    n * Math.log(low) +
    ((high - 0.5) * Math.log1p(n / low) - n) +
    (stirlingError(high) - stirlingError(low)) -
    shift
  );
}

/**
 * `log(beta(a, b + n) / beta(a, b))`: the logarithm of the chance to stay `n` times where the chance
 * to leave is beta distributed, so `-log1p(a / b) - log1p(a / (b + 1)) - ...`, `n` terms.
 */
export function logBetaFall(a: number, b: number, n: number): number {
  if (n > 64) {
    return a < n ? logRise(b, a) - logRise(b + n, a) : logRise(b, n) - logRise(a + b, n);
  }
  let sum = 0;
  for (let j = 0; j < n; j++) sum -= Math.log1p(a / (b + j));
  return sum;
}

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
