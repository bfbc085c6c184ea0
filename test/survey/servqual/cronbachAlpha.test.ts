import { cronbachAlpha, InputError } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../data/readCsv";
import { expectClose, expectEnds } from "../../golden/expectClose";
import figures from "../../golden/servqualTests.json";

const rows = readCsv("servqual.csv");
const SIZES = [4, 5, 4, 4, 5];

/** The answers of a range of items, on one side or as gaps. */
function answersOf(side: "expectations" | "perceptions" | "gaps", from: number, count: number) {
  return rows.map((row) =>
    Array.from({ length: count }, (_, i) => {
      const [e, p] = [Number(row[`E${from + i}`]), Number(row[`P${from + i}`])];
      return side === "gaps" ? p - e : side === "expectations" ? e : p;
    }),
  );
}

const cases = figures.dimensions.flatMap(({ name, alphas }, d) => {
  const from = 1 + SIZES.slice(0, d).reduce((sum, size) => sum + size, 0);
  return (["expectations", "perceptions", "gaps"] as const).map((side) => ({
    title: `${side} of ${name}`,
    answers: answersOf(side, from, SIZES[d]!),
    expected: alphas[side],
  }));
});

test.each([
  ...cases,
  { title: "all 22 gaps", answers: answersOf("gaps", 1, 22), expected: figures.allGaps },
])("$title: alpha and its kin are those of psych", ({ answers, expected }) => {
  const came = cronbachAlpha(answers);
  expectClose(came.value, expected.alpha);
  expectClose(came.standardized, expected.standardized);
  expectEnds(came.interval, expected.feldt);
  expected.itemDeleted.forEach((alpha, i) => {
    expectClose(came.itemDeleted[i], alpha);
    expectClose(came.items[i]!.itemDeleted, alpha);
    expectClose(came.items[i]!.itemRest, expected.itemRest[i]!);
  });
  expect(came).toMatchObject({ n: 210, excluded: [], reason: null, reversed: [] });
});

test("gaps are left out row by row, or pair by pair", () => {
  const { rows: some, alpha, standardized } = figures.pairwise;
  const pairwise = cronbachAlpha(some, { missing: "pairwise" });
  expectClose(pairwise.value, alpha);
  expectClose(pairwise.standardized, standardized);
  expect(pairwise).toMatchObject({ n: 8, excluded: [], interval: null });
  const whole = some.filter((row) => !row.includes(null));
  expect(cronbachAlpha(some)).toEqual({
    ...cronbachAlpha(whole),
    excluded: [{ reason: "incomplete", count: 4 }],
  });
});

test("a forgotten reversal shows", () => {
  const turned = answersOf("perceptions", 5, 5).map(([first, ...rest]) => [8 - first!, ...rest]);
  const came = cronbachAlpha(turned);
  expect(came.reversed).toEqual([1]);
  expect(came.itemDeleted[0]!).toBeGreaterThan(came.value!);
});

test("where there is no alpha, the reason stands beside", () => {
  expect(cronbachAlpha([[3], [4]])).toMatchObject({ value: null, reason: "fewer than two items" });
  expect(cronbachAlpha([])).toMatchObject({ value: null, n: 0, reason: "fewer than two items" });
  expect(cronbachAlpha([[3, 4]])).toMatchObject({ value: null, reason: "fewer than two rows" });
  const gaps = [
    [3, null],
    [null, 4],
  ];
  expect(cronbachAlpha(gaps)).toMatchObject({
    n: 0,
    excluded: [{ reason: "incomplete", count: 2 }],
    reason: "fewer than two rows",
  });
  // An item that nobody answered has no mean.
  const unasked = [1, 3].map((score) => [score, score, null]);
  for (const missing of ["complete", "pairwise"] as const) {
    const { value, reason, items } = cronbachAlpha(unasked, { missing });
    expect([value, reason]).toEqual([null, "fewer than two rows"]);
    expect(items[2]).toMatchObject({ item: 3, n: 0, mean: null, variance: null, itemRest: null });
  }
  const same = [
    [4, 4],
    [4, 4],
    [4, 4],
  ];
  expect(cronbachAlpha(same)).toMatchObject({
    value: null,
    standardized: null,
    interval: null,
    itemDeleted: [null, null],
    reason: "no variance",
  });
});

