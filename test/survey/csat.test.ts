import { csat, InputError, measure } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose, expectEnds } from "../golden/expectClose";
import figures from "../golden/satisfaction.json";
import { expectLaws } from "../laws";
import { someAnswers, times, twoOrders } from "./answers";

/** So many answers of each score, from `min` on. */
function answersOf(counts: readonly number[], min = 1): number[] {
  return counts.flatMap((count, i) => times(count, min + i));
}

test.each([
  [4, 5, 0.375535, 0.963776],
  [0, 10, 0, 0.277533],
  [10, 10, 0.722467, 1],
  [170, 200, 0.793944, 0.892864],
  [1, 1, 0.206549, 1],
])(
  "%i satisfied of %i: the share of everybody lies from %f to %f",
  (satisfied, n, lower, upper) => {
    const { value, interval } = csat([...times(satisfied, 5), ...times(n - satisfied, 3)]);
    expect(value).toBe(satisfied / n);
    expect(interval?.lower).toBeCloseTo(lower, 6);
    expect(interval?.upper).toBeCloseTo(upper, 6);
    expect(interval).toMatchObject({ level: 0.95, method: "wilson" });
  },
);

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("%i of %i: the interval is the one that Newcombe printed in 1998", (yes, n, lower, upper) => {
  const { interval } = csat([...times(yes, 5), ...times(n - yes, 3)]);
  expect(interval?.lower).toBeCloseTo(lower, 4);
  expect(interval?.upper).toBeCloseTo(upper, 4);
});

test.each(figures.airline)("$name: shares, mean and intervals are those of R", (item) => {
  const answers = answersOf(item.counts);
  for (const [level, ends] of Object.entries(item.wilson)) {
    expectEnds(csat(answers, { level: Number(level) }).interval, ends);
  }
  const result = csat(answers);
  expect(result).toMatchObject({
    n: item.n,
    satisfied: item.topBox,
    dissatisfied: item.bottomTwo,
    neutral: item.counts[2],
  });
  expectClose(result.value, item.share);
  expectClose(result.mean, item.mean);
});

test.each(figures.mobilePhone)("$name, from 1 to 10: shares and mean are those of R", (item) => {
  const result = csat(answersOf(item.counts), { scale: { min: 1, max: 10 } });
  expect(result).toMatchObject({ n: item.n, satisfied: item.topBox, dissatisfied: item.bottomTwo });
  expectClose(result.value, item.share);
  expectClose(result.mean, item.mean);
  expectEnds(result.interval, item.wilson["0.95"]);
});

test.each(figures.shares)("$name: the interval is R's at every level", ({ yes, n, wilson }) => {
  const answers = [...times(yes, 4), ...times(n - yes, 1)];
  for (const [level, ends] of Object.entries(wilson)) {
    expectEnds(csat(answers, { level: Number(level) }).interval, ends);
  }
});

test("4 and 5 are satisfied, 3 is neutral, 1 and 2 are dissatisfied", () => {
  const groupOf = (score: number) => {
    const { satisfied, neutral, dissatisfied } = csat([score]);
    return [satisfied, neutral, dissatisfied].indexOf(1);
  };
  expect([1, 2, 3, 4, 5].map(groupOf)).toEqual([2, 2, 1, 0, 0]);
});

test("the mean stands beside the share, on the scale's own units", () => {
  expect(csat([5, 4, 4, 4, 1]).mean).toBe(3.6);
  expect(csat([-2, 2, 2, 2], { scale: { min: -2, max: 2 } }).mean).toBe(1);
});

test("only the highest score may count as satisfied", () => {
  expect(csat([5, 4, 3, 2, 1], { top: 1 })).toMatchObject({
    value: 0.2,
    satisfied: 1,
    neutral: 3,
    dissatisfied: 1,
  });
});

test("a yes or no is a scale of two with one on top", () => {
  const result = csat([1, 1, 0, 1], { scale: { min: 0, max: 1 }, top: 1 });
  expect(result).toMatchObject({ value: 0.75, satisfied: 3, neutral: 0, dissatisfied: 1 });
});

test("nobody is both satisfied and dissatisfied, even where the scale is short", () => {
  const result = csat([1, 2, 3], { scale: { min: 1, max: 3 }, top: 2 });
  expect(result).toMatchObject({ satisfied: 2, neutral: 0, dissatisfied: 1 });
});

test("who did not answer is counted beside, and changes nothing else", () => {
  const { unanswered, ...rest } = csat([5, null, 3, undefined, { score: null }]);
  expect(unanswered).toBe(3);
  expect({ ...rest, unanswered: 0 }).toEqual(csat([5, 3]));
});

