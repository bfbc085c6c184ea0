/**
 * The logarithm of the gamma function for `x` above 0, to full precision: also near 1 and 2, where
 * it is 0.
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
