import {
  by,
  combine,
  counted,
  csat,
  firstResponseTime,
  measure,
  nps,
  over,
  resolutionTime,
  sums,
  survival,
  values,
} from "customer-kpis";
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

test("a thousand million waits or lifetimes take no more room than their different lengths", () => {
  const lifetimes = [
    { duration: 1, ended: true, n: 4e8 },
    { duration: 2, ended: true, n: 1e8 },
    { duration: 3, ended: false, n: 5e8 },
  ];
  const { n, ended, steps } = measure(lifetimes, counted("n", survival()));
  expect([n, ended]).toEqual([1e9, 5e8]);
  expect(steps.atRisk).toEqual([1e9, 6e8, 5e8]);
  // 1 - 4/10, and of these 1 - 1/6.
  expect(steps.survival[0]).toBeCloseTo(0.6, 12);
  expect(steps.survival[1]).toBeCloseTo(0.5, 12);

  const createdAt = new Date("2026-01-01T00:00Z");
  const after = (minutes: number) => new Date(createdAt.getTime() + minutes * 60_000);
  const tickets = [
    { createdAt, firstRespondedAt: after(10), resolvedAt: after(20), n: 3e8 },
    { createdAt, firstRespondedAt: after(30), resolvedAt: after(60), n: 6e8 },
    { createdAt, firstRespondedAt: null, resolvedAt: null, n: 1e8 },
  ];
  const first = measure(tickets, counted("n", firstResponseTime({ asOf: after(120) })));
  expect([first.n, first.unanswered, first.value]).toEqual([9e8, 1e8, 1_800_000]);
  // (3 × 10 + 6 × 30) / 9 minutes.
  expect(first.mean).toBeCloseTo((210 / 9) * 60_000, 6);
  expect(first.oldestUnanswered).toBe(7_200_000);
  const solved = measure(tickets, counted("n", resolutionTime({ relativeError: 0.01 })));
  expect([solved.n, solved.unresolved]).toEqual([9e8, 1e8]);
});
