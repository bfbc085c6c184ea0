import {
  type Comparison,
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
  InputError,
  measure,
  nps,
  sums,
  trend,
  weakPoints,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import figures from "../golden/comparisons.json";
import { expectClose, expectEnds } from "../golden/expectClose";
import { seeded } from "../seeded";
import { times } from "../survey/answers";

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  detractors,
  n: promoters + passives + detractors,
});
const share = ({ yes, n }: { yes: number; n: number }) => ({ value: yes / n, n });

test("of many small groups that are all alike none is found to differ more often than is said", () => {
  // 35 groups of ten, of which 97 % say yes: three who do not, in one of them, are no wonder.
  const random = seeded(11);
  const ofTen = () => Array.from({ length: 10 }, () => random() < 0.97).filter(Boolean).length;
  const worlds = Array.from({ length: 300 }, () => {
    const groups = Array.from({ length: 35 }, (_, key) => {
      return { key, result: { value: ofTen() / 10, n: 10 } };
    });
    return compareWithRest(groups, { kind: "share" }).some(({ isReal }) => isReal);
  });
  // 0.05 and three standard errors of 300: 0.05 + 3 × √(0.05 × 0.95 / 300).
  expect(worlds.filter(Boolean).length / 300).toBeLessThan(0.088);
  const two = [0.9, 0.5].map((value, key) => ({ key, result: { value, n: 10 } }));
  const methodOf = (options: object) =>
    compareWithRest(two, { kind: "share", ...options })[0]!.method;
  expect([methodOf({}), methodOf({ correction: "none" }), methodOf({ method: "n-1" })]).toEqual([
    "fisher",
    "n-1",
    "n-1",
  ]);
});

test("a p of exactly one in ten is real at a level of 0.9, and of one in four at 0.75", () => {
  // Of one event, a tenth of all that was watched; of three who changed, all up: 2 × 0.5³.
  expect(compareCounts({ value: 1 }, { value: 0, exposure: 9 }, { level: 0.9 })).toMatchObject({
    p: expect.closeTo(0.1, 12),
    isReal: true,
  });
  const up = { before: 0, after: 1 };
  expect(comparePairedShares([up, up, up], { level: 0.75 })).toMatchObject({
    p: expect.closeTo(0.25, 12),
    isReal: true,
  });
  expect(comparePairedShares([up, up, up], { level: 0.76 }).isReal).toBe(false);
});

