import { checkOptions, fail } from "../check";

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

/** A KPI's answer held against what it should be. Needs a `target`, `thresholds`, or both. */
export interface ScorecardMeasure {
  /** A short name. */
  readonly name: string;
  /** Any KPI's result, or `{ value }`; a `null` value is missing. */
  readonly result: { readonly value: number | null };
  /** What the value should reach. Without `thresholds` it must be above 0. */
  readonly target?: number;
  /** Where red turns to amber and amber to green; a value on the bound has the better color. */
  readonly thresholds?: Thresholds;
  /** Its share in the objective, 0 or more; only proportions matter. Default 1. */
  readonly weight?: number;
  /** Whether a higher or a lower value is better. Default `"higher"`. */
  readonly better?: "higher" | "lower";
  /** What customers say (surveys) or what they do (staying, buying). */
  readonly kind?: "say" | "do";
  /** Whether it announces what will happen (leading) or tells what has (lagging). */
  readonly lead?: boolean;
  /** Whose interest it serves: what matters to the customer, or to the company. */
  readonly interest?: "company" | "customer";
}

/** The bounds between red, amber and green. */
export interface Thresholds {
  /** Up to here it is red, from here on amber. */
  readonly red: number;
  /** From here on it is green. */
  readonly green: number;
}

/** How good a score is; `null` where there is none. */
export type Status = "green" | "amber" | "red" | null;

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

/** A measure's score. */
export interface MeasureResult {
  /** Its name. */
  readonly name: string;
  /** The KPI's value; `null` where it is missing. */
  readonly actual: number | null;
  /** What it should reach; `null` without a target. */
  readonly target: number | null;
  /** Whether it does; `null` without a target or a value. */
  readonly isMet: boolean | null;
  /** Its score, 0 to 10; `null` where the value is missing. */
  readonly score: number | null;
  /** Its color. */
  readonly status: Status;
  /** Its share in the objective, 0 to 1. */
  readonly weight: number;
  /** Which rule gave the score. */
  readonly method: "thresholds" | "achievement";
  /** What customers say or do; `null` where not told. */
  readonly kind: "say" | "do" | null;
  /** Leading (`true`) or lagging; `null` where not told. */
  readonly lead: boolean | null;
  /** Whose interest it serves; `null` where not told. */
  readonly interest: "company" | "customer" | null;
}

/**
 * A balanced scorecard: KPIs against their targets, scored 0 to 10, weighted into objectives and
 * into one figure.
 *
 * A measure with `thresholds` scores 10/3 at `red` and 20/3 at `green`, in a straight line through
 * both and no further than 0 and 10; for a lower-is-better measure `red` is the higher one. A
 * measure with a `target` alone scores its achievement, `10 * actual / target` (lower is better:
 * `10 * target / actual`), and is green or red. An objective's score is the weighted mean of its
 * measures' scores, the whole the weighted mean of its objectives'.
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
    ...sum(objectives),
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
    ...sum(measures.map((measure) => ({ ...measure, value: measure.score, coverage: 1 }))),
    measures,
  };
}

function scoreMeasure(measure: ScorecardMeasure, weight: number): MeasureResult {
  checkOptions("scorecard", measure, MEASURE_FIELDS);
  const { name, target, thresholds, better = "higher", kind, lead, interest } = measure;
  const actual = measure.result?.value;
  if (actual !== null && !Number.isFinite(actual)) {
    fail("scorecard", `result of ${name}`, "a KPI's result, with a value", actual);
  }
  if (better !== "higher" && better !== "lower") {
    fail("scorecard", `better of ${name}`, '"higher" or "lower"', better);
  }
  if (target !== undefined && !Number.isFinite(target)) {
    fail("scorecard", `target of ${name}`, "a finite number", target);
  }
  const isMet =
    target === undefined || actual === null
      ? null
      : actual === target || actual > target === (better === "higher");
  const scored = thresholds
    ? scoreByThresholds(name, actual, thresholds, better)
    : scoreByAchievement(name, actual, target, better, isMet);
  return {
    name,
    actual,
    target: target ?? null,
    isMet,
    ...scored,
    weight,
    method: thresholds ? "thresholds" : "achievement",
    kind: kind ?? null,
    lead: lead ?? null,
    interest: interest ?? null,
  };
}

const MEASURE_FIELDS = [
  "name",
  "result",
  "target",
  "thresholds",
  "weight",
  "better",
  "kind",
  "lead",
  "interest",
];

function scoreByThresholds(
  name: string,
  actual: number | null,
  thresholds: Thresholds,
  better: "higher" | "lower",
): { score: number | null; status: Status } {
  checkOptions("scorecard", thresholds, ["red", "green"]);
  const { red, green } = thresholds;
  for (const [color, bound] of Object.entries({ red, green })) {
    if (!Number.isFinite(bound)) {
      fail("scorecard", `thresholds.${color} of ${name}`, "a finite number", bound);
    }
  }
  if (better === "higher" ? red >= green : red <= green) {
    const order =
      better === "higher" ? `below green (${green})` : `above green (${green}), as lower is better`;
    fail("scorecard", `thresholds.red of ${name}`, order, red);
  }
  if (actual === null) return { score: null, status: null };
  const progress = (actual - red) / (green - red);
  const status = progress >= 1 ? "green" : progress >= 0 ? "amber" : "red";
  return { score: clip((10 / 3) * (1 + progress)), status };
}

function scoreByAchievement(
  name: string,
  actual: number | null,
  target: number | undefined,
  better: "higher" | "lower",
  isMet: boolean | null,
): { score: number | null; status: Status } {
  if (target === undefined) fail("scorecard", name, "given a target or thresholds", target);
  if (target <= 0) fail("scorecard", `target of ${name}`, "above 0, or given thresholds", target);
  if (actual === null) return { score: null, status: null };
  if (isMet) return { score: 10, status: "green" };
  return {
    score: clip(10 * (better === "higher" ? actual / target : target / actual)),
    status: "red",
  };
}

function clip(score: number): number {
  return Math.min(10, Math.max(0, score));
}

/** The weighted mean of what has a value, its color, and how much of the weight that is. */
function sum(
  parts: readonly {
    readonly value: number | null;
    readonly weight: number;
    readonly coverage: number;
  }[],
): { value: number | null; status: Status; coverage: number } {
  let total = 0;
  let weightWithData = 0;
  let coverage = 0;
  for (const part of parts) {
    if (part.value === null) continue;
    total += part.weight * part.value;
    weightWithData += part.weight;
    coverage += part.weight * part.coverage;
  }
  if (weightWithData === 0) return { value: null, status: null, coverage: 0 };
  const value = total / weightWithData;
  return { value, status: colorOf(value), coverage };
}

/** A value that rounding has put just below a bound is on it. */
function colorOf(score: number): Status {
  const thirds = (score + 1e-9) / (10 / 3);
  return thirds >= 2 ? "green" : thirds >= 1 ? "amber" : "red";
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

function checkList<Part>(field: string, list: readonly Part[]): readonly Part[] {
  if (!Array.isArray(list)) fail("scorecard", field, "a list", list);
  if (list.length === 0) fail("scorecard", field, "a list of at least one", "an empty list");
  return list;
}
