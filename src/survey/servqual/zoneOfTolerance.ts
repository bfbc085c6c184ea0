import { checkRecord } from "../../check";
import { type Scale, scaleFrom } from "../../fold/tally";
import { type Kpi, kpi } from "../../measure";
import { level, options } from "../../options";
import { type Exclusion, excludedFor } from "../../record/exclusions";
import type { Interval } from "../../stats/intervals";
import { studentInterval } from "../../stats/student";
import { listReader } from "./servqualAnswers";
import { type Instrument, instrumentOf, type ServqualInstrument } from "./servqualInstrument";

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
  /**
   * Respondents in no figure above: `"inconsistent"` where they want less than the least that would
   * do, in any item, `"incomplete"` where they complete no dimension.
   */
  readonly excluded: readonly Exclusion[];
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
 * `"inconsistent"`.
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
 * const { value, superiority, dimensions, excluded } = zoneOfTolerance(responses, { instrument });
 * value; // => 1.5
 * superiority; // => -1.5
 * dimensions[0]?.zone; // => "inside"
 * excluded; // => [{ reason: "inconsistent", count: 1 }]
 * ```
 */
export const zoneOfTolerance: Kpi<
  ToleranceResponse,
  ZoneOfToleranceResult,
  ZoneOfToleranceState,
  [options: ZoneOfToleranceOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<ZoneOfToleranceOptions>("zoneOfTolerance")({
    instrument: (_kpi, _name, given) => instrumentOf(given!),
    scale: /* @__PURE__ */ scaleFrom(1, 9),
    level: /* @__PURE__ */ level(),
  }),
  ({ instrument, scale, level }) => {
    const { size, indices, dimensions } = instrument;
    const [readAdequate, readDesired, readPerceived] = ["adequate", "desired", "perceived"].map(
      (field) => listReader("zoneOfTolerance", field, instrument, scale),
    ) as [Reader, Reader, Reader];

    return {
      init: (): ZoneOfToleranceState => ({
        n: 0,
        inconsistent: 0,
        incomplete: 0,
        items: Array.from({ length: size }, initZone),
        dimensions: dimensions.map(initZone),
      }),
      step(state: ZoneOfToleranceState, response: ToleranceResponse) {
        checkRecord("zoneOfTolerance", response, "adequate, desired and perceived");
        const adequate = readAdequate(response.adequate, response);
        const desired = readDesired(response.desired, response);
        const perceived = readPerceived(response.perceived, response);
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
          const sums = [adequate, desired, perceived].map((answers) => sumAt(answers, members));
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
      finish: (state) => resultOf(state, instrument, level),
    };
  },
);

function resultOf(
  state: ZoneOfToleranceState,
  { indices, dimensions, dimensionOf }: Instrument,
  level: number,
): ZoneOfToleranceResult {
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
    excluded: excludedFor({ inconsistent: state.inconsistent, incomplete: state.incomplete }),
  };
}

type Reader = ReturnType<typeof listReader>;

function sumAt(numbers: Float64Array, indices: readonly number[]): number {
  let sum = 0;
  for (const i of indices) sum += numbers[i]!;
  return sum;
}

/** Scores in scale points, over those who answered all three columns. */
export interface ZoneScores {
  /** Perceived less adequate (MSA, service adequacy): below 0 the least is not met. */
  readonly adequacy: number | null;
  /** Perceived less desired (MSS, service superiority): above 0 the wish is surpassed. */
  readonly superiority: number | null;
  /** Desired less adequate: the width of the zone of tolerance. */
  readonly width: number | null;
  /** Where in the zone the perceived service lies: 0 adequate, 1 desired; `null` without width. */
  readonly position: number | null;
  /** `"below"` the zone, `"inside"` or `"above"` it; `null` without respondents. */
  readonly zone: "below" | "inside" | "above" | null;
  /** Mean perception; `null` without respondents. */
  readonly perceived: number | null;
  /** How many respondents. */
  readonly n: number;
}

/** One item's zone. */
export interface ZoneItem extends ZoneScores {
  /** Its number in the questionnaire, from 1. */
  readonly item: number;
  /** The dimension it belongs to. */
  readonly dimension: string;
}

/** One dimension's zone, over those who answered all its items. */
export interface ZoneDimension extends ZoneScores {
  /** Its name. */
  readonly name: string;
  /** Student's interval of `adequacy`; `null` below two respondents. */
  readonly adequacyInterval: Interval | null;
  /** Student's interval of `superiority`; `null` below two respondents. */
  readonly superiorityInterval: Interval | null;
}

/**
 * What a zone holds in between: sums of whole answers, over its items and those who answered all of
 * them, which are exact in any order.
 */
export interface ZoneState {
  n: number;
  adequate: number;
  desired: number;
  perceived: number;
  /** Of each respondent's perceived less adequate, the squares. */
  adequacySquares: number;
  /** Of each respondent's perceived less desired. */
  superioritySquares: number;
}

/** Nobody yet. */
function initZone(): ZoneState {
  return {
    n: 0,
    adequate: 0,
    desired: 0,
    perceived: 0,
    adequacySquares: 0,
    superioritySquares: 0,
  };
}

/** Takes one respondent's sums in, unless an answer is missing (NaN). */
function addZone(zone: ZoneState, adequate: number, desired: number, perceived: number): boolean {
  if (Number.isNaN(adequate + desired + perceived)) return false;
  zone.n++;
  zone.adequate += adequate;
  zone.desired += desired;
  zone.perceived += perceived;
  zone.adequacySquares += (perceived - adequate) ** 2;
  zone.superioritySquares += (perceived - desired) ** 2;
  return true;
}

/** Joins the right into the left. */
function mergeZone(left: ZoneState, right: ZoneState): void {
  for (const name of Object.keys(left) as (keyof ZoneState)[]) left[name] += right[name];
}

/** The scores of a zone of so many items. */
function scoresOf({ n, adequate, desired, perceived }: ZoneState, items: number): ZoneScores {
  const [adequacy, superiority, width] = [
    perceived - adequate,
    perceived - desired,
    desired - adequate,
  ];
  const mean = (sum: number) => (n > 0 ? sum / (n * items) : null);
  return {
    adequacy: mean(adequacy),
    superiority: mean(superiority),
    width: mean(width),
    position: width > 0 ? adequacy / width : null,
    zone: n === 0 ? null : adequacy < 0 ? "below" : superiority > 0 ? "above" : "inside",
    perceived: mean(perceived),
    n,
  };
}

/** The sample variance of a respondent's mean difference; `null` below two respondents. */
function varianceIn(n: number, sum: number, squares: number, items: number): number | null {
  return n > 1 ? Math.max(0, n * squares - sum * sum) / (n * (n - 1) * items ** 2) : null;
}
