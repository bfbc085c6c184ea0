import { logLess, stirlingError } from "./gamma";
import { eachPoint } from "./integrate";

/**
 * Fisher's exact test of two shares: how often chance would deal the `yes` answers to the two sides
 * in this way or a less likely one. The logarithm of p, for both tails.
 */
export function logFisherExact(yes1: number, n1: number, yes2: number, n2: number): number {
  const [yes, n] = [yes1 + yes2, n1 + n2];
  const [least, most] = [Math.max(0, yes - n2), Math.min(yes, n1)];
  // There is but one table.
  if (least === most) return 0;
  const logChance = (k: number): number =>
    logBinomial(k, n1, yes, n) + logBinomial(yes - k, n2, yes, n);
  /** How much likelier one more, or one less, is than `k`. */
  const up = (k: number): number => ((n1 - k) / (k + 1)) * ((yes - k) / (n2 - yes + k + 1));
  const down = (k: number): number => 1 / up(k - 1);

  const likeliest = Math.min(most, Math.max(least, Math.floor(((n1 + 1) * (yes + 1)) / (n + 2))));
  const own = logChance(yes1) - logChance(likeliest);
  // As R has it: equally likely but for rounding is equally likely.
  if (own >= -1e-7) return 0;
  const isLow = yes1 < likeliest;
  // Where the other tail begins: likelier than that on the near side of it, not so on the far side.
  let [near, far] = [likeliest, isLow ? most + 1 : least - 1];
  while (Math.abs(far - near) > 1) {
    const middle = Math.floor((near + far) / 2);
    if (logChance(middle) - logChance(likeliest) > own + 1e-7) near = middle;
    else far = middle;
  }
  const hasOther = far >= least && far <= most;
  const spread = Math.sqrt((((n1 / n) * n2) / n) * (((yes / n) * (n - yes)) / n) * n);
  const upward = { step: 1, end: most, ratioAt: up, logChance, spread } as const;
  const downward = { step: -1, end: least, ratioAt: down, logChance, spread } as const;
  const all = sumAlong(likeliest, upward) + sumAlong(likeliest, downward) - 1;
  const tail = sumAlong(yes1, isLow ? downward : upward);
  const other = hasOther ? sumAlong(far, isLow ? upward : downward) : 0;
  const ratio = hasOther ? Math.exp(logChance(far) - logChance(yes1)) * other : 0;
  return Math.min(0, own + Math.log(tail + ratio) - Math.log(all));
}

/** Which way to add up chances, and how they change on it. */
interface Way {
  readonly step: 1 | -1;
  readonly end: number;
  readonly ratioAt: (k: number) => number;
  readonly logChance: (k: number) => number;
  /** The standard deviation. */
  readonly spread: number;
}

/** So many chances are added up one by one; of more, an area takes the place of the sum. */
const MOST_STEPS = 1e6;

/** The chances from `k` on to the end, as shares of that of `k`. */
function sumAlong(k: number, way: Way): number {
  const { step, end, ratioAt, logChance, spread } = way;
  // Nine standard deviations from the likeliest nothing is left, or 45 of its own slope.
  const slope = Math.max(0, -Math.log(ratioAt(k)));
  const reach = Math.min(Math.abs(end - k), 9 * spread, 45 / slope);
  if (reach > MOST_STEPS) {
    let area = 0;
    eachPoint(reach / spread, slope * spread + 9, (away, weight) => {
      area += weight * spread * Math.exp(logChance(k + step * away * spread) - logChance(k));
    });
    // Euler and Maclaurin's sum, whose next term is that of the fourth power of the spread.
    return area + 1 / 2 + slope / 12;
  }
  let sum = 1;
  let term = 1;
  for (let at = k; at !== end; at += step) {
    const ratio = ratioAt(at);
    term *= ratio;
    sum += term;
    // What follows falls at least as fast: a geometric series bounds it.
    if (ratio < 1 && term <= 1e-17 * (1 - ratio) * sum) break;
  }
  return sum;
}

/** The logarithm of the chance of `k` out of `n` where `yes` out of `all` say yes (Loader 2000). */
export function logBinomial(k: number, n: number, yes: number, all: number): number {
  const rest = n - k;
  if (k === 0) return n * Math.log1p(-yes / all);
  if (rest === 0) return n * Math.log(yes / all);
  const [expected, against] = [n * (yes / all), n * ((all - yes) / all)];
  return (
    Math.log(n / (2 * Math.PI * k * rest)) / 2 +
    (stirlingError(n) - stirlingError(k) - stirlingError(rest)) +
    k * logLess(expected / k, (expected - k) / k) +
    rest * logLess(against / rest, (against - rest) / rest)
  );
}
