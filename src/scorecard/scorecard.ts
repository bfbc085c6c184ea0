import { checkOptions, fail } from "../check";
import { type CounterMeasure, counterMeasuresOf, leavesOf } from "./counterMeasures";
import { indexesOf, type ScorecardIndexes } from "./scorecardIndexes";
import {
  type Objective,
  type ObjectiveResult,
  type Place,
  type Scored,
  scoreObjective,
  scoreParts,
} from "./scoreObjective";
import { weightsOf } from "./siblings";
import { atOdds, hiddenReds, type ScorecardWarning } from "./warnings";
import type { MissingPolicy } from "./weigh";

/** What {@link scorecard} needs: perspectives, or objectives alone. */
export interface ScorecardOptions {
  /** The sides from which the organization is looked at, each with its objectives. */
  readonly perspectives?: readonly Perspective[];
  /** What the organization wants to reach, each with the measures that tell whether it does. */
  readonly objectives?: readonly Objective[];
  /**
   * What is done about a measure without data, and about an objective without any: its weight goes
   * to its siblings (`"redistribute"`, default), it counts as 0 (`"zero"`), or what it is part of has
   * no score (`"refuse"`).
   */
  readonly missing?: MissingPolicy;
}

/** A side from which the organization is looked at: its customers, its money, its work, its people. */
export interface Perspective {
  /** A short name, unlike its siblings'. */
  readonly name: string;
  /** Its share in the whole, 0 or more; only proportions matter. Default 1. */
  readonly weight?: number;
  /** What the organization wants to reach on this side. */
  readonly objectives: readonly Objective[];
}

/** What {@link scorecard} answers. */
export interface ScorecardResult extends Scored {
  /** The perspectives, in the given order; empty where there are none. */
  readonly perspectives: readonly PerspectiveResult[];
  /** The objectives outside of any perspective, in the given order. */
  readonly objectives: readonly ObjectiveResult[];
  /** Say and do, leading and lagging, company and customer, each scored apart. */
  readonly indexes: ScorecardIndexes;
  /** Measures and what guards them. */
  readonly counterMeasures: readonly CounterMeasure[];
  /** What the scores do not show. */
  readonly warnings: readonly ScorecardWarning[];
}

/** A perspective's score. */
export interface PerspectiveResult extends Scored {
  /** Its name. */
  readonly name: string;
  /** The same as the one name that leads to it. */
  readonly path: readonly string[];
  /** Its share in the whole, 0 to 1. */
  readonly weight: number;
  /** Its objectives, in the given order. */
  readonly objectives: readonly ObjectiveResult[];
}

