import { checkOptions } from "../../check";
import { checkScale, type Scale } from "../../fold/tally";
import { type Kpi, kpi } from "../../measure";
import { checkRecord } from "../../record/field";
import { checkLevel, type Interval } from "../../stats/intervals";
import { studentInterval } from "../../stats/student";
import { listReader } from "./servqualAnswers";
import { instrumentOf, type ServqualInstrument } from "./servqualInstrument";
import {
  addZone,
  initZone,
  mergeZone,
  scoresOf,
  varianceIn,
  type ZoneDimension,
  type ZoneItem,
  type ZoneState,
} from "./zoneScores";

/** One respondent's answers to a questionnaire in three columns. */
export interface ToleranceResponse {
  /** The least that would do, item by item; `null` unanswered. */
  readonly adequate: readonly (number | null)[];
  /** What one would like, item by item; `null` unanswered. */
  readonly desired: readonly (number | null)[];
  /** What one gets, item by item; `null` unanswered. */
  readonly perceived: readonly (number | null)[];
}

/** What {@link zoneOfTolerance} needs. */
export interface ZoneOfToleranceOptions {
  /** The questionnaire: `"1988"`, `"1991"`, or one of your own. */
  readonly instrument: ServqualInstrument;
  /** The answers allowed. Default 1 to 9. */
  readonly scale?: Scale;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** What {@link zoneOfTolerance} answers, in scale points. */
export interface ZoneOfToleranceResult {
  /** The mean of the dimensions' adequacy; `null` where a dimension has none. */
  readonly value: number | null;
  /** Respondents who complete at least one dimension. */
  readonly n: number;
  /** The mean of the dimensions' superiority; `null` where a dimension has none. */
  readonly superiority: number | null;
  /** The dimensions, in the questionnaire's order. */
  readonly dimensions: readonly ZoneDimension[];
  /** The items, in the questionnaire's order. */
  readonly items: readonly ZoneItem[];
  /** Respondents who want less than the least that would do, in any item: in no figure above. */
  readonly inconsistent: number;
  /** Respondents who complete no dimension. */
  readonly incomplete: number;
}

/** What {@link zoneOfTolerance} holds in between. */
export interface ZoneOfToleranceState {
  n: number;
  inconsistent: number;
  incomplete: number;
  readonly items: ZoneState[];
  readonly dimensions: ZoneState[];
}

/**
 * Zone of tolerance: whether a service is better than the least that would do, and how far it is
 * from what customers wish.
 *
 * Every item is asked in three columns: adequate, desired, perceived. Adequacy (MSA) is perceived
 * less adequate, superiority (MSS) perceived less desired; between the two lies what customers
 * tolerate. A dimension is the mean of its items by respondent, then over respondents. Who puts the
 * desired below the adequate in any item has misread the columns: left out, and counted as
 * `inconsistent`.
 *
 * @function
 * @param records - Responses: `adequate`, `desired` and `perceived`, each in the order of the items.
 * @param options - `instrument` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an answer that the scale does not have; for too many or too few
 *   answers, an unknown instrument and an unknown option.
 * @see Zeithaml, Berry and Parasuraman, "The Nature and Determinants of Customer Expectations of
 *   Service", Journal of the Academy of Marketing Science 1993.
 * @example
 * ```ts
 * import { zoneOfTolerance } from "customer-kpis";
 *
 * const instrument = { dimensions: [{ name: "speed", items: [1, 2] }] };
 * const responses = [
 *   { adequate: [5, 5], desired: [8, 8], perceived: [6, 7] },
 *   { adequate: [4, 6], desired: [7, 9], perceived: [7, 6] },
 *   { adequate: [9, 9], desired: [1, 1], perceived: [5, 5] },
 * ];
 * const { value, superiority, dimensions, inconsistent } = zoneOfTolerance(responses, { instrument });
 * value; // => 1.5
 * superiority; // => -1.5
 * [dimensions[0]?.zone, inconsistent]; // => ["inside", 1]
 * ```
 */
export const zoneOfTolerance: Kpi<
  ToleranceResponse,
  ZoneOfToleranceResult,
  ZoneOfToleranceState,
  [options: ZoneOfToleranceOptions]
> = /* @__PURE__ */ kpi("zoneOfTolerance", (options: ZoneOfToleranceOptions) => {
  checkOptions("zoneOfTolerance", options, ["instrument", "scale", "level"]);
  const { scale = { min: 1, max: 9 } } = options;
  checkScale("zoneOfTolerance", scale);
  const level = checkLevel("zoneOfTolerance", options.level);
  const instrument = instrumentOf(options.instrument);
  const { size, indices, dimensions, dimensionOf } = instrument;
  const [readAdequate, readDesired, readPerceived] = ["adequate", "desired", "perceived"].map(
    (field) => listReader("zoneOfTolerance", field, instrument, scale),
  ) as [Reader, Reader, Reader];

  return {
    init: () => ({
      n: 0,
      inconsistent: 0,
      incomplete: 0,
      items: Array.from({ length: size }, initZone),
      dimensions: dimensions.map(initZone),
    }),
    step(state, response) {
      checkRecord("zoneOfTolerance", response, "adequate, desired and perceived");
      const adequate = readAdequate(response.adequate);
      const desired = readDesired(response.desired);
      const perceived = readPerceived(response.perceived);
      if (adequate.some((least, i) => least > desired[i]!)) {
        state.inconsistent++;
        return state;
      }
      for (let i = 0; i < size; i++) {
        addZone(state.items[i]!, adequate[i]!, desired[i]!, perceived[i]!);
      }
      let complete = 0;
      indices.forEach((members, d) => {
        const zone = state.dimensions[d]!;
        const sums = [adequate, desired, perceived].map((answers) => sumOf(answers, members));
        if (addZone(zone, ...(sums as [number, number, number]))) complete++;
      });
      if (complete > 0) state.n++;
      else state.incomplete++;
      return state;
    },
    merge(left, right) {
      left.n += right.n;
      left.inconsistent += right.inconsistent;
      left.incomplete += right.incomplete;
      left.items.forEach((zone, i) => {
        mergeZone(zone, right.items[i]!);
      });
      left.dimensions.forEach((zone, d) => {
        mergeZone(zone, right.dimensions[d]!);
      });
      return left;
    },
    finish(state) {
      const perDimension = state.dimensions.map((zone, d): ZoneDimension => {
        const { n, adequate, desired, perceived } = zone;
        const items = indices[d]!.length;
        const intervalOf = (sum: number, squares: number): Interval | null =>
          studentInterval(sum / (n * items), varianceIn(n, sum, squares, items), n, level);
        return {
          name: dimensions[d]!.name,
          ...scoresOf(zone, items),
          adequacyInterval: intervalOf(perceived - adequate, zone.adequacySquares),
          superiorityInterval: intervalOf(perceived - desired, zone.superioritySquares),
        };
      });
      const isWhole = perDimension.every(({ n }) => n > 0);
      const meanBy = (field: "adequacy" | "superiority"): number | null =>
        isWhole
          ? perDimension.reduce((sum, zone) => sum + zone[field]!, 0) / perDimension.length
          : null;
      return {
        value: meanBy("adequacy"),
        n: state.n,
        superiority: meanBy("superiority"),
        dimensions: perDimension,
        items: state.items.map((zone, i) => ({
          item: i + 1,
          dimension: dimensionOf[i]!,
          ...scoresOf(zone, 1),
        })),
        inconsistent: state.inconsistent,
        incomplete: state.incomplete,
      };
    },
  };
});

type Reader = (answers: unknown) => Float64Array;

function sumOf(numbers: Float64Array, indices: readonly number[]): number {
  let sum = 0;
  for (const i of indices) sum += numbers[i]!;
  return sum;
}
