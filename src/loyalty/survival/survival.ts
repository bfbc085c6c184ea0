import { fail } from "../../check";
import { kpi, type Measure, type Records } from "../../measure";
import { type Option, options } from "../../options";
import { fractions, type SurvivalCurve } from "../../stats/survivalCurve";
import { type Lifetime, type LifetimesState, lifetimesOf } from "./lifetime";
import {
  countsOf,
  errorAt,
  intervalAt,
  SURVIVAL_QUESTIONS,
  type Summarized,
  type SurvivalPoint,
  type SurvivalQuestions,
  type SurvivalSummary,
  summarize,
} from "./survivalSummary";

/** How the steps of the curve are given: by column, each as a row, or not at all. */
export type SurvivalStepsAs = "columns" | "rows" | false;

/** What may be set for {@link survival}. */
export interface SurvivalOptions<As extends SurvivalStepsAs = SurvivalStepsAs>
  extends SurvivalQuestions {
  /**
   * How the steps of the curve are given. `"columns"` (default): a list for each figure. `"rows"`: a
   * record for each step. `false`: not at all, as for many groups.
   */
  readonly steps?: As | undefined;
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

/** The steps of a curve, a list for each figure: `time[i]`, `survival[i]` and so on are one step. */
export interface SurvivalColumns {
  /** The durations at which something ended or was last seen, ascending. */
  readonly time: readonly number[];
  /** How many were watched and could have ended. */
  readonly atRisk: readonly number[];
  /** How many ended. */
  readonly ended: readonly number[];
  /** How many were last seen, and may last on. */
  readonly censored: readonly number[];
  /** The share that lasts longer. */
  readonly survival: readonly number[];
  /** Its standard error (Greenwood); `null` once none is left. */
  readonly standardError: readonly (number | null)[];
  /** The lower bound of its interval; `null` where there is none. */
  readonly lower: readonly (number | null)[];
  /** The upper bound of its interval; `null` where there is none. */
  readonly upper: readonly (number | null)[];
  /** The hazard summed up (Nelson-Aalen). */
  readonly hazard: readonly number[];
  /** Its standard error. */
  readonly hazardStandardError: readonly number[];
}

/** The steps, in the form asked for. */
export type SurvivalSteps<As extends SurvivalStepsAs> = As extends "rows"
  ? readonly SurvivalStep[]
  : As extends false
    ? null
    : SurvivalColumns;

/** What {@link survival} answers. Durations are in the unit of the records. */
export interface SurvivalResult<As extends SurvivalStepsAs = "columns"> extends SurvivalSummary {
  /** The curve, one step for every different duration; `null` where they are not asked for. */
  readonly steps: SurvivalSteps<As>;
}

/** {@link survival}: answers for records, or makes the measure of options alone. */
export interface SurvivalKpi {
  /** Answers for these lifetimes. */
  <Row extends Lifetime, const As extends SurvivalStepsAs = "columns">(
    records: Records<Row>,
    options?: SurvivalOptions<As>,
  ): SurvivalResult<As>;
  /** The measure itself. */
  <const As extends SurvivalStepsAs = "columns">(
    options?: SurvivalOptions<As>,
  ): Measure<Lifetime, SurvivalResult<As>, LifetimesState>;
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
 * Every different duration is a step, which for a million customers is a million of them: they come by
 * column, unless `steps` asks for a record each (`"rows"`) or for none (`false`).
 *
 * It takes those who are last seen early to be like the others: who is lost from view must not be
 * about to leave. Without lifetimes all is `null` or empty.
 *
 * @function
 * @param records - Lifetimes: `duration`, `ended`, and `entered` if any; see {@link tenures}.
 * @param options - See {@link SurvivalOptions}. Alone, they make the measure, to be composed.
 * @throws InputError for a duration below 0, an `entered` that is not below it, a share or level not
 *   between 0 and 1, a horizon not above 0, a record without these fields, and an unknown interval or
 *   option.
 * @see Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 1958.
 * @example
 * ```ts
 * import { by, measure, survival } from "customer-kpis";
 *
 * const months = [
 *   { duration: 2, ended: true },
 *   { duration: 2, ended: false },
 *   { duration: 3, ended: true },
 *   { duration: 3, ended: false },
 *   { duration: 5, ended: true },
 * ];
 * const { value, restrictedMean, steps, at } = survival(months, { at: [2.5] });
 * value; // => 5
 * restrictedMean.value; // ~> 3.8667
 * steps.time; // => [2, 3, 5]
 * steps.survival; // ~> [0.8, 0.5333, 0]
 * at[0]?.survival; // ~> 0.8
 *
 * const plans = [
 *   { plan: "basic", duration: 2, ended: true },
 *   { plan: "basic", duration: 4, ended: true },
 *   { plan: "premium", duration: 9, ended: false },
 * ];
 * const groups = measure(plans, by("plan", survival({ steps: false })));
 * groups.map(({ key, result }) => [key, result.value]); // => [["basic", 3], ["premium", null]]
 * ```
 */
export const survival: SurvivalKpi = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<SurvivalOptions>("survival")({ ...SURVIVAL_QUESTIONS, steps: stepsAs() }),
  ({ steps, ...questions }) =>
    lifetimesOf("survival", (state) => {
      const summarized = summarize(countsOf(state), questions);
      return { ...summarized.summary, steps: steps && STEPS[steps](summarized) };
    }),
) as SurvivalKpi;

function stepsAs(): Option<SurvivalStepsAs, SurvivalStepsAs | null> {
  return (kpi, name, given = "columns") => {
    if (given === false) return null;
    return typeof given === "string" && Object.hasOwn(STEPS, given)
      ? given
      : fail(kpi, name, '"columns", "rows" or false', given);
  };
}

const STEPS = { columns: columnsOf, rows: rowsOf };

/** The curve's steps by column. */
function columnsOf({ curve, bounds }: Summarized): SurvivalColumns {
  const { time, atRisk, ended, censored, survival, logVariance } = curve;
  const standardError = fractions(time.length);
  for (let i = 0; i < time.length; i++) {
    standardError[i] = (survival[i]! || Number.NaN) * Math.sqrt(logVariance[i]!);
  }
  return {
    time,
    atRisk,
    ended,
    censored,
    survival,
    standardError: withNulls(standardError),
    lower: withNulls(bounds.lower),
    upper: withNulls(bounds.upper),
    ...hazardsOf(curve),
  };
}

/** The curve's steps, a record each. */
function rowsOf({ curve, bounds }: Summarized): SurvivalStep[] {
  const { hazard, hazardStandardError } = hazardsOf(curve);
  return curve.time.map((time, i) => ({
    time,
    atRisk: curve.atRisk[i]!,
    ended: curve.ended[i]!,
    censored: curve.censored[i]!,
    survival: curve.survival[i]!,
    standardError: errorAt(curve, i),
    interval: intervalAt(bounds, i),
    hazard: hazard[i]!,
    hazardStandardError: hazardStandardError[i]!,
  }));
}

/** The hazard summed up at each step, and its standard error. */
function hazardsOf({ atRisk, ended }: SurvivalCurve) {
  const hazard = fractions(ended.length);
  const hazardStandardError = fractions(ended.length);
  let sum = 0;
  let variance = 0;
  for (let i = 0; i < ended.length; i++) {
    sum += ended[i]! / atRisk[i]!;
    variance += ended[i]! / (atRisk[i]! * atRisk[i]!);
    hazard[i] = sum;
    hazardStandardError[i] = Math.sqrt(variance);
  }
  return { hazard, hazardStandardError };
}

/** The same list, with `null` where there is no number. */
function withNulls(numbers: (number | null)[]): (number | null)[] {
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) numbers[i] = null;
  return numbers;
}
