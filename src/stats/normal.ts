/**
 * The chance that a standard normal variable exceeds `z`, to about 15 digits even far out.
 *
 * Own code: simple-statistics reads a table of four decimals here, stdlib weighs 66 kB.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = normalDensity(z);
  // Near the middle a power series, further out a continued fraction: each where it is exact.
  if (z < 2) {
    let sum = z;
    for (let term = z, k = 3; term > 1e-18; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  return density / tailFraction(z);
}

/** Its natural logarithm, which does not run out of digits where the chance is 1e-400. */
export function logNormalTail(z: number): number {
  if (z < 0) return Math.log1p(-normalTail(-z));
  if (z < 2) return Math.log(normalTail(z));
  return -(z * z) / 2 - Math.log(2 * Math.PI) / 2 - Math.log(tailFraction(z));
}

/** The `z` that a standard normal variable exceeds with chance `p`, for `p` above 0 and below 1. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  // Abramowitz & Stegun 26.2.23 is right to 4.5e-4; each of Halley's steps triples the digits.
  let z =
    t -
    (2.515517 + (0.802853 + 0.010328 * t) * t) /
      (1 + (1.432788 + (0.189269 + 0.001308 * t) * t) * t);
  for (let step = 0; step < 3; step++) {
    const newton = (normalTail(z) - p) / normalDensity(z);
    z += newton / (1 + (z * newton) / 2);
  }
  return z;
}

/** The square is split so that its rounding does not grow with `z`. */
function normalDensity(z: number): number {
  const high = Math.fround(z);
  return (
    0.3989422804014327 * Math.exp((-high * high) / 2) * Math.exp(((high - z) * (high + z)) / 2)
  );
}

/** Density over tail, by Laplace's continued fraction: exact from 2 on. */
function tailFraction(z: number): number {
  let fraction = z;
  for (let k = 100; k > 0; k--) fraction = z + k / fraction;
  return fraction;
}
