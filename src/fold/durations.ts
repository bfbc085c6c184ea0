import { fail } from "../check";
import { type Distribution, steppedDistribution } from "../stats/distribution";
import { exactDistribution } from "../stats/exactDistribution";
import {
  mergeSketches,
  SKETCH_ERRORS,
  type SketchState,
  scaleSketch,
  sketch,
  sketchedDistribution,
} from "../stats/sketch";
import {
  addValue,
  addValues,
  initValues,
  mergeValues,
  scaleValues,
  stepsOfValues,
  type ValuesState,
} from "./values";

/** Numbers from 0 kept exactly, or as a sketch. */
export type DurationsState = ValuesState | SketchState;

/** How numbers from 0 are kept until their quantiles are asked for. */
export interface Durations<State extends DurationsState = DurationsState> {
  readonly init: () => State;
  readonly add: (state: State, number: number) => void;
  /** Takes in the first `count` of the numbers. */
  readonly addAll: (state: State, numbers: Float64Array, count: number) => void;
  readonly merge: (left: State, right: State) => State;
  /** Makes each of the numbers come so many times as often. */
  readonly scale: (state: State, times: number) => void;
  readonly distribution: (state: State) => Distribution;
}

const EXACT: Durations<ValuesState> = {
  init: initValues,
  add: addValue,
  addAll: addValues,
  merge: mergeValues,
  scale: scaleValues,
  distribution(state) {
    const { times, counts } = state.counts.length > 0 ? stepsOfValues(state) : NO_COUNTS;
    if (!counts) return exactDistribution(state.numbers.subarray(0, state.n));
    const n = counts.reduce((sum, count) => sum + count, 0);
    const sum = times.reduce((sum, number, i) => sum + number * counts[i]!, 0);
    return steppedDistribution(n, sum, { times, counts });
  },
};

const NO_COUNTS = { times: new Float64Array(0), counts: null };

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
    scale: scaleSketch,
    distribution: sketchedDistribution,
  };
  return sketched as unknown as Durations;
}
