import type { MedianInterval } from "../stats/censoredMedian";
import type { Share } from "../stats/share";

/** The share of tickets that kept the target, of those known to have kept or missed it. */
export interface WithinTarget extends Share {
  /** Over later, or not yet although the target has passed. */
  readonly missed: number;
  /** Not over, and may still be in time as far as is known: in neither. */
  readonly pending: number;
}

/** The wait that a share of those who waited did not exceed. */
export interface WaitQuantile {
  /** The share, 0 to 1. */
  readonly p: number;
  /** Interpolated as R and numpy do (type 7); `null` without waits. */
  readonly value: number | null;
  /** The shortest actual wait that covers the share (type 1); `null` without waits. */
  readonly nearestRank: number | null;
}

/** How many waits lie between two bounds. */
export interface WaitBucket {
  /** The longest wait inside; `null` in the last bucket, which holds all longer ones. */
  readonly upTo: number | null;
  /** How many waits are longer than the bucket before, and at most this. */
  readonly count: number;
  /** Their share of all waits that are over; `null` without any. */
  readonly share: number | null;
}

/** What all measures of waits answer. All times are in milliseconds. */
export interface WaitResult {
  /** It is a length of time, in milliseconds. */
  readonly kind: "duration";
  /** The median of the waits that are over; `null` without any. */
  readonly value: number | null;
  /** Waits that are over. */
  readonly n: number;
  /** Their mean; `null` without any. */
  readonly mean: number | null;
  /** About nine in ten of them were at most this; `null` without any. */
  readonly p90: number | null;
  /** About nineteen in twenty of them were at most this; `null` without any. */
  readonly p95: number | null;
  /** The waits that given shares did not exceed, in two readings. */
  readonly quantiles: readonly WaitQuantile[];
  /** How the waits spread over the buckets asked for; `null` where none were. */
  readonly buckets: readonly WaitBucket[] | null;
  /**
   * The median that also counts who still waits (Kaplan-Meier); `null` where half are not over
   * yet, and where some last but `asOf` is not given.
   */
  readonly censoredMedian: number | null;
  /** Where that median lies; `null` where it cannot be told. */
  readonly censoredInterval: MedianInterval | null;
  /** How many kept the target; `null` without a `target`. */
  readonly withinTarget: WithinTarget | null;
}
