import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countBelow,
  type Distribution,
  meanOf,
  nearestRankOf,
  quantileOf,
  steppedDistribution,
} from "../../src/stats/distribution";
import { exactDistribution } from "../../src/stats/exactDistribution";
import { roundUp } from "../../src/stats/roundUp";
import { mergeSketches, sketch, sketchedDistribution } from "../../src/stats/sketch";
import { expectClose } from "../golden/expectClose";
import figures from "../golden/quantiles.json";

const exact = (numbers: readonly number[]) => exactDistribution(Float64Array.from(numbers));

function sketched(numbers: readonly number[], relativeError: number): Distribution {
  const { init, add } = sketch(relativeError);
  const state = init();
  for (const number of numbers) add(state, number);
  return sketchedDistribution(state);
}

/** As text, which is compared a hundred times as fast as a hundred thousand elements. */
function stepsOf({ stepsUpTo }: Distribution): string {
  const { times, counts } = stepsUpTo(Infinity);
  return `${times}\n${counts}`;
}

test.each(figures)("quantiles of $x are R's type 7 and type 1", ({ x, p, type7, type1 }) => {
  p.forEach((share, i) => {
    expect(quantileOf(exact(x), share)).toBeCloseTo(type7[i]!, 9);
    expect(nearestRankOf(exact(x), share)).toBe(type1[i]!);
  });
});

test("nothing has no quantile", () => {
  expect(quantileOf(exact([]), 0.5)).toBeNull();
  expect(nearestRankOf(exact([]), 0.5)).toBeNull();
  expect(quantileOf(sketched([], 0.1), 0.5)).toBeNull();
});

test("what two of 1, one of 3 and four of 7 are asked, by hand, counted or one by one", () => {
  const steps = { times: Float64Array.of(1, 3, 7), counts: Float64Array.of(2, 1, 4) };
  const counted = steppedDistribution(7, 33, steps);
  const single = exact([7, 1, 3, 7, 1, 7, 7]);
  for (const distribution of [counted, single]) {
    const { n, sum, rank, countUpTo, countsBetween } = distribution;
    expect([n, sum, meanOf(distribution)]).toEqual([7, 33, 33 / 7]);
    expect([0, 1, 2, 3, 6].map(rank)).toEqual([1, 1, 3, 7, 7]);
    expect([0, 1, 2, 3, 6, 7, 9].map(countUpTo)).toEqual([0, 2, 2, 3, 3, 7, 7]);
    // Up to each, and what lies above the last.
    expect([...countsBetween(Float64Array.of(2, 3))]).toEqual([2, 1, 4]);
    expect([...countsBetween(Float64Array.of(1))]).toEqual([2, 5]);
    expect([...countsBetween(Float64Array.of())]).toEqual([7]);
  }
  const upTo = (limit: number) => {
    const { times, counts } = counted.stepsUpTo(limit);
    return [[...times], [...counts]];
  };
  expect(upTo(0)).toEqual([[], []]);
  expect(upTo(2)).toEqual([[1], [2]]);
  expect(upTo(3)).toEqual([
    [1, 3],
    [2, 1],
  ]);
  for (const limit of [7, 8, Infinity]) {
    expect(upTo(limit)).toEqual([
      [1, 3, 7],
      [2, 1, 4],
    ]);
  }
  const { times, counts } = single.stepsUpTo(3);
  expect([[...times], [...counts]]).toEqual([
    [1, 1, 3],
    [1, 1, 1],
  ]);
  expect([0, 1, 2, 7, 8].map((time) => countBelow(steps.times, time))).toEqual([0, 0, 1, 2, 3]);
  expect(meanOf(exact([]))).toBeNull();
  expect(exact([]).countUpTo(5)).toBe(0);
});

test("rounding up passes over what rounding has added", () => {
  // 100 * 0.07 is 7.000000000000001 for a computer.
  expect([100 * 0.07, 7.1, 7, 0].map(roundUp)).toEqual([7, 8, 7, 0]);
});

