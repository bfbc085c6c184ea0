import type { MeasureResult } from "./scoreMeasure";
import type { Status } from "./status";

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
