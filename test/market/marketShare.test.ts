import { by, compareShares, marketShare, measure, shareOfWallet } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, expectEnds } from "../golden/expectClose";
import { expectLaws } from "../laws";

describe("marketShare", () => {
  const parts = [
    { segment: "home", own: 300, market: 1000 },
    { segment: "home", own: 100, market: 1000 },
    { segment: "office", own: 90, market: 100 },
    { segment: "office", own: null, market: 50 },
    { segment: "cafe", own: 7, market: null },
    { segment: "none", own: 0, market: 0 },
  ];

  test("is a measure", () => {
    expectLaws(marketShare({ unit: "customers" }), parts);
    expectLaws(marketShare({ unit: "money" }), [...parts, { own: 0.1, market: 0.7 }]);
  });

  test("is one's own of the whole, and counts what it had to leave out", () => {
    const { value, ...rest } = marketShare(parts, { unit: "money" });
    expectClose(value, 490 / 2100);
    expect(rest).toEqual({
      kind: "share",
      n: 4,
      own: 490,
      market: 2100,
      unit: "money",
      interval: null,
      missing: 2,
    });
  });

  test("of customers who were asked it has Wilson's interval", () => {
    // 4 of 5, and 170 of 200.
    const interval = (own: number, market: number) =>
      marketShare([{ own, market }], { unit: "customers" }).interval;
    expectEnds(interval(4, 5), [0.375535, 0.963776], 1e-5);
    expectEnds(interval(170, 200), [0.793944, 0.892864], 1e-5);
    const narrow = marketShare([{ own: 4, market: 5 }], { unit: "customers", level: 0.5 });
    expect(narrow.interval!.lower).toBeGreaterThan(0.375535);
  });

  test("of customers n is how many were asked, as comparisons need it", () => {
    const [before, after] = [140, 160].map((own) =>
      marketShare([{ own, market: 200 }], { unit: "customers" }),
    );
    expect(before!.n).toBe(200);
    expectClose(compareShares(before!, after!).p, 0.0211, 1e-2);
  });

  test.each(["units", "money"] as const)("of %s it has no interval", (unit) => {
    expect(marketShare([{ own: 4, market: 5 }], { unit })).toMatchObject({
      value: 0.8,
      interval: null,
      n: 1,
    });
  });

  test("per segment", () => {
    const segments = measure(parts, by("segment", marketShare({ unit: "units" })));
    expect(segments.map(({ key, result }) => [key, result.value])).toEqual([
      ["home", 0.2],
      ["office", 0.9],
      ["cafe", null],
      ["none", null],
    ]);
  });

  test("without a market there is no share", () => {
    for (const records of [[], [{ own: 0, market: 0 }]]) {
      const none = marketShare(records, { unit: "customers" });
      expect(none).toMatchObject({ value: null, n: 0, interval: null });
    }
  });

  test("lies from 0 to 1", () => {
    const part = fc
      .tuple(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([market, share]) => ({ own: Math.min(market, market * share), market }));
    fc.assert(
      fc.property(fc.array(part), (records) => {
        const { value, market } = marketShare(records, { unit: "money" });
        expect(value === null).toBe(market === 0);
        if (value !== null) expect(0 <= value && value <= 1).toBe(true);
      }),
    );
  });

  test.each([
    [{ own: 6, market: 5 }, "own must be at most the market (5), got 6"],
    [{ own: -1, market: 5 }, "own must be a finite number, 0 or more, got -1"],
    [{ own: 0, market: -5 }, "market must be a finite number, 0 or more, got -5"],
    [{ own: 1.5, market: 5 }, "own must be a whole number of customers, got 1.5"],
    [{ own: null, market: 2.5 }, "market must be a whole number of customers, got 2.5"],
    [{ own: 1, market: 2.5 }, "market must be a whole number of customers, got 2.5"],
    [{ own: 1, market: Number.NaN }, "market must be a finite number, 0 or more, got NaN"],
    [{ own: "1", market: 5 }, 'own must be a finite number, 0 or more, got "1"'],
    [
      { own: 1 },
      "market is missing: it must be a finite number, 0 or more (the record has own) (record 0)",
    ],
    [null, "record must be an object with own, got null"],
  ])("refuses %j", (record, says) => {
    expect(() => marketShare([record as never], { unit: "customers" })).toThrow(
      `marketShare: ${says}`,
    );
  });

  test("two currencies are refused of money, in what is added up alone", () => {
    const euro = { own: 1, market: 2, currency: "EUR" };
    const dollar = { ...euro, currency: "USD" };
    expect(() => marketShare([euro, dollar], { unit: "money" })).toThrow(
      'marketShare: currency must be "EUR" throughout, got "USD"',
    );
    expect(marketShare([euro, { ...dollar, own: null }], { unit: "money" }).own).toBe(1);
    expect(marketShare([euro, dollar], { unit: "units" }).own).toBe(2);
  });

  test.each([
    ["own", { own: 1e308, market: 1e308 }],
    ["market", { own: 1, market: 1e308 }],
  ])("an %s of more than any number is refused", (field, part) => {
    expect(() => marketShare([part, part], { unit: "money" })).toThrow(
      `marketShare: ${field} must be small enough`,
    );
  });

  test("takes parts of units and money", () => {
    expect(marketShare([{ own: 0.5, market: 2 }], { unit: "money" }).value).toBe(0.25);
  });

  test("refuses a unit that there is not, none at all, and misspelt options", () => {
    expect(() => marketShare([], { unit: "people" as never })).toThrow(
      'marketShare: unit must be one of "customers", "units", "money", got "people"',
    );
    expect(() => marketShare([], undefined as never)).toThrow(
      'marketShare: unit is missing: it must be one of "customers"',
    );
    expect(() => marketShare([], { unit: "money", of: 1 } as never)).toThrow(
      'marketShare: has no option "of"; it has unit, level',
    );
    expect(() => marketShare([], { unit: "money", level: 1 })).toThrow(
      "marketShare: level must be a finite number above 0 and below 1, got 1",
    );
  });
});

