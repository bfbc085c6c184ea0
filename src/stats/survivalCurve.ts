/** Durations, each list ascending. */
export interface Durations {
  /** Of those that ended. */
  readonly ended: ArrayLike<number>;
  /** So far, of those that last. */
  readonly lasting: ArrayLike<number>;
  /** How long those had lasted already, of both kinds, who were not watched from their beginning. */
  readonly entered: ArrayLike<number>;
}

/** A survival curve in columns: one entry for every time at which something ended or was last seen. */
export interface SurvivalCurve {
  /** How many entries the columns hold. */
  readonly length: number;
  readonly times: Float64Array;
  /** How many were watched just before the time, and could have ended at it. */
  readonly atRisk: Int32Array;
  readonly ended: Int32Array;
  /** How many were last seen at the time. */
  readonly censored: Int32Array;
  /** Kaplan-Meier: the share that lasts longer. */
  readonly survival: Float64Array;
  /** Greenwood's variance of the logarithm of that share; not finite where none is left. */
  readonly logVariance: Float64Array;
}

/**
 * The Kaplan-Meier estimate. At equal times what ends does so before what was last
 * seen then leaves, and who enters at a time is at risk only later.
 */
export function survivalCurve({ ended, lasting, entered }: Durations): SurvivalCurve {
  const length = countDistinct(ended, lasting);
  const curve = {
    length,
    times: new Float64Array(length),
    atRisk: new Int32Array(length),
    ended: new Int32Array(length),
    censored: new Int32Array(length),
    survival: new Float64Array(length),
    logVariance: new Float64Array(length),
  };
  const most = ended.length + lasting.length;
  let survival = 1;
  let logVariance = 0;
  let [i, j, e] = [0, 0, 0];
  for (let at = 0; at < length; at++) {
    const time = Math.min(ended[i] ?? Infinity, lasting[j] ?? Infinity);
    while (e < entered.length && entered[e]! < time) e++;
    const atRisk = most - i - j - (entered.length - e);
    const [firstEnd, firstSeen] = [i, j];
    while (i < ended.length && ended[i] === time) i++;
    while (j < lasting.length && lasting[j] === time) j++;
    const ends = i - firstEnd;
    if (ends > 0) {
      survival *= 1 - ends / atRisk;
      logVariance += ends / (atRisk * (atRisk - ends));
    }
    curve.times[at] = time;
    curve.atRisk[at] = atRisk;
    curve.ended[at] = ends;
    curve.censored[at] = j - firstSeen;
    curve.survival[at] = survival;
    curve.logVariance[at] = logVariance;
  }
  return curve;
}

/** How many different numbers two ascending lists hold. */
function countDistinct(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let [count, i, j] = [0, 0, 0];
  while (i < left.length || j < right.length) {
    const next = Math.min(left[i] ?? Infinity, right[j] ?? Infinity);
    while (i < left.length && left[i] === next) i++;
    while (j < right.length && right[j] === next) j++;
    count++;
  }
  return count;
}

/**
 * The time by which the share `p` has ended; `null` where fewer have. Where exactly so many have for a
 * while, it is the middle of that while, as R has it.
 *
 * @param heights - The curve's heights, or those of a bound of it; NaN where there is none. A bound may
 *   rise again: of the heights that are low enough the highest counts, as in R.
 */
export function timeOfShare(
  { times, length }: SurvivalCurve,
  heights: Float64Array,
  p: number,
): number | null {
  const reached = highestUpTo(heights, length, 1 - p + ROUNDING);
  const passed = highestUpTo(heights, length, 1 - p - ROUNDING);
  if (reached < 0) return null;
  return (times[reached]! + times[passed < 0 ? length - 1 : passed]!) / 2;
}

/** The first position of the highest of the heights that are not above `limit`; -1 without any. */
function highestUpTo(heights: Float64Array, length: number, limit: number): number {
  let highest = -1;
  for (let i = 0; i < length; i++) {
    const height = heights[i]!;
    if (height <= limit && (highest < 0 || height > heights[highest]!)) highest = i;
  }
  return highest;
}

/** R allows for as much rounding. */
const ROUNDING = 2 ** -26;

/** The mean of the durations up to a horizon, what lasts longer counted as the horizon. */
export function restrictedMean(
  { times, atRisk, ended, survival, length }: SurvivalCurve,
  horizon: number,
): { readonly value: number; readonly standardError: number } {
  let until = 0;
  while (until < length && times[until]! < horizon) until++;
  // From the horizon back: the area under the curve from each time on, and what its steps add.
  let area = 0;
  let variance = 0;
  let end = horizon;
  for (let i = until - 1; i >= 0; i--) {
    area += survival[i]! * (end - times[i]!);
    end = times[i]!;
    const rest = atRisk[i]! - ended[i]!;
    if (rest > 0) variance += area * area * (ended[i]! / (atRisk[i]! * rest));
  }
  return { value: area + end, standardError: Math.sqrt(variance) };
}
