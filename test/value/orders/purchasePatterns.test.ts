import {
  bgNbd,
  mbgNbd,
  measure,
  paretoNbd,
  purchaseHistories,
  purchasePatterns,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../../laws";

const until = new Date("2026-01-31");
const order = (customerId: string | null, day: string, amount = 10) => ({
  customerId,
  at: new Date(day),
  amount,
});
const orders = [
  order("ann", "2026-01-01"),
  order("ann", "2026-01-21T08:00Z"),
  order("ann", "2026-01-21T09:00Z"),
  order("ann", "2026-01-25", -5),
  order("bob", "2026-01-11"),
  order("cy", "2026-01-11", 0),
  order("dee", "2026-01-11", -1),
  order("eve", "2026-02-01"),
];

describe("purchasePatterns", () => {
  test("counts customers of equal frequency, recency and age", () => {
    expect(purchasePatterns(orders, { until })).toEqual([
      { frequency: 0, recency: 0, age: 20, customers: 2 },
      { frequency: 1, recency: 20, age: 30, customers: 1 },
    ]);
    // Those of one frequency by recency, though the younger come first.
    const two = [...orders, order("fay", "2026-01-05"), order("fay", "2026-01-30")];
    expect(purchasePatterns(two, { until }).slice(1)).toEqual([
      { frequency: 1, recency: 20, age: 30, customers: 1 },
      { frequency: 1, recency: 25, age: 26, customers: 1 },
    ]);
    const weeks = purchasePatterns(orders, { until, unit: "week" });
    expect(weeks[1]).toEqual({ frequency: 1, recency: 20 / 7, age: 30 / 7, customers: 1 });
  });

  test("keeps the laws of a measure", () => {
    expectLaws(purchasePatterns({ until }), orders, { bad: [order("", "2026-01-01")] });
    expectLaws(purchasePatterns({ until, nobody: "leave-out", timeZone: "Asia/Tehran" }), [
      ...orders,
      order(null, "2026-01-02"),
    ]);
  });

  test("is what histories are, counted; and models fit the same to it", () => {
    const some = fc.record({
      customerId: fc.nat(30).map(String),
      at: fc.date({
        min: new Date("2025-06-01"),
        max: new Date("2026-03-01"),
        noInvalidDate: true,
      }),
      amount: fc.integer({ min: -2, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 90 }), (rows) => {
        const histories = purchaseHistories(rows, { until, timeZone: "Europe/Berlin" });
        const patterns = purchasePatterns(rows, { until, timeZone: "Europe/Berlin" });
        const listed = patterns.flatMap(({ customers = 1, ...pattern }) =>
          Array.from({ length: customers }, () => pattern),
        );
        const inOrder = histories
          .map(({ frequency, recency, age }) => ({ frequency, recency, age }))
          .sort((a, b) => a.frequency - b.frequency || a.recency - b.recency || a.age - b.age);
        expect(listed).toEqual(inOrder);
      }),
    );
    const many = Array.from({ length: 600 }, (_, i) => [
      order(`${i}`, `2025-${String(1 + (i % 9)).padStart(2, "0")}-0${1 + (i % 7)}`),
      ...(i % 3 === 0 ? [order(`${i}`, `2025-11-${10 + (i % 20)}`)] : []),
      ...(i % 5 === 0 ? [order(`${i}`, `2026-01-${10 + (i % 20)}`)] : []),
    ]).flat();
    for (const model of [bgNbd, mbgNbd, paretoNbd]) {
      const one = model.fit(purchaseHistories(many, { until }));
      const other = model.fit(purchasePatterns(many, { until }));
      expect(other.n).toBe(600);
      expect(other.logLikelihood).toBeCloseTo(one.logLikelihood, 9);
    }
  });

  test("refuses orders of nobody, counts that are none, and misspelt options", () => {
    expect(() => purchasePatterns([order("", "2026-01-01")], { until })).toThrow(
      'purchasePatterns: customerId must be somebody, unless nobody is "leave-out", got ""',
    );
    // Not known yet: nobody's or not.
    expect(purchasePatterns([order("", "2026-02-01")], { until })).toEqual([]);
    const half = [{ frequency: 0, recency: 0, age: 3, customers: 0.5 }];
    expect(() => bgNbd.fit(half)).toThrow(
      "bgNbd: customers must be a whole number, 0 or more, got 0.5",
    );
    expect(() => measure([], purchasePatterns({ until, zone: "UTC" } as never))).toThrow("zone");
  });
});
