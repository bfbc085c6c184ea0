import { logLess, stirlingError } from "./gamma";

/**
 * The natural logarithm of the chance that chi-square with `df` degrees of freedom exceeds `x`: it does
 * not run out of digits where the chance is 1e-400.
 *
 * Own code: simple-statistics reads a table of some chances.
 */
export function logChiSquareTail(x: number, df: number): number {
  const [a, half] = [df / 2, x / 2];
  if (half <= 0) return 0;
  if (half < a + 1) return Math.log1p(-Math.exp(logGammaFront(a, half)) * lowerSeries(a, half));
  return logGammaFront(a, half) + Math.log(a * upperFraction(a, half));
}

/** The logarithm of `x^a e^-x / gamma(a + 1)`. */
function logGammaFront(a: number, x: number): number {
  return a * logLess(x / a, (x - a) / a) - stirlingError(a) - Math.log(2 * Math.PI * a) / 2;
}

/** About as many terms are needed as the root of the degrees of freedom: of so many groups. */
const MOST_TERMS = 1_000_000;

/** `1 + x / (a + 1) + x^2 / ((a + 1)(a + 2)) + ...` */
function lowerSeries(a: number, x: number): number {
  let sum = 1;
  for (let term = 1, k = 1; term > 1e-17 * sum && k < MOST_TERMS; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** The continued fraction of the upper incomplete gamma function, by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_TERMS; k++) {
    b += 2;
    d = 1 / (k * (a - k) * d + b);
    c = b + (k * (a - k)) / c;
    fraction *= c * d;
    if (!(Math.abs(c * d - 1) > 1e-16)) break;
  }
  return fraction;
}
