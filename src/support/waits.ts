import { fail } from "../check";
import { type Durations, type DurationsState, durations } from "../fold/durations";
import { withRoom } from "../fold/growing";
import {
  asGiven,
  callback,
  level,
  listOf,
  maybe,
  moment,
  number,
  type Option,
  or,
  type ReadOptions,
} from "../options";
import { type Invalid, invalidOption } from "../record/record";
import { censoredMedian } from "../stats/censoredMedian";
import { type Distribution, meanOf, nearestRankOf, quantileOf } from "../stats/distribution";
import { shareOf } from "../stats/share";
import type { SketchState } from "../stats/sketch";
import type { Instant } from "../time";
import { limit } from "./limit";
import type { WaitBucket, WaitResult, WithinTarget } from "./waitResult";

/** How waits are measured and summed up. */
export interface WaitOptions {
  /** The time that counts between two moments, in milliseconds. Default: all of it. */
  readonly elapsed?: (from: number, to: number) => number;
  /**
   * The moment of the report: known is what happened before it, so what ends later lasts, and what
   * begins later is left out. Without it, how long lasting waits are is unknown.
   */
  readonly asOf?: Instant;
  /** The longest time a customer should wait, in milliseconds: a second or more. */
  readonly target?: number;
  /** The shares whose waits `quantiles` lists. Default 0.5, 0.75, 0.9, 0.95 and 0.99. */
  readonly quantiles?: readonly number[];
  /** The longest wait of each bucket, ascending milliseconds. Default: no buckets. */
  readonly buckets?: readonly number[];
  /** What to do with tickets that cannot be so, as one answered before it came. Default `"refuse"`. */
  readonly invalid?: Invalid;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
  /**
   * Keeps a sketch in place of all waits: no room for more tickets, and every wait in the result
   * right to this share of itself, as 0.01. Default: exact.
   */
  readonly relativeError?: number;
}

/** {@link WaitOptions}, declared. */
export const waitOptions = {
  elapsed: /* @__PURE__ */ callback<(from: number, to: number) => number>(
    "a function of two moments",
  ),
  asOf: /* @__PURE__ */ maybe(/* @__PURE__ */ moment()),
  target: /* @__PURE__ */ maybe(/* @__PURE__ */ limit()),
  quantiles: /* @__PURE__ */ or<readonly number[], readonly number[]>(
    /* @__PURE__ */ listOf("a list of shares", /* @__PURE__ */ number({ atLeast: 0, atMost: 1 })),
    [0.5, 0.75, 0.9, 0.95, 0.99],
  ),
  buckets: /* @__PURE__ */ maybe(ascending),
  invalid: invalidOption,
  level: /* @__PURE__ */ level(),
  relativeError: /* @__PURE__ */ asGiven<number>(),
};

/** What a measure of waits holds in between: 8 bytes a ticket, or a sketch. */
export interface WaitState {
  readonly over: DurationsState;
  /** How long each wait that lasts has lasted; empty without `asOf`. */
  readonly lasting: DurationsState;
  lastingCount: number;
}

/** Waits that are to be counted, in milliseconds: those that are over, and those that last. */
export interface NewWaits {
  /** How long those took that are over: the first `n` of these. */
  over: Float64Array;
  n: number;
  /** How long those have lasted that last: the first `lastingCount` of these, where that is known. */
  lasting: Float64Array;
  lastingCount: number;
}

/** Room for waits, to be used again and again: to make it anew for each slice costs as much again. */
export function newWaits(): NewWaits {
  return { over: new Float64Array(0), n: 0, lasting: new Float64Array(0), lastingCount: 0 };
}

