import { describe, expect, test } from "vitest";
import {
  mergeSketches,
  type SketchState,
  scaleSketch,
  sketch,
  sketchedDistribution,
} from "../../src/stats/sketch";

function sketchOf(numbers: readonly number[], error = 0.01): SketchState {
  const { init, add } = sketch(error);
  const state = init();
  for (const number of numbers) add(state, number);
  return state;
}

/** What a sketch says of its numbers, each beside how often it comes. */
function told(state: SketchState): (readonly [number, number])[] {
  const { times, counts } = sketchedDistribution(state).stepsUpTo(Infinity);
  return [...times].map((time, i) => [time, counts[i]!] as const);
}

describe("a sketch", () => {
  test("has as many bins to a doubling as its error asks for: half a bin is off by less", () => {
    // 2^-(bits + 1) is at most the error: 1 / 4, 1 / 8 and 1 / 128, 1 / 16,384.
    const bitsOf = (error: number) => sketch(error).init().bits;
    expect([0.25, 0.2, 0.01, 0.0001].map(bitsOf)).toEqual([1, 2, 6, 13]);
    // 64 bins from 1 to 2: 1.003 and 1.01 are in the first, whose middle is 1 + 1 / 128.
    expect(told(sketchOf([1.003, 1.01, 64]))).toEqual([
      [1 + 1 / 128, 2],
      [64, 1],
    ]);
  });

  test("keeps its least and its most, and what is next to nothing as 0", () => {
    const state = sketchOf([5, 0, 1e-7, 1e-6, 3, 8, 8]);
    expect(state).toMatchObject({ n: 7, zeros: 2, min: 0, max: 8 });
    expect(state.sum).toBeCloseTo(24.0000011, 9);
    const steps = told(state);
    expect(steps[0]).toEqual([0, 2]);
    expect(steps.map(([, count]) => count)).toEqual([2, 1, 1, 1, 2]);
    [1e-6, 3, 5, 8].forEach((number, i) => {
      expect(Math.abs(steps[i + 1]![0] / number - 1)).toBeLessThan(0.01);
    });
    // Its bin reaches beyond them, and they do not.
    expect(told(sketchOf([7.05, 7.05]))).toEqual([[7.05, 2]]);
    expect(sketchOf([4, 2, 9])).toMatchObject({ min: 2, max: 9 });
    expect(told(sketchOf([]))).toEqual([]);
  });

  test("is that of all where two are joined, whichever is empty, lower or further up", () => {
    const lists = [[], [0], [3, 700], [0.001, 5, 5], [1e9], [0, 20, 1e4]];
    for (const one of lists) {
      for (const other of lists) {
        const [left, right, all] = [one, other, [...one, ...other]].map((list) => sketchOf(list));
        const before = structuredClone(right);
        const joined = mergeSketches(left!, right!);
        expect(joined).toMatchObject({
          n: all!.n,
          zeros: all!.zeros,
          min: all!.min,
          max: all!.max,
        });
        expect(joined.sum).toBeCloseTo(all!.sum, 9);
        expect(told(joined)).toEqual(told(all!));
        expect(right).toEqual(before);
      }
    }
  });

  test("of numbers that come thrice is three times theirs", () => {
    const list = [0, 0, 3, 700, 5];
    const state = sketchOf(list);
    scaleSketch(state, 3);
    const thrice = sketchOf([...list, ...list, ...list]);
    expect(state).toMatchObject({ n: 15, zeros: 6, sum: 3 * 708, min: 0, max: 700 });
    expect(told(state)).toEqual(told(thrice));
  });
});

test("a sketch takes the first of a list, and grows by half of what it holds, and only where it must", () => {
  const { addAll } = sketch(0.01);
  const state = sketchOf([]);
  addAll(state, Float64Array.of(1, 3, 5, 7), 2);
  expect(told(state)).toEqual(told(sketchOf([1, 3])));

  // 64 bins to a doubling: from 1 to 2 they are 65; then half as many more, up and down.
  const { add } = sketch(0.01);
  const grown = sketchOf([]);
  const lengths = [1, 2, 2.04, 0.99].map((number) => {
    add(grown, number);
    return grown.counts.length;
  });
  expect(lengths).toEqual([1, 65, 65 + 33, 98 + 49]);
  expect(told(grown).map(([, count]) => count)).toEqual([1, 1, 1, 1]);
  const { counts } = grown;
  for (const within of [[0.99, 2.04], [1.5], [0], []]) {
    mergeSketches(grown, sketchOf(within));
    expect(grown.counts).toBe(counts);
  }
  mergeSketches(grown, structuredClone(grown));
  expect(grown.counts).toBe(counts);
});
