import { type Scale, scaleFrom } from "../../fold/tally";
import { type Kpi, kpi } from "../../measure";
import { level, number, options } from "../../options";
import { answersReader, type ServqualResponse } from "./servqualAnswers";
import { finishServqual } from "./servqualFinish";
import { instrumentOf, type ServqualInstrument } from "./servqualInstrument";
import type { ServqualResult } from "./servqualResult";
import { adder, initState, mergeState, type ServqualState } from "./servqualState";

/** What {@link servqual} needs. */
export interface ServqualOptions {
  /** The questionnaire: `"1988"` (with reversed items), `"1991"`, or one of your own. */
  readonly instrument: ServqualInstrument;
  /** The answers allowed. Default 1 to 7; 5 and 9 points are in use too. */
  readonly scale?: Scale;
  /**
   * How much of a dimension a respondent must have answered to count in it, above 0 to 1. Default 1:
   * every item, both times. With less, the items left out count as the mean of the others.
   */
  readonly minimumShare?: number;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/**
 * SERVQUAL service quality: what customers perceive less what they expect, over five dimensions.
 *
 * Every item is asked twice, once of excellent service in general and once of this one. An item's
 * gap is perception less expectation, so below 0 the service falls short; some authors print it
 * the other way round. A respondent's dimension gap is the mean over its items, a dimension's the
 * mean over respondents, and `value` the mean of the dimensions (not of the items, as dimensions
 * differ in length). `weighted` uses each respondent's own importance of the dimensions:
 * `sum(weight * gap) / sum(weight)`, averaged over respondents.
 *
 * The questionnaire of 1988 words nine items negatively; their answers are reversed here, both
 * times. Give the answers as they were ticked.
 *
 * A pair with an answer missing counts for no item, and a dimension counts only for respondents who
 * answered all of it. Figures that rest on nobody are `null`.
 *
 * @function
 * @param records - Responses: `expectations` and `perceptions` in the questionnaire's order, and
 *   `weights` by dimension name where they were asked.
 * @param options - `instrument` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an answer that the scale does not have and weights that add up to neither
 *   100 nor 1; for too many or too few answers, weights of other dimensions, an unknown
 *   instrument and an unknown option.
 * @see Parasuraman, Zeithaml and Berry, "SERVQUAL", Journal of Retailing 1988; "Refinement and
 *   Reassessment of the SERVQUAL Scale", Journal of Retailing 1991.
 * @see Cronin and Taylor, "Measuring Service Quality", Journal of Marketing 1992 (SERVPERF).
 * @example
 * ```ts
 * import { servqual } from "customer-kpis";
 *
 * // A short questionnaire of one's own: items 1 and 2 on speed, item 3 on manners.
 * const instrument = {
 *   dimensions: [
 *     { name: "speed", items: [1, 2] },
 *     { name: "manners", items: [3] },
 *   ],
 * };
 * const responses = [
 *   { expectations: [7, 6, 6], perceptions: [4, 5, 6], weights: { speed: 75, manners: 25 } },
 *   { expectations: [7, 7, 5], perceptions: [6, 6, 6], weights: { speed: 50, manners: 50 } },
 * ];
 * const { value, weighted, dimensions } = servqual(responses, { instrument });
 * dimensions.map((dimension) => dimension.gap); // => [-1.5, 0.5]
 * value; // => -0.5
 * weighted; // => -0.75
 * ```
 */
export const servqual: Kpi<
  ServqualResponse,
  ServqualResult,
  ServqualState,
  [options: ServqualOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<ServqualOptions>("servqual")({
    instrument: (_kpi, _name, given) => instrumentOf(given!),
    scale: /* @__PURE__ */ scaleFrom(1, 7),
    minimumShare: /* @__PURE__ */ number({ above: 0, atMost: 1, fallback: 1 }),
    level: /* @__PURE__ */ level(),
  }),
  ({ instrument, scale, minimumShare, level }) => {
    const range = scale.max - scale.min;
    const read = answersReader(instrument, scale);
    const add = adder(instrument, range, minimumShare);
    return {
      init: () => initState(instrument, range),
      step(state: ServqualState, response: ServqualResponse) {
        add(state, read(response));
        return state;
      },
      merge: mergeState,
      finish: (state) => finishServqual(state, instrument, range, level),
    };
  },
);
