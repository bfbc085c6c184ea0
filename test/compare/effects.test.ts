import {
  compare,
  compareCounts,
  compareMeans,
  compareNps,
  comparePairedMeans,
  comparePairedShares,
  compareShares,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { expectClose, expectEnds } from "../golden/expectClose";

/** How many standard errors a level of 0.95 is. */
const Z = 1.959963984540054;

describe("how large a difference is", () => {
  test("of means: in standard deviations of both sides together", () => {
    // 2, 3, 4, 1, 3 and 5, 4, 4, 5, 3, 5: squares of 5.2 and 10 / 3 around means of 2.6 and 26 / 6.
    const before = { mean: 2.6, variance: 5.2 / 4, n: 5 };
    const after = { mean: 26 / 6, variance: 10 / 3 / 5, n: 6 };
    const { effect } = compareMeans(before, after);
    expectClose(effect, (26 / 6 - 2.6) / Math.sqrt((5.2 + 10 / 3) / 9), 1e-12);
  });

  test("of pairs: in standard deviations of their changes", () => {
    // 1, 0, 1, 0, 1, 0, 2, 0, 1, -1: 0.5 on average, their squares 9 - 10 * 0.25.
    const changes = [1, 0, 1, 0, 1, 0, 2, 0, 1, -1];
    const pairs = changes.map((change) => ({ before: 3, after: 3 + change }));
    expectClose(comparePairedMeans(pairs).effect, 0.5 / Math.sqrt(6.5 / 9), 1e-12);
  });

  test("of shares: as an angle", () => {
    // The sine of 45 degrees is the root of one half, that of 30 degrees one of a quarter.
    const [before, after] = [0.25, 0.5].map((value) => ({ value, n: 100 }));
    expectClose(compareShares(before!, after!).effect, Math.PI / 6, 1e-14);
    const methodOf = (method: "pooled" | "yates") =>
      compareShares(before!, after!, { method }).interval?.method;
    expect([methodOf("pooled"), methodOf("yates")]).toEqual(["wald", "wald-corrected"]);
  });

  test("of net scores: in standard deviations of an answer", () => {
    const before = { promoters: 50, detractors: 30, n: 100 };
    const after = { promoters: 180, detractors: 60, n: 300 };
    // 100^2 (0.8 - 0.2^2) and 100^2 (0.8 - 0.4^2), by the answers there are.
    const variance = (100 * 7600 + 300 * 6400) / 400;
    expectClose(compareNps(before, after).effect, 20 / Math.sqrt(variance), 1e-12);
  });
});

describe("weighted net scores", () => {
  const plain = { promoters: 50, detractors: 30, n: 100 };
  const weighted = {
    promoterShare: 0.6,
    detractorShare: 0.2,
    weight: 300,
    effectiveN: 300,
    n: 300,
  };
  const compared = (change: object) => compareNps(plain, { ...weighted, ...change } as never);

  test("of equal weights are those of the counts", () => {
    const counts = compareNps(plain, { promoters: 180, detractors: 60, n: 300 });
    expectClose(compared({}).p, counts.p!, 1e-12);
    expectClose(compared({}).effect, counts.effect!, 1e-12);
  });

  test("without anybody have no test, on either side", () => {
    for (const change of [{ promoterShare: null, detractorShare: null }, { weight: 0 }]) {
      const nobody = { p: null, reason: "no answers on one side" };
      expect(compared(change)).toMatchObject(nobody);
      expect(compareNps({ ...weighted, ...change } as never, plain)).toMatchObject(nobody);
    }
  });

  test("of everybody who says yes may be compared, of more may not", () => {
    expect(compared({ promoterShare: 1, detractorShare: 0 }).difference).toBe(80);
    for (const promoterShare of [1.5, -0.1, "0.5"]) {
      expect(() => compared({ promoterShare })).toThrow(
        "compareNps: after.promoterShare must be a share from 0 to 1, got",
      );
    }
    // As of counts, and as far as rounding goes.
    expect(() => compared({ promoterShare: 0.9, detractorShare: 0.2 })).toThrow(
      "compareNps: after.detractorShare must be at most what promoterShare (0.9) leaves of 1, got 0.2",
    );
    expect(compared({ promoterShare: 0.7, detractorShare: 0.3 + 1e-15 }).p).toBeGreaterThan(0);
    for (const effectiveN of [0, Infinity]) expect(() => compared({ effectiveN })).toThrow();
    // The square of the first is no number, that of the last nothing.
    for (const weight of [1e300, Infinity, 1e-300]) {
      expect(() => compared({ weight })).toThrow(
        `compareNps: after.weight must be a number from 1e-140 to 1e140, got ${weight}`,
      );
    }
  });
});

describe("pairs of yes and no", () => {
  const went = (count: number, before: number, after: number) =>
    Array.from({ length: count }, () => ({ before, after }));

  test("have McNemar's statistic, and Agresti and Min's interval", () => {
    const pairs = [...went(60, 1, 1), ...went(9, 0, 1), ...went(1, 1, 0), ...went(30, 0, 0)];
    const { statistic, interval } = comparePairedShares(pairs);
    expectClose(statistic, 8 / Math.sqrt(10), 1e-14);
    const [center, variance] = [8 / 102, (11 / 102 - (8 / 102) ** 2) / 102];
    const reach = Z * Math.sqrt(variance);
    expectEnds(interval, [center - reach, center + reach], 1e-12);
    expect(interval?.method).toBe("agresti-min");
  });

  test("are tested exactly up to a thousand that changed, by the normal distribution from there", () => {
    const p = (up: number, down: number) =>
      comparePairedShares([...went(up, 0, 1), ...went(down, 1, 0)]).p;
    // scipy.stats: binomtest(470, 1000).pvalue, and 2 * norm.sf(100 / sqrt(1100)).
    expectClose(p(530, 470), 0.06202319509836343, 1e-10);
    expectClose(p(600, 500), 0.002568831527022717, 1e-10);
  });
});

describe("counts", () => {
  const before = { value: 30, exposure: 2 };
  const after = { value: 50, exposure: 3 };

  test("have their statistic, the logarithm of the ratio, and the interval of a difference", () => {
    const came = compareCounts(before, after);
    // Of 80, three fifths are expected after: 48, give or take the root of 80 * 0.6 * 0.4.
    expectClose(came.statistic, 2 / Math.sqrt(19.2), 1e-12);
    expectClose(came.effect, Math.log(50 / 3 / 15), 1e-12);
    // The rates whose distance from the count is z of their own roots: n + z^2 / 2 -+ z sqrt(n + z^2 / 4).
    const ends = ({ value, exposure }: typeof before) =>
      [-1, 1].map(
        (side) => (value + Z ** 2 / 2 + side * Z * Math.sqrt(value + Z ** 2 / 4)) / exposure,
      ) as [number, number];
    const [[low1, high1], [low2, high2]] = [ends(before), ends(after)];
    const [rate1, rate2] = [15, 50 / 3];
    expectEnds(
      came.interval,
      [
        rate2 - rate1 - Math.hypot(rate2 - low2, high1 - rate1),
        rate2 - rate1 + Math.hypot(high2 - rate2, rate1 - low1),
      ],
      1e-12,
    );
  });

  test("have no ratio where one side has none", () => {
    for (const [one, other] of [
      [{ value: 0 }, { value: 9 }],
      [{ value: 9 }, { value: 0 }],
    ] as const) {
      expect(compareCounts(one, other).effect).toBeNull();
    }
    expect(compareCounts({ value: 0 }, { value: 0 })).toMatchObject({ effect: null, statistic: 0 });
    expect(compareCounts({ value: 3 }, { value: null })).toMatchObject({ p: null, n: 3 });
  });

  test("of several weeks are taken together", () => {
    const weeks = [
      { value: 10, exposure: 0.5 },
      { value: 20, exposure: 1.5 },
    ];
    expect(compareCounts(weeks, after)).toEqual(compareCounts(before, after));
  });

  test.each([1e-10, 2e12, Number.NaN])("of an exposure of %d are refused", (exposure) => {
    expect(() => compareCounts({ value: 3, exposure }, { value: 3 })).toThrow(
      "compareCounts: before.exposure must be a number from 1e-9 to 1e12",
    );
  });
});

describe("what has an interval and no test", () => {
  const amount = (value: number | null, lower = 0, upper = 0, level = 0.95) => ({
    kind: "amount" as const,
    value,
    n: 50,
    interval: value === null ? null : { lower, upper, level, method: "student-t" },
  });
  const ten = amount(10, 8, 12);

  test("is real where 0 lies outside of the interval of the difference", () => {
    const apart = amount(13, 11, 15);
    // 3 -+ the root of 2^2 + 2^2.
    expectEnds(compare(ten, apart).interval, [3 - Math.sqrt(8), 3 + Math.sqrt(8)], 1e-12);
    const isReal = (one: typeof ten, other: typeof ten) => compare(one, other).isReal;
    expect([isReal(ten, apart), isReal(apart, ten)]).toEqual([true, true]);
    expect(isReal(ten, amount(12, 10, 14))).toBe(false);
    expect(isReal(amount(12, 10, 14), ten)).toBe(false);
  });

  test("is not told apart without an interval on either side that holds its value", () => {
    for (const other of [amount(13, 11, 15, 0.9), amount(16, 11, 15), amount(9, 11, 15)]) {
      expect(compare(ten, other)).toMatchObject({ isReal: null, interval: null, method: "none" });
    }
    const nobody = { difference: null, isReal: null, reason: "no answers on one side" };
    expect(compare(ten, amount(null))).toMatchObject(nobody);
    expect(compare(amount(null), ten)).toMatchObject(nobody);
  });

  test("must have a value and a number of answers", () => {
    for (const value of [undefined, Number.NaN]) {
      expect(() => compare(ten, { ...ten, value } as never)).toThrow("compare: after.value");
    }
    expect(() => compare({ ...ten, n: -1 }, ten)).toThrow("compare: before.n must be a number, 0");
    // Of how many it is need not be known.
    for (const n of [null, undefined]) expect(compare({ ...ten, n }, ten).n).toBe(50);
  });

  test("must not be so large that a difference is no number", () => {
    const huge = { ...ten, value: 1e308 };
    expect(() => compare(ten, huge)).toThrow(
      "compare: after.value must be a number up to 1e140, or null, got 1e+308",
    );
    expect(() => compare({ ...ten, interval: { ...ten.interval!, upper: 1e308 } }, ten)).toThrow(
      "compare: before.interval.upper must be a number up to 1e140, or null, got 1e+308",
    );
  });
});