/** The parts of a measure of waits, for measures that know what begins and ends one. */
export interface Waits {
  /** The time that counts between two moments; throws where the caller's own clock gives none. */
  readonly elapsed: (from: number, to: number) => number;
  /** What comes at this moment or later is not known: Infinity without `asOf`. */
  readonly known: number;
  /** How many bits of a wait a sketch keeps; left out where waits are exact. */
  readonly bits: number | undefined;
  readonly init: () => WaitState;
  /** Empties `waits`, and makes room for so many tickets. */
  readonly clear: (waits: NewWaits, length: number) => void;
  readonly add: (state: WaitState, waits: NewWaits) => void;
  readonly merge: (left: WaitState, right: WaitState) => void;
  /** Makes each wait come so many times as often. */
  readonly scale: (state: WaitState, times: number) => void;
  /** The answer, and what is known of the waits that last. */
  readonly answer: (state: WaitState) => { result: WaitResult; lasting: Distribution };
}

/** Reads the options. Throws where they are not what they should be. */
export function waits(kpi: string, options: ReadOptions<typeof waitOptions>): Waits {
  const { elapsed, asOf } = options;
  const kept: Durations = durations(kpi, options.relativeError);

  function waitBetween(from: number, to: number): number {
    const wait = elapsed!(from, to);
    // Adding 0 makes 0 of -0.
    return wait >= 0 && wait <= LONGEST
      ? wait + 0
      : fail(kpi, "elapsed(from, to)", `milliseconds from 0 to ${LONGEST}`, wait);
  }

  return {
    known: asOf ?? Infinity,
    bits: (kept.init() as Partial<SketchState>).bits,
    elapsed: elapsed === null ? (from, to) => to - from : waitBetween,
    init: () => ({ over: kept.init(), lasting: kept.init(), lastingCount: 0 }),
    clear(waits, length) {
      waits.over = withRoom(waits.over, length);
      waits.lasting = withRoom(waits.lasting, length);
      waits.n = 0;
      waits.lastingCount = 0;
    },
    add(state, { over, n, lasting, lastingCount }) {
      kept.addAll(state.over, over, n);
      if (asOf !== null) kept.addAll(state.lasting, lasting, lastingCount);
      state.lastingCount += lastingCount;
    },
    merge(left, right) {
      kept.merge(left.over, right.over);
      kept.merge(left.lasting, right.lasting);
      left.lastingCount += right.lastingCount;
    },
    scale(state, times) {
      kept.scale(state.over, times);
      kept.scale(state.lasting, times);
      state.lastingCount *= times;
    },
    answer({ over, lasting, lastingCount }) {
      const lasts = kept.distribution(lasting);
      const ended = kept.distribution(over);
      return { result: summaryOf(ended, lasts, lastingCount, options), lasting: lasts };
    },
  };
}

/** As long as a `Date` can tell: longer is no time, and millions of these have a finite sum. */
const LONGEST = 8.64e15;

/** What waits come to: the one place where their figures are made, however they were counted. */
function summaryOf(
  over: Distribution,
  lasting: Distribution,
  lastingCount: number,
  { asOf, target, quantiles, buckets, level }: ReadOptions<typeof waitOptions>,
): WaitResult {
  const isKnown = asOf !== null || lastingCount === 0;
  const median = isKnown ? censoredMedian(over, lasting, level) : { value: null, interval: null };
  return {
    kind: "duration",
    value: quantileOf(over, 0.5),
    n: over.n,
    mean: meanOf(over),
    p90: quantileOf(over, 0.9),
    p95: quantileOf(over, 0.95),
    quantiles: quantiles.map((p) => ({
      p,
      value: quantileOf(over, p),
      nearestRank: nearestRankOf(over, p),
    })),
    buckets: buckets && inBuckets(over, buckets),
    censoredMedian: median.value,
    censoredInterval: median.interval,
    withinTarget: target === null ? null : within(target, over, lasting, lastingCount, level),
  };
}

/** Bounds of buckets. */
function ascending(
  kpi: string,
  name: string,
  given: Parameters<Option<readonly number[], readonly number[]>>[2],
): readonly number[] {
  const bounds = listOf("a list of milliseconds", limit(0))(kpi, name, given);
  bounds.forEach((bound, i) => {
    if (i > 0 && bound <= bounds[i - 1]!) fail(kpi, name, "ascending milliseconds", bound);
  });
  return bounds;
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
  return { ...shareOf(met, met + missed, level), missed, pending: lastingCount - late };
}
