import { logOnePlusLess, stirlingError } from "./stirling";

/**
 * The chance that a beta variable stays below `x`: the regularized incomplete beta function.
 *
 * @param rest - `1 - x`, which cannot be had from an `x` close to 1 without losing its digits.
 */
export function betaShare(x: number, rest: number, a: number, b: number): number {
  return Math.exp(logBetaShare(x, rest, a, b));
}

/** Its natural logarithm. */
export function logBetaShare(x: number, rest: number, a: number, b: number): number {
  if (rest <= 0) return 0;
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  if (x > (a + 1) / (a + b + 2)) return Math.log1p(-betaShare(rest, x, b, a));
  return logBetaFront(x, rest, a, b) + Math.log(betaFraction(x, a, b) / a);
}

/** The `x` below which a beta variable stays with chance `p`. */
export function betaQuantile(p: number, a: number, b: number): number {
  return 1 / (1 + Math.exp(-betaLogitQuantile(p, a, b)));
}

/**
 * `log(x / (1 - x))` of that `x`: exact at either end of 0 to 1, and what the quantiles of Student's
 * t and Fisher's F are made of.
 */
export function betaLogitQuantile(p: number, a: number, b: number): number {
  if (p > 0.5) return -betaLogitQuantile(1 - p, b, a);
  const target = Math.log(p);
  // On this scale the logarithm of the chance is concave: from the left, Newton never overshoots.
  let logit = Math.log(a / b);
  for (let i = 0; i < 200; i++) {
    const x = 1 / (1 + Math.exp(-logit));
    const rest = 1 / (1 + Math.exp(logit));
    const chance = logBetaShare(x, rest, a, b);
    const step = (target - chance) * Math.exp(chance - logBetaFront(x, rest, a, b));
    logit += step;
    if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(logit))) break;
  }
  return logit;
}

/** The logarithm of `x^a rest^b / beta(a, b)`, after Loader (2000). */
function logBetaFront(x: number, rest: number, a: number, b: number): number {
  const off = x * b - rest * a;
  return (
    a * logOnePlusLess(off / a) +
    b * logOnePlusLess(-off / b) +
    Math.log((a / (a + b)) * (b / (2 * Math.PI))) / 2 +
    (stirlingError(a + b) - stirlingError(a) - stirlingError(b))
  );
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 1e6; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}