test("numbers, rows and typed arrays are the same answers", () => {
  const rows = [
    { score: 5, agent: "ann" },
    { score: 2, agent: "bob" },
  ];
  expect(csat(rows)).toEqual(csat([5, 2]));
  expect(csat(Uint8Array.of(5, 2))).toEqual(csat([5, 2]));
});

test("no answers at all have no share, no mean and no interval", () => {
  expect(csat([])).toEqual({
    kind: "share",
    value: null,
    n: 0,
    top: 2,
    satisfied: 0,
    neutral: 0,
    dissatisfied: 0,
    bottom: null,
    net: null,
    mean: null,
    variance: null,
    rescaled: null,
    interval: null,
    distribution: [1, 2, 3, 4, 5].map((score) => ({ score, count: 0 })),
    unanswered: 0,
  });
});

test("answers that are all missing have none either", () => {
  expect(csat([null, undefined, { score: null }])).toMatchObject({
    value: null,
    n: 0,
    mean: null,
    interval: null,
    unanswered: 3,
  });
});

test("one answer is a share with a wide interval", () => {
  const { value, n, mean, interval } = csat([4]);
  expect([value, n, mean]).toEqual([1, 1, 4]);
  // 1 / (1 + z^2) by hand: Wilson's lower end where the only one says yes.
  expectEnds(interval, [1 / (1 + 1.959963984540054 ** 2), 1]);
});

test("the options alone make the measure", () => {
  expect(measure([5, 4, 3], csat({ top: 1 }))).toEqual(csat([5, 4, 3], { top: 1 }));
});

test("CSAT keeps the laws of a measure", () => {
  expectLaws(csat(), [5, 4, { score: 3 }, 1, null, undefined, { score: null }, 2, { score: 5 }, 4]);
});

const answers = someAnswers(1, 5);

test("the share lies within its interval, and both from 0 to 1", () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: 1, max: 4 }), (scores, top) => {
      const { value, interval } = csat(scores, { top });
      const { lower, upper } = interval!;
      expect(0 <= lower && lower <= value! && value! <= upper && upper <= 1).toBe(true);
      expect(lower).toBeLessThan(upper);
    }),
  );
});

test("satisfied, neutral and dissatisfied are all who answered, and so is the distribution", () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: 1, max: 4 }), (scores, top) => {
      const { n, satisfied, neutral, dissatisfied, distribution, unanswered } = csat(scores, {
        top,
      });
      expect(satisfied + neutral + dissatisfied).toBe(n);
      expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(n);
      expect(n + unanswered).toBe(scores.length);
      expect(Math.min(satisfied, neutral, dissatisfied)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("the order of the answers does not matter", () => {
  fc.assert(
    fc.property(twoOrders(answers), ([scores, shuffled]) => {
      expect(csat(shuffled)).toEqual(csat(scores));
    }),
  );
});

test("every answer given twice is the same share and mean, known better", () => {
  fc.assert(
    fc.property(answers, (scores) => {
      const [once, twice] = [csat(scores), csat([...scores, ...scores])];
      expect([twice.value, twice.mean]).toEqual([once.value, once.mean]);
      const width = ({ interval }: typeof once) => interval!.upper - interval!.lower;
      expect(width(twice)).toBeLessThan(width(once));
    }),
  );
});

test("on a scale turned round, the satisfied are the dissatisfied", () => {
  fc.assert(
    fc.property(answers, (scores) => {
      const turned = scores.map((score) => (score === null ? null : 6 - score));
      const [here, there] = [csat(scores), csat(turned)];
      expect(there.satisfied).toBe(here.dissatisfied);
      expect(there.neutral).toBe(here.neutral);
      expectClose(there.mean! + here.mean!, 6);
    }),
  );
});

test("a scale moved up by some points moves the mean by as many, and nothing else", () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: -20, max: 20 }), (scores, by) => {
      const moved = scores.map((score) => (score === null ? null : score + by));
      const [here, there] = [csat(scores), csat(moved, { scale: { min: 1 + by, max: 5 + by } })];
      expect([there.value, there.interval]).toEqual([here.value, here.interval]);
      expect(there.mean).toBeCloseTo(here.mean! + by, 9);
    }),
  );
});

test.each([
  [6, "6"],
  [0, "0"],
  [4.5, "4.5"],
  [Number.NaN, "NaN"],
])("a score of %f is refused", (score, shown) => {
  const message = `csat: score must be a whole number from 1 to 5, got ${shown}`;
  expect(() => csat([5, score])).toThrow(message);
});

test("text in place of a score is refused", () => {
  // @ts-expect-error: text
  expect(() => csat(["5"])).toThrow('csat: score must be a whole number from 1 to 5, got "5"');
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => csat([5], { topBox: 2 })).toThrow(
    'csat: has no option "topBox"; it has scale, top, best, level',
  );
});

