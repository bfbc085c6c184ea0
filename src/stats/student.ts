import { gammaln } from "simple-statistics";
import type { Interval } from "./intervals";
import { normalQuantile } from "./normal";

/** The chance that Student's t with `df` degrees of freedom exceeds `t`. */
export function studentTail(t: number, df: number): number {
  const half = betaShare(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5) / 2;
  return t < 0 ? 1 - half : half;
}

/** The `t` that Student's t exceeds with chance `p`, for `p` from 1e-100 and below 1. */
export function studentQuantile(p: number, df: number): number {
  if (p > 0.5) return -studentQuantile(1 - p, df);
  const logScale = gammaln((df + 1) / 2) - gammaln(df / 2) - Math.log(df * Math.PI) / 2;
  // Newton's steps on logarithms of both: far out, the one is nearly a straight line in the other.
  let t = normalQuantile(p);
  for (let i = 0; i < 100; i++) {
    const density = Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df));
    const tail = studentTail(t, df);
    const step = (Math.log(tail / p) * tail) / (density * t);
    t *= Math.exp(step);
    if (Math.abs(step) <= 1e-14) break;
  }
  return t;
}

/** Student's interval for a mean; `null` below two numbers. */
export function studentInterval(
  mean: number,
  variance: number | null,
  n: number,
  level: number,
): Interval | null {
  if (variance === null) return null;
  const reach = studentQuantile((1 - level) / 2, n - 1) * Math.sqrt(variance / n);
  return { lower: mean - reach, upper: mean + reach, level, method: "student-t" };
}

/**
 * The regularized incomplete beta function, by its continued fraction (Lentz's method).
 *
 * @param rest - `1 - x`, which cannot be had from an `x` close to 1 without losing its digits.
 */
function betaShare(x: number, rest: number, a: number, b: number): number {
  if (x <= 0 || rest <= 0) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(rest, x, b, a);
  const front = a * Math.log(x) + b * Math.log(rest) + gammaln(a + b) - gammaln(a) - gammaln(b);
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
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
  return (Math.exp(front) * fraction) / a;
}
