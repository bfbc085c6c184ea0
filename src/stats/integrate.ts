/** No model that is not out of all proportion needs a hundredth of it. */
const MOST_PANELS = 100_000;

/**
 * The points and weights of an integral from 0 to `end`, for smooth functions that fall at most
 * like `exp(-fall * v)`: Gauss-Legendre in panels short enough to be exact.
 *
 * @param take - Is called with every point and its weight.
 */
export function eachPoint(
  end: number,
  fall: number,
  take: (point: number, weight: number) => void,
): void {
  const panels = Math.min(MOST_PANELS, Math.max(1, Math.ceil(end / Math.min(3, 10 / fall))));
  const half = end / panels / 2;
  for (let panel = 0; panel < panels; panel++) {
    const middle = (2 * panel + 1) * half;
    for (let i = 0; i < NODES.length; i++) {
      const distance = half * NODES[i]!;
      const weight = half * WEIGHTS[i]!;
      take(middle - distance, weight);
      take(middle + distance, weight);
    }
  }
}

/** The integral of a function as {@link eachPoint} takes it. */
export function integrate(end: number, fall: number, height: (v: number) => number): number {
  let sum = 0;
  eachPoint(end, fall, (point, weight) => {
    sum += weight * height(point);
  });
  return sum;
}

/**
 * The mean of a function of a probability `p` that is beta distributed, by double-exponential
 * quadrature of its log-odds, so that it holds for `a` and `b` near 0 and for very large ones.
 *
 * @param of - The function, smooth in `p`; it is also given `1 - p`, which keeps its digits.
 */
export function betaMean(a: number, b: number, of: (p: number, rest: number) => number): number {
  const center = Math.log(a / b);
  const spread = Math.sqrt((a + b) / (a * b));
  const peak = a * logistic(center) + b * logistic(-center);
  return meanAround(
    (away) => a * logistic(center + spread * away) + b * logistic(-center - spread * away) - peak,
    (away) => of(chance(center + spread * away), chance(-center - spread * away)),
  );
}

/**
 * The mean of a function of a number `x` above 0 that is gamma distributed with this shape and rate
 * 1, by the same quadrature of its logarithm.
 */
export function gammaMean(shape: number, of: (x: number) => number): number {
  const spread = 1 / Math.sqrt(shape);
  return meanAround(
    (away) => shape * (spread * away - Math.expm1(spread * away)),
    (away) => of(Math.max(1e-300, shape * Math.exp(spread * away))),
  );
}

/**
 * The mean of a function over a distribution with one hump about 0, at points that lie ever farther
 * apart: double-exponential quadrature.
 *
 * @param logDensity - The logarithm of the density, 0 at 0.
 */
function meanAround(logDensity: (away: number) => number, of: (away: number) => number): number {
  let weights = 0;
  let sum = 0;
  function add(u: number): void {
    const away = Math.sinh(u);
    const density = Math.exp(logDensity(away)) * Math.cosh(u);
    if (density === 0) return;
    weights += density;
    sum += density * of(away);
  }
  // Each round adds the points between those so far, until the mean stays.
  let mean = Number.NaN;
  for (let step = 0.5, round = 0; round < 7; step /= 2, round++) {
    for (let u = round === 0 ? 0 : step; u < 12; u += round === 0 ? step : 2 * step) {
      add(u);
      if (u > 0) add(-u);
    }
    const next = sum / weights;
    if (Math.abs(next - mean) <= 1e-13 * Math.abs(next)) return next;
    mean = next;
  }
  return mean;
}

/** The logarithm of `1 / (1 + exp(-x))`. */
function logistic(x: number): number {
  return x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x));
}

/** The probability of these log-odds, never quite 0 so that one may divide by it. */
function chance(odds: number): number {
  return Math.max(1e-300, Math.exp(logistic(odds)));
}

/** Gauss-Legendre points on (0, 1], for 12 points symmetric about 0. */
const NODES = [
  0.1252334085114689, 0.3678314989981802, 0.5873179542866175, 0.7699026741943047,
  0.9041172563704749, 0.9815606342467192,
];
const WEIGHTS = [
  0.2491470458134028, 0.2334925365383548, 0.2031674267230659, 0.1600783285433462,
  0.1069393259953184, 0.0471753363865118,
];
