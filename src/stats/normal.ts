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
  if (z < 2) return Math.log(normalTail(z));
  return -(z * z) / 2 - Math.log(2 * Math.PI) / 2 - Math.log(tailFraction(z));
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
