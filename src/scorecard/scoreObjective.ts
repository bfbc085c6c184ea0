import { checkOptions, fail } from "../check";
import { explainScore, type ScoreExplanation } from "./explanation";
import { type MeasureResult, type ScorecardMeasure, scoreMeasure } from "./scoreMeasure";
import { weightsOf } from "./siblings";
import { type ScoreTrend, scoreTrend } from "./trends";
import { type MissingPolicy, type Part, type Status, weigh } from "./weigh";

/** Something the organization wants to reach: measures tell whether it does, or smaller objectives. */
export interface Objective {
  /** A short name, unlike its siblings'. */
  readonly name: string;
  /** The objective in the customer's own words: "They answer quickly and keep their word." */
  readonly statement?: string;
  /** The perspective it belongs to, such as `"customer"`. Default: that of what it is part of. */
  readonly perspective?: string;
  /** Its share among its siblings, 0 or more; only proportions matter. Default 1. */
  readonly weight?: number;
  /** What tells whether it is reached. */
  readonly measures?: readonly ScorecardMeasure[];
  /** The smaller objectives that it is made of, to any depth. */
  readonly objectives?: readonly Objective[];
}

/** What every score made of others tells. */
export interface Scored {
  /** The score, 0 to 10; `null` where nothing in it has data, or `missing` refuses one. */
  readonly value: number | null;
  /** Measures with data in it, at any depth. */
  readonly n: number;
  /** The score's color: red below 10/3, green from 20/3, no better than its best part. */
  readonly status: Status;
  /** The share of its measures' weights that has data, 0 to 1. */
  readonly coverage: number;
  /** How it has changed; `null` where no measure in it has both values. */
  readonly trend: ScoreTrend | null;
  /** How the score came about. */
  readonly explanation: ScoreExplanation;
}

/** An objective's score. */
export interface ObjectiveResult extends Scored {
  /** Its name. */
  readonly name: string;
  /** The names that lead to it, from the outermost on, its own the last. */
  readonly path: readonly string[];
  /** Its statement in the customer's words; `null` without one. */
  readonly statement: string | null;
  /** Its perspective; `null` without one. */
  readonly perspective: string | null;
  /** Its share among its siblings, 0 to 1. */
  readonly weight: number;
  /** Its measures, in the given order. */
  readonly measures: readonly MeasureResult[];
  /** Its smaller objectives, in the given order. */
  readonly objectives: readonly ObjectiveResult[];
}

/** Where in the card an objective is, and what holds for all of it. */
export interface Place {
  /** The names of what it is part of. */
  readonly path: readonly string[];
  /** What it is part of. */
  readonly within: readonly object[];
  /** The perspective that it is part of. */
  readonly perspective: string | null;
  /** What is done about a part without data. */
  readonly missing: MissingPolicy;
  /** The ids given so far. */
  readonly ids: Set<string>;
}

/** An objective's score, from those of its measures and smaller objectives. */
export function scoreObjective(
  objective: Objective,
  weight: number,
  place: Place,
): ObjectiveResult {
  checkOptions("scorecard", objective, OBJECTIVE_FIELDS);
  const { name, statement = null, perspective = place.perspective } = objective;
  for (const [field, text] of Object.entries({ statement, perspective })) {
    if (text !== null && typeof text !== "string") {
      fail("scorecard", `${field} of ${name}`, "text", text);
    }
  }
  const path = [...place.path, name];
  if (place.within.includes(objective)) {
    const way = path.join(" > ");
    fail("scorecard", `objectives of ${name}`, "other than itself", way);
  }
  if (place.perspective !== null && perspective !== place.perspective) {
    const allowed = `that of what it is part of ("${place.perspective}")`;
    fail("scorecard", `perspective of ${name}`, allowed, perspective);
  }
  const here = { ...place, path, perspective, within: [...place.within, objective] };
  const { measures = [], objectives = [] } = objective;
  const lists = { measures: objective.measures, objectives: objective.objectives };
  const weights = weightsOf(` of ${name}`, lists);
  const scoredMeasures = measures.map((measure, i) => {
    takeId(measure, place.ids);
    return scoreMeasure(measure, weights[i]!, [...path, measure.name]);
  });
  const scoredObjectives = objectives.map((smaller, i) =>
    scoreObjective(smaller, weights[measures.length + i]!, here),
  );
  return {
    name,
    path,
    statement,
    perspective,
    weight,
    ...scoreParts(name, [...scoredMeasures.map(asPart), ...scoredObjectives], place.missing),
    measures: scoredMeasures,
    objectives: scoredObjectives,
  };
}

/** A part of a score, with what it adds to its whole. */
type ScoredPart = Part & Pick<Scored, "n" | "trend">;

/** The score of what is made of these parts. */
export function scoreParts(
  name: string,
  parts: readonly ScoredPart[],
  missing: MissingPolicy,
): Scored {
  const { terms, ...weighed } = weigh(parts, missing);
  return {
    ...weighed,
    n: parts.reduce((sum, { n }) => sum + n, 0),
    trend: scoreTrend(parts),
    explanation: explainScore(name, weighed.value, terms, missing),
  };
}

function takeId({ name, id }: ScorecardMeasure, ids: Set<string>): void {
  if (id === undefined) return;
  if (ids.has(id)) {
    fail("scorecard", `id of ${name}`, "unlike all others on the card", id);
  }
  ids.add(id);
}

/** A measure as a part of a score. */
export function asPart({ name, weight, score, status, trend }: MeasureResult): ScoredPart {
  const has = score === null ? 0 : 1;
  return {
    name,
    weight,
    value: score,
    status,
    coverage: has,
    n: has,
    trend: trend && {
      // There is a trend only where there is a value.
      now: score as number,
      before: trend.scoreBefore,
      delta: trend.scoreDelta,
      direction: trend.direction,
      coverage: 1,
    },
  };
}

const OBJECTIVE_FIELDS = ["name", "statement", "perspective", "weight", "measures", "objectives"];