/**
 * A balanced scorecard: KPIs against what they should be, scored 0 to 10, weighted into objectives,
 * perspectives and one figure.
 *
 * How a measure scores:
 *
 * | given | score | green |
 * |---|---|---|
 * | `target` | `10 * actual / target`; lower is better: `10 * target / actual` | once met |
 * | `thresholds: { red, green }` | a line through 10/3 at `red` and 20/3 at `green` | from `green` |
 * | `score: { by: "progress", baseline, target }` | the part of the way gone | once met |
 * | `score: { by: "range", worst, best }` | where it lies between the two | from two thirds |
 * | `score: { by: "bands", bounds }` | steps: a value on a bound is in the better band | from two thirds |
 * | `score: { by: "on-target", from, to, worstBelow, worstAbove }` | 10 inside, less on both sides | inside |
 *
 * All are kept within 0 and 10. With a `target` alone, which must be above 0, zero has to mean nothing
 * at all; the others take any numbers. A `target` beside thresholds, range or bands is only held
 * against the value.
 *
 * Whatever is made of parts, measures or smaller objectives to any depth, scores their weighted mean.
 * A score is red below 10/3 and green from 20/3; a sum is no better than its best part. A measure
 * without data leaves its weight to its siblings, unless `missing` says otherwise; `coverage` says how
 * much of the weights has data. `indexes` score say and do, leading and lagging, company and customer
 * apart. With `before`, `trend` tells what has changed, and whether more than chance would; each is
 * judged by itself, so of twenty measures that stand still one will seem to move. Its tests take the
 * two periods for different people. A measure `guardedBy` another is watched: where one gets better
 * while the other gets worse, `warnings` says so, as it does of a green sum with red measures in it.
 *
 * A sum of unlike things hides as much as it shows: read the colors first.
 *
 * @param options - `perspectives` with objectives, or `objectives`, each with its measures.
 * @returns Scores 0 to 10, colors, trends, coverage and an explanation on every level.
 * @throws InputError for thresholds or bounds in the wrong order, a target that equals the baseline, a
 *   best that equals the worst, a target that is not above 0 by itself, more than 1 asked of a share,
 *   negative weights and weights that are all 0, siblings of one name, ids used twice, an objective
 *   within itself, and a guard that is not on the card; for a measure without a rule, a missing result,
 *   an unknown field and no objectives.
 * @see Kaplan and Norton, "The Balanced Scorecard", Harvard Business School Press 1996, chapter 4.
 * @see Zou and Donner, "Construction of Confidence Limits About Effect Measures: A General Approach",
 *   Statistics in Medicine 2008: how two intervals make that of a difference, where no test applies.
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
 * card.indexes.say.n; // => 1
 * card.objectives[0]?.measures[0]?.explanation.sentence; // =>
 * // "NPS is 50; by thresholds it scores 10 / 3 * (1 + (50 - 0) / (50 - 0)) = 6.667 of 10."
 *
 * const fast = { name: "First reply", result: { value: 2 }, before: { value: 6 }, better: "lower" } as const;
 * const good = { name: "Satisfied", result: { value: 0.7 }, before: { value: 0.8 }, target: 0.8 };
 * const service = {
 *   name: "They answer quickly and help.",
 *   measures: [{ ...fast, target: 4, guardedBy: "Satisfied" }, good],
 * };
 * const { warnings } = scorecard({ perspectives: [{ name: "Customer", objectives: [service] }] });
 * warnings[0]?.sentence; // =>
 * // "First reply got better while Satisfied got worse; whether by chance is not known."
 * ```
 */
export function scorecard(options: ScorecardOptions): ScorecardResult {
  checkOptions("scorecard", options, ["perspectives", "objectives", "missing"]);
  const { missing = "redistribute" } = options;
  if (!["redistribute", "zero", "refuse"].includes(missing)) {
    fail("scorecard", "missing", "one of redistribute, zero, refuse", missing);
  }
  const { objectives = [], perspectives = [] } = options;
  const lists = { objectives: options.objectives, perspectives: options.perspectives };
  const weights = weightsOf("", lists);
  const place = { path: [], within: [], perspective: null, missing, ids: new Set<string>() };
  const scoredObjectives = objectives.map((objective, i) =>
    scoreObjective(objective, weights[i]!, place),
  );
  const scoredPerspectives = perspectives.map((perspective, i) =>
    scorePerspective(perspective, weights[objectives.length + i]!, place),
  );
  const branches = [...scoredPerspectives, ...scoredObjectives];
  const whole = scoreParts(WHOLE, branches, missing);
  const leaves = leavesOf(branches);
  const counterMeasures = counterMeasuresOf(leaves);
  const card = { name: WHOLE, weight: 1, status: whole.status, objectives: branches };
  return {
    ...whole,
    perspectives: scoredPerspectives,
    objectives: scoredObjectives,
    indexes: indexesOf(leaves, missing),
    counterMeasures,
    warnings: [...atOdds(counterMeasures), ...hiddenReds(card)],
  };
}

/** How explanations and warnings call the card itself. */
const WHOLE = "The whole";

function scorePerspective(
  perspective: Perspective,
  weight: number,
  place: Place,
): PerspectiveResult {
  checkOptions("scorecard", perspective, ["name", "weight", "objectives"]);
  const { name, objectives } = perspective;
  const weights = weightsOf(` of ${name}`, { objectives });
  const here = { ...place, path: [name], perspective: name };
  const scored = objectives.map((objective, i) => scoreObjective(objective, weights[i]!, here));
  return {
    name,
    path: here.path,
    weight,
    ...scoreParts(name, scored, place.missing),
    objectives: scored,
  };
}