test("a share that a computer cannot hold exactly is no rank too far", () => {
  const hundred = exact(Array.from({ length: 100 }, (_, i) => i + 1));
  for (let percent = 1; percent <= 100; percent++) {
    expect(nearestRankOf(hundred, percent / 100)).toBe(percent);
  }
});

/** Numbers of every habit: tied, tiny, huge, far apart, in order. */
const habits = fc.oneof(
  fc.array(fc.nat(20), { minLength: 1, maxLength: 3000 }),
  fc.array(fc.double({ min: 0, max: 1e16, noNaN: true, noDefaultInfinity: true }), {
    minLength: 1,
    maxLength: 500,
  }),
  fc.array(fc.nat(1e9), { minLength: 1, maxLength: 3000 }),
  fc.integer({ min: 1, max: 5000 }).map((n) => Array.from({ length: n }, (_, i) => i)),
  fc.integer({ min: 1, max: 5000 }).map((n) => Array.from({ length: n }, (_, i) => (i ? 1 : 1e15))),
  fc
    .integer({ min: 1, max: 5000 })
    .map((n) => Array.from({ length: n }, (_, i) => (i % 1000 ? n - i : 0))),
);

test("every rank is what sorting puts there, in whatever order it is asked for", () => {
  fc.assert(
    fc.property(habits, fc.array(fc.nat(), { maxLength: 20 }), (numbers, asked) => {
      const sorted = Float64Array.from(numbers).sort();
      const given = Float64Array.from(numbers);
      const { rank, countUpTo, n, sum } = exactDistribution(given);
      for (const k of asked) expect(rank(k % n)).toBe(sorted[k % n]);
      expect([rank(0), rank(n - 1)]).toEqual([sorted[0], sorted[n - 1]]);
      const limit = numbers[0]!;
      expect(countUpTo(limit)).toBe(numbers.filter((number) => number <= limit).length);
      expect(sum).toBe(numbers.reduce((a, b) => a + b, 0));
      expect(given).toEqual(Float64Array.from(numbers));
    }),
  );
}, 60_000);

describe.each([0.25, 0.1, 0.01, 0.001, 0.0001])("a sketch of %f", (error) => {
  test("has every rank to that share of itself", () => {
    fc.assert(
      fc.property(habits, (given) => {
        const numbers = given.filter((number) => number === 0 || number >= 1e-6);
        const rough = sketched(numbers, error);
        Float64Array.from(numbers)
          .sort()
          .forEach((number, k) => {
            expectClose(rough.rank(k), number, error);
          });
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test("does not care how its numbers were split", () => {
    fc.assert(
      fc.property(habits, fc.nat(), (numbers, cut) => {
        const { init, add, addAll } = sketch(error);
        const [whole, left, right] = [init(), init(), init()];
        const at = cut % (numbers.length + 1);
        for (const number of numbers) add(whole, number);
        addAll(left, Float64Array.from(numbers), at);
        for (const number of numbers.slice(at)) add(right, number);
        const merged = sketchedDistribution(mergeSketches(left, right));
        const one = sketchedDistribution(whole);
        expect(stepsOf(merged)).toBe(stepsOf(one));
        expect(merged.countUpTo(numbers[0]!)).toBe(one.countUpTo(numbers[0]!));
        expect(merged.n).toBe(numbers.length);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

test("a sketch takes no more room for more numbers of the same sizes", () => {
  const { init, add } = sketch(0.01);
  const state = init();
  for (let i = 0; i < 1e5; i++) add(state, 1 + (i % 1000));
  // 64 bins for each of 10 doublings, and half as many to grow into.
  expect(state.counts.length).toBeLessThan(64 * 15);
});

test.each([1, -1])(
  "numbers that go one way let a sketch grow now and then, not with each",
  (way) => {
    const { init, add } = sketch(0.0001);
    const state = init();
    let grown = 0;
    for (let i = 0; i < 20_000; i++) {
      const { counts } = state;
      add(state, 1e6 * 1.001 ** (way * i * 0.7));
      if (state.counts !== counts) grown++;
    }
    expect(grown).toBeLessThan(50);
    expect(state.n).toBe(20_000);
  },
);
