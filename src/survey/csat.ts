import { checkOptions, fail } from "../check";
import { derive } from "../fold/derive";
import { type Scale, type Score, type ScoreCount, type TallyState, tally } from "../fold/tally";
import { type Kpi, kpi } from "../measure";
import { checkLevel, type Interval, wilson } from "../stats/intervals";

/** What may be set for {@link csat}. */
export interface CsatOptions {
  /** The answers allowed. Default 1 to 5. */
  readonly scale?: Scale;
  /** How many of the highest scores count as satisfied. Default 2. */
  readonly top?: number;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link csat} answers. */
export interface CsatResult {
  /** The satisfied share, 0 to 1; `null` without answers. */
  readonly value: number | null;
  /** How many answers. */
  readonly n: number;
  /** Answers among the `top` highest scores. */
  readonly satisfied: number;
  /** Answers in between. */
  readonly neutral: number;
  /** Answers among the `top` lowest scores. */
  readonly dissatisfied: number;
  /** The mean score, on the scale's own units; `null` without answers. */
  readonly mean: number | null;
  /** Wilson interval of the share; `null` without answers. */
  readonly interval: Interval | null;
  /** How often each score was given, ascending. */
  readonly distribution: readonly ScoreCount[];
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
}

/**
 * Customer satisfaction score: the share of answers among the highest scores, by default 4 and 5 on
 * a scale of 1 to 5 ("top two box").
 *
 * `satisfied / n`, a ratio from 0 to 1; the mean score stands beside it. Some tools print the share
 * and some the mean under the same name. The `top` lowest scores count as dissatisfied, as far as
 * they are not satisfied; what remains is neutral.
 *
 * The interval says how far the share of everybody asked this way may be from this one: with few
 * answers it is wide. Without answers `value`, `mean` and `interval` are `null`.
 *
 * @function
 * @param records - Scores: numbers, or records with a `score`; `null` for no answer.
 * @param options - See {@link CsatOptions}. Alone, they make the measure, to be composed.
 * @throws RangeError for a score that the scale does not have, for a `top` that leaves no score
 *   below it, and for a level not between 0 and 1; TypeError for a score that is not a number,
 *   for a record that has no field `score` and for an unknown option.
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
 * ```
 */
export const csat: Kpi<Score, CsatResult, TallyState, [options?: CsatOptions]> =
  /* @__PURE__ */ kpi("csat", (options: CsatOptions = {}) => {
    checkOptions("csat", options, ["scale", "top", "level"]);
    const { scale = { min: 1, max: 5 }, top = 2 } = options;
    const level = checkLevel("csat", options.level);
    const counts = tally(scale, "csat");
    const mostTop = scale.max - scale.min;
    if (!(Number.isInteger(top) && top >= 1 && top <= mostTop)) {
      fail("csat", "top", `a whole number from 1 to ${mostTop}`, top);
    }

    return derive(({ n, unanswered, distribution }) => {
      let satisfied = 0;
      let dissatisfied = 0;
      let sum = 0;
      for (const { score, count } of distribution) {
        sum += score * count;
        if (score > scale.max - top) satisfied += count;
        else if (score < scale.min + top) dissatisfied += count;
      }
      return {
        value: n > 0 ? satisfied / n : null,
        n,
        satisfied,
        neutral: n - satisfied - dissatisfied,
        dissatisfied,
        mean: n > 0 ? sum / n : null,
        interval: wilson(satisfied, n, level),
        distribution,
        unanswered,
      };
    }, counts);
  });
