import { fail } from "../check";
import type { MeasureResult } from "./scoreMeasure";
import type { Direction } from "./trends";
import type { Status } from "./weigh";

/** A measure, and the one that would suffer if the first alone were pressed. */
export interface CounterMeasure {
  /** The id of the measure that is guarded. */
  readonly measure: string;
  /** The id of its counter-measure. */
  readonly guard: string;
  /** Where the measure is going; `null` without a trend. */
  readonly measureDirection: Direction | null;
  /** Where the counter-measure is going; `null` without a trend. */
  readonly guardDirection: Direction | null;
  /** Whether one gets better while the other gets worse; `null` where a trend is missing. */
  readonly isAtOdds: boolean | null;
  /** Whether both changes are more than chance; `null` where that cannot be told of one of them. */
  readonly isReal: boolean | null;
}

/** Every measure with its counter-measures. Throws where one is not on the card, or not the only one. */
export function counterMeasuresOf(leaves: readonly Leaf[]): CounterMeasure[] {
  const measures = leaves.map((leaf) => leaf.measure);
  return measures.flatMap((measure) =>
    measure.guardedBy.map((id) => pair(measure, find(measures, measure, id))),
  );
}

function pair(measure: MeasureResult, guard: MeasureResult): CounterMeasure {
  const [one, other] = [measure.trend, guard.trend];
  const judgments = [one?.isReal ?? null, other?.isReal ?? null];
  const directions = [one?.direction, other?.direction];
  return {
    measure: measure.id,
    guard: guard.id,
    measureDirection: one?.direction ?? null,
    guardDirection: other?.direction ?? null,
    isAtOdds: one && other ? directions.includes("better") && directions.includes("worse") : null,
    isReal: judgments.includes(false) ? false : judgments.includes(null) ? null : true,
  };
}

function find(measures: readonly MeasureResult[], of: MeasureResult, id: string): MeasureResult {
  const field = `guardedBy of ${of.name}`;
  const found = measures.filter((measure) => measure.id === id);
  if (found.length === 0) fail("scorecard", field, "a measure of the card", id);
  if (found.length > 1) {
    fail("scorecard", field, "the id of one measure (several have this name)", id);
  }
  const guard = found[0] as MeasureResult;
  if (guard === of) fail("scorecard", field, "another measure", id);
  return guard;
}

/** A part of the card that holds others: a perspective, an objective, the whole. */
export interface Branch {
  readonly name: string;
  readonly weight: number;
  readonly status: Status;
  readonly measures?: readonly MeasureResult[];
  readonly objectives: readonly Branch[];
}

/** A measure and its share in the whole card. */
export interface Leaf {
  readonly measure: MeasureResult;
  readonly share: number;
}

/** All measures of these branches, at any depth, in reading order. */
export function leavesOf(branches: readonly Branch[], share = 1): Leaf[] {
  return branches.flatMap(({ weight, measures = [], objectives }) => [
    ...measures.map((measure) => ({ measure, share: share * weight * measure.weight })),
    ...leavesOf(objectives, share * weight),
  ]);
}
