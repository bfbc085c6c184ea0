import { by, combine, counted, csat, measure, nps, over, sums, values } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws, expectSame } from "../laws";

const answers = [
  { score: 10, channel: "email", amount: 0.1, at: new Date("2026-01-05"), n: 3 },
  { score: 3, channel: "phone", amount: null, at: new Date("2026-02-05"), n: 1 },
  { score: null, channel: "email", amount: 2.5, at: new Date("2026-02-07"), n: 2 },
  { score: 9, channel: null, amount: 7, at: new Date("2026-02-07"), n: 0 },
];

describe("counted", () => {
  test("keeps the laws of a measure", () => {
    expectLaws(counted("n", nps()), answers, {
      bad: [
        { score: 9, n: 1.5 },
        { score: 9, n: -1 },
        { score: 9, n: 2 ** 53 },
        { score: 9, n: "3" },
        { score: 9 },
        { score: 11, n: 2 },
      ],
    });
    expectLaws(counted("n", by("channel", nps())), answers, { orderMatters: true });
  });

  test("18 promoters, 11 passives and 2 detractors are an NPS of 51.6 with the interval of 31", () => {
    const counts = [
      { score: 9, n: 18 },
      { score: 7, n: 11 },
      { score: 0, n: 2 },
    ];
    const result = measure(counts, counted("n", nps()));
    // 100 * (18 - 2) / 31.
    expect(result.value).toBeCloseTo(51.6129032, 6);
    expect(result.n).toBe(31);
    expect(result.interval).toEqual(
      nps([...Array(18).fill(9), ...Array(11).fill(7), ...Array(2).fill(0)]).interval,
    );
  });

  test("is the measure of the records one by one", () => {
    const row = fc.record({
      score: fc.option(fc.integer({ min: 0, max: 10 })),
      channel: fc.constantFrom("email", "phone", null),
      amount: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
      at: fc.date({
        min: new Date("2025-01-01"),
        max: new Date("2026-12-31"),
        noInvalidDate: true,
      }),
      n: fc.nat(40),
    });
    const all = combine({
      nps: nps(),
      sums: sums("amount"),
      values: values("amount"),
      channels: by("channel", over({ unit: "month", timeZone: "Asia/Tehran" }, nps())),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const each = rows.flatMap((row) => Array.from({ length: row.n }, () => row));
        expectSame(measure(rows, counted("n", all)), measure(each, all), 1e-9, "counted is each");
      }),
      { numRuns: 50 },
    );
  });

  test("takes counts that no array could hold", () => {
    const result = measure([{ score: 5, n: 1e15 }], counted("n", csat()));
    expect([result.n, result.value]).toEqual([1e15, 1]);
  });
});
