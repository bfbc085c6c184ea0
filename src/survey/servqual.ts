import { checkOptions, fail } from "../check";
import { checkRecord } from "../fold/field";
import { checkScale, type Scale } from "../fold/tally";
import { type Kpi, kpi } from "../measure";
import { checkLevel, type Interval } from "../stats/intervals";
import { addMoment, initMoments, type Moments, mergeMoments, varianceOf } from "../stats/moments";
import { studentInterval } from "../stats/student";
import { type Instrument, instrumentOf, type ServqualInstrument } from "./servqualInstrument";

/** One respondent's answers to a SERVQUAL questionnaire. */
export interface ServqualResponse {
  /** What excellent service is like, item by item in the questionnaire's order; `null` unanswered. */
  readonly expectations: readonly (number | null)[];
  /** What this service is like, item by item in the same order; `null` unanswered. */
  readonly perceptions: readonly (number | null)[];
  /** How the respondent splits 100 points (or shares of 1) over the dimensions, by their names. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
}

/** What {@link servqual} needs. */
export interface ServqualOptions {
  /** The questionnaire: `"1988"` (with reversed items), `"1991"`, or one of your own. */
  readonly instrument: ServqualInstrument;
  /** The answers allowed. Default 1 to 7. */
  readonly scale?: Scale;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** One dimension's scores, in scale points. Over the respondents who answered all its items. */
export interface ServqualDimension {
  /** `tangibles`, `reliability`, `responsiveness`, `assurance`, `empathy`, or a name of your own. */
  readonly name: string;
  /** Perception less expectation: below 0 the service falls short. `null` without respondents. */
  readonly gap: number | null;
  /** Mean expectation; `null` without respondents. */
  readonly expectation: number | null;
  /** Mean perception; `null` without respondents. */
  readonly perception: number | null;
  /** Student's interval of the gap; `null` below two respondents. */
  readonly interval: Interval | null;
  /** Respondents who answered every item of the dimension, both times. */
  readonly n: number;
}

/** One item's scores, in scale points, after reversal. Over those who answered it both times. */
export interface ServqualItem {
  /** Its number in the questionnaire, from 1. */
  readonly item: number;
  /** The dimension it belongs to. */
  readonly dimension: string;
  /** Perception less expectation; `null` without answers. */
  readonly gap: number | null;
  /** Mean expectation; `null` without answers. */
  readonly expectation: number | null;
  /** Mean perception; `null` without answers. */
  readonly perception: number | null;
  /** Respondents who answered it both times. */
  readonly n: number;
}

/** What {@link servqual} answers, in scale points. */
export interface ServqualResult {
  /** The mean of the dimensions' gaps; `null` where a dimension has none. */
  readonly value: number | null;
  /** Respondents who count in at least one dimension. */
  readonly n: number;
  /** The mean of each respondent's weighted gap; `null` without weights. */
  readonly weighted: number | null;
  /** Respondents with weights and every dimension answered: those `weighted` rests on. */
  readonly nWeighted: number;
  /** The mean of the dimensions' perceptions, without expectations (SERVPERF). */
  readonly servperf: number | null;
  /** The dimensions, in the questionnaire's order. */
  readonly dimensions: readonly ServqualDimension[];
  /** The items, in the questionnaire's order. */
  readonly items: readonly ServqualItem[];
  /** Respondents who complete no dimension: in no dimension above. */
  readonly incomplete: number;
}

/** Sums over respondents. */
export interface ServqualSums {
  /** How many pairs of answers. */
  n: number;
  /** The sum of the expectations. */
  expectation: number;
  /** The sum of the perceptions. */
  perception: number;
}

/** What {@link servqual} holds in between. */
export interface ServqualState {
  n: number;
  incomplete: number;
  readonly items: ServqualSums[];
  readonly dimensions: { readonly sums: ServqualSums; readonly gap: Moments }[];
  readonly weighted: Moments;
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
 * @throws RangeError for an answer that the scale does not have and weights that add up to neither
 *   100 nor 1; TypeError for too many or too few answers, weights of other dimensions, an unknown
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
> = /* @__PURE__ */ kpi("servqual", (options: ServqualOptions) => {
  checkOptions("servqual", options, ["instrument", "scale", "level"]);
  const { scale = { min: 1, max: 7 } } = options;
  checkScale("servqual", scale);
  const level = checkLevel("servqual", options.level);
  const instrument = instrumentOf(options.instrument);
  const { dimensions } = instrument;

  return {
    init: () => ({
      n: 0,
      incomplete: 0,
      items: Array.from({ length: instrument.size }, initSums),
      dimensions: dimensions.map(() => ({ sums: initSums(), gap: initMoments() })),
      weighted: initMoments(),
    }),
    step(state, response) {
      const expectations = readAnswers("expectations", response, instrument, scale);
      const perceptions = readAnswers("perceptions", response, instrument, scale);
      const weights = readWeights(response.weights, instrument);
      for (let i = 0; i < instrument.size; i++) {
        const expectation = expectations[i] as number;
        const perception = perceptions[i] as number;
        // NaN is no answer, and says so in every sum it enters.
        if (!Number.isNaN(expectation + perception)) {
          addSums(state.items[i] as ServqualSums, expectation, perception);
        }
      }
      let complete = 0;
      let weightedGap = 0;
      for (let d = 0; d < dimensions.length; d++) {
        const items = instrument.indices[d] as readonly number[];
        const expectation = meanOf(expectations, items);
        const perception = meanOf(perceptions, items);
        const gap = perception - expectation;
        if (Number.isNaN(gap)) continue;
        const dimension = state.dimensions[d] as ServqualState["dimensions"][number];
        addSums(dimension.sums, expectation, perception);
        addMoment(dimension.gap, gap);
        complete++;
        if (weights) weightedGap += (weights[d] as number) * gap;
      }
      if (complete > 0) state.n++;
      else state.incomplete++;
      if (weights && complete === dimensions.length) addMoment(state.weighted, weightedGap);
      return state;
    },
    merge(left, right) {
      left.n += right.n;
      left.incomplete += right.incomplete;
      left.items.forEach((item, i) => {
        mergeSums(item, right.items[i] as ServqualSums);
      });
      left.dimensions.forEach(({ sums, gap }, d) => {
        const other = right.dimensions[d] as ServqualState["dimensions"][number];
        mergeSums(sums, other.sums);
        mergeMoments(gap, other.gap);
      });
      mergeMoments(left.weighted, right.weighted);
      return left;
    },
    finish(state) {
      const perDimension = dimensions.map(({ name }, d) => {
        const { sums, gap } = state.dimensions[d] as ServqualState["dimensions"][number];
        return {
          name,
          ...meansOf(sums),
          gap: gap.n > 0 ? gap.mean : null,
          interval: studentInterval(gap.mean, varianceOf(gap), gap.n, level),
        };
      });
      return {
        value: meanOrNull(perDimension.map(({ gap }) => gap)),
        n: state.n,
        weighted: state.weighted.n > 0 ? state.weighted.mean : null,
        nWeighted: state.weighted.n,
        servperf: meanOrNull(perDimension.map(({ perception }) => perception)),
        dimensions: perDimension,
        items: state.items.map((sums, i) => ({
          item: i + 1,
          dimension: instrument.dimensionOf[i] as string,
          ...meansOf(sums),
        })),
        incomplete: state.incomplete,
      };
    },
  };
});

/** The answers as numbers, reversed items turned round; NaN where there is none. */
function readAnswers(
  field: "expectations" | "perceptions",
  response: ServqualResponse,
  { size, isReversed }: Instrument,
  { min, max }: Scale,
): number[] {
  checkRecord("servqual", response, "expectations and perceptions");
  const answers = response[field];
  if (!Array.isArray(answers) || answers.length !== size) {
    const came = Array.isArray(answers) ? `${answers.length} answers` : answers;
    fail("servqual", field, `an array of ${size} answers`, came);
  }
  const numbers = new Array<number>(size);
  for (let i = 0; i < size; i++) {
    const answer: unknown = answers[i];
    if (answer === null || answer === undefined) numbers[i] = Number.NaN;
    else if (Number.isInteger(answer) && (answer as number) >= min && (answer as number) <= max) {
      numbers[i] = isReversed[i] ? min + max - (answer as number) : (answer as number);
    } else fail("servqual", `${field}[${i}]`, `a whole number from ${min} to ${max}`, answer);
  }
  return numbers;
}

/** The weights in the dimensions' order, adding up to 1; `null` where none were given. */
function readWeights(
  weights: Readonly<Record<string, number>> | null | undefined,
  { dimensions }: Instrument,
): number[] | null {
  if (weights === null || weights === undefined) return null;
  if (typeof weights !== "object") fail("servqual", "weights", "an object by dimension", weights);
  const names = dimensions.map(({ name }) => name);
  for (const name of Object.keys(weights)) {
    if (!names.includes(name)) fail("servqual", "weights", `for ${names.join(", ")}`, name);
  }
  const list = names.map((name) => weights[name] as number);
  list.forEach((weight, d) => {
    if (!(Number.isFinite(weight) && weight >= 0)) {
      fail("servqual", `weights.${names[d]}`, "a number, 0 or more", weight);
    }
  });
  const total = list.reduce((sum, weight) => sum + weight, 0);
  if (Math.abs(total - 100) > 1e-6 && Math.abs(total - 1) > 1e-8) {
    fail("servqual", "weights", "numbers that add up to 100 or to 1", total);
  }
  return list.map((weight) => weight / total);
}

function initSums(): ServqualSums {
  return { n: 0, expectation: 0, perception: 0 };
}

function addSums(sums: ServqualSums, expectation: number, perception: number): void {
  sums.n++;
  sums.expectation += expectation;
  sums.perception += perception;
}

function mergeSums(left: ServqualSums, right: ServqualSums): void {
  left.n += right.n;
  left.expectation += right.expectation;
  left.perception += right.perception;
}

function meansOf({ n, expectation, perception }: ServqualSums): {
  n: number;
  expectation: number | null;
  perception: number | null;
  gap: number | null;
} {
  if (n === 0) return { n, expectation: null, perception: null, gap: null };
  return {
    n,
    expectation: expectation / n,
    perception: perception / n,
    gap: (perception - expectation) / n,
  };
}

function meanOf(numbers: readonly number[], indices: readonly number[]): number {
  let sum = 0;
  for (const i of indices) sum += numbers[i] as number;
  return sum / indices.length;
}

function meanOrNull(numbers: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const number of numbers) {
    if (number === null) return null;
    sum += number;
  }
  return sum / numbers.length;
}
