import { fail, show } from "../check";
import type { Comparable } from "../compare/compare";
import { type ManyOptions, manyOptions, type ReadMany } from "../compare/trend";
import { type WeakPoint, weakestOf } from "../compare/weakPoints";
import { answeredBy } from "../fold/answeredBy";
import { by } from "../fold/by";
import { combine } from "../fold/combine";
import { checkMeasure, kpi, type Measure, type Records } from "../measure";
import { asGiven, options } from "../options";
import { isKey } from "../record/fields";
import type { Key } from "../slice";
import type { ResultKind } from "../stats/share";

/** What a record must say of where on the journey it was given. */
export interface JourneyRecord {
  /** The part of the journey: `"choose"`, `"buy"`, `"use"`. */
  readonly stage: Key;
  /** Where in it customer and company met: `"website"`, `"delivery"`. */
  readonly touchpoint: Key;
}

/** What {@link journey} needs. */
export interface JourneyOptions<Row, Result> extends ManyOptions {
  /** What to compute at every touchpoint: `nps()`, `select("csat", csat())`. */
  readonly measure: Measure<Row, Result>;
  /**
   * All stages, in the order in which customers pass them; those that nobody speaks of are there too.
   * Default: the stages of the records, in their order.
   */
  readonly stages?: readonly Key[];
}

/** What the KPI at the touchpoints must answer, beside what its comparison reads. */
export interface JourneyKpiResult extends Comparable {
  /** The KPI's value. */
  readonly value: number | null;
  /** How many answers it rests on. */
  readonly n: number;
}

/** A touchpoint of a stage. */
export interface JourneyTouchpoint<Result> {
  /** Its name. */
  readonly touchpoint: Key;
  /** The KPI there. */
  readonly result: Result;
}

/** A stage of the journey. */
export interface JourneyStage<Result> {
  /** Its name. */
  readonly stage: Key;
  /** The KPI over all its touchpoints. */
  readonly result: Result;
  /** Its touchpoints, in the order of the records. */
  readonly touchpoints: readonly JourneyTouchpoint<Result>[];
}

/** How much a touchpoint pulls the whole down, and whether that is real. */
export interface WeakTouchpoint extends Omit<WeakPoint, "key"> {
  /** The touchpoint's stage. */
  readonly stage: Key;
  /** Its name. */
  readonly touchpoint: Key;
}

/** What {@link journey} answers. */
export interface JourneyResult<Result> {
  /** What the KPI's value is; `null` where it does not say. */
  readonly kind: ResultKind | null;
  /** The KPI over the whole journey; `null` without answers. */
  readonly value: number | null;
  /** How many answers it rests on. */
  readonly n: number;
  /** The stages. */
  readonly stages: readonly JourneyStage<Result>[];
  /** All touchpoints, the one that harms most first; those without answers last. */
  readonly weakest: readonly WeakTouchpoint[];
}

/** {@link journey}: answers for records, or makes the measure of options alone. */
export interface JourneyKpi {
  /** Answers for these records. */
  <Row extends JourneyRecord, Result extends JourneyKpiResult>(
    records: Records<Row>,
    options: JourneyOptions<NoInfer<Row>, Result>,
  ): JourneyResult<Result>;
  /** The measure itself. */
  <Row, Result extends JourneyKpiResult>(
    options: JourneyOptions<Row, Result>,
  ): Measure<Row & JourneyRecord, JourneyResult<Result>>;
}

