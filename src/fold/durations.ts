import { fail } from "../check";
import type { Distribution } from "../stats/distribution";
import { exactDistribution } from "../stats/exactDistribution";
import {
  mergeSketches,
  SKETCH_ERRORS,
  type SketchState,
  sketch,
  sketchedDistribution,
} from "../stats/sketch";
import { addValue, addValues, initValues, mergeValues, type ValuesState } from "./values";

/** Numbers from 0 kept exactly, or as a sketch. */
export type DurationsState = ValuesState | SketchState;

/** How numbers from 0 are kept until their quantiles are asked for. */
export interface Durations<State extends DurationsState = DurationsState> {
  readonly init: () => State;
  readonly add: (state: State, number: number) => void;
  /** Takes in the first `count` of the numbers. */
  readonly addAll: (state: State, numbers: Float64Array, count: number) => void;
  readonly merge: (left: State, right: State) => State;
  readonly distribution: (state: State) => Distribution;
}

const EXACT: Durations<ValuesState> = {
  init: initValues,
  add: addValue,
  addAll: addValues,
  merge: mergeValues,
  distribution: (state) => exactDistribution(state.numbers.subarray(0, state.n)),
};

/**
 * All numbers, or with a relative error a sketch of them that takes no more room the more there
 * are. Throws where the error is none that a sketch is made for.
 */
export function durations(kpi: string, relativeError: number | undefined): Durations {
  if (relativeError === undefined) return EXACT as unknown as Durations;
  const { min, max } = SKETCH_ERRORS;
  if (!(typeof relativeError === "number" && relativeError >= min && relativeError <= max)) {
    fail(kpi, "relativeError", `from ${min} to ${max}`, relativeError);
  }
  const sketched: Durations<SketchState> = {
    ...sketch(relativeError),
    merge: mergeSketches,
    distribution: sketchedDistribution,
  };
  return sketched as unknown as Durations;
}
