import { checkOptions, fail } from "../check";
import { type CounterMeasure, counterMeasuresOf } from "./counterMeasures";
import { leavesOf } from "./leaves";
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
import { type ScorecardWarning, warningsOf } from "./warnings";
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
  checkOptions("scorecard", options, ["perspectives", "objectives", "missing"]);
  const { missing = "redistribute" } = options;
  if (!["redistribute", "zero", "refuse"].includes(missing)) {
    fail("scorecard", "missing", "one of redistribute, zero, refuse", missing, RangeError);
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
  const leaves = leavesOf([...scoredPerspectives, ...scoredObjectives]);
  const counterMeasures = counterMeasuresOf(leaves);
  return {
    ...scoreParts("The whole", [...scoredObjectives, ...scoredPerspectives], missing),
    perspectives: scoredPerspectives,
    objectives: scoredObjectives,
    indexes: indexesOf(leaves, missing),
    counterMeasures,
    warnings: warningsOf(counterMeasures),
  };
}

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
