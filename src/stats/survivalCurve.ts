/** Durations, each list ascending. */
export interface Durations {
  /** Of those that ended. */
  readonly ended: Float64Array;
  /** So far, of those that last. */
  readonly lasting: Float64Array;
  /** How long those had lasted already, of both kinds, who were not watched from their beginning. */
  readonly entered: Float64Array;
}

/** The same, and how often each came; no counts where each came once. */
export type CountedDurations = { readonly [Kind in keyof Durations]: Counted };

interface Counted {
  readonly times: Float64Array;
  readonly counts: Float64Array | null;
}

/** Who was watched when, by column: one entry for every time at which something ended or was last seen. */
export interface SurvivalCounts {
  readonly time: readonly number[];
  /** How many were watched just before the time, and could have ended at it. */
  readonly atRisk: readonly number[];
  readonly ended: readonly number[];
  /** How many were last seen at the time. */
  readonly censored: readonly number[];
}

/** A survival curve by column, beside the counts that it is made of. */
export interface SurvivalCurve extends SurvivalCounts {
  /** Kaplan-Meier: the share that lasts longer. */
  readonly survival: readonly number[];
  /** Greenwood's variance of the logarithm of that share; not finite where none is left. */
  readonly logVariance: Float64Array;
}

/** A list of so many fractions. Filled with one, as it would else be made anew when the first comes. */
export function fractions(length: number): number[] {
  return new Array<number>(length).fill(0.5);
}

/**
 * Counts durations by time. At equal times what ends does so before what was last seen then leaves,
 * and who enters at a time is at risk only later.
 */
export function countDurations({ ended, lasting, entered }: CountedDurations): SurvivalCounts {
  const most = ended.times.length + lasting.times.length;
  const counts = {
    time: fractions(most),
    atRisk: fractions(most),
    ended: fractions(most),
    censored: fractions(most),
  };
  const [ends, sights, entries] = [taken(ended), taken(lasting), taken(entered)];
  // Who is watched: all, less those who come in later.
  let watched = totalOf(ended) + totalOf(lasting) - totalOf(entered);
  let length = 0;
  while (ends.next() < Infinity || sights.next() < Infinity) {
    const time = Math.min(ends.next(), sights.next());
    watched += entries.upTo(time, false);
    const [over, seen] = [ends.upTo(time, true), sights.upTo(time, true)];
    counts.time[length] = time;
    counts.atRisk[length] = watched;
    counts.ended[length] = over;
    counts.censored[length] = seen;
    watched -= over + seen;
    length++;
  }
  for (const list of Object.values(counts)) list.length = length;
  return counts;
}

function totalOf({ times, counts }: Counted): number {
  return counts ? counts.reduce((sum, count) => sum + count, 0) : times.length;
}

/** Durations that are taken one after the other. */
function taken({ times, counts }: Counted) {
  let i = 0;
  return {
    next: () => (i < times.length ? times[i]! : Infinity),
    /** How many there are before a time, or up to it, that were not taken yet. */
    upTo(time: number, isIncluded: boolean): number {
      let sum = 0;
      for (; i < times.length && (times[i]! < time || (isIncluded && times[i] === time)); i++) {
        sum += counts ? counts[i]! : 1;
      }
      return sum;
    },
  };
}

/** The Kaplan-Meier estimate. */
export function survivalCurve(counts: SurvivalCounts): SurvivalCurve {
  const { atRisk, ended } = counts;
  const heights = fractions(ended.length);
  const variances = new Float64Array(ended.length);
  let survival = 1;
  let logVariance = 0;
  for (let i = 0; i < ended.length; i++) {
    const ends = ended[i]!;
    if (ends > 0) {
      survival *= 1 - ends / atRisk[i]!;
      logVariance += ends / (atRisk[i]! * (atRisk[i]! - ends));
    }
    heights[i] = survival;
    variances[i] = logVariance;
  }
  return { ...counts, survival: heights, logVariance: variances };
}

/**
 * The time by which the share `p` has ended; `null` where fewer have. Where exactly so many have for a
 * while, it is the middle of that while, as R has it.
 *
 * @param heights - The curve's heights, or those of a bound of it; NaN where there is none. A bound may
 *   rise again: of the heights that are low enough the highest counts, as in R.
 */
export function timeOfShare(
  { time }: SurvivalCounts,
  heights: readonly number[],
  p: number,
): number | null {
  // The first position of the highest of the heights that are not above each limit.
  let reached = -1;
  let passed = -1;
  const high = 1 - p + ROUNDING;
  const low = 1 - p - ROUNDING;
  for (let i = 0; i < heights.length; i++) {
    const height = heights[i]!;
    // A bound that is not there is NaN, and reaches nothing.
    if (!(height <= high)) continue;
    if (reached < 0 || height > heights[reached]!) reached = i;
    if (height <= low && (passed < 0 || height > heights[passed]!)) passed = i;
  }
  if (reached < 0) return null;
  return time[reached]! / 2 + time[passed < 0 ? time.length - 1 : passed]! / 2;
}

/** R allows for as much rounding. */
const ROUNDING = 2 ** -26;

/** The mean of the durations up to a horizon, what lasts longer counted as the horizon. */
export function restrictedMean(
  { time, atRisk, ended, survival }: SurvivalCurve,
  horizon: number,
): { readonly value: number; readonly standardError: number } {
  let until = 0;
  while (until < time.length && time[until]! < horizon) until++;
  // From the horizon back: the area under the curve from each time on, and what its steps add.
  let area = 0;
  let variance = 0;
  let end = horizon;
  for (let i = until - 1; i >= 0; i--) {
    area += survival[i]! * (end - time[i]!);
    end = time[i]!;
    const rest = atRisk[i]! - ended[i]!;
    if (rest > 0) variance += area * area * (ended[i]! / (atRisk[i]! * rest));
  }
  return { value: area + end, standardError: Math.sqrt(variance) };
}
