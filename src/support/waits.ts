import { fail } from "../check";
import { type Durations, type DurationsState, durations } from "../fold/durations";
import { type ExclusionCounts, exclude, mergeExclusions } from "../record/exclusions";
import { legacyExcludedIn } from "../record/legacy";
import { censoredMedian } from "../stats/censoredMedian";
import { type Distribution, meanOf, nearestRankOf, quantileOf } from "../stats/distribution";
import { checkLevel, wilson } from "../stats/intervals";
import { type Instant, milliseconds } from "../time";
import type { WaitBucket, WaitResult, WithinTarget } from "./waitResult";

/** How waits are measured and summed up. */
export interface WaitOptions {
  /** The time that counts between two moments, in milliseconds. Default: all of it. */
  readonly elapsed?: (from: number, to: number) => number;
  /**
   * The moment of the report: nothing later is known to it, so what ends later lasts, and what
   * begins later is left out. Without it, how long lasting waits are is unknown.
   */
  readonly asOf?: Instant;
  /** The longest time a customer should wait, in milliseconds. */
  readonly target?: number;
  /** The shares whose waits `quantiles` lists. Default 0.5, 0.75, 0.9, 0.95 and 0.99. */
  readonly quantiles?: readonly number[];
  /** The longest wait of each bucket, ascending milliseconds. Default: no buckets. */
  readonly buckets?: readonly number[];
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
  /**
   * Keeps a sketch in place of all waits: no room for more tickets, and every wait in the result
   * right to this share of itself, as 0.01. Default: exact.
   */
  readonly relativeError?: number;
}

/** What a measure of waits holds in between: 8 bytes a ticket, or a sketch. */
export interface WaitState {
  readonly over: DurationsState;
  /** How long each wait that lasts has lasted; empty without `asOf`. */
  readonly lasting: DurationsState;
  lastingCount: number;
  readonly excluded: ExclusionCounts;
}

/** The reason why a ticket is left out that began after the report. */
const TOO_LATE = "after asOf";

/** The option names that every measure of waits takes. */
export const WAIT_OPTIONS = [
  "elapsed",
  "asOf",
  "target",
  "quantiles",
  "buckets",
  "level",
  "relativeError",
] as const;

/** The parts of a measure of waits, for measures that know what begins and ends one. */
export interface Waits {
  readonly asOf: number | null;
  /** The time that counts between two moments; throws where the caller's own clock gives none. */
  readonly elapsed: (from: number, to: number) => number;
  readonly init: () => WaitState;
  /** Takes in a wait from `from` to `to`; `null` while it lasts. `lengthOf` may count it otherwise. */
  readonly take: (
    state: WaitState,
    from: number,
    to: number | null,
    lengthOf?: (from: number, to: number) => number,
  ) => void;
  /** The same for the first `count` of waits that are over, from and to whole moments in order. */
  readonly takeAll: (state: WaitState, from: Float64Array, to: Float64Array, count: number) => void;
  readonly merge: (left: WaitState, right: WaitState) => WaitState;
  readonly finish: (state: WaitState) => WaitSummary;
}

/** A result, and what is known of the waits that last. */
interface WaitSummary {
  readonly result: WaitResult;
  readonly lasting: Distribution;
}

const DEFAULT_QUANTILES = [0.5, 0.75, 0.9, 0.95, 0.99];