test.each([
  [undefined, "null"],
  [Promise.resolve([5]), "Promise"],
])("%s in place of records is refused", (records, shown) => {
  // @ts-expect-error: no records
  expect(() => csat(records)).toThrow(
    `csat: records must be an array or another iterable, got ${shown}`,
  );
});

test.each([
  [{ top: 5 }, "csat: top must be a whole number at least 1 and at most 4, got 5"],
  [{ top: 0 }, "csat: top must be a whole number at least 1 and at most 4, got 0"],
  [{ top: 1.5 }, "csat: top must be a whole number at least 1 and at most 4, got 1.5"],
  [{ level: 0 }, "csat: level must be a finite number above 0 and below 1, got 0"],
  [
    { level: 95 },
    "csat: level must be a finite number above 0 and below 1 (0.95 for 95 %), got 95",
  ],
  [{ scale: { min: 1, max: 1 } }, "csat: scale.max must be a whole number above 1, got 1"],
])("options %j are refused", (options, message) => {
  expect(() => csat([5], options)).toThrow(message);
});

test("stars by half are a scale too, and the distribution shows them", () => {
  const scale = { min: 0.5, max: 5, step: 0.5 };
  const { distribution, mean, satisfied } = csat([5, 4.5, 0.5, { score: 4 }, null], { scale });
  expect([satisfied, mean]).toEqual([2, 3.5]);
  expect(distribution.map(({ score }) => score)).toEqual([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
  expect(() => csat([4.2], { scale })).toThrow(
    "csat: score must be from 0.5 to 5 in steps of 0.5, got 4.2",
  );
  expect(() => csat([5.5], { scale })).toThrow(InputError);
  // @ts-expect-error: text
  expect(() => csat(["5"], { scale })).toThrow(InputError);
});

test("steps of a tenth keep their place, whatever rounding does to them", () => {
  const scale = { min: 0, max: 1, step: 0.1 };
  const given = [0.1 + 0.2, 0.7, 0.6, 1];
  const { distribution, ...came } = csat(given, { scale, top: 1 });
  expect(came).toMatchObject({ n: 4, satisfied: 1 });
  const asWritten = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
  expect(distribution.map(({ score }) => score)).toEqual(asWritten);
});

test("a step that does not divide the scale is refused", () => {
  const scales = [
    { min: 1, max: 5, step: 0.3 },
    { min: 1, max: 5, step: 0 },
    { min: 1, max: 5, step: -1 },
  ];
  for (const scale of scales) {
    expect(() => csat([], { scale })).toThrow(
      `csat: scale must be of a whole number of steps from min to max, got "step ${scale.step}"`,
    );
  }
});

test("where 1 is best, 1 and 2 are satisfied", () => {
  const low = csat([1, 1, 2, 3, 5], { best: "low" });
  const high = csat([5, 5, 4, 3, 1]);
  expect(low).toMatchObject({ value: 0.6, bottom: 0.2, mean: 2.4 });
  expectClose(low.net, 0.4);
  expectClose(low.rescaled, high.rescaled!);
  expect(low.interval).toEqual(high.interval);
});

test("a rescaled mean lies between worst, 0, and best, 1", () => {
  expect(csat([1, 1]).rescaled).toBe(0);
  expect(csat([7, 4], { scale: { min: 1, max: 7 } }).rescaled).toBe(0.75);
});

test("an end of the scale that is neither is refused", () => {
  // @ts-expect-error: neither
  expect(() => csat([5], { best: "top" })).toThrow(
    'csat: best must be one of "high", "low", got "top"',
  );
});

test("CSAT by half stars keeps the laws of a measure", () => {
  const scale = { min: 0.5, max: 5, step: 0.5 };
  expectLaws(csat({ scale, best: "low" }), [0.5, 4.5, null, { score: 3 }, 5, undefined, 2.5]);
});

test("the mean of 5, 4, 4, 2, 1 is 3.2, and its variance 10.8 / 4", () => {
  // 1.8² + 0.8² + 0.8² + 1.2² + 2.2² = 10.8.
  const { mean, variance } = csat([5, 4, 4, 2, 1]);
  expect(mean).toBeCloseTo(3.2, 12);
  expect(variance).toBeCloseTo(2.7, 12);
  expect(csat([3])).toMatchObject({ mean: 3, variance: null });
  expect(csat([], { best: "low" }).rescaled).toBeNull();
});

test("half stars: beyond the ends, between the steps and no field are no scores", () => {
  const scale = { min: 0.5, max: 5, step: 0.5 };
  for (const score of [0, 5.5, 1.25]) {
    expect(() => csat([score], { scale })).toThrow("in steps of 0.5");
  }
  expect(() => csat([{} as { score: number }], { scale })).toThrow("score is missing");
  expect(csat([{ score: undefined }, undefined], { scale }).unanswered).toBe(2);
});
