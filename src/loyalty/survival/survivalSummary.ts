import { level, listOf, maybe, number, oneOf, or, type ReadOptions } from "../../options";
import { type Interval, reachOfLevel } from "../../stats/intervals";
import type { ResultKind } from "../../stats/share";
import {
  countDurations,
  fractions,
  restrictedMean,
  type SurvivalCounts,
  type SurvivalCurve,
  survivalCurve,
  timeOfShare,
} from "../../stats/survivalCurve";
import { countUpTo } from "../../time";
import { type LifetimesState, stepsOf } from "./lifetime";

/** How an interval around a survival curve is computed. */
export type SurvivalInterval = "log" | "plain" | "log-log";

/** The bounds of a curve, step by step. */
export interface SurvivalBounds {
  /** NaN where there is no interval. */
  readonly lower: number[];
  readonly upper: number[];
  readonly level: number;
  readonly method: SurvivalInterval;
}

/** A bound by the share and the standard error of its logarithm, times z. */
type Bound = (share: number, reach: number) => number;

const logLog: Bound = (share, reach) => {
  const log = Math.log(share);
  return Math.exp(log * Math.exp(reach / log));
};

/** The lower and the upper bound of every interval. */
const BOUNDS: Readonly<Record<SurvivalInterval, readonly [lower: Bound, upper: Bound]>> = {
  log: [
    (share, reach) => share * Math.exp(-reach),
    (share, reach) => Math.min(1, share * Math.exp(reach)),
  ],
  plain: [
    (share, reach) => Math.max(0, share * (1 - reach)),
    (share, reach) => Math.min(1, share * (1 + reach)),
  ],
  "log-log": [(share, reach) => logLog(share, -reach), logLog],
};

/** The bounds of a curve. */
function boundsOf(
  { survival, logVariance }: SurvivalCurve,
  method: SurvivalInterval,
  level: number,
): SurvivalBounds {
  const lower = fractions(survival.length);
  const upper = fractions(survival.length);
  const z = reachOfLevel(level);
  const [lowerOf, upperOf] = BOUNDS[method];
  for (let i = 0; i < survival.length; i++) {
    // Not a number where none is left and, on the log-log scale, where all are.
    const share = survival[i]! || Number.NaN;
    const reach = z * Math.sqrt(logVariance[i]!);
    lower[i] = lowerOf(share, reach);
    upper[i] = upperOf(share, reach);
  }
  return { lower, upper, level, method };
}

