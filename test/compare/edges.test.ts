import {
  type Comparable,
  compare,
  compareAllShares,
  compareCounts,
  compareMeans,
  compareNps,
  comparePairedMeans,
  comparePairedNps,
  comparePairedShares,
  compareShares,
  compareWithRest,
  csat,
  nps,
  share,
  shareInterval,
  trend,
  weakPoints,
  weightedNps,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";

const half = { value: 0.5, n: 4 };
const mean = { mean: 3, variance: 1, n: 5 };
const score = { promoters: 3, detractors: 1, n: 5 };
const many = [{ key: "a", result: csat([5, 1]) }];

/** A result with an interval and no test of its own. */
const median = (value: number | null, lower = 0, upper = 0, n = 40) => ({
  kind: "median" as const,
  value,
  n,
  interval: value === null ? null : { lower, upper, level: 0.95, method: "log-log" },
});

describe("every comparison calls itself by its name", () => {
  test.each<[string, (options: object) => unknown]>([
    ["compareShares", (options) => compareShares(half, half, options)],
    ["compareMeans", (options) => compareMeans(mean, mean, options)],
    ["compareNps", (options) => compareNps(score, score, options)],
    ["compareCounts", (options) => compareCounts({ value: 3 }, { value: 4 }, options)],
    ["compare", (options) => compare(csat([5]), csat([1]), options)],
    ["comparePairedMeans", (options) => comparePairedMeans([], options)],
    ["comparePairedShares", (options) => comparePairedShares([], options)],
    ["compareWithRest", (options) => compareWithRest(many, options)],
    ["weakPoints", (options) => weakPoints(many, options)],
    ["trend", (options) => trend(many, options)],
    ["shareInterval", (options) => shareInterval(half, options)],
  ])("%s", (name, run) => {
    expect(() => run({ level: 95 })).toThrow(
      `${name}: level must be a finite number above 0 and below 1 (0.95 for 95 %), got 95`,
    );
    expect(() => run({ certainty: 0.9 })).toThrow(`${name}: has no option "certainty"`);
  });
});

describe("what came is told, and what it should have been", () => {
  const group = { key: "a", result: csat([5]) };
  test.each<[string, () => unknown]>([
    [
      "compareShares: before must be a result with value and n, got 3",
      () => compareShares(3 as never, half),
    ],
    [
      "compareCounts: after must be a result with value, got 3",
      () => compareCounts({ value: 3 }, 3 as never),
    ],
    [
      "compareMeans: before must be a result with mean, variance and n, got 3",
      () => compareMeans(3 as never, mean),
    ],
    ["compare: after must be a result, got 3", () => compare(csat([5]), 3 as never)],
    [
      "compare: after must be a result, got 3",
      () => compare(median(3, 2, 4), 3 as never, { kind: "median" }),
    ],
    [
      "compare: before must be a result: of a group, its .result, got Object",
      () => compare(group as never, csat([5])),
    ],
    [
      "compareShares: before must be a result, or a list of at least one, got Array",
      () => compareShares([], half),
    ],
    [
      "compareAllShares: shares must be an array of shares, got null",
      () => compareAllShares(null as never),
    ],
    [
      "compareAllShares: shares must be an array of shares, got 5",
      () => compareAllShares(5 as never),
    ],
    [
      "compareShares: before.value must be a share from 0 to 1, or null, got -0.5",
      () => compareShares({ value: -0.5, n: 4 }, half),
    ],
    [
      "compareCounts: before.value must be a whole number, 0 or more, got 1.5",
      () => compareCounts({ value: 1.5 }, { value: 3 }),
    ],
    [
      "compareMeans: before.variance must be a number from 0 to 1e140, got NaN",
      () => compareMeans({ mean: 1, variance: Number.NaN, n: 1 }, mean),
    ],
    [
      "compareMeans: before.value must be a number up to 1e140, or null, got NaN",
      () => compareMeans({ kind: "mean", value: Number.NaN, variance: 1, n: 5 }, mean),
    ],
    [
      "compareNps: after.n must be a whole number, 0 or more, got -1",
      () => compareNps(score, { ...weightedNps([{ score: 9, weight: 1 }]), n: -1 }),
    ],
    [
      'compare: before.kind must be one of "share", "net", "mean", "median", "count", "amount", "duration", "ratio", got "rate"',
      () => compare({ kind: "rate" as never, value: 1 }, csat([5])),
    ],
    [
      'compare: method must be one of "mover", got "fisher"',
      () => compare(median(3, 2, 4), median(3, 2, 4), { method: "fisher" }),
    ],
    [
      "compareWithRest: groups must be an array of { key, result }, got null",
      () => compareWithRest(null as never),
    ],
    ["trend: points[0] must be { key, result }, got 3", () => trend([3] as never)],
    ["trend: points must be an array of { key, result }, got 5", () => trend(5 as never)],
    [
      "weakPoints: groups[1].result must be a result with value and n, got null",
      () => weakPoints([group, { key: "b", result: null }] as never, { kind: "share" }),
    ],
    [
      "shareInterval: share.value must be a share from 0 to 1, or null, got 80",
      () => shareInterval({ value: 80, n: 5 }),
    ],
    [
      "shareInterval: population must be a whole number at least 1, got 1.5",
      () => shareInterval(half, { population: 1.5 }),
    ],
    [
      "shareInterval: population must be a whole number at least 1, got 0",
      () => shareInterval({ value: null, n: 0 }, { population: 0 }),
    ],
    [
      "shareInterval: population must be a whole number at least 4, got 3",
      () => shareInterval(half, { population: 3 }),
    ],
    [
      "comparePairedShares: pairs must be an array or another iterable, got 3",
      () => comparePairedShares(3 as never),
    ],
    [
      "comparePairedMeans: pair must be an object with before and after, got null (record 0)",
      () => comparePairedMeans([null as never]),
    ],
    [
      "comparePairedShares: pair must be an object with before and after, got null (record 0)",
      () => comparePairedShares([undefined as never]),
    ],
    [
      "comparePairedShares: after is missing: it must be 0, 1 or null (the record has before) (record 0)",
      () => comparePairedShares([{ before: 1 } as never]),
    ],
  ])("%s", (says, run) => {
    expect(run).toThrow(says);
  });
});

describe("which test is taken", () => {
  test("none where one result does not say what it is, the first or the second", () => {
    const [said, unsaid] = [csat([5, 4, 1]), { value: 0.5, n: 4 }];
    for (const came of [compare(said, unsaid), compare(unsaid, said)]) {
      expect(came.p).toBeNull();
      expect(came.reason).toMatch(/^the results do not say what they are, and no kind was given/);
    }
  });

  test.each<[string, Comparable]>([
    [
      'a count may be of what is there: kind "count" says it is of events',
      { kind: "count", value: 5, n: 5 },
    ],
    ["the share is not of so many records", { kind: "share", value: 0.5 }],
    ["nothing tells how much the net varies", { kind: "net", value: 20, n: 50 }],
    ["nothing tells how much the mean varies", { kind: "mean", value: 3, n: 50 }],
    [
      "nothing tells how much the duration varies",
      { kind: "duration", value: 3, n: 9, variance: 1, promoters: 1 } as Comparable,
    ],
  ])("none where %s", (reason, result) => {
    const came = compare(result, result);
    expect(came).toMatchObject({ difference: 0, p: null, method: "none" });
    expect(came.reason).toBe(`${reason}; nor are there two intervals to join`);
  });

  test("none of a kind that is asked for and has none, and the intervals joined instead", () => {
    const came = compare(csat([5, 1]), csat([5, 4]), { kind: "median" });
    const interval = expect.objectContaining({ method: "mover" });
    expect(came).toMatchObject({ reason: 'there is no test for kind "median"', interval });
    expect(compare(median(3, 2, 4), median(9, 8, 9), { method: "mover" }).isReal).toBe(true);
    expect(compare(median(null), median(3, 2, 4))).toMatchObject({ method: "none", n: 80 });
  });

  test("that of shares where one of them is of nobody, that of weighted scores where these are", () => {
    const nobody = { p: null, reason: "no answers on one side" };
    expect(compare(csat([]), csat([5]))).toMatchObject({ ...nobody, method: "n-1", n: 1 });
    const weighted = weightedNps([{ score: 9, weight: 2 }]);
    expect(compare(weighted, weighted)).toMatchObject({ method: "adjusted-wald", p: 1 });
    const { promoters, ...shares } = weighted;
    expect(promoters).toBe(1);
    expect(compare(shares, shares)).toMatchObject({ method: "adjusted-wald", p: 1 });
  });
});

describe("intervals that are joined", () => {
  test("leave a difference open that ends at 0", () => {
    // 15 - 10 less the root of 3^2 + 4^2 is 0, as is its mirror image.
    const [low, high] = [median(10, 6, 14), median(15, 12, 18)];
    const [up, down] = [compare(low, high), compare(high, low)];
    expect([up.interval?.lower, down.interval?.upper]).toEqual([0, 0]);
    expect([up.isReal, down.isReal]).toEqual([false, false]);
  });

  test("may end at their value, and must be whole", () => {
    // 9 - 3 less the root of (9 - 9)^2 + (4 - 3)^2, and with that of (10 - 9)^2 + (3 - 3)^2.
    const { interval } = compare(median(3, 3, 4), median(9, 9, 10));
    expect([interval?.lower, interval?.upper]).toEqual([5, 7]);
    const atTop = compare(median(3, 2, 3), median(9, 8, 9)).interval;
    expect([atTop?.lower, atTop?.upper]).toEqual([5, 7]);

    const whole = median(3, 2, 4);
    for (const change of [
      { level: undefined },
      { level: Number.NaN },
      { method: undefined },
      { lower: -Infinity },
      { upper: Infinity },
    ]) {
      const broken = { ...whole, interval: { ...whole.interval!, ...change } } as Comparable;
      expect(compare(broken, broken)).toMatchObject({ interval: null, method: "none" });
    }
  });
});

describe("how much a group weighs among others", () => {
  const shares = (groups: readonly Comparable[], options: object = {}) =>
    weakPoints(
      groups.map((result, key) => ({ key, result })),
      options,
    )
      .toSorted((a, b) => a.key - b.key)
      .map((point) => point.share);
  const counts = (value: number | null, exposure: number) => ({ value, exposure }) as Comparable;

  test("by its answers, its weight, or how long it was watched", () => {
    const [one, three] = [csat([5]), csat([5, 4, 1])];
    expect(shares([one, three])).toEqual([0.25, 0.75]);
    expect(shares([one, three], { kind: "mean" })).toEqual([0.25, 0.75]);
    expect(shares([nps([9]), nps([9, 9, 2])])).toEqual([0.25, 0.75]);
    const weighted = (weight: number) => weightedNps([{ score: 9, weight }]);
    expect(shares([weighted(1), weighted(3)])).toEqual([0.25, 0.75]);
    expect(shares([counts(9, 1), counts(2, 3)], { kind: "count" })).toEqual([0.25, 0.75]);
    expect(shares([median(3, 2, 4, 10), median(3, 2, 4, 30)])).toEqual([0.25, 0.75]);
    expect(shares([median(null, 0, 0, 10), median(3, 2, 4, 30)])).toEqual([0, 1]);
  });

  test("who has no answers, or no others beside, pulls neither way", () => {
    const pulls = (...results: Comparable[]) =>
      weakPoints(results.map((result, key) => ({ key, result }))).map(({ pull }) => pull);
    expect(pulls(nps([]), nps([9]), nps([3]))).toEqual([-100, 100, null]);
    expect(pulls(nps([9, 3]))).toEqual([null]);
    expect(pulls(nps([]), nps([]))).toEqual([null, null]);
    expect(compareWithRest([])).toEqual([]);
  });

  test("a trend passes over what weighs nothing, of every kind", () => {
    const passedOver = (empty: Comparable, full: Comparable, options: object = {}) =>
      trend(
        [full, empty, full].map((result, i) => ({ key: `${i}`, result })),
        options,
      ).map(({ from, to }) => `${from} to ${to}`);
    const scores = [5, 4, 1];
    expect(passedOver(csat([]), csat(scores))).toEqual(["0 to 2"]);
    expect(passedOver(csat([]), csat(scores), { kind: "mean" })).toEqual(["0 to 2"]);
    expect(passedOver(nps([]), nps(scores))).toEqual(["0 to 2"]);
    expect(passedOver(counts(null, 1), counts(3, 1), { kind: "count" })).toEqual(["0 to 2"]);
    expect(passedOver(median(null), median(3, 2, 4))).toEqual(["0 to 2"]);
    // Of how many a figure is need not be known.
    const unknown = { kind: "median" as const, value: 3 };
    expect(passedOver(unknown, median(3, 2, 4))).toEqual(["0 to 1", "1 to 2"]);
  });
});

test("a trend compares each with the one before it, at the level and by the test asked for", () => {
  const months = [csat([5, 4, 1, 2]), csat([5, 5, 4, 1]), csat([5, 4, 4, 4])];
  for (const method of ["n-1", "fisher", "yates"] as const) {
    const options = { level: 0.8, method };
    const changes = trend(
      months.map((result, i) => ({ key: `${i}`, result })),
      { ...options, correction: "none" },
    );
    expect(changes).toMatchObject([
      compareShares(months[0]!, months[1]!, options),
      compareShares(months[1]!, months[2]!, options),
    ]);
  }
});

describe("nothing to test", () => {
  test("shares of which all or none say yes, or that are the same", () => {
    const none = { value: 0, n: 4 };
    expect(compareAllShares([none, none])).toMatchObject({ statistic: null, p: null, n: 8 });
    const same = { value: 0.25, n: 8 };
    for (const method of ["n-1", "pooled", "yates"] as const) {
      expect(compareShares(same, same, { method })).toMatchObject({ statistic: 0, p: 1 });
    }
    const same2 = [1, 1, 0].map((answer) => ({ before: answer, after: answer }));
    expect(comparePairedShares(same2)).toMatchObject({ statistic: 0, p: 1, method: "mcnemar" });
    expect(comparePairedShares([]).method).toBe("mcnemar");
    const nobody = { value: null, n: 0 };
    for (const method of ["wilson", "wald", "jeffreys"] as const) {
      expect(shareInterval(nobody, { method, population: 9 })).toBeNull();
    }
  });

  test("means of one answer or none, on either side", () => {
    const [none, one] = [
      { mean: 0, variance: null, n: 0 },
      { mean: 4, variance: null, n: 1 },
    ];
    for (const [before, after] of [
      [none, mean],
      [mean, none],
      [mean, { ...none, mean: null, n: 3 }],
    ] as const) {
      expect(compareMeans(before, after)).toMatchObject({ difference: null, p: null, n: 5 });
    }
    const reason = "fewer than two answers on one side";
    expect(compareMeans(one, mean)).toMatchObject({ difference: -1, p: null, reason });
    expect(compareMeans(mean, one)).toMatchObject({ difference: 1, p: null, reason });
  });

  test("means that differ but for the rounding of the larger", () => {
    // A spread of 1e-11 beside a million is the last digit of a million.
    const constant = { mean: 1e6, variance: 1e-22, n: 5 };
    const zero = { mean: 0, variance: 0, n: 5 };
    for (const came of [compareMeans(zero, constant), compareMeans(constant, zero)]) {
      expect(came).toMatchObject({ p: null, reason: "no spread on either side" });
    }
  });

  test("scores where everybody agrees", () => {
    const [all, none] = [
      { promoters: 9, detractors: 0, n: 9 },
      { promoters: 0, detractors: 0, n: 9 },
    ];
    expect(compareNps(none, all)).toMatchObject({ difference: 100, effect: null });
    expect(compareNps(none, all, { method: "wald" }).reason).toBe("everybody agrees");
    const weightless = { ...weightedNps([{ score: 9, weight: 1 }]), weight: 0, n: 7 };
    expect(compareNps(all, weightless)).toMatchObject({ p: null, n: 16 });
  });
});

test("weights of 1 on average are weights: the exact test is not for them", () => {
  // As panels deliver them: they add up to how many answered.
  const panel = weightedNps([
    { score: 10, weight: 1.5 },
    { score: 3, weight: 0.5 },
  ]);
  expect(panel.weight).toBe(panel.n);
  // One of 2 and three of nothing: the squares of the weights, 4, add up to it.
  const squares = { promoterShare: 1, detractorShare: 0, weight: 2, effectiveN: 1, n: 4 };
  for (const weighted of [panel, squares]) {
    const came = compareNps(weighted, score, { method: "exact" });
    expect(came).toEqual(compareNps(weighted, score));
    expect(came.method).toBe("adjusted-wald");
  }
});

test("counts are tested exactly below 100,000 events, by z from there", () => {
  // scipy 1.17.1: stats.binomtest(49600, 99999, 0.5).pvalue, and 2 * stats.norm.sf(800 / sqrt(1e5)).
  const p = (before: number, after: number) => compareCounts({ value: before }, { value: after }).p;
  expectClose(p(50_399, 49_600), 0.011618596239947388, 1e-9);
  expectClose(p(50_400, 49_600), 0.011412036386001658, 1e-9);
  // Nothing before, nothing after: nothing is as likely as that.
  const never = compareCounts({ value: 0 }, { value: 0, exposure: 3 }, { level: 0.3 });
  expect(never).toMatchObject({ p: 1, logP: 0, statistic: 0, difference: 0, isReal: false });
});

test("intervals say how they were made", () => {
  const methodsOf = (...ones: { interval: { method: string } | null }[]) =>
    ones.map(({ interval }) => interval?.method);
  const moves = [7, 9, 3].map((after) => ({ before: 7, after }));
  const yes = share([{ solved: true }, { solved: false }], { field: "solved" });
  expect(
    methodsOf(
      compareShares(yes, half),
      compareCounts({ value: 3 }, { value: 4 }),
      compareMeans(mean, mean),
      compareNps(score, score),
      comparePairedMeans(moves),
      comparePairedNps(moves),
    ),
  ).toEqual(["newcombe", "score", "welch", "adjusted-wald", "student-t", "wald"]);
});