describe("compareNps", () => {
  test("the adjusted test of two waves, worked", () => {
    const came = compareNps(counts(50, 30, 20), counts(60, 28, 12));
    expect(came.difference).toBe(18);
    expect(came.statistic).toBeCloseTo(1.686645, 6);
    expect(came.p).toBeCloseTo(0.091672, 6);
    expect(came.interval?.lower).toBeCloseTo(-2.831927, 6);
    expect(came.interval?.upper).toBeCloseTo(37.783383, 6);
    expect(came).toMatchObject({ n: 200, method: "adjusted-wald", degreesOfFreedom: null });
  });

  test("Wald's test of two waves, worked", () => {
    const came = compareNps(counts(50, 30, 20), counts(60, 28, 12), { method: "wald" });
    expect(came.statistic).toBeCloseTo(1.716545, 6);
    expect(came.p).toBeCloseTo(0.086062, 6);
  });

  test("Wald's test of two markets is R's", () => {
    const { uk, us, difference, z, p } = figures.twoMarkets;
    const came = compareNps(uk, us, { method: "wald" });
    expectClose(came.difference, difference);
    expectClose(came.statistic, z);
    expectClose(came.p, p);
  });

  test("results of nps can be compared as they are, and lists as one", () => {
    const [spring, summer] = [nps([10, 9, 3]), nps([10, 7, 7, 0])];
    const both = nps([10, 9, 3, 10, 7, 7, 0]);
    const autumn = nps([9, 9, 9, 2]);
    expect(compareNps([spring, summer], autumn)).toEqual(compareNps(both, autumn));
  });

  test("a wave without answers cannot be compared", () => {
    expect(compareNps(nps([]), nps([9, 3]))).toEqual({
      difference: null,
      interval: null,
      p: null,
      logP: null,
      isReal: null,
      statistic: null,
      degreesOfFreedom: null,
      effect: null,
      n: 2,
      method: "adjusted-wald",
      reason: "no answers on one side",
    });
  });

  test("where everybody agrees Wald has no test, the adjusted one has", () => {
    const [all, none] = [counts(9, 0, 0), counts(0, 0, 9)];
    expect(compareNps(none, all, { method: "wald" })).toMatchObject({ difference: 200, p: null });
    expect(compareNps(none, all).p).toBeLessThan(1e-6);
  });

  test("before and after swapped turn every sign and no p", () => {
    const wave = fc.tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(wave, wave, (a, b) => {
        const there = compareNps(counts(...a), counts(...b));
        const back = compareNps(counts(...b), counts(...a));
        expect(back.difference).toBeCloseTo(-there.difference!, 9);
        expect(back.p).toBeCloseTo(there.p!, 12);
        expect(back.interval!.lower).toBeCloseTo(-there.interval!.upper, 9);
        expect(Math.abs(there.interval!.upper)).toBeLessThanOrEqual(200);
      }),
    );
  });

  test("a wave of one answer makes no difference where all of both waves agree, and turns none round", () => {
    // Three added answers make 25 of one promoter's 100, and 99.7 of a thousand's.
    expect(compareNps(counts(1, 0, 0), counts(1000, 0, 0))).toMatchObject({
      difference: 0,
      p: 1,
      statistic: 0,
      isReal: false,
    });
    // From 100 down to 95: what is added would make it a rise, from 25 to 94.7.
    const fell = compareNps(counts(1, 0, 0), counts(950, 50, 0), { level: 0.9 });
    expect(fell).toMatchObject({ difference: -5, p: 1, isReal: false });
    const wave = fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.nat(3));
    fc.assert(
      fc.property(wave, wave, ([a, b, c, zeros], [d, e, f, more]) => {
        const [one, two] = [10 ** zeros, 10 ** more];
        const came = compareNps(
          counts(a * one, b * one, c * one),
          counts(d * two, e * two, f * two),
        );
        const center = (came.interval!.lower + came.interval!.upper) / 2;
        if (Math.max(-came.interval!.lower, came.interval!.upper) < 200) {
          expect(Math.abs(center)).toBeLessThanOrEqual(Math.abs(came.difference!) + 1e-9);
        }
        expect(came.statistic! * came.difference!).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("p survives where it would underflow", () => {
    const came = compareNps(counts(1e6, 0, 0), counts(0, 0, 1e6));
    expect(came.p).toBe(0);
    expect(came.logP).toBeLessThan(-1000);
  });

  test("counts that are none are refused", () => {
    expect(() => compareNps({ promoters: 5, detractors: 6, n: 10 }, counts(1, 1, 1))).toThrow(
      "compareNps: before.n must be at least promoters and detractors (11), got 10",
    );
    expect(() => compareNps(counts(1, 1, 1), { promoters: -1, detractors: 6, n: 10 })).toThrow(
      "compareNps: after.promoters must be a whole number, 0 or more, got -1",
    );
    // @ts-expect-error: a number
    expect(() => compareNps(30, counts(1, 1, 1))).toThrow(
      "compareNps: before must be a result with promoters, detractors and n, got 30",
    );
    // @ts-expect-error: unknown
    expect(() => compareNps(counts(1, 1, 1), counts(1, 1, 1), { method: "t" })).toThrow(
      'compareNps: method must be one of "adjusted-wald", "wald", "exact", got "t"',
    );
  });
});

describe("compareShares", () => {
  const { first, second, z, pooledP, wald, yatesChiSquare, yatesP, yates, newcombe, fisherP } =
    figures.twoShares;
  // R takes the first less the second.
  const [before, after] = [share(second), share(first)];

  test("pooled z and Wald's interval are those of R's prop.test", () => {
    const came = compareShares(before, after, { method: "pooled" });
    expectClose(came.statistic, z);
    expectClose(came.p, pooledP);
    expectEnds(came.interval, wald);
  });

  test("Yates' correction is R's", () => {
    const came = compareShares(before, after, { method: "yates" });
    expectClose(came.statistic! ** 2, yatesChiSquare);
    expectClose(came.p, yatesP);
    expectEnds(came.interval, yates);
  });

  test("Fisher's exact p is R's", () => {
    const came = compareShares(before, after, { method: "fisher" });
    expectClose(came.p, fisherP);
    expect(came.statistic).toBeNull();
  });

  test("the default is the z of N - 1 with Newcombe's interval", () => {
    const came = compareShares(before, after);
    const n = first.n + second.n;
    expectClose(came.statistic, z * Math.sqrt((n - 1) / n));
    expectEnds(came.interval, newcombe);
    expect(came).toMatchObject({ n, method: "n-1" });
  });

  test("the lady who tastes tea: 3 of 4 against 1 of 4 is p = 0.4857", () => {
    const came = compareShares({ value: 0.25, n: 4 }, { value: 0.75, n: 4 }, { method: "fisher" });
    expectClose(came.p, 34 / 70);
  });

  test("nothing speaks for a difference where all say yes", () => {
    const all = { value: 1, n: 5 };
    expect(compareShares(all, all)).toMatchObject({ difference: 0, p: 1, statistic: 0 });
    expect(compareShares(all, all, { method: "fisher" }).p).toBe(1);
  });

  test("results of csat can be compared, and none without answers", () => {
    expect(compareShares(csat([5, 1]), csat([5, 4])).difference).toBe(0.5);
    expect(compareShares(csat([]), csat([5, 4]))).toMatchObject({ difference: null, p: null });
  });

  test("what is no share is refused", () => {
    expect(() => compareShares({ value: 80, n: 5 }, { value: 0.5, n: 5 })).toThrow(
      "compareShares: before.value must be a share from 0 to 1, or null, got 80",
    );
    expect(() => compareShares({ value: 0.8, n: 5 }, { value: 0.5, n: Number.NaN })).toThrow(
      "compareShares: after.n must be a whole number, 0 or more, got NaN",
    );
    // @ts-expect-error: nothing
    expect(() => compareShares(null, { value: 0.5, n: 5 })).toThrow(InputError);
    // @ts-expect-error: unknown
    expect(() => compareShares({ value: 1, n: 5 }, { value: 1, n: 5 }, { method: "z" })).toThrow(
      'compareShares: method must be one of "n-1", "pooled", "yates", "fisher", got "z"',
    );
  });
});

describe("compareAllShares", () => {
  test("three travel classes differ no more than R's chi-square test allows for chance", () => {
    const classes = [
      [110, 235],
      [1403, 3136],
      [172, 425],
    ].map(([yes, n]) => share({ yes: yes!, n: n! }));
    const came = compareAllShares(classes);
    expectClose(came.statistic, 3.35595898547436);
    expectClose(came.p, 0.18675092669913);
    expect(came).toMatchObject({ degreesOfFreedom: 2, n: 3796 });
  });

  test("of two shares it is the square of the pooled z", () => {
    const pair = [share(figures.twoShares.first), share(figures.twoShares.second)];
    expectClose(compareAllShares(pair).statistic, figures.twoShares.z ** 2);
  });

  test("one group, no answers or no difference leave nothing to test", () => {
    const none = { statistic: null, degreesOfFreedom: null, p: null, logP: null };
    expect(compareAllShares([])).toEqual({ ...none, n: 0 });
    const some = { value: 0.5, n: 4 };
    expect(compareAllShares([some, { value: null, n: 0 }])).toEqual({ ...none, n: 4 });
    const all = { value: 1, n: 4 };
    expect(compareAllShares([all, all])).toEqual({ ...none, n: 8 });
    // @ts-expect-error: no list
    expect(() => compareAllShares(some)).toThrow(InputError);
    expect(() => compareAllShares([some, { value: 2, n: 4 }])).toThrow(
      "compareAllShares: shares[1].value must be a share from 0 to 1, or null, got 2",
    );
  });
});

describe("compareMeans", () => {
  const scale = { min: 1, max: 5 };
  const [before, after] = [
    csat(figures.means.before, { scale }),
    csat(figures.means.after, { scale }),
  ];

  test("Welch's and Student's tests are scipy's", () => {
    const { welch, student } = figures.means;
    const came = compareMeans(before, after);
    expectClose(came.statistic, welch.t);
    expectClose(came.degreesOfFreedom, welch.df);
    expectClose(came.p, welch.p);
    expectEnds(came.interval, welch.interval);
    const equal = compareMeans(before, after, { method: "student" });
    expectClose(equal.statistic, student.t);
    expectClose(equal.degreesOfFreedom, student.df);
    expectClose(equal.p, student.p);
  });

  test("Welch's test of two markets is R's", () => {
    const { uk, us, welch } = figures.twoMarkets;
    const [ukMean, usMean] = [uk, us].map(({ promoters, detractors, n }) => {
      const mean = (100 * (promoters - detractors)) / n;
      const squares = 1e4 * (promoters + detractors) - n * mean * mean;
      return { mean, variance: squares / (n - 1), n };
    });
    const came = compareMeans(ukMean!, usMean!);
    expectClose(came.statistic, welch.t);
    expectClose(came.degreesOfFreedom, welch.df);
    expectClose(came.p, welch.p);
    expectEnds(came.interval, welch.ci95);
  });

  test("a list is one wave", () => {
    const whole = csat([...figures.means.before, ...figures.means.after]);
    const other = csat([5, 3, 1, 1]);
    const [one, two] = [compareMeans([before, after], other), compareMeans(whole, other)];
    expectClose(one.statistic, two.statistic!);
    expectClose(one.p, two.p!);
  });

  test("what rounding makes of equal answers is no spread, as R's t.test has it", () => {
    const waves = [7, 11].map((price) => {
      const rows = Array.from({ length: 3000 }, (_, i) => ({
        price: i % 2 ? price / 10 : 0.1 * price,
      }));
      return measure(rows, sums("price"));
    });
    // 0.1 * 7 is 0.7000000000000001; R: "data are essentially constant".
    expect(compareMeans(waves[0]!, waves[1]!)).toMatchObject({
      p: null,
      reason: "no spread on either side",
    });
    const pairs = Array.from({ length: 50 }, (_, i) => ({ before: i / 10, after: i / 10 + 0.3 }));
    const came = comparePairedMeans(pairs);
    expect(came).toMatchObject({ p: null, reason: "no two pairs that moved differently" });
    expect(came.difference).toBeCloseTo(0.3, 12);
    // A thousandth of a cent on a million is a spread.
    const wide = [1e6, 1e6 + 1e-5, 1e6 + 2e-5];
    const later = wide.map((price) => ({ before: price, after: 1e6 }));
    expect(comparePairedMeans(later).p).toBeGreaterThan(0);
  });

  test("one answer a wave, or no spread, leaves a difference without a test", () => {
    expect(compareMeans(csat([3]), csat([5, 4]))).toMatchObject({ difference: 1.5, p: null });
    expect(compareMeans(csat([3, 3]), csat([5, 5]))).toMatchObject({ difference: 2, p: null });
    expect(compareMeans(csat([]), csat([5, 5]))).toMatchObject({ difference: null, n: 2 });
  });

  test("what is no mean is refused", () => {
    expect(() => compareMeans({ mean: 3, variance: -1, n: 5 }, before)).toThrow(
      "compareMeans: before.variance must be a number from 0 to 1e140, got -1",
    );
    expect(() => compareMeans({ mean: Number.NaN, variance: 1, n: 5 }, before)).toThrow(
      "compareMeans: before.mean must be a number up to 1e140, or null, got NaN",
    );
    expect(() => compareMeans({ mean: 1, variance: 1, n: -5 }, before)).toThrow(
      "compareMeans: before.n must be a whole number, 0 or more, got -5",
    );
    // @ts-expect-error: a number
    expect(() => compareMeans(3, before)).toThrow(InputError);
    // @ts-expect-error: unknown
    expect(() => compareMeans(before, after, { method: "z" })).toThrow(
      'compareMeans: method must be one of "welch", "student", got "z"',
    );
  });
});

describe("panels", () => {
  const { before, after, t, p, interval } = figures.paired;
  const pairs = before.map((earlier, i) => ({ before: earlier, after: after[i]! }));

  test("the paired t test is scipy's", () => {
    const came = comparePairedMeans(pairs);
    expectClose(came.statistic, t);
    expectClose(came.p, p);
    expectEnds(came.interval, interval);
  });

  test("who did not answer twice is in no pair", () => {
    const gaps = [
      { before: null, after: 3 },
      { before: 2, after: undefined },
    ];
    expect(comparePairedMeans([...pairs, ...gaps])).toEqual(comparePairedMeans(pairs));
  });

  test("the mean of changes is that of all of them, however large one is", () => {
    const changes = [1e16, 1, -1e16, 2];
    const came = comparePairedMeans(changes.map((after) => ({ before: 0, after })));
    expect(came.difference).toBe(3 / 4);
  });

  test("pairs that all move alike have no test", () => {
    const alike = [1, 2, 3].map((score) => ({ before: score, after: score + 1 }));
    expect(comparePairedMeans(alike)).toMatchObject({ difference: 1, p: null, n: 3 });
    expect(comparePairedMeans([])).toMatchObject({ difference: null, n: 0 });
  });

  test("a panel's score: z of the customers' own differences, by hand", () => {
    // 100, 100, 0, 0 after taking sides: mean 50, sd 57.735, z = 50 / (57.735 / 2).
    const panel = [
      [7, 9],
      [6, 8],
      [9, 10],
      [0, 1],
    ].map(([a, b]) => ({ before: a, after: b }));
    const came = comparePairedNps(panel);
    expect(came.difference).toBe(50);
    expectClose(came.statistic, Math.sqrt(3));
    expect(comparePairedNps([])).toMatchObject({ difference: null, n: 0 });
    expect(comparePairedNps([{ before: 9, after: 9 }])).toMatchObject({ difference: 0, p: null });
  });

  test("a panel sees a change that two samples would miss", () => {
    const move = (count: number, a: number, b: number) =>
      Array.from({ length: count }, () => ({ before: a, after: b }));
    const panel = [...move(45, 10, 10), ...move(10, 8, 10), ...move(45, 2, 2)];
    const waves = [panel.map((pair) => pair.before), panel.map((pair) => pair.after)] as const;
    expect(comparePairedNps(panel).p).toBeLessThan(0.01);
    expect(compareNps(nps(waves[0]), nps(waves[1])).p).toBeGreaterThan(0.4);
  });

  test("McNemar's exact p, by hand", () => {
    const move = (count: number, a: number, b: number) =>
      Array.from({ length: count }, () => ({ before: a, after: b }));
    const came = comparePairedShares([...move(60, 1, 1), ...move(9, 0, 1), ...move(1, 1, 0)]);
    // Of ten coins at most one or at least nine: 2 * (1 + 10) / 1024.
    expectClose(came.p, 22 / 1024);
    expectClose(came.difference, 8 / 70);
    expect(came.effect).toBe(0.4);
    expect(comparePairedShares(move(5, 1, 1))).toMatchObject({ difference: 0, p: 1, effect: null });
    expect(comparePairedShares(move(2, 0, 1).concat(move(2, 1, 0))).p).toBe(1);
    expect(comparePairedShares([])).toMatchObject({ difference: null, n: 0 });
    expect(comparePairedShares(move(2000, 0, 1)).logP).toBeLessThan(-900);
  });

  test("answers off the scale are refused", () => {
    expect(() => comparePairedNps([{ before: 11, after: 3 }])).toThrow(
      "comparePairedNps: before must be a whole number from 0 to 10, or null, got 11",
    );
    expect(() => comparePairedShares([{ before: 1, after: 0.5 }])).toThrow(
      "comparePairedShares: after must be 0, 1 or null, got 0.5",
    );
    // @ts-expect-error: text
    expect(() => comparePairedMeans([{ before: "1", after: 2 }])).toThrow(
      'comparePairedMeans: before must be a number up to 1e140, or null, got "1"',
    );
    // @ts-expect-error: a number in place of a pair
    expect(() => comparePairedMeans([3])).toThrow(
      "comparePairedMeans: pair must be an object with before and after, got 3",
    );
    // @ts-expect-error: no list
    expect(() => comparePairedMeans({})).toThrow(InputError);
  });
});

describe("looking at many", () => {
  const months = [
    { key: "2026-01", result: counts(200, 100, 100) },
    { key: "2026-02", result: counts(0, 0, 0) },
    { key: "2026-03", result: counts(204, 98, 98) },
    { key: "2026-04", result: counts(270, 70, 60) },
  ];

  test("a trend flags the changes that are real, and passes over empty periods", () => {
    const changes = trend(months, { kind: "net" });
    expect(changes.map(({ from, to, isReal }) => [from, to, isReal])).toEqual([
      ["2026-01", "2026-03", false],
      ["2026-03", "2026-04", true],
    ]);
    expectClose(changes[1]!.adjustedP, 2 * changes[1]!.p!);
    expect(trend([])).toEqual([]);
  });

  test("of equal channels none differs, of a bad one it is seen", () => {
    const channels = ["a", "b", "c", "d"].map((key) => ({ key, result: csat(times(40, 5)) }));
    expect(compareWithRest(channels).some(({ isReal }) => isReal)).toBe(false);
    const bad = { key: "e", result: csat([...times(20, 5), ...times(20, 1)]) };
    const came = compareWithRest([...channels, bad], { correction: "none" });
    expect(came.at(-1)).toMatchObject({ key: "e", isReal: true, difference: -0.5 });
  });

  test("a group alone has no rest", () => {
    const [only] = compareWithRest([{ key: "a", result: nps([9]) }]);
    expect(only).toMatchObject({ difference: null, adjustedP: null, isReal: null });
  });

  test("a pull is the difference between the whole and the whole without the group", () => {
    const score = fc.integer({ min: 0, max: 10 });
    const group = fc.array(score, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 5 }), (groups) => {
        const points = weakPoints(groups.map((answers, key) => ({ key, result: nps(answers) })));
        const whole = nps(groups.flat()).value!;
        for (const { key, pull } of points) {
          const rest = nps(groups.filter((_, i) => i !== key).flat()).value!;
          expect(pull).toBeCloseTo(whole - rest, 9);
        }
        const pulls = points.map(({ pull }) => pull!);
        expect(pulls).toEqual(pulls.toSorted((a, b) => a - b));
      }),
    );
    expect(weakPoints([{ key: "a", result: nps([]) }])[0]).toMatchObject({
      pull: null,
      share: null,
    });
  });

  test("unknown corrections and what is no list are refused", () => {
    // @ts-expect-error: unknown
    expect(() => trend(months, { kind: "net", correction: "bonferroni" })).toThrow(
      'trend: correction must be one of "holm", "benjamini-hochberg", "none", got "bonferroni"',
    );
    // @ts-expect-error: no list
    expect(() => trend({})).toThrow(InputError);
    // @ts-expect-error: no list
    expect(() => compareWithRest({})).toThrow(InputError);
  });
});

test("types: keys go through", () => {
  const channels = [{ key: "email" as const, result: nps([9, 3]) }];
  const [first] = compareWithRest(channels);
  expectTypeOf(first!.key).toEqualTypeOf<"email">();
  expectTypeOf(first!.p).toEqualTypeOf<Comparison["p"]>();
  expectTypeOf(weakPoints(channels)[0]!.pull).toEqualTypeOf<number | null>();
});
