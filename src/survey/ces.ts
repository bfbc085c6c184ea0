import { checkOptions, fail } from "../check";
import { derive } from "../fold/derive";
import type { Score, ScoreCount, TallyState } from "../fold/tally";
import { type Kpi, kpi } from "../measure";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import { studentInterval } from "../stats/student";
import { momentsOf, type RatingScale, ratings, sizeOf } from "./ratingScale";

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
  /** The mean score, on the scale's own units; `null` without answers. */
  readonly value: number | null;
  /** How many answers. */
  readonly n: number;
  /** The same mean, under the name by which `compareMeans` knows it. */
  readonly mean: number | null;
  /** Sample variance of the scores; `null` below two answers. */
  readonly variance: number | null;
  /** Student's interval of the mean; `null` below two answers. */
  readonly interval: Interval | null;
  /** Those who found it easy. */
  readonly easy: {
    /** Their share, 0 to 1; `null` without answers. */
    readonly value: number | null;
    /** How many answers. */
    readonly n: number;
    /** Wilson interval of the share; `null` without answers. */
    readonly interval: Interval | null;
  };
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
 * @throws RangeError for a score that the scale does not have, a `top` that leaves no score below it,
 *   and a level not between 0 and 1; TypeError for a direction that is none, a score that is not a
 *   number and an unknown option.
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
  "ces",
  (options: CesOptions) => {
    checkOptions("ces", options, ["direction", "scale", "top", "level"]);
    const { direction, scale = { min: 1, max: 7 } } = options;
    const level = checkLevel("ces", options.level);
    if (direction !== "higher-is-easier" && direction !== "lower-is-easier") {
      fail("ces", "direction", '"higher-is-easier" or "lower-is-easier"', direction);
    }
    const counts = ratings(scale, "ces");
    const size = sizeOf("ces", scale);
    const { top = Math.floor(size / 2) } = options;
    if (!(Number.isInteger(top) && top >= 1 && top < size)) {
      fail("ces", "top", `a whole number from 1 to ${size - 1}`, top);
    }

    return derive((tallied) => {
      const { n, unanswered, distribution } = tallied;
      const { mean, variance } = momentsOf(tallied);
      const easiest =
        direction === "higher-is-easier" ? distribution.slice(-top) : distribution.slice(0, top);
      const easy = easiest.reduce((sum, { count }) => sum + count, 0);
      return {
        value: mean,
        n,
        mean,
        variance,
        interval: studentInterval(mean ?? 0, variance, n, level),
        easy: { value: n > 0 ? easy / n : null, n, interval: wilson(easy, n, level) },
        distribution,
        unanswered,
      };
    }, counts);
  },
);
