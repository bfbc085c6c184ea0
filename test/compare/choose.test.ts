import {
  acquisition,
  type Comparable,
  ces,
  churn,
  compare,
  compareCounts,
  compareMeans,
  compareNps,
  compareShares,
  compareWithRest,
  csat,
  InputError,
  journey,
  nps,
  revenueRetention,
  scorecard,
  share,
  shareOfWallet,
  trend,
  weakPoints,
  weightedNps,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";

const [earlier, later] = [
  [5, 4, 4, 3, 1, 2, 5, 3],
  [5, 5, 5, 4, 4, 3, 5, 4],
];

describe("compare chooses by kind", () => {
  test("shares, net scores and means, as their own tests do", () => {
    expect(compare(csat(earlier), csat(later))).toEqual(compareShares(csat(earlier), csat(later)));
    expect(compare(nps(earlier), nps(later))).toEqual(compareNps(nps(earlier), nps(later)));
    const options = { direction: "higher-is-easier" } as const;
    const [one, two] = [ces(earlier, options), ces(later, options)];
    expect(compare(one, two)).toEqual(compareMeans(one, two));
  });

  test("a method and a level go through", () => {
    const options = { method: "fisher", level: 0.9 } as const;
    const came = compare(csat(earlier), csat(later), options);
    expect(came).toEqual(compareShares(csat(earlier), csat(later), options));
    expect(() => compare(nps(earlier), nps(later), { method: "fisher" })).toThrow(
      'compare: method must be one of "adjusted-wald", "wald", "exact", got "fisher"',
    );
  });

  test("the kind that is asked for is compared: csat's mean, counts of events", () => {
    const means = compare(csat(earlier), csat(later), { kind: "mean" });
    expect(means).toEqual(compareMeans(csat(earlier), csat(later)));
    const counts: [Comparable, Comparable] = [
      { kind: "count", value: 30 },
      { kind: "count", value: 15 },
    ];
    expect(compare(...counts)).toMatchObject({ difference: -15, p: null, method: "none" });
    expect(compare(...counts, { kind: "count" })).toMatchObject({ method: "exact" });
  });

  test("plain figures need a kind, and have one when it is given", () => {
    const [a, b] = [
      { value: 0.7, n: 200 },
      { value: 0.8, n: 200 },
    ];
    expect(compare(a, b)).toMatchObject({ p: null, isReal: null, method: "none" });
    expect(compare(a, b).reason).toMatch("the results do not say what they are");
    expect(compare(a, b, { kind: "share" })).toEqual(compareShares(a, b));
  });

  test("no name of a field, and no name of an interval, stands for a kind", () => {
    // A share of money: a value from 0 to 1 and a number of customers, but of nothing that was counted.
    const money = (value: number): Comparable => ({ kind: "share", value, n: 90, interval: null });
    expect(compare(money(0.2), money(0.6))).toMatchObject({ p: null, method: "none" });
    const named = { value: 0.4, n: 50, interval: csat(earlier).interval, promoters: 20 };
    expect(compare(named, { ...named, value: 0.5 }).method).not.toBe("n-1");
  });

  test("medians are compared by their intervals, where they have any", () => {
    // Zou and Donner: 20 - hypot(20 - 18, 14 - 10) and 20 - 10 + hypot(23 - 20, 10 - 7) by hand.
    const interval = (lower: number, upper: number) => ({
      lower,
      upper,
      level: 0.95,
      method: "brookmeyer-crowley",
    });
    const before: Comparable = { kind: "median", value: 10, n: 40, interval: interval(7, 14) };
    const after: Comparable = { kind: "median", value: 20, n: 60, interval: interval(18, 23) };
    const came = compare(before, after);
    expect(came).toMatchObject({ difference: 10, p: null, isReal: true, n: 100, method: "mover" });
    expectClose(came.interval!.lower, 10 - Math.sqrt(4 + 16));
    expectClose(came.interval!.upper, 10 + Math.sqrt(9 + 9));
    for (const other of [null, { ...interval(18, 23), level: 0.9 }, interval(21, 23)]) {
      const none = compare(before, { ...after, interval: other });
      expect(none).toMatchObject({ difference: 10, interval: null, isReal: null, method: "none" });
      expect(none.reason).toMatch("nothing tells how much the median varies");
    }
  });

  test("ratios, of which no test knows how much they vary, by their difference alone", () => {
    const [march, june] = [new Date("2025-03-01"), new Date("2025-06-01")];
    const late = new Date("2026-01-20");
    const some = [
      { customerId: 1, startedAt: march, endedAt: null, mrr: 40 },
      { customerId: 2, startedAt: june, endedAt: late, mrr: 60 },
      { customerId: 3, startedAt: late, endedAt: null, mrr: 20 },
    ];
    const [december, january] = [
      { start: new Date("2025-12-01"), end: new Date("2026-01-01") },
      { start: new Date("2026-01-01"), end: new Date("2026-02-01") },
    ];
    // Of two customers nobody and then one joined, none and then one left; 100 then 40 of 100 stayed.
    const both = [december, january].map((period) => [
      acquisition(some, { period }),
      churn(some, { period, method: "stripe" }),
      revenueRetention(some, { period }),
    ]);
    const differences = both[0]!.map((before, i) => {
      const came = compare(before, both[1]![i]!);
      expect(came).toMatchObject({ p: null, isReal: null, interval: null, method: "none" });
      expect(came.reason).toMatch("nothing tells how much the ratio varies");
      return came.difference;
    });
    expect(differences).toEqual([0.5, 1 / 3, -0.6]);
    const period = { start: december.start, end: january.end };
    const months = trend(acquisition(some, { period, unit: "month" }));
    expect(months.map(({ to, difference }) => [to, difference])).toEqual([["2026-01", 0.5]]);
    const measures = [{ name: "Kept", result: both[1]![2]!, before: both[0]![2]!, target: 1 }];
    const [kept] = scorecard({ objectives: [{ name: "Revenue", measures }] }).objectives[0]!
      .measures;
    expect(kept?.trend).toMatchObject({ delta: -0.6, isReal: null, method: null });
  });

  test("a share of money is none of customers", () => {
    const spent = (own: number) =>
      shareOfWallet([
        { own, spend: 4 },
        { own: 1, spend: 2 },
      ]);
    // 2 and then 4 of 6 spent here, by two customers.
    const came = compare(spent(1), spent(3));
    expectClose(came.difference!, 1 / 3);
    expect(came).toMatchObject({ p: null, interval: null, method: "none" });
    expect(came.reason).toMatch("the share is not of so many records");
  });

  test("results of two kinds are not compared", () => {
    expect(() => compare(csat(earlier), nps(later))).toThrow(
      'compare: after.kind must be "share", got "net"',
    );
    expect(() => compare({ kind: "rate" as never, value: 1 }, csat(later))).toThrow(InputError);
  });

  test("without answers there is a reason, and nothing else", () => {
    for (const came of [compare(nps([]), nps(later)), compare(csat(earlier), csat([]))]) {
      expect(came).toMatchObject({ difference: null, p: null, reason: "no answers on one side" });
    }
  });
});

describe("weighted scores", () => {
  const weighted = (rows: readonly (readonly [number, number])[]) =>
    weightedNps(rows.map(([score, weight]) => ({ score, weight })));
  const before = [
    [0, 1],
    [10, 1],
    [5, 1],
    [9, 1],
    [3, 1],
    [8, 1],
  ] as const;
  const after = [
    [10, 5],
    [9, 5],
    [3, 1],
    [8, 1],
    [0, 1],
    [2, 1],
  ] as const;

  test("are compared by their weights, not by how many answered", () => {
    const [one, two] = [weighted(before), weighted(after)];
    // (10 - 3) of 14 less (2 - 3) of 6; by heads it would be (2 - 3 + 1) of 6.
    expectClose(compare(one, two).difference, 100 * (7 / 14 + 1 / 6));
    expectClose(compare(one, two).difference, two.value! - one.value!);
  });

  test("of equal weight are as good as none, whatever the weight", () => {
    const equal = (weight: number) => weighted(before.map(([score]) => [score, weight]));
    const plain = compareNps(
      nps(before.map(([score]) => score)),
      nps(after.map(([score]) => score)),
    );
    const came = compareNps(equal(7), weighted(after.map(([score]) => [score, 3])));
    expectClose(came.difference, plain.difference!);
    expectClose(came.p, plain.p!);
    expectClose(came.interval!.upper, plain.interval!.upper);
  });

  test("taken together are the weighted score of all", () => {
    const [one, two] = [weighted(before), weighted(after)];
    const all = weighted([...before, ...after]);
    const other = nps([9, 9, 3]);
    const [apart, whole] = [compareNps([one, two], other), compareNps(all, other)];
    expectClose(apart.difference, whole.difference!);
    expectClose(apart.p, whole.p!);
  });
});

describe("compareCounts", () => {
  // p by scipy.stats.binomtest(after, before + after, exposure of after / both); the first one is the
  // example of R's poisson.test, which prints 0.07967.
  test.each([
    [11, 21, 800, 3011, 0.0796686330333295],
    [30, 15, 4, 3, 0.229114499840005],
    [137, 184, 1, 1, 0.01013399832281626],
    [0, 7, 1, 1, 0.015625],
    [5, 5, 1, 1, 1],
    [3, 0, 2, 1, 0.5555555555555555],
    [1000, 1100, 1, 1, 0.03072070786424249],
    [20, 2, 1, 10, 2.8648909497116343e-19],
  ])("%i and %i events in %i and %i: p is scipy's", (before, after, first, second, p) => {
    const came = compareCounts(
      { value: before, exposure: first },
      { value: after, exposure: second },
    );
    expect(Math.abs(came.p! / p - 1)).toBeLessThan(1e-9);
    expectClose(came.difference, after / second - before / first);
    expect(came).toMatchObject({ n: before + after, method: "exact", isReal: p <= 0.05 });
  });

  test("before and after swapped turn the sign and no p", () => {
    const count = fc.record({ value: fc.nat(300), exposure: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [there, back] = [compareCounts(a, b), compareCounts(b, a)];
        expect(back.p! - there.p!).toBeCloseTo(0, 9);
        expect(back.difference! + there.difference!).toBeCloseTo(0, 9);
        expect(back.interval!.lower + there.interval!.upper).toBeCloseTo(0, 9);
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("the interval joins the score intervals of both rates", () => {
    // 9 events in 1: 9 + z^2 / 2 - z sqrt(9 + z^2 / 4); none in 1: from 0 to z^2.
    const z = 1.959963984540054;
    const { interval } = compareCounts({ value: 0 }, { value: 9 });
    const reach = z * Math.sqrt(9 + (z * z) / 4);
    expectClose(interval!.lower, 9 - Math.hypot(reach - (z * z) / 2, z * z));
    expectClose(interval!.upper, 9 + reach + (z * z) / 2);
  });

  test("from 100,000 events on it is as good as exact", () => {
    const [exact, by] = [49_000, 50_999].map((value) => value);
    const small = compareCounts({ value: exact! }, { value: by! - 1000 });
    const large = compareCounts({ value: exact! + 1000 }, { value: by! });
    expect(small.p).toBeGreaterThan(0);
    expect(large.p).toBeGreaterThan(0);
    expect(compareCounts({ value: 1e15 }, { value: 1e15 }).p).toBe(1);
  });

  test("stretches of which one is next to nothing of the other keep their p", () => {
    // Of 8 events 3 in the one part of 1e21: C(8, 3) / 1e63. All 5 in it: 1 / 1e105.
    const [long, short] = [1e12, 1e-9];
    const came = compareCounts({ value: 3, exposure: short }, { value: 5, exposure: long });
    expectClose(came.p, 56e-63, 1e-12);
    expectClose(came.statistic, (5e-21 - 3) / Math.sqrt(8e-21), 1e-12);
    const all = compareCounts({ value: 0, exposure: long }, { value: 5, exposure: short });
    expectClose(all.p, 1e-105, 1e-12);
  });

  test("nobody counted, nothing happened, and what is no count", () => {
    expect(compareCounts({ value: null }, { value: 3 })).toMatchObject({ p: null, n: 3 });
    expect(compareCounts({ value: 0 }, { value: 0 })).toMatchObject({ p: 1, difference: 0 });
    for (const value of [-1, 1.5, "3", Number.NaN, []]) {
      expect(() => compareCounts({ value: value as never }, { value: 3 })).toThrow(InputError);
    }
    expect(() => compareCounts({ value: 3, exposure: 0 }, { value: 3 })).toThrow(InputError);
  });
});

describe("nonsense is refused", () => {
  const half = { value: 0.5, n: 4 };
  const mean = { mean: 3, variance: 1, n: 5 };
  test.each<[string, () => unknown]>([
    ["half an answer", () => compareShares({ value: 0.5, n: 1.5 }, half)],
    ["a share that is empty text", () => compareShares(half, { value: "" as never, n: 4 })],
    ["a share that is true", () => compareShares(half, { value: true as never, n: 4 })],
    ["a share that is a list", () => compareShares(half, { value: [] as never, n: 4 })],
    ["a share that is not there", () => compareShares(half, { n: 4 } as never)],
    ["no waves", () => compareShares([], half)],
    ["an infinite variance", () => compareMeans({ ...mean, variance: Infinity }, mean)],
    ["a variance as text", () => compareMeans({ ...mean, variance: "1" as never }, mean)],
    ["no variance of many answers", () => compareMeans({ ...mean, variance: null }, mean)],
    ["a mean beyond all bounds", () => compareMeans({ ...mean, mean: 1e200 }, mean)],
    ["half a promoter", () => compareNps({ promoters: 0.5, detractors: 0, n: 1 }, nps([9]))],
    ["no results", () => compare(null as never, undefined as never)],
    ["a result that is a list", () => compare([] as never, [] as never)],
    ["a value that is text", () => compare({ value: "9" as never }, { value: 9 })],
    ["a kind that is none", () => compare(half, half, { kind: "rate" as never })],
    ["groups without results", () => compareWithRest([{ key: "a" }] as never)],
    ["groups that are none", () => weakPoints([null] as never)],
    ["points without results", () => trend([3] as never)],
    ["a function where options were", () => trend([], compareNps as never)],
    ["a journey without a measure", () => journey([], {} as never)],
  ])("%s", (_, run) => {
    expect(run).toThrow(InputError);
  });

  test("no difference of nothing is less than nothing", () => {
    const differences = [
      compareShares({ value: 0, n: 3 }, { value: -0, n: 3 }),
      compareNps({ promoters: 0, detractors: 0, n: 3 }, { promoters: -0, detractors: 0, n: 3 }),
      compareMeans({ ...mean, mean: 0 }, { ...mean, mean: -0 }),
      compareCounts({ value: 0 }, { value: -0 }),
      compare({ kind: "amount", value: 0 }, { kind: "amount", value: -0 }),
    ].flatMap(({ difference, effect }) => [difference, effect]);
    for (const one of differences) expect(one).not.toBe(-0);
  });

  test("large and small figures keep their p", () => {
    // Of the same shape: t does not depend on the unit.
    const [a, b] = [csat(earlier), csat(later)];
    const scaled = (result: typeof a, unit: number) => {
      return { mean: result.mean! * unit, variance: result.variance! * unit * unit, n: result.n };
    };
    for (const unit of [1e-60, 1e60]) {
      const came = compareMeans(scaled(a, unit), scaled(b, unit));
      expectClose(came.p, compareMeans(a, b).p!);
      expectClose(came.degreesOfFreedom, compareMeans(a, b).degreesOfFreedom!);
    }
  });
});

describe("many groups", () => {
  test("the rest is all the others, however they are taken together", () => {
    const group = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (lists) => {
        const groups = lists.map((scores, key) => ({ key, result: csat(scores) }));
        const came = compareWithRest(groups, { kind: "mean", correction: "none" });
        came.forEach((one, i) => {
          const rest = csat(lists.filter((_, j) => j !== i).flat());
          const expected = compareMeans(rest, groups[i]!.result);
          expect(one.difference).toBeCloseTo(expected.difference!, 9);
          if (expected.p === null) expect(one.p).toBeNull();
          else expect(one.p).toBeCloseTo(expected.p, 9);
        });
      }),
    );
  });

  test("medians cannot be taken together, and say so", () => {
    const groups = ["a", "b"].map((key) => {
      return { key, result: { kind: "median" as const, value: 3, n: 9, interval: null } };
    });
    const [first] = compareWithRest(groups);
    expect(first).toMatchObject({ difference: null, p: null, isReal: null });
    expect(first!.reason).toBe("such results cannot be taken together");
  });

  test("every result is looked at as often, however many there are", () => {
    const looks = (size: number) => {
      let count = 0;
      const groups = Array.from({ length: size }, (_, i) => ({
        key: String(i),
        result: {
          kind: "net" as const,
          value: 0,
          n: 20,
          detractors: i % 10,
          get promoters() {
            count++;
            return (i * 7) % 10;
          },
        },
      }));
      for (const many of [compareWithRest, weakPoints, trend]) many(groups);
      return count;
    };
    expect(looks(400)).toBe(4 * looks(100));
  });
});

test("a trend of shares, by the kind that they say", () => {
  const months = [0.5, 0.52, 0.9].map((value, i) => ({
    key: `2026-0${i + 1}`,
    result: share(
      Array.from({ length: 200 }, (_, k) => ({ solved: k < value * 200 })),
      { field: "solved" },
    ),
  }));
  expect(trend(months).map(({ to, isReal }) => [to, isReal])).toEqual([
    ["2026-02", false],
    ["2026-03", true],
  ]);
});