test("an item that does not vary counts, but has no standardized alpha", () => {
  const came = cronbachAlpha([
    [1, 2, 4],
    [3, 3, 4],
    [5, 4, 4],
  ]);
  // Variances 4, 1 and 0, of the sum 9: 1.5 * (1 - 5 / 9).
  expectClose(came.value, 2 / 3);
  expect(came.standardized).toBeNull();
  expect(came.items[2]).toMatchObject({ variance: 0, itemRest: null });
  expect(came.items.map(({ mean, n }) => [mean, n])).toEqual([
    [3, 3],
    [3, 3],
    [4, 3],
  ]);
});

test("alpha is at most 1, and does not depend on the order or on what is added to an item", () => {
  const score = fc.integer({ min: 1, max: 7 });
  const table = fc.array(fc.tuple(score, score, score), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(table, fc.integer({ min: -50, max: 50 }), (answers, more) => {
      const { value } = cronbachAlpha(answers);
      const moved = cronbachAlpha(answers.toReversed().map(([a, b, c]) => [c, a + more, b])).value;
      if (value === null) expect(moved).toBeNull();
      else {
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(moved).toBeCloseTo(value, 7);
      }
    }),
  );
});

test("pairs that contradict one another have no alpha, and no figure is more than it can be", () => {
  const rows = [
    [1, 1, null],
    [2, 2, null],
    [null, 1, 1],
    [null, 2, 2],
    [1, null, 1],
    [2, null, 2],
  ];
  // Each pair has variance and covariance 0.5, each item variance 1/3: alpha 1.5 (1 - 1 / 4) = 1.125.
  const came = cronbachAlpha(rows, { missing: "pairwise" });
  expect(came).toMatchObject({
    value: null,
    standardized: null,
    interval: null,
    reason: "pairs contradict one another",
  });
  expect(came.items.map(({ itemRest }) => itemRest)).toEqual([null, null, null]);
  // Two items together vary by less than nothing: their total is no total.
  const _ = null;
  const beyond = [
    ...[
      [_, 1, 5],
      [5, 4, 3],
      [4, 1, _],
      [_, 4, 1],
    ],
    ...[
      [_, 2, _],
      [2, 5, 5],
    ],
  ];
  const { items } = cronbachAlpha(beyond, { missing: "pairwise" });
  expect(items.map(({ itemRest }) => itemRest)).toEqual([null, null, null]);
  const answer = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3 });
  const table = fc.array(fc.tuple(answer, answer, answer), { minLength: 2, maxLength: 9 });
  fc.assert(
    fc.property(table, fc.constantFrom("complete", "pairwise"), (table, missing) => {
      const { value, standardized, items, reason } = cronbachAlpha(table, { missing });
      expect(value === null).toBe(reason !== null);
      for (const { itemRest, itemDeleted } of items) {
        expect(Math.abs(itemRest ?? 0)).toBeLessThanOrEqual(1);
        expect(itemDeleted ?? 0).toBeLessThanOrEqual(1);
      }
      expect(Math.max(value ?? 0, standardized ?? 0)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

test("numbers whose squares are none are refused by their place", () => {
  expect(() =>
    cronbachAlpha([
      [1, 2],
      [1, 1e308],
    ]),
  ).toThrow("cronbachAlpha: rows[1][1] must be a number up to 1e140, or null, got 1e+308");
});

test("what is no table of answers is refused", () => {
  // @ts-expect-error: no list
  expect(() => cronbachAlpha({})).toThrow(InputError);
  expect(() => cronbachAlpha([[1, 2], "34" as never])).toThrow(
    'cronbachAlpha: rows[1] must be an array of answers, got "34"',
  );
  expect(() => cronbachAlpha([[1, 2], [3]])).toThrow(
    'cronbachAlpha: rows[1] must be an array of 2 answers, got "1 answers"',
  );
  // @ts-expect-error: text
  expect(() => cronbachAlpha([[1, "2"]])).toThrow(
    'cronbachAlpha: rows[0][1] must be a number up to 1e140, or null, got "2"; use Number(...)',
  );
  expect(() => cronbachAlpha([[1, Number.NaN]])).toThrow(InputError);
  // @ts-expect-error: unknown
  expect(() => cronbachAlpha([[1, 2]], { missing: "drop" })).toThrow(
    'cronbachAlpha: missing must be one of "complete", "pairwise", got "drop"',
  );
});
