import { checkOptions, fail } from "../../check";
import { checkLevel, type Interval } from "../../stats/intervals";
import {
  restrictedMean,
  type SurvivalCurve,
  survivalCurve,
  timeOfShare,
} from "../../stats/survivalCurve";
import { durationsOf, type LifetimesState } from "./lifetime";
import { BOUNDS, boundsOf, type SurvivalBounds, type SurvivalInterval } from "./survivalBounds";

/** What may be set for {@link survival} and {@link medianLifetime}. */
export interface SurvivalOptions {
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

/** What {@link medianLifetime} answers. Durations are in the unit of the records. */
export interface SurvivalSummary {
  /** The median duration; `null` where half have not ended yet. */
  readonly value: number | null;
  /** Lifetimes. */
  readonly n: number;
  /** Those that are over. */
  readonly ended: number;
  /** The same as `value`. */
  readonly median: number | null;
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

/** Reads the options, or throws; what it returns summarizes lifetimes. */
export function summarizer(
  kpi: string,
  options: SurvivalOptions,
): (lifetimes: LifetimesState) => Summarized {
  checkOptions(kpi, options, ["interval", "quantiles", "at", "horizon", "level"]);
  const { interval = "log", quantiles = [0.25, 0.5, 0.75], at = [], horizon } = options;
  if (!Object.hasOwn(BOUNDS, interval)) {
    fail(kpi, "interval", `one of ${Object.keys(BOUNDS).join(", ")}`, interval);
  }
  const level = checkLevel(kpi, options.level);
  for (const share of checkList(kpi, "quantiles", quantiles)) {
    if (!(share > 0 && share < 1)) fail(kpi, "quantiles", "above 0 and below 1", share);
  }
  for (const time of checkList(kpi, "at", at)) {
    if (!(time >= 0)) fail(kpi, "at", "durations, 0 or more", time);
  }
  if (horizon !== undefined && !(horizon > 0 && horizon < Infinity)) {
    fail(kpi, "horizon", "a finite number above 0", horizon);
  }

  return (lifetimes) => {
    const curve = survivalCurve(durationsOf(lifetimes));
    const bounds = boundsOf(curve, interval, level);
    const median = timeOfShare(curve, curve.survival, 0.5);
    const summary = {
      value: median,
      n: lifetimes.ended.n + lifetimes.lasting.n,
      ended: lifetimes.ended.n,
      median,
      quantiles: quantiles.map((share) => ({
        share,
        value: timeOfShare(curve, curve.survival, share),
        lower: timeOfShare(curve, bounds.lower, share),
        upper: timeOfShare(curve, bounds.upper, share),
      })),
      restrictedMean: meanUpTo(curve, horizon ?? null),
      at: at.map((time) => ({ ...pointAt(curve, bounds, stepBefore(curve, time)), time })),
    };
    return { curve, bounds, summary };
  };
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
    time: curve.times[i]!,
    survival: curve.survival[i]!,
    standardError: errorAt(curve, i),
    interval: intervalAt(bounds, i),
  };
}

/** The last step up to a duration; -1 where there is none. */
function stepBefore({ times, length }: SurvivalCurve, time: number): number {
  let i = length - 1;
  while (i >= 0 && times[i]! > time) i--;
  return i;
}

function meanUpTo(curve: SurvivalCurve, given: number | null): RestrictedMean {
  if (curve.length === 0) return { value: null, standardError: null, horizon: given };
  const horizon = given ?? curve.times[curve.length - 1]!;
  return { ...restrictedMean(curve, horizon), horizon };
}

function checkList(kpi: string, field: string, list: readonly number[]): readonly number[] {
  return Array.isArray(list) ? list : fail(kpi, field, "a list of numbers", list);
}
