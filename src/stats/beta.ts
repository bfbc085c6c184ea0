import { logLess, stirlingError } from "./gamma";

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
  if (x <= 0) return -Infinity;
  if (x > (a + 1) / (a + b + 2)) return Math.log1p(-Math.min(1, betaShare(rest, x, b, a)));
  return logBetaFront(x, rest, a, b) + Math.log(betaFraction(x, rest, a, b));
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
    // Further out `x` could no longer be told from 0.
    logit = Math.max(-700, logit + step);
    if (!(Math.abs(step) > 1e-15 * Math.max(1, Math.abs(logit)))) break;
  }
  return logit;
}

/** The `f` that Fisher's F with `df1` and `df2` degrees of freedom exceeds with chance `p`. */
export function fisherQuantile(p: number, df1: number, df2: number): number {
  return (df2 / df1) * Math.exp(-betaLogitQuantile(p, df2 / 2, df1 / 2));
}

/** The logarithm of `x^a rest^b / beta(a, b)`, after Loader (2000). */
export function logBetaFront(x: number, rest: number, a: number, b: number): number {
  const off = x * b - rest * a;
  return (
    a * logLess((x * (a + b)) / a, off / a) +
    b * logLess((rest * (a + b)) / b, -off / b) +
    Math.log((a / (a + b)) * (b / (2 * Math.PI))) / 2 +
    (stirlingError(a + b) - stirlingError(a) - stirlingError(b))
  );
}

/**
 * The continued fraction of the incomplete beta function in Didonato and Morris's form (1992), in
 * which no two nearly equal numbers are subtracted.
 */
function betaFraction(x: number, rest: number, a: number, b: number): number {
  const lambda = a * rest - b * x;
  let c = Infinity;
  let d = (a + 1) / (a * (lambda + 1));
  let fraction = d;
  // It takes about as many terms as the root of the larger of both.
  for (let n = 1; n < 1e6; n++) {
    const two = a + 2 * n;
    const over = (((a + n - 1) * (a + b + n - 1)) / (two - 1) ** 2) * n * (b - n) * x * x;
    const under =
      n + (n * (b - n) * x) / (two - 1) + ((a + n) / (two + 1)) * (lambda + 1 + n * (1 + rest));
    d = 1 / (under + over * d);
    c = under + over / c;
    fraction *= c * d;
    if (!(Math.abs(c * d - 1) > 2e-16)) break;
  }
  return fraction;
}
