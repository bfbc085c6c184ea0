import type { MeasureResult } from "./scoreMeasure";
import type { ObjectiveResult } from "./scoreObjective";

/** A measure and its share in the whole card. */
export interface Leaf {
  readonly measure: MeasureResult;
  readonly share: number;
}

/** All measures of these perspectives or objectives, at any depth, in reading order. */
export function leavesOf(
  branches: readonly (Pick<ObjectiveResult, "weight" | "objectives"> & Partial<ObjectiveResult>)[],
  share = 1,
): Leaf[] {
  return branches.flatMap(({ weight, measures = [], objectives: smaller }) => [
    ...measures.map((measure) => ({ measure, share: share * weight * measure.weight })),
    ...leavesOf(smaller, share * weight),
  ]);
}
