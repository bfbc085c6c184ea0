import { countIn } from "../../fold/growing";
import { addMoment, initMoments, type Moments, mergeMoments } from "../../stats/moments";
import type { Instrument } from "./servqualInstrument";

/** What `servqual` holds in between: counts and sums, which simply add up. */
export interface ServqualState {
  n: number;
  /** Respondents who count in no dimension. */
  incomplete: number;
  /** For every item, its sums one after the other, over all who answered it. */
  readonly items: Float64Array;
  /** For every item, how often each gap came, from the lowest possible on. */
  readonly itemGaps: Float64Array;
  /** For every dimension, its sums one after the other. */
  readonly dimensions: Float64Array;
  /** For every dimension, how often each gap came. */
  readonly dimensionGaps: Map<number, number>[];
  /** Over those who answered everything: their number, then sums and products of the dimensions. */
  readonly expectations: Float64Array;
  readonly perceptions: Float64Array;
  readonly weighted: Moments;
  readonly weightedPerception: Moments;
  /** For every dimension, its weights added up. */
  readonly weights: Float64Array;
  respondentsWithWeights: number;
}

/**
 * Places of an item's sums: of all its pairs, and of pairs from whole dimensions (for alpha), where
 * `TOTAL` is that with the dimension's total.
 */
export const ITEM = {
  e: 0,
  p: 1,
  wholeE: 2,
  wholeEE: 3,
  wholeETotal: 4,
  wholeP: 5,
  wholePP: 6,
  wholePTotal: 7,
  wholeEP: 8,
  size: 9,
} as const;

/** Places of a dimension's sums of totals: of all who count, and of those who answered it whole. */
export const DIMENSION = { counted: 0, whole: 6, size: 12 } as const;

/** Places within either: how many, and the sums of totals and of their products. */
export const TOTAL = { n: 0, e: 1, p: 2, ee: 3, pp: 4, ep: 5 } as const;

/** An empty state. */
export function initState({ size, dimensions }: Instrument, range: number): ServqualState {
  const d = dimensions.length;
  return {
    n: 0,
    incomplete: 0,
    items: new Float64Array(size * ITEM.size),
    itemGaps: new Float64Array(size * (2 * range + 1)),
    dimensions: new Float64Array(d * DIMENSION.size),
    dimensionGaps: dimensions.map(() => new Map()),
    expectations: new Float64Array(1 + d + d * d),
    perceptions: new Float64Array(1 + d + d * d),
    weighted: initMoments(),
    weightedPerception: initMoments(),
    weights: new Float64Array(d),
    respondentsWithWeights: 0,
  };
}

/** Joins the right into the left. */
export function mergeState(left: ServqualState, right: ServqualState): ServqualState {
  left.n += right.n;
  left.incomplete += right.incomplete;
  left.respondentsWithWeights += right.respondentsWithWeights;
  for (const name of [
    "items",
    "itemGaps",
    "dimensions",
    "expectations",
    "perceptions",
    "weights",
  ] as const) {
    addAll(left[name], right[name]);
  }
  left.dimensionGaps.forEach((gaps, d) => {
    for (const [gap, count] of right.dimensionGaps[d] as Map<number, number>) {
      countIn(gaps, gap, count);
    }
  });
  mergeMoments(left.weighted, right.weighted);
  mergeMoments(left.weightedPerception, right.weightedPerception);
  return left;
}

/** One respondent's answers, reversed items turned round; NaN where there is none. */
export interface Answers {
  readonly expectations: Float64Array;
  readonly perceptions: Float64Array;
  /** In the dimensions' order, adding up to 1. */
  readonly weights: readonly number[] | null;
}

