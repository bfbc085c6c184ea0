import { type Distribution, steppedDistribution } from "./distribution";
import { highWords } from "./highWords";

/**
 * How often numbers of about the same size occurred, for numbers from 0.
 *
 * A bin holds the numbers that agree in their exponent and in the first bits after it, so that its
 * middle is right to a known share of the number, and two sketches of the same bits merge by adding.
 * Whole years of milliseconds, to a hundredth, take 45 kB at most.
 */
export interface SketchState {
  /** Bits of the fraction that are kept. */
  readonly bits: number;
  /** The bin that `counts` begins with. */
  first: number;
  counts: Float64Array;
  zeros: number;
  n: number;
  sum: number;
  min: number;
  max: number;
}

/** A sketch, and how it takes numbers in. */
export interface Sketch {
  readonly init: () => SketchState;
  readonly add: (state: SketchState, number: number) => void;
  /** Takes in the first `count` of the numbers. */
  readonly addAll: (state: SketchState, numbers: Float64Array, count: number) => void;
}

/** The most accurate and the coarsest relative error that a sketch is made for. */
export const SKETCH_ERRORS = { min: 0.0001, max: 0.25 } as const;

/** Less than this counts as 0: so small a part of a millisecond is no time. */
const LEAST = 1e-6;

/** A sketch whose ranks are right to this share of themselves. */
export function sketch(relativeError: number): Sketch {
  const bits = Math.max(1, Math.ceil(-Math.log2(relativeError)) - 1);
  const shift = 20 - bits;
  const number64 = new Float64Array(1);
  const { words, first } = highWords(number64);

  function add(state: SketchState, number: number): void {
    if (state.n === 0 || number < state.min) state.min = number;
    if (number > state.max) state.max = number;
    state.n++;
    state.sum += number;
    if (number < LEAST) {
      state.zeros++;
      return;
    }
    number64[0] = number;
    const bin = (words[first] as number) >>> shift;
    if (bin < state.first || bin >= state.first + state.counts.length) {
      makeRoom(state, bin, bin + 1);
    }
    state.counts[bin - state.first]!++;
  }

  return {
    init: () => ({
      bits,
      first: 0,
      counts: new Float64Array(0),
      zeros: 0,
      n: 0,
      sum: 0,
      min: 0,
      max: 0,
    }),
    add,
    addAll(state, numbers, count) {
      for (let i = 0; i < count; i++) add(state, numbers[i] as number);
    },
  };
}

/** Adds the right's counts to the left's; both keep the same bits. */
export function mergeSketches(left: SketchState, right: SketchState): SketchState {
  if (right.n === 0) return left;
  left.min = left.n === 0 ? right.min : Math.min(left.min, right.min);
  left.max = Math.max(left.max, right.max);
  left.n += right.n;
  left.sum += right.sum;
  left.zeros += right.zeros;
  if (right.counts.length > 0) {
    makeRoom(left, right.first, right.first + right.counts.length);
    const shift = right.first - left.first;
    for (let i = 0; i < right.counts.length; i++) left.counts[i + shift]! += right.counts[i]!;
  }
  return left;
}

/** What a sketch knows of its numbers: each stands for its bin. */
export function sketchedDistribution(state: SketchState): Distribution {
  return steppedDistribution(state.n, state.sum, stepsOf(state));
}

/** Makes each of the numbers come so many times as often. */
export function scaleSketch(state: SketchState, times: number): void {
  state.n *= times;
  state.sum *= times;
  state.zeros *= times;
  for (let i = 0; i < state.counts.length; i++) state.counts[i]! *= times;
}

/** The middle of every bin that holds something, no further out than the numbers themselves. */
function stepsOf(state: SketchState): { times: Float64Array; counts: Float64Array } {
  const times: number[] = [];
  const counts: number[] = [];
  if (state.zeros > 0) {
    times.push(0);
    counts.push(state.zeros);
  }
  state.counts.forEach((count, i) => {
    if (count === 0) return;
    const middle = (lowEnd(state, i) + lowEnd(state, i + 1)) / 2;
    times.push(Math.min(state.max, Math.max(state.min, middle)));
    counts.push(count);
  });
  return { times: Float64Array.from(times), counts: Float64Array.from(counts) };
}

function lowEnd({ bits, first }: SketchState, place: number): number {
  const bin = first + place;
  const exponent = Math.floor(bin / 2 ** bits);
  const fraction = bin / 2 ** bits - exponent;
  return (1 + fraction) * 2 ** (exponent - 1023);
}

/**
 * Makes the counts reach from bin `from` up to bin `to - 1`: and further by half of what they hold, so
 * that ascending numbers do not make them grow bin by bin.
 */
function makeRoom(state: SketchState, from: number, to: number): void {
  const { first, counts } = state;
  if (counts.length === 0) {
    state.first = from;
    state.counts = new Float64Array(to - from);
    return;
  }
  const end = first + counts.length;
  if (from >= first && to <= end) return;
  const more = Math.ceil(counts.length / 2);
  const start = from < first ? Math.max(0, Math.min(from, first - more)) : first;
  const room = new Float64Array((to > end ? Math.max(to, end + more) : end) - start);
  room.set(counts, first - start);
  state.first = start;
  state.counts = room;
}
