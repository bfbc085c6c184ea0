import { checkOptions, fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { checkLevel, type Interval, reachOfLevel } from "../stats/intervals";
import {
  restrictedMean,
  type SurvivalCurve,
  survivalCurve,
  timeOfShare,
} from "../stats/survivalCurve";
import {
  addLifetime,
  durationsOf,
  initLifetimes,
  type Lifetime,
  type LifetimesState,
  mergeLifetimes,
} from "./lifetime";

/** How an interval around a survival curve is computed. */
export type SurvivalInterval = "log" | "plain" | "log-log";

/** What may be set for {@link survival}. */
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

/** A duration at which something ended, or was last seen. */
export interface SurvivalStep extends SurvivalPoint {
  /** How many were watched and could have ended here. */
  readonly atRisk: number;
  /** How many ended here. */
  readonly ended: number;
  /** How many were last seen here, and may last on. */
  readonly censored: number;
  /** The hazard summed up to here (Nelson-Aalen). */
  readonly hazard: number;
  /** Its standard error. */
  readonly hazardStandardError: number;
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

/** What {@link survival} answers. Durations are in the unit of the records. */
export interface SurvivalResult {
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
  /** The curve, one step for every different duration. */
  readonly steps: readonly SurvivalStep[];
}

/**
 * How long customers stay, where most of them are still there: the Kaplan-Meier survival curve.
 *
 * A customer of three months who has not left is no customer of three months: the story is unfinished.
 * Means and medians over those who left know only the short stories. Here everybody counts for as long
 * as they were watched: the share that lasts longer than t is the product, over all durations up to t
 * at which somebody left, of 1 - ended / at risk.
 *
 * - At equal durations, who leaves does so before who was last seen then.
 * - `entered`: who had been a customer before records begin counts from that duration on only, as
 *   nobody who left earlier is in the records (left truncation). Where at some early duration all few
 *   who are watched leave, the curve falls to 0 and stays there: then start it later.
 * - Intervals: `"plain"` is symmetrical around the share, `"log"` and `"log-log"` on those scales;
 *   `"plain"` and `"log"` are kept within 0 and 1.
 * - A quantile is when the curve falls below its height; where it lies exactly on it for a while, the
 *   middle of that while. Its `lower` and `upper` come from the bounds of the curve in the same way.
 *
 * It takes those who are last seen early to be like the others: who is lost from view must not be
 * about to leave. Without lifetimes all is `null` or empty.
 *
 * @function
 * @param records - Lifetimes: `duration`, `ended`, and `entered` if any; see {@link tenures}.
 * @param options - See {@link SurvivalOptions}. Alone, they make the measure, to be composed.
 * @throws RangeError for a duration below 0, an `entered` that is not below it, a share or level not
 *   between 0 and 1, and a horizon not above 0; TypeError for a record without these fields, for an
 *   unknown interval and for an unknown option.
 * @see Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 1958.
 * @example
 * ```ts
 * import { survival } from "customer-kpis";
 *
 * const months = [
 *   { duration: 2, ended: true },
 *   { duration: 2, ended: false },
 *   { duration: 3, ended: true },
 *   { duration: 3, ended: false },
 *   { duration: 5, ended: true },
 * ];
 * const { median, restrictedMean, steps, at } = survival(months, { at: [2.5] });
 * median; // => 5
 * restrictedMean.value; // ~> 3.8667
 * steps.map(({ time, survival }) => [time, survival]); // ~> [[2, 0.8], [3, 0.5333], [5, 0]]
 * at[0]?.survival; // ~> 0.8
 * ```
 */
export const survival: Kpi<Lifetime, SurvivalResult, LifetimesState, [options?: SurvivalOptions]> =
  /* @__PURE__ */ kpi("survival", (options: SurvivalOptions = {}) => {
    checkOptions("survival", options, ["interval", "quantiles", "at", "horizon", "level"]);
    const { interval = "log", quantiles = [0.25, 0.5, 0.75], at = [], horizon } = options;
    if (!Object.hasOwn(BOUNDS, interval)) {
      fail("survival", "interval", `one of ${Object.keys(BOUNDS).join(", ")}`, interval, TypeError);
    }
    const level = checkLevel("survival", options.level);
    for (const share of checkList("quantiles", quantiles)) {
      if (!(share > 0 && share < 1)) fail("survival", "quantiles", "above 0 and below 1", share);
    }
    for (const time of checkList("at", at)) {
      if (!(time >= 0)) fail("survival", "at", "durations, 0 or more", time);
    }
    if (horizon !== undefined && !(horizon > 0 && horizon < Infinity)) {
      fail("survival", "horizon", "a finite number above 0", horizon);
    }

    return {
      init: initLifetimes,
      step(state, record) {
        addLifetime("survival", state, record);
        return state;
      },
      merge: mergeLifetimes,
      finish(state) {
        const curve = survivalCurve(durationsOf(state));
        const bounds = boundsOf(curve, interval, level);
        const median = timeOfShare(curve, curve.survival, 0.5);
        return {
          value: median,
          n: state.ended.n + state.lasting.n,
          ended: state.ended.n,
          median,
          quantiles: quantiles.map((share) => ({
            share,
            value: timeOfShare(curve, curve.survival, share),
            lower: timeOfShare(curve, bounds.lower, share),
            upper: timeOfShare(curve, bounds.upper, share),
          })),
          restrictedMean: meanUpTo(curve, horizon ?? null),
          at: at.map((time) => ({ ...pointAt(curve, bounds, stepBefore(curve, time)), time })),
          steps: Array.from({ length: curve.length }, (_, i) => stepAt(curve, bounds, i)),
        };
      },
    };
  });

/** The bounds of an interval by the share and the standard error of its logarithm, times z. */
const BOUNDS: Readonly<
  Record<SurvivalInterval, (share: number, reach: number) => [lower: number, upper: number]>
> = {
  log: (share, reach) => [share * Math.exp(-reach), Math.min(1, share * Math.exp(reach))],
  plain: (share, reach) => [Math.max(0, share * (1 - reach)), Math.min(1, share * (1 + reach))],
  "log-log": (share, reach) => {
    const log = Math.log(share);
    return [Math.exp(log * Math.exp(-reach / log)), Math.exp(log * Math.exp(reach / log))];
  },
};

interface Bounds {
  /** NaN where there is no interval. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly level: number;
  readonly method: SurvivalInterval;
}

function boundsOf(curve: SurvivalCurve, method: SurvivalInterval, level: number): Bounds {
  const lower = new Float64Array(curve.length);
  const upper = new Float64Array(curve.length);
  const z = reachOfLevel(level);
  const bounds = BOUNDS[method];
  for (let i = 0; i < curve.length; i++) {
    // Not a number where none is left and, on the log-log scale, where all are.
    const share = curve.survival[i]! || Number.NaN;
    [lower[i], upper[i]] = bounds(share, z * Math.sqrt(curve.logVariance[i]!));
  }
  return { lower, upper, level, method };
}

/** The point of a step; before the first, where all are left. */
function pointAt(
  { times, survival, logVariance }: SurvivalCurve,
  { lower, upper, level, method }: Bounds,
  i: number,
): SurvivalPoint {
  if (i < 0) {
    return {
      time: 0,
      survival: 1,
      standardError: 0,
      interval: { lower: 1, upper: 1, level, method },
    };
  }
  const share = survival[i]!;
  const isNone = Number.isNaN(lower[i]!);
  return {
    time: times[i]!,
    survival: share,
    standardError: share > 0 ? share * Math.sqrt(logVariance[i]!) : null,
    interval: isNone ? null : { lower: lower[i]!, upper: upper[i]!, level, method },
  };
}

function stepAt(curve: SurvivalCurve, bounds: Bounds, i: number): SurvivalStep {
  const { time, survival, standardError, interval } = pointAt(curve, bounds, i);
  return {
    time,
    atRisk: curve.atRisk[i]!,
    ended: curve.ended[i]!,
    censored: curve.censored[i]!,
    survival,
    standardError,
    interval,
    hazard: curve.hazard[i]!,
    hazardStandardError: Math.sqrt(curve.hazardVariance[i]!),
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

function checkList(field: string, list: readonly number[]): readonly number[] {
  return Array.isArray(list) ? list : fail("survival", field, "a list of numbers", list, TypeError);
}
