import { roundUp } from "./roundUp";

/** Numbers of which any one can be asked by its rank: exact, or rounded by a sketch. */
export interface Distribution {
  /** How many. */
  readonly n: number;
  /** Their sum. */
  readonly sum: number;
  /** The `k`th of them in ascending order, from 0. */
  readonly rank: (k: number) => number;
  /** How many are at most this. */
  readonly countUpTo: (limit: number) => number;
  /** Those that are at most `limit`, ascending, and how often each occurs. */
  readonly stepsUpTo: (limit: number) => Steps;
  /** How many lie above each of these ascending `times` but not above the next, from -Infinity. */
  readonly countsBetween: (times: Float64Array) => Float64Array;
}

/** Ascending numbers, and how often each occurs. */
export interface Steps {
  readonly times: Float64Array;
  readonly counts: Float64Array;
}

/**
 * The quantile as R and numpy interpolate it (type 7); `null` without numbers.
 *
 * Own code: simple-statistics wants all numbers sorted; here two are asked by their rank, of a sketch too.
 */
export function quantileOf(
  { n, rank }: Pick<Distribution, "n" | "rank">,
  p: number,
): number | null {
  if (n === 0) return null;
  const position = (n - 1) * p;
  const k = Math.floor(position);
  const below = rank(k);
  return position === k ? below : below + (position - k) * (rank(k + 1) - below);
}

/** The smallest number that at least a share `p` do not exceed (type 1); `null` without numbers. */
export function nearestRankOf({ n, rank }: Distribution, p: number): number | null {
  if (n === 0) return null;
  // 100 * 0.07 is a little more than 7 for a computer, and not the 8th.
  return rank(Math.max(0, roundUp(n * p) - 1));
}

/** The mean; `null` without numbers. */
export function meanOf({ n, sum }: Distribution): number | null {
  return n > 0 ? sum / n : null;
}

/** How many of the ascending `times` are below this one. */
export function countBelow(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The distribution of ascending numbers that come so often each. */
export function steppedDistribution(
  n: number,
  sum: number,
  { times, counts }: Steps,
): Distribution {
  return {
    n,
    sum,
    rank(k) {
      let i = 0;
      for (let seen = counts[0] as number; seen <= k; seen += counts[++i] as number);
      return times[i] as number;
    },
    countUpTo(limit) {
      let count = 0;
      for (let i = 0; i < times.length && times[i]! <= limit; i++) count += counts[i] as number;
      return count;
    },
    stepsUpTo(limit) {
      const end = times.findIndex((time) => time > limit);
      return end < 0
        ? { times, counts }
        : { times: times.slice(0, end), counts: counts.slice(0, end) };
    },
    countsBetween(limits) {
      const between = new Float64Array(limits.length + 1);
      times.forEach((time, i) => {
        between[countBelow(limits, time)]! += counts[i] as number;
      });
      return between;
    },
  };
}
