import { compareSurvival, type Lifetime, type LifetimesGroup } from "customer-kpis";
import { expect, test } from "vitest";
import { expectClose } from "../../golden/expectClose";
import figures from "../../golden/survival.json";

/** Lifetimes by duration, how many ended at it and how many were last seen. */
function lifetimesOf(counts: readonly number[][]): Lifetime[] {
  return counts.flatMap(([duration, ended, seen]) => [
    ...Array.from({ length: ended! }, () => ({ duration: duration!, ended: true })),
    ...Array.from({ length: seen! }, () => ({ duration: duration!, ended: false })),
  ]);
}

interface Tested {
  readonly method: string;
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly logP: number;
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

function expectTests(groups: readonly LifetimesGroup[], strata: number, tests: readonly Tested[]) {
  for (const expected of tests) {
    const method = expected.method as "peto";
    const result = compareSurvival(groups, { method });
    const { degreesOfFreedom } = expected;
    expect(result).toMatchObject({ method, degreesOfFreedom, strata });
    expectClose(result.statistic, expected.statistic, 1e-11);
    expectClose(result.logP, expected.logP, 1e-11);
    expect(result.p).toBe(Math.exp(result.logP!));
    result.groups.forEach((group, i) => {
      expect(group.key).toBe(groups[i]!.key);
      expectClose(group.observed, expected.observed[i]!, 1e-12);
      expectClose(group.expected, expected.expected[i]!, 1e-12);
    });
  }
}

test.each(figures.comparisons)("by $name: the tests are R's", ({ groups, tests }) => {
  const given = groups.map(({ key, counts }) => ({ key, lifetimes: lifetimesOf(counts) }));
  expectTests(given, 1, tests);
});

test.each(figures.stratified)("$name: the stratified tests are R's", ({ groups, tests }) => {
  const given = groups.map(({ key, strata }) => ({
    key,
    lifetimes: strata.flatMap(({ stratum, counts }) =>
      lifetimesOf(counts).map((lifetime) => ({ ...lifetime, stratum })),
    ),
  }));
  expectTests(given, groups[0]!.strata.length, tests);
});

const [maintained, not] = figures.comparisons
  .find(({ name }) => name === "maintenance")!
  .groups.map(({ counts }) => lifetimesOf(counts)) as [Lifetime[], Lifetime[]];

test("groups that are alike in every stratum have no difference, however strata differ", () => {
  const both = [
    ...maintained.map((lifetime) => ({ ...lifetime, stratum: "short" })),
    ...not.map(({ duration, ended }) => ({ duration: 10 * duration, ended, stratum: "long" })),
  ];
  const result = compareSurvival([
    { key: "a", lifetimes: both },
    { key: "b", lifetimes: both },
  ]);
  expect(result.strata).toBe(2);
  expect(result.statistic).toBeCloseTo(0, 12);
  expect(result.p).toBeCloseTo(1, 6);
});

test("strata that are alike add up: twice the distances, twice the variance", () => {
  const stratified = (lifetimes: Lifetime[]) =>
    ["east", "west"].flatMap((stratum) => lifetimes.map((each) => ({ ...each, stratum })));
  const twice = compareSurvival([
    { key: "a", lifetimes: stratified(maintained) },
    { key: "b", lifetimes: stratified(not) },
  ]);
  const once = compareSurvival([
    { key: "a", lifetimes: maintained },
    { key: "b", lifetimes: not },
  ]);
  // (2 d)^2 / (2 v) is twice d^2 / v.
  expectClose(twice.statistic, 2 * once.statistic!, 1e-12);
  expectClose(twice.groups[0]!.expected, 2 * once.groups[0]!.expected, 1e-12);
});

test("who entered late is not expected to leave before", () => {
  // Worked by hand. At 1 only a is at risk, so that it tells nothing; at 3 one of a and one of b are.
  const { groups } = compareSurvival([
    {
      key: "a",
      lifetimes: [
        { duration: 1, ended: true },
        { duration: 3, ended: true },
      ],
    },
    { key: "b", lifetimes: [{ duration: 4, ended: false, entered: 2 }] },
  ]);
  expect(groups.map(({ observed, expected }) => [observed, expected])).toEqual([
    [2, 1.5],
    [0, 0.5],
  ]);
});

test.each([
  ["no groups", []],
  ["one group", [{ key: "a", lifetimes: [{ duration: 1, ended: true }] }]],
  [
    "groups of which nobody left",
    ["a", "b"].map((key) => ({ key, lifetimes: [{ duration: 1, ended: false }] })),
  ],
  ["empty groups", ["a", "b"].map((key) => ({ key, lifetimes: [] }))],
])("%s have no test", (_, groups) => {
  expect(compareSurvival(groups)).toMatchObject({ statistic: null, p: null, logP: null });
});

test("groups never at risk together have no test", () => {
  const groups = [
    { key: "a", lifetimes: [{ duration: 1, ended: true }] },
    { key: "b", lifetimes: [{ duration: 5, ended: true, entered: 2 }] },
  ];
  expect(compareSurvival(groups).statistic).toBe(null);
});

test("a group that comes twice is refused", () => {
  const group = { key: "a", lifetimes: [] };
  expect(() => compareSurvival([group, group])).toThrow(
    'compareSurvival: key must be different for each group, got "a"',
  );
});

test("an unknown method is refused", () => {
  // @ts-expect-error: unknown
  expect(() => compareSurvival([], { method: "cox" })).toThrow(
    'compareSurvival: method must be one of "log-rank", "peto", got "cox"',
  );
});

test("says how many lifetimes there are, in each group and in all strata", () => {
  const lifetimes = (stratum: string, counts: readonly number[][]) =>
    lifetimesOf(counts).map((lifetime) => ({ ...lifetime, stratum }));
  const result = compareSurvival([
    { key: "new", lifetimes: [...lifetimes("a", [[1, 1, 1]]), ...lifetimes("b", [[2, 2, 0]])] },
    { key: "old", lifetimes: lifetimes("a", [[3, 1, 2]]) },
  ]);
  expect(result).toMatchObject({ n: 7, strata: 2, groups: [{ n: 4 }, { n: 3 }] });
});

test("who is seen from the very moment of an end on was not at risk of it", () => {
  const [ended, key] = [true, "watched late"];
  const { groups } = compareSurvival([
    {
      key,
      lifetimes: [
        { duration: 2, ended },
        { duration: 4, ended, entered: 2 },
      ],
    },
    { key: "others", lifetimes: [3, 5].map((duration) => ({ duration, ended })) },
  ]);
  // One of three at 2, one of three at 3, one of two at 4: R has stretches open at their start, too.
  expect(groups[0]).toMatchObject({ key, n: 2, observed: 2 });
  expectClose(groups[0]!.expected, 1 / 3 + 1 / 3 + 1 / 2, 1e-12);
});

test("more groups than the test can take are refused: it takes their square at each duration", () => {
  const groupsOf = (count: number) =>
    Array.from({ length: count }, (_, g) => {
      const durations = [1 + (g % 89), 90 + (g % 97)];
      return { key: g, lifetimes: durations.map((duration) => ({ duration, ended: true })) };
    });
  expect(compareSurvival(groupsOf(200)).groups).toHaveLength(200);
  expect(() => compareSurvival(groupsOf(201))).toThrow(
    'compareSurvival: groups must be at most 200, got "201 or more"',
  );
});