/**
 * The customer's journey: any KPI at every stage and touchpoint, and the touchpoints that harm most.
 *
 * `weakest` ranks by harm, not by score: `pull` is what the whole would gain if nobody had been asked
 * there, so a weak touchpoint that many pass comes before a terrible one that few ever see. `isReal`
 * says whether it differs from the rest by more than chance, with p adjusted for how many touchpoints
 * were looked at ({@link weakPoints}), by the test that fits the KPI ({@link compare}). It sees what
 * was answered where, not what was caused where: who waited for the parcel may say so at the next call.
 *
 * A touchpoint belongs to its stage: "phone" when buying and "phone" when asking for help are two.
 *
 * @function
 * @param records - Answers with `stage` and `touchpoint`, and what `measure` reads.
 * @param options - `measure` is required. Alone, they make the measure, to be composed.
 * @returns The KPI over all, by stage and touchpoint, and the ranking. `null` without answers.
 * @throws InputError for a record without stage or touchpoint, a stage that `stages` does not name, a
 *   stage named twice, results that say of two kinds what they are, an unknown correction, a level not
 *   between 0 and 1 and an unknown option.
 * @example
 * ```ts
 * import { journey, nps } from "customer-kpis";
 *
 * const answers = [
 *   { stage: "receive", touchpoint: "delivery", score: 3 },
 *   { stage: "receive", touchpoint: "delivery", score: 6 },
 *   { stage: "buy", touchpoint: "website", score: 10 },
 *   { stage: "buy", touchpoint: "shop", score: 9 },
 *   { stage: "buy", touchpoint: "shop", score: 8 },
 * ];
 * const path = journey(answers, { measure: nps(), stages: ["buy", "receive"] });
 * path.value; // => 0
 * path.stages.map(({ stage, result }) => [stage, result.n]); // => [["buy", 3], ["receive", 2]]
 * path.weakest[0]?.touchpoint; // => "delivery"
 * path.weakest[0]?.pull; // ~> -66.667
 * ```
 */
export const journey: JourneyKpi = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<JourneyOptions<any, any>>("journey")({
    ...manyOptions,
    measure: asGiven<Measure<any, JourneyKpiResult>>(),
    stages: asGiven<readonly Key[]>(),
  }),
  ({ measure, stages, ...many }) =>
    journeyOf(measure as Measure<any, JourneyKpiResult>, stages, many),
) as JourneyKpi;

function journeyOf<Row, Result extends JourneyKpiResult>(
  measure: Measure<Row, Result>,
  stages: readonly Key[] | undefined,
  many: ReadMany,
): Measure<Row & JourneyRecord, JourneyResult<Result>> {
  checkMeasure("journey", measure);
  checkStages(stages);

  return answeredBy(
    ({ all, groups }) => {
      const found = groups.map(({ key, result }): JourneyStage<Result> => {
        const touchpoints = result.touchpoints.map((group) => {
          return { touchpoint: group.key, result: group.result };
        });
        return { stage: key, result: result.all, touchpoints };
      });
      const path = stages ? inOrder(found, stages, measure.finish(measure.init())) : found;
      const places = path.flatMap(({ stage, touchpoints }) =>
        touchpoints.map((place) => ({ stage, ...place })),
      );
      const groupsOfPlaces = places.map(({ result }, i) => ({ key: i, result }));
      return {
        kind: all.kind ?? null,
        value: all.value,
        n: all.n,
        stages: path,
        weakest: weakestOf("journey", groupsOfPlaces, many).map(({ key, ...rest }) => {
          const { stage, touchpoint } = places[key]!;
          return { stage, touchpoint, ...rest };
        }),
      };
    },
    combine({
      all: measure,
      groups: by("stage", combine({ all: measure, touchpoints: by("touchpoint", measure) })),
    }),
  ) as Measure<Row & JourneyRecord, JourneyResult<Result>>;
}

function checkStages(stages: readonly Key[] | undefined): void {
  if (stages === undefined) return;
  if (!Array.isArray(stages)) fail("journey", "stages", "a list of stages", stages);
  const named = new Set<Key>();
  for (const stage of stages) {
    if (!isKey(stage)) fail("journey", "stages", "a list of texts or numbers", stage);
    if (named.has(stage)) fail("journey", "stages", "named once each", stage);
    named.add(stage);
  }
}

/** Every stage named, whether anything was said of it or not. */
function inOrder<Result>(
  found: readonly JourneyStage<Result>[],
  stages: readonly Key[],
  nothing: Result,
): readonly JourneyStage<Result>[] {
  const byStage = new Map<Key, JourneyStage<Result>>();
  const named = new Set(stages);
  for (const one of found) {
    if (!named.has(one.stage)) {
      fail("journey", "stage", `one of ${stages.map(show).join(", ")}`, one.stage);
    }
    byStage.set(one.stage, one);
  }
  return stages.map((stage) => byStage.get(stage) ?? { stage, result: nothing, touchpoints: [] });
}
