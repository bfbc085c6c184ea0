import { checkOptions, fail } from "../check";
import {
  colorOf,
  type MeasureResult,
  type ScorecardMeasure,
  type Status,
  scoreMeasure,
  worse,
} from "./scoreMeasure";

/** What {@link scorecard} needs. */
export interface ScorecardOptions {
  /** What the organization wants to reach, each with the measures that tell whether it does. */
  readonly objectives: readonly Objective[];
}

/** Something the organization wants to reach. */
export interface Objective {
  /** A short name. */
  readonly name: string;
  /** The objective in the customer's own words: "They answer quickly and keep their word." */
  readonly statement?: string;
  /** The perspective it belongs to, such as `"customer"`. */
  readonly perspective?: string;
  /** Its share in the whole, 0 or more; only proportions matter. Default 1. */
  readonly weight?: number;
  /** What tells whether it is reached. */
  readonly measures: readonly ScorecardMeasure[];
}

/** What {@link scorecard} answers. */
export interface ScorecardResult {
  /** The score of the whole, 0 to 10; `null` where nothing has data. */
  readonly value: number | null;
  /** Measures with data. */
  readonly n: number;
  /** The score's color: red below 10/3, green from 20/3. */
  readonly status: Status;
  /** The share of the weights that has data, 0 to 1. */
  readonly coverage: number;
  /** The objectives, in the given order. */
  readonly objectives: readonly ObjectiveResult[];
}

/** An objective's score. */
export interface ObjectiveResult {
  /** Its name. */
  readonly name: string;
  /** Its statement in the customer's words; `null` without one. */
  readonly statement: string | null;
  /** Its perspective; `null` without one. */
  readonly perspective: string | null;
  /** Its share in the whole, 0 to 1. */
  readonly weight: number;
  /** Its score, 0 to 10; `null` where none of its measures has data. */
  readonly value: number | null;
  /** The score's color. */
  readonly status: Status;
  /** The share of its measures' weights that has data, 0 to 1. */
  readonly coverage: number;
  /** Its measures, in the given order. */
  readonly measures: readonly MeasureResult[];
}

/**
 * A balanced scorecard: KPIs against their targets, scored 0 to 10, weighted into objectives and
 * into one figure.
 *
 * A measure with `thresholds` scores 10/3 at `red` and 20/3 at `green`, in a straight line through
 * both and no further than 0 and 10; for a lower-is-better measure `red` is the higher one. A
 * measure with a `target` alone scores its achievement, `10 * actual / target` (lower is better:
 * `10 * target / actual`), and is green only once it is met. An objective's score is the weighted
 * mean of its measures' scores, the whole the weighted mean of its objectives'. A score is red
 * below 10/3 and green from 20/3; a sum is no better than its best part.
 *
 * A measure without data leaves its weight to its siblings, an objective likewise; `coverage` says
 * how much of the weights has data. A sum of unlike things hides as much as it shows: read the
 * colors first.
 *
 * @param options - `objectives`, each with its measures.
 * @returns Scores 0 to 10, colors, and coverage on every level.
 * @throws RangeError for thresholds in the wrong order, a target that is not above 0 without
 *   thresholds, negative weights, and weights that are all 0; TypeError for a measure with neither
 *   target nor thresholds, a missing result, an unknown field or no objectives.
 * @see Kaplan and Norton, "The Balanced Scorecard", Harvard Business School Press 1996, chapter 4.
 * @example
 * ```ts
 * import { csat, nps, scorecard } from "customer-kpis";
 *
 * const card = scorecard({
 *   objectives: [
 *     {
 *       name: "Loved",
 *       statement: "I would tell a friend to buy here.",
 *       measures: [
 *         { name: "NPS", result: nps([10, 9, 9, 3]), thresholds: { red: 0, green: 50 }, kind: "say" },
 *         { name: "CSAT", result: csat([]), target: 0.8, kind: "say" },
 *       ],
 *     },
 *   ],
 * });
 * card.value; // ~> 6.6667
 * card.status; // => "green"
 * card.coverage; // => 0.5
 * ```
 */
export function scorecard(options: ScorecardOptions): ScorecardResult {
  checkOptions("scorecard", options, ["objectives"]);
  const given = checkList("objectives", options.objectives);
  const weights = weightsOf(given, "objectives");
  const objectives = given.map((objective, i) => scoreObjective(objective, weights[i] as number));
  return {
    ...weigh(objectives),
    n: objectives.flatMap(({ measures }) => measures).filter(({ score }) => score !== null).length,
    objectives,
  };
}

function scoreObjective(objective: Objective, weight: number): ObjectiveResult {
  checkOptions("scorecard", objective, ["name", "statement", "perspective", "weight", "measures"]);
  const field = `measures of ${objective.name}`;
  const given = checkList(field, objective.measures);
  const weights = weightsOf(given, field);
  const measures = given.map((measure, i) => scoreMeasure(measure, weights[i] as number));
  return {
    name: objective.name,
    statement: objective.statement ?? null,
    perspective: objective.perspective ?? null,
    weight,
    ...weigh(measures.map((measure) => ({ ...measure, value: measure.score, coverage: 1 }))),
    measures,
  };
}

/** The weighted mean of what has a value, its color, and how much of the weight that is. */
function weigh(
  parts: readonly {
    readonly value: number | null;
    readonly status: Status;
    readonly weight: number;
    readonly coverage: number;
  }[],
): { value: number | null; status: Status; coverage: number } {
  let total = 0;
  let weightWithData = 0;
  let coverage = 0;
  let best: Status = "red";
  for (const part of parts) {
    if (part.value === null || part.weight === 0) continue;
    if (worse(part.status, best) === best) best = part.status;
    total += part.weight * part.value;
    weightWithData += part.weight;
    coverage += part.weight * part.coverage;
  }
  if (weightWithData === 0) return { value: null, status: null, coverage: 0 };
  const value = total / weightWithData;
  return { value, status: worse(colorOf(value), best), coverage };
}

/** Weights as shares of 1. */
function weightsOf(
  parts: readonly { readonly name: string; readonly weight?: number }[],
  field: string,
): number[] {
  const weights = parts.map(({ name, weight = 1 }) =>
    Number.isFinite(weight) && weight >= 0
      ? weight
      : fail("scorecard", `weight of ${name}`, "a number, 0 or more", weight),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) fail("scorecard", `weights of the ${field}`, "above 0 for at least one", 0);
  return weights.map((weight) => weight / total);
}

function checkList<Part extends { readonly name: string }>(
  field: string,
  list: readonly Part[],
): readonly Part[] {
  if (!Array.isArray(list)) fail("scorecard", field, "a list", list);
  for (const part of list) {
    if (typeof part !== "object" || part === null)
      fail("scorecard", field, "a list of objects", part);
    if (typeof part.name !== "string") fail("scorecard", `name in ${field}`, "text", part.name);
  }
  if (list.length === 0) fail("scorecard", field, "a list of at least one", "an empty list");
  return list;
}
