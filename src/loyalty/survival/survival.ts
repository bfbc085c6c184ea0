import { type Kpi, kpi } from "../../measure";
import { type Lifetime, type LifetimesState, lifetimesFold } from "./lifetime";
import {
  errorAt,
  intervalAt,
  type Summarized,
  type SurvivalOptions,
  type SurvivalPoint,
  type SurvivalSummary,
  summarizer,
} from "./survivalSummary";

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

/** What {@link survival} answers. Durations are in the unit of the records. */
export interface SurvivalResult extends SurvivalSummary {
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
 * Every different duration is a step, which for a million customers is a million records:
 * {@link medianLifetime} answers without them.
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
    const summarize = summarizer("survival", options);
    return {
      ...lifetimesFold("survival"),
      finish(state) {
        const summarized = summarize(state);
        return { ...summarized.summary, steps: stepsOf(summarized) };
      },
    };
  });

function stepsOf({ curve, bounds }: Summarized): SurvivalStep[] {
  const steps = new Array<SurvivalStep>(curve.length);
  let hazard = 0;
  let hazardVariance = 0;
  for (let i = 0; i < curve.length; i++) {
    const [atRisk, ended] = [curve.atRisk[i]!, curve.ended[i]!];
    // Where none ended, none need have been at risk either.
    if (ended > 0) {
      hazard += ended / atRisk;
      hazardVariance += ended / (atRisk * atRisk);
    }
    steps[i] = {
      time: curve.times[i]!,
      atRisk,
      ended,
      censored: curve.censored[i]!,
      survival: curve.survival[i]!,
      standardError: errorAt(curve, i),
      interval: intervalAt(bounds, i),
      hazard,
      hazardStandardError: Math.sqrt(hazardVariance),
    };
  }
  return steps;
}