/** Reads the options. Throws where they are not what they should be. */
export function waits(kpi: string, options: WaitOptions): Waits {
  const { elapsed, target, quantiles = DEFAULT_QUANTILES, buckets } = options;
  const level = checkLevel(kpi, options.level);
  const asOf = options.asOf === undefined ? null : milliseconds(options.asOf, kpi, "asOf");
  const kept: Durations = durations(kpi, options.relativeError);
  if (target !== undefined) checkTarget(kpi, "target", target);
  if (elapsed !== undefined && typeof elapsed !== "function") {
    fail(kpi, "elapsed", "a function of two moments", elapsed);
  }
  checkQuantiles(kpi, quantiles);
  if (buckets !== undefined) checkBuckets(kpi, buckets);

  function waitBetween(from: number, to: number): number {
    if (elapsed === undefined) return to - from;
    const wait = elapsed(from, to);
    return wait >= 0 && wait - wait === 0
      ? wait
      : fail(kpi, "elapsed(from, to)", "finite milliseconds, 0 or more", wait);
  }

  const take: Waits["take"] = (state, from, to, lengthOf = waitBetween) => {
    if (asOf !== null && from > asOf) exclude(state.excluded, TOO_LATE);
    else if (to !== null && !(asOf !== null && to > asOf)) {
      kept.add(state.over, lengthOf(from, to));
    } else {
      state.lastingCount++;
      if (asOf !== null) kept.add(state.lasting, lengthOf(from, asOf));
    }
  };

  return {
    asOf,
    elapsed: waitBetween,
    init: () => ({
      over: kept.init(),
      lasting: kept.init(),
      lastingCount: 0,
      excluded: new Map(),
    }),
    take,
    takeAll(state, from, to, count) {
      const known = asOf ?? Infinity;
      const over = new Float64Array(count);
      let n = 0;
      for (let i = 0; i < count; i++) {
        const start = from[i] as number;
        const end = to[i] as number;
        if (end > known) take(state, start, end);
        else over[n++] = elapsed === undefined ? end - start : waitBetween(start, end);
      }
      kept.addAll(state.over, over, n);
    },
    merge(left, right) {
      kept.merge(left.over, right.over);
      kept.merge(left.lasting, right.lasting);
      left.lastingCount += right.lastingCount;
      mergeExclusions(left.excluded, right.excluded);
      return left;
    },
    finish(state) {
      const over = kept.distribution(state.over);
      const lasting = kept.distribution(state.lasting);
      const isKnown = asOf !== null || state.lastingCount === 0;
      const value = quantileOf(over, 0.5);
      const median = isKnown
        ? censoredMedian(over, lasting, level)
        : { value: null, interval: null };
      const result = {
        value,
        n: over.n,
        mean: meanOf(over),
        p90: quantileOf(over, 0.9),
        p95: quantileOf(over, 0.95),
        quantiles: quantiles.map((p) => ({
          p,
          value: quantileOf(over, p),
          nearestRank: nearestRankOf(over, p),
        })),
        buckets: buckets === undefined ? null : inBuckets(over, buckets),
        censoredMedian: median.value,
        censoredInterval: median.interval,
        withinTarget:
          target === undefined ? null : within(target, over, lasting, state.lastingCount, level),
        ...legacyExcludedIn(state.excluded),
      };
      return { result, lasting };
    },
  };
}

/** Throws where a target is not a length of time. */
export function checkTarget(kpi: string, field: string, target: unknown): number {
  return typeof target === "number" && target > 0 && target < Infinity
    ? target
    : fail(kpi, field, "milliseconds above 0", target);
}

function checkQuantiles(kpi: string, quantiles: readonly number[]): void {
  if (!Array.isArray(quantiles)) fail(kpi, "quantiles", "a list of shares", quantiles);
  for (const p of quantiles) {
    if (!(typeof p === "number" && p >= 0 && p <= 1)) fail(kpi, "quantiles", "from 0 to 1", p);
  }
}

function checkBuckets(kpi: string, buckets: readonly number[]): void {
  if (!Array.isArray(buckets)) fail(kpi, "buckets", "a list of milliseconds", buckets);
  let last = -1;
  for (const upTo of buckets) {
    if (!(typeof upTo === "number" && upTo > last && upTo < Infinity)) {
      fail(kpi, "buckets", "ascending milliseconds from 0", upTo);
    }
    last = upTo;
  }
}

function inBuckets(over: Distribution, buckets: readonly number[]): WaitBucket[] {
  let before = 0;
  return [...buckets, null].map((upTo) => {
    const end = upTo === null ? over.n : over.countUpTo(upTo);
    const count = end - before;
    before = end;
    return { upTo, count, share: over.n > 0 ? count / over.n : null };
  });
}

function within(
  target: number,
  over: Distribution,
  lasting: Distribution,
  lastingCount: number,
  level: number,
): WithinTarget {
  const met = over.countUpTo(target);
  const late = lasting.n - lasting.countUpTo(target);
  const missed = over.n - met + late;
  const n = met + missed;
  return {
    value: n > 0 ? met / n : null,
    n,
    met,
    missed,
    pending: lastingCount - late,
    interval: wilson(met, n, level),
  };
}
