import { rescaleChurn } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";

test("5 % a month is 45.96 % a year, not 60 %", () => {
  expect(rescaleChurn(0.05, { from: "month", to: "year" })).toBeCloseTo(1 - 0.95 ** 12, 14);
  expect(rescaleChurn(0.05, { from: "month", to: "year" })).toBeCloseTo(0.4596, 4);
});

test.each([
  ["day", 1],
  ["week", 7],
  ["month", 365 / 12],
  ["quarter", 365 / 4],
  ["year", 365],
] as const)("a %s is %f days", (unit, days) => {
  // 10 % in that time is 1 - 0.9^(30 / days) in 30 days.
  expect(rescaleChurn(0.1, { from: unit, to: 30 })).toBeCloseTo(1 - 0.9 ** (30 / days), 13);
});

test("none stays none, all stays all, and no rate stays no rate", () => {
  const rates = [0, 1, null].map((rate) => rescaleChurn(rate, { from: "month", to: "year" }));
  expect(rates).toEqual([0, 1, null]);
});

test("there and back is the same rate, and a longer time a higher one", () => {
  const days = fc.double({ min: 0.1, max: 1000, noNaN: true });
  const rates = fc.double({ min: 0.001, max: 0.6, noNaN: true });
  fc.assert(
    fc.property(rates, days, days, (rate, a, b) => {
      const there = rescaleChurn(rate, { from: a, to: b })!;
      if (there < 0.999) {
        expect(rescaleChurn(there, { from: b, to: a })).toBeCloseTo(rate, 9);
      }
      if (b > 1.001 * a) expect(there).toBeGreaterThan(rate);
    }),
  );
});

test.each([-0.1, 1.1, Number.NaN])("a rate of %f is refused", (rate) => {
  expect(() => rescaleChurn(rate, { from: "month", to: "year" })).toThrow(
    `rescaleChurn: rate must be from 0 to 1, or null, got ${rate}`,
  );
});

const ALLOWED = "one of day, week, month, quarter, year, or a number of days above 0";

test.each([
  [0, "0"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  ["fortnight", '"fortnight"'],
])("%s is no length of time", (to, shown) => {
  expect(() => rescaleChurn(0.1, { from: "month", to: to as number })).toThrow(
    `rescaleChurn: to must be ${ALLOWED}, got ${shown}`,
  );
});

test("a missing length is refused", () => {
  // @ts-expect-error: missing
  expect(() => rescaleChurn(0.1, { to: "year" })).toThrow(
    `rescaleChurn: from is missing: it must be ${ALLOWED}`,
  );
});

test("none and all are so however far the lengths are apart", () => {
  for (const [from, to] of [
    [1e-300, 1e300],
    [1e300, 1e-300],
  ] as const) {
    expect([0, -0, 1].map((rate) => rescaleChurn(rate, { from, to }))).toEqual([0, 0, 1]);
  }
});
