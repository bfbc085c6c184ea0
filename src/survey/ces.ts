import { answeredBy } from "../fold/answeredBy";
import type { Score, ScoreCount, TallyState } from "../fold/tally";
import { type Kpi, kpi } from "../measure";
import { asGiven, level, oneOf, options } from "../options";
import type { Interval } from "../stats/intervals";
import { type Share, shareOf } from "../stats/share";
import { studentInterval } from "../stats/student";
import { momentsOf, type RatingScale, ratingScale, ratings, topOf } from "./ratingScale";

/** What {@link ces} needs. */
export interface CesOptions {
  /**
   * `"higher-is-easier"` where the highest answer means least effort, as in "made it easy for me:
   * agree"; `"lower-is-easier"` where people rate their effort.
   */
  readonly direction: "higher-is-easier" | "lower-is-easier";
  /** The answers allowed. Default 1 to 7. */
  readonly scale?: RatingScale;
  /** How many of the easiest scores count as easy. Default: all beyond the scale's middle. */
  readonly top?: number;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** What {@link ces} answers. */
export interface CesResult {
  /** It is a mean. */
  readonly kind: "mean";
  /** The mean score, on the scale's own units; `null` without answers. */
  readonly value: number | null;
  /** How many answers. */
  readonly n: number;
  /** Sample variance of the scores; `null` below two answers. */
  readonly variance: number | null;
  /** Student's interval of the mean; `null` below two answers. */
  readonly interval: Interval | null;
  /** How many of the easiest scores counted as easy. */
  readonly top: number;
  /** Those who found it easy, as a share of all answers. */
  readonly easy: Share;
  /** How often each score was given, ascending. */
  readonly distribution: readonly ScoreCount[];
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
}

/**
 * Customer effort score: how easy customers found it to get something done.
 *
 * `value` is the mean score on its own scale, by default 1 to 7; `easy` the share of answers on the
 * easy side of the middle: 5, 6 and 7 of seven, 4 and 5 of five. Products print either under the
 * same name, and some count effort where others count ease: so the direction must be given.
 *
 * Without answers `value`, the shares and the intervals are `null`.
 *
 * @function
 * @param records - Scores: numbers, or records with a `score`; `null` for no answer.
 * @param options - `direction` is required. Alone, they make the measure, to be composed.
 * @throws InputError for a missing direction, a score that the scale does not have, a `top` that leaves
 *   no score below it, a level not between 0 and 1 and an unknown option.
 * @see Dixon, Freeman and Toman, "Stop Trying to Delight Your Customers", Harvard Business Review
 *   2010.
 * @example
 * ```ts
 * import { ces } from "customer-kpis";
 *
 * const { value, easy } = ces([7, 6, 5, 4, 1], { direction: "higher-is-easier" });
 * value; // => 4.6
 * easy.value; // => 0.6
 *
 * const effort = ces([1, 2, 5], { scale: { min: 1, max: 5 }, direction: "lower-is-easier" });
 * effort.easy.value; // ~> 0.667
 * ```
 */
export const ces: Kpi<Score, CesResult, TallyState, [options: CesOptions]> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<CesOptions>("ces")({
    direction: /* @__PURE__ */ oneOf(["higher-is-easier", "lower-is-easier"]),
    scale: /* @__PURE__ */ ratingScale(1, 7),
    top: /* @__PURE__ */ asGiven<number>(),
    level: /* @__PURE__ */ level(),
  }),
  ({ direction, scale, level, ...given }) => {
    const { size, counts } = ratings(scale, "ces");
    const top = topOf("ces", size, given.top, Math.floor(size / 2));

    return answeredBy((tallied) => {
      const { n, unanswered, distribution } = tallied;
      const { mean, variance } = momentsOf(tallied);
      const easiest =
        direction === "higher-is-easier" ? distribution.slice(-top) : distribution.slice(0, top);
      const easy = easiest.reduce((sum, { count }) => sum + count, 0);
      return {
        kind: "mean" as const,
        value: mean,
        n,
        variance,
        interval: studentInterval(mean ?? 0, variance, n, level),
        top,
        easy: shareOf(easy, n, level),
        distribution,
        unanswered,
      };
    }, counts);
  },
);
