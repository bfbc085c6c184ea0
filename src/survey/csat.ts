import { answeredBy } from "../fold/answeredBy";
import type { Score, ScoreCount, TallyState } from "../fold/tally";
import { type Kpi, kpi } from "../measure";
import { asGiven, level, oneOf, options } from "../options";
import { type Interval, wilson } from "../stats/intervals";
import { momentsOf, type RatingScale, ratingScale, ratings, topOf } from "./ratingScale";

/** What may be set for {@link csat}. */
export interface CsatOptions {
  /** The answers allowed. Default 1 to 5; with a `step` of 0.5 also stars by half. */
  readonly scale?: RatingScale;
  /**
   * How many of the best scores count as satisfied. Default 2 on scales of five points or more, 1 on
   * shorter ones.
   */
  readonly top?: number;
  /** Which end of the scale is best: `"low"` where 1 is "very satisfied". Default `"high"`. */
  readonly best?: "high" | "low";
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link csat} answers. */
export interface CsatResult {
  /** It is a share. */
  readonly kind: "share";
  /** The satisfied share, 0 to 1; `null` without answers. */
  readonly value: number | null;
  /** How many answers. */
  readonly n: number;
  /** How many of the best scores counted as satisfied. */
  readonly top: number;
  /** Answers among the `top` best scores. */
  readonly satisfied: number;
  /** Answers in between. */
  readonly neutral: number;
  /** Answers among the `top` worst scores. */
  readonly dissatisfied: number;
  /** The dissatisfied share ("bottom box"), 0 to 1; `null` without answers. */
  readonly bottom: number | null;
  /** Net satisfaction: satisfied less dissatisfied share, -1 to 1; `null` without answers. */
  readonly net: number | null;
  /** The mean score, on the scale's own units; `null` without answers. */
  readonly mean: number | null;
  /** Sample variance of the scores; `null` below two answers. */
  readonly variance: number | null;
  /** The mean between worst (0) and best (1), whatever the scale; `null` without answers. */
  readonly rescaled: number | null;
  /** Wilson interval of the share; `null` without answers. For others see `shareInterval`. */
  readonly interval: Interval | null;
  /** How often each score was given, ascending. For whole percentages see `percentages`. */
  readonly distribution: readonly ScoreCount[];
  /** Records without an answer: in no figure above. See `responseRate`. */
  readonly unanswered: number;
}

/**
 * Customer satisfaction score: the share of answers among the highest scores, by default 4 and 5 on
 * a scale of 1 to 5 ("top two box"). On scales of fewer than five points, such as three smileys, only
 * the best one counts, as the one in the middle is not satisfied; `top` says how many it was.
 *
 * `satisfied / n`, a ratio from 0 to 1; the mean score stands beside it. Some tools print the share
 * and some the mean under the same name. The `top` worst scores count as dissatisfied, as far as
 * they are not satisfied; what remains is neutral. The scale is never guessed from the answers.
 *
 * The interval says how far the share of everybody asked this way may be from this one: with few
 * answers it is wide. Without answers `value`, `mean` and `interval` are `null`.
 *
 * @function
 * @param records - Scores: numbers, or records with a `score`; `null` for no answer.
 * @param options - See {@link CsatOptions}. Alone, they make the measure, to be composed.
 * @throws InputError for a score that the scale does not have, a record that has no field `score`, a
 *   `top` that leaves no score below it, a level not between 0 and 1 and an unknown option.
 * @see Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 1927.
 * @example
 * ```ts
 * import { csat } from "customer-kpis";
 *
 * const { value, n, mean, interval } = csat([5, 4, 4, 4, 1, null]);
 * value; // => 0.8
 * n; // => 5
 * mean; // => 3.6
 * interval?.lower; // ~> 0.375535
 * interval?.upper; // ~> 0.963776
 *
 * csat([9, 10, 7], { scale: { min: 1, max: 10 } }).satisfied; // => 2
 * csat([1, 2, 3, 3], { scale: { min: 1, max: 3 } }).value; // => 0.5
 * csat([4.5, 3.5], { scale: { min: 0.5, max: 5, step: 0.5 }, top: 3 }).satisfied; // => 1
 * csat([1, 2, 5], { best: "low" }).satisfied; // => 2
 * ```
 */
export const csat: Kpi<Score, CsatResult, TallyState, [options?: CsatOptions]> =
  /* @__PURE__ */ kpi(
    /* @__PURE__ */ options<CsatOptions>("csat")({
      scale: /* @__PURE__ */ ratingScale(1, 5),
      top: /* @__PURE__ */ asGiven<number>(),
      best: /* @__PURE__ */ oneOf(["high", "low"], "high"),
      level: /* @__PURE__ */ level(),
    }),
    ({ scale, best, level, ...given }) => {
      const { size, counts } = ratings(scale, "csat");
      const top = topOf("csat", size, given.top, size < 5 ? 1 : 2);

      return answeredBy((tallied) => {
        const { n, unanswered, distribution } = tallied;
        const bestFirst = best === "low" ? distribution : distribution.toReversed();
        const satisfied = answersAmong(bestFirst.slice(0, top));
        const dissatisfied = answersAmong(bestFirst.slice(Math.max(top, size - top)));
        const { mean, variance } = momentsOf(tallied);
        const rescaled = mean === null ? null : (mean - scale.min) / (scale.max - scale.min);
        return {
          kind: "share" as const,
          value: n > 0 ? satisfied / n : null,
          n,
          top,
          satisfied,
          neutral: n - satisfied - dissatisfied,
          dissatisfied,
          bottom: n > 0 ? dissatisfied / n : null,
          net: n > 0 ? (satisfied - dissatisfied) / n : null,
          mean,
          variance,
          rescaled: rescaled !== null && best === "low" ? 1 - rescaled : rescaled,
          interval: wilson(satisfied, n, level),
          distribution,
          unanswered,
        };
      }, counts);
    },
  );

function answersAmong(counts: readonly ScoreCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