/** What may be asked of a survival curve. */
export interface SurvivalQuestions {
  /** On which scale the interval is symmetrical. Default `"log"`, as in R. */
  readonly interval?: SurvivalInterval;
  /** The shares whose times are asked for: 0.25 is when a quarter has ended. Default 0.25, 0.5, 0.75. */
  readonly quantiles?: readonly number[];
  /** The durations at which the curve is asked for. Default: none. */
  readonly at?: readonly number[];
  /** Up to where the restricted mean counts. Default: the longest duration seen. */
  readonly horizon?: number;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** The curve at one duration. */
export interface SurvivalPoint {
  /** The duration. */
  readonly time: number;
  /** The share that lasts longer than this. */
  readonly survival: number;
  /** Its standard error (Greenwood); `null` once none is left. */
  readonly standardError: number | null;
  /** Its interval; `null` once none is left, and in a step with `"log-log"` before the first has ended. */
  readonly interval: Interval | null;
}

/** When a share has ended. */
export interface SurvivalQuantile {
  /** The share. */
  readonly share: number;
  /** The duration by which it has ended; `null` where so many have not ended yet. */
  readonly value: number | null;
  /** Where the lower bound of the curve is there; `null` where it never is. */
  readonly lower: number | null;
  /** Where the upper bound is there; `null` where it never is. */
  readonly upper: number | null;
}

/** The mean duration up to a horizon. */
export interface RestrictedMean {
  /** The mean; what lasts longer is taken for the horizon. `null` without lifetimes. */
  readonly value: number | null;
  /** Its standard error; `null` without lifetimes. */
  readonly standardError: number | null;
  /** The horizon; `null` without lifetimes unless it was given. */
  readonly horizon: number | null;
}

/** What a survival curve says in a few figures. Durations are in the unit of the records. */
export interface SurvivalSummary {
  /** It is a median duration. */
  readonly kind: ResultKind & "median";
  /** The median duration; `null` where half have not ended yet. */
  readonly value: number | null;
  /** Lifetimes. */
  readonly n: number;
  /** Those that are over. */
  readonly ended: number;
  /** When each share asked for has ended. */
  readonly quantiles: readonly SurvivalQuantile[];
  /** The mean duration up to a horizon. */
  readonly restrictedMean: RestrictedMean;
  /** The curve at each duration asked for; the last height goes on for ever. */
  readonly at: readonly SurvivalPoint[];
}

/** A curve, its bounds, and what is asked of them. */
export interface Summarized {
  readonly curve: SurvivalCurve;
  readonly bounds: SurvivalBounds;
  readonly summary: SurvivalSummary;
}

/** The same questions as options, each with its default. */
export const SURVIVAL_QUESTIONS = {
  interval: /* @__PURE__ */ oneOf<SurvivalInterval>(["log", "plain", "log-log"], "log"),
  quantiles: /* @__PURE__ */ or<readonly number[], readonly number[]>(
    /* @__PURE__ */ listOf("a list of numbers", /* @__PURE__ */ number({ above: 0, below: 1 })),
    [0.25, 0.5, 0.75],
  ),
  at: /* @__PURE__ */ or<readonly number[], readonly number[]>(
    /* @__PURE__ */ listOf("a list of numbers", /* @__PURE__ */ number({ atLeast: 0 })),
    [],
  ),
  horizon: /* @__PURE__ */ maybe(/* @__PURE__ */ number({ above: 0 })),
  level: /* @__PURE__ */ level(),
};

/** Who was watched when: the summary of lifetimes that all answers come from. */
export function countsOf(lifetimes: LifetimesState): SurvivalCounts {
  return countDurations(stepsOf(lifetimes));
}

/** The answers that counts give. */
export function summarize(
  counts: SurvivalCounts,
  { interval, quantiles, at, horizon, level }: ReadOptions<typeof SURVIVAL_QUESTIONS>,
): Summarized {
  const curve = survivalCurve(counts);
  const bounds = boundsOf(curve, interval, level);
  let ended = 0;
  let n = 0;
  for (let i = 0; i < counts.time.length; i++) {
    ended += counts.ended[i]!;
    n += counts.ended[i]! + counts.censored[i]!;
  }
  const summary: SurvivalSummary = {
    kind: "median",
    value: timeOfShare(curve, curve.survival, 0.5),
    n,
    ended,
    quantiles: quantiles.map((share) => ({
      share,
      value: timeOfShare(curve, curve.survival, share),
      lower: timeOfShare(curve, bounds.lower, share),
      upper: timeOfShare(curve, bounds.upper, share),
    })),
    restrictedMean: meanUpTo(curve, horizon),
    at: at.map((time) => ({ ...pointAt(curve, bounds, stepBefore(curve, time)), time })),
  };
  return { curve, bounds, summary };
}

/** The interval of a step. */
export function intervalAt(
  { lower, upper, level, method }: SurvivalBounds,
  i: number,
): Interval | null {
  const bound = lower[i]!;
  return Number.isNaN(bound) ? null : { lower: bound, upper: upper[i]!, level, method };
}

/** The standard error of a step. */
export function errorAt({ survival, logVariance }: SurvivalCurve, i: number): number | null {
  const share = survival[i]!;
  return share > 0 ? share * Math.sqrt(logVariance[i]!) : null;
}

/** The point of a step; before the first, where all are left. */
function pointAt(curve: SurvivalCurve, bounds: SurvivalBounds, i: number): SurvivalPoint {
  if (i < 0) {
    const { level, method } = bounds;
    return {
      time: 0,
      survival: 1,
      standardError: 0,
      interval: { lower: 1, upper: 1, level, method },
    };
  }
  return {
    time: curve.time[i]!,
    survival: curve.survival[i]!,
    standardError: errorAt(curve, i),
    interval: intervalAt(bounds, i),
  };
}

/** The last step up to a duration; -1 where there is none. */
function stepBefore({ time }: SurvivalCurve, duration: number): number {
  return countUpTo(time, duration) - 1;
}

function meanUpTo(curve: SurvivalCurve, given: number | null): RestrictedMean {
  if (curve.time.length === 0) return { value: null, standardError: null, horizon: given };
  const horizon = given ?? curve.time.at(-1)!;
  const { value, standardError } = restrictedMean(curve, horizon);
  return { value, standardError: Number.isFinite(standardError) ? standardError : null, horizon };
}