describe("shareOfWallet", () => {
  const wallets = [
    { own: 50, spend: 500 },
    { own: 40, spend: 50 },
    { own: 0, spend: 20 },
    { own: 0, spend: 0 },
    { own: null, spend: 10 },
    { own: 10, spend: null },
  ];

  test("is a measure", () => {
    expectLaws(shareOfWallet(), wallets);
  });

  test("is the share of the money, beside the mean of the customers' own shares", () => {
    const result = shareOfWallet(wallets);
    // 90 of 570; shares 0.1, 0.8 and 0: mean 0.3, variance (0.04 + 0.25 + 0.09) / 2.
    expectClose(result.value, 90 / 570);
    expectClose(result.mean, 0.3);
    expectClose(result.variance, 0.19);
    expect(result).toMatchObject({ n: 3, own: 90, spend: 570, spendNothing: 1, missing: 2 });
  });

  test("two currencies are refused, in what is added up alone", () => {
    const euro = { own: 1, spend: 2, currency: "EUR" };
    const dollar = { ...euro, currency: "USD" };
    expect(() => shareOfWallet([euro, dollar])).toThrow(
      'shareOfWallet: currency must be "EUR" throughout, got "USD"',
    );
    expect(shareOfWallet([euro, { ...dollar, spend: null }]).n).toBe(1);
  });

  test.each([
    ["own", { own: 1e308, spend: 1e308 }],
    ["spend", { own: 1, spend: 1e308 }],
  ])("an %s that no number can hold is refused", (field, wallet) => {
    expect(() => shareOfWallet([wallet, wallet])).toThrow(
      `shareOfWallet: ${field} must be small enough`,
    );
  });

  test("where nobody spends there is no share", () => {
    expect(shareOfWallet([{ own: 0, spend: 0 }])).toEqual({
      kind: "share",
      value: null,
      interval: null,
      n: 0,
      own: 0,
      spend: 0,
      mean: null,
      variance: null,
      spendNothing: 1,
      missing: 0,
    });
  });

  test("where all spend the same, the two agree", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (owns) => {
        const { value, mean } = shareOfWallet(owns.map((own) => ({ own, spend: 100 })));
        expectClose(value! + 1, mean! + 1);
      }),
    );
  });

  test.each([
    [{ own: 6, spend: 5 }, "own must be at most spend (5), got 6"],
    [{ own: -6, spend: 5 }, "own must be a finite number, 0 or more, got -6"],
    [{ own: 0, spend: -5 }, "spend must be a finite number, 0 or more, got -5"],
    [{ own: true, spend: 5 }, "own must be a finite number, 0 or more, got true"],
    [
      { spend: 5 },
      "own is missing: it must be a finite number, 0 or more (the record has spend) (record 0)",
    ],
    [5, "record must be an object with own, got 5"],
  ])("refuses %j", (record, says) => {
    expect(() => shareOfWallet([record as never])).toThrow(`shareOfWallet: ${says}`);
  });
});