/** What takes respondents into states: reads an instrument once, then is fast. */
export function adder(
  { indices }: Instrument,
  range: number,
  minimumShare: number,
): (state: ServqualState, answers: Answers) => void {
  const meanE = new Float64Array(indices.length);
  const meanP = new Float64Array(indices.length);
  const pairs = { answered: 0, e: 0, p: 0 };

  return (state, answers) => {
    const { weights } = answers;
    addItems(state, answers, range);
    let counted = 0;
    let weightedGap = 0;
    let weightedPerception = 0;
    for (let d = 0; d < indices.length; d++) {
      const members = indices[d]!;
      addPairs(pairs, members, answers);
      const { answered, e, p } = pairs;
      const at = d * DIMENSION.size;
      if (answered === members.length) {
        addWhole(state.items, members, answers, e, p);
        addTotals(state.dimensions, at + DIMENSION.whole, e, p);
      }
      // Who skipped an item counts as if its pair were the mean of the others.
      if (answered === 0 || answered < minimumShare * members.length - 1e-9) continue;
      const factor = members.length / answered;
      addTotals(state.dimensions, at + DIMENSION.counted, e * factor, p * factor);
      meanE[d] = e / answered;
      meanP[d] = p / answered;
      const gap = answered === members.length ? p - e : Math.round((p - e) * factor * 1e9) / 1e9;
      countIn(state.dimensionGaps[d]!, gap);
      counted++;
      if (weights) {
        weightedGap += weights[d]! * (meanP[d]! - meanE[d]!);
        weightedPerception += weights[d]! * meanP[d]!;
      }
    }
    if (counted > 0) state.n++;
    else state.incomplete++;
    if (weights) {
      state.respondentsWithWeights++;
      for (let d = 0; d < indices.length; d++) state.weights[d]! += weights[d]!;
    }
    if (counted < indices.length) return;
    addProducts(state.expectations, meanE);
    addProducts(state.perceptions, meanP);
    if (weights) {
      addMoment(state.weighted, weightedGap);
      addMoment(state.weightedPerception, weightedPerception);
    }
  };
}

/** Adds up the pairs of a dimension that were answered. */
function addPairs(
  pairs: { answered: number; e: number; p: number },
  members: readonly number[],
  { expectations, perceptions }: Answers,
): void {
  pairs.answered = 0;
  pairs.e = 0;
  pairs.p = 0;
  for (let m = 0; m < members.length; m++) {
    const expectation = expectations[members[m]!]!;
    const perception = perceptions[members[m]!]!;
    if (Number.isNaN(expectation + perception)) continue;
    pairs.answered++;
    pairs.e += expectation;
    pairs.p += perception;
  }
}

/** Counts every pair of answers. */
function addItems({ items, itemGaps }: ServqualState, answers: Answers, range: number): void {
  const { expectations, perceptions } = answers;
  for (let i = 0; i < expectations.length; i++) {
    const expectation = expectations[i]!;
    const perception = perceptions[i]!;
    const gap = perception - expectation;
    if (Number.isNaN(gap)) continue;
    items[i * ITEM.size + ITEM.e]! += expectation;
    items[i * ITEM.size + ITEM.p]! += perception;
    itemGaps[i * (2 * range + 1) + range + gap]!++;
  }
}

/** Alpha needs every item of every dimension, and its product with the total. */
function addWhole(
  items: Float64Array,
  members: readonly number[],
  { expectations, perceptions }: Answers,
  totalE: number,
  totalP: number,
): void {
  for (let m = 0; m < members.length; m++) {
    const i = members[m]!;
    const e = expectations[i]!;
    const p = perceptions[i]!;
    const at = i * ITEM.size;
    items[at + ITEM.wholeE]! += e;
    items[at + ITEM.wholeEE]! += e * e;
    items[at + ITEM.wholeETotal]! += e * totalE;
    items[at + ITEM.wholeP]! += p;
    items[at + ITEM.wholePP]! += p * p;
    items[at + ITEM.wholePTotal]! += p * totalP;
    items[at + ITEM.wholeEP]! += e * p;
  }
}

function addTotals(sums: Float64Array, at: number, e: number, p: number): void {
  sums[at]!++;
  sums[at + TOTAL.e]! += e;
  sums[at + TOTAL.p]! += p;
  sums[at + TOTAL.ee]! += e * e;
  sums[at + TOTAL.pp]! += p * p;
  sums[at + TOTAL.ep]! += e * p;
}

function addProducts(sums: Float64Array, means: Float64Array): void {
  const size = means.length;
  sums[0]!++;
  for (let i = 0; i < size; i++) {
    const mean = means[i]!;
    sums[1 + i]! += mean;
    for (let j = 0; j <= i; j++) sums[1 + size + i * size + j]! += mean * means[j]!;
  }
}

function addAll(left: Float64Array, right: Float64Array): void {
  for (let i = 0; i < left.length; i++) left[i]! += right[i]!;
}
