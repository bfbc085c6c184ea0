import { answeredBy } from "../../fold/answeredBy";
import { type Score, type ScoreCount, type TallyState, tally } from "../../fold/tally";
import { type Kpi, kpi } from "../../measure";
import { level, options } from "../../options";
import type { Interval } from "../../stats/intervals";
import { adjustedWald, netScore } from "../../stats/netScore";
import { bandOptions, bandsOf, type NpsOptions, sideOf } from "./npsBands";

/** What {@link nps} answers. */
export interface NpsResult {
  /** It is a net score, in points. */
  readonly kind: "net";
  /** The score, -100 (all detractors) to 100 (all promoters); `null` without answers. */
  readonly value: number | null;
  /** How many answers. */
  readonly n: number;
  /** Answers at or above `promoter`. */
  readonly promoters: number;
  /** Answers in between: in `n`, on neither side. */
  readonly passives: number;
  /** Answers at or below `detractor`. */
  readonly detractors: number;
  /** Standard error in points; `null` without answers. */
  readonly standardError: number | null;
  /** Adjusted Wald interval in points, kept within -100 and 100; `null` without answers. */
  readonly interval: Interval | null;
  /** How often each score was given, ascending. */
  readonly distribution: readonly ScoreCount[];
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
}

/**
 * Net Promoter Score: of people asked how likely they are to recommend you, the percentage of
 * promoters minus the percentage of detractors.
 *
 * `100 * (promoters - detractors) / n` in points from -100 to 100. On the usual scale of 0 to 10,
 * promoters answer 9 or 10, detractors 0 to 6; passives (7, 8) count in `n` only.
 *
 * The interval says how far the score of everybody asked this way may be from this one: with few
 * answers it is wide. It is the adjusted Wald interval, which holds even where all answers agree.
 * Its center is pulled towards 0, so `value` need not lie in its middle; where all answers agree it may
 * even lie outside. It takes the answers for a fair sample: who did not answer may think differently.
 *
 * `npsInterval` has other intervals, `weightedNps` weighs answers, `accountNps` counts accounts,
 * `npsReasons` the reasons that customers give, and {@link compareNps} tells whether a score has changed.
 *
 * Without answers `value`, `standardError` and `interval` are `null`: 0 would be a real score.
 *
 * @function
 * @param records - Scores: numbers, or records with a `score`; `null` for no answer.
 * @param options - See {@link NpsOptions}. Alone, they make the measure, to be composed.
 * @throws InputError for a score that the scale does not have, for bounds outside of the scale or
 *   out of order, and for a level not between 0 and 1; for a score that is not a number,
 *   for a record that has no field `score` and for an unknown option.
 * @see Reichheld, "The One Number You Need to Grow", Harvard Business Review 2003.
 * @see Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 2016.
 * @example
 * ```ts
 * import { nps } from "customer-kpis";
 *
 * const { value, n, interval } = nps([10, 10, 9, 9, 9, 8, 8, 7, 6, 0, null]);
 * value; // => 30
 * n; // => 10
 * interval?.lower; // ~> -19.050615
 * interval?.upper; // ~> 65.204462
 * ```
 */
export const nps: Kpi<Score, NpsResult, TallyState, [options?: NpsOptions]> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<NpsOptions>("nps")({ ...bandOptions, level: /* @__PURE__ */ level() }),
  ({ level, ...given }) => {
    const bands = bandsOf("nps", given);

    return answeredBy(
      ({ n, unanswered, distribution }) => {
        const answersOn = (side: number) =>
          distribution.reduce(
            (sum, { score, count }) => (sideOf(score, bands) === side ? sum + count : sum),
            0,
          );
        const promoters = answersOn(1);
        const detractors = answersOn(-1);
        const { value, standardError } = netScore(promoters, detractors, n);
        return {
          kind: "net",
          value: n ? value : null,
          n,
          promoters,
          passives: answersOn(0),
          detractors,
          standardError: n ? standardError : null,
          interval: n ? adjustedWald(promoters, detractors, n, level) : null,
          distribution,
          unanswered,
        };
      },
      tally(bands.scale, "nps"),
    );
  },
);
