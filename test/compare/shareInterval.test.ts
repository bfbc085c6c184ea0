import {
  csat,
  InputError,
  responseRate,
  type ShareIntervalMethod,
  shareInterval,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import figures from "../golden/comparisons.json";
import { expectEnds } from "../golden/expectClose";

const within = (end: number) => Math.min(1, Math.max(0, end));

test.each(figures.shares)("$yes of $n: every method is R's at every level", (row) => {
  for (const [level, methods] of Object.entries(row.intervals)) {
    for (const [method, ends] of Object.entries(methods)) {
      const came = shareInterval(
        { value: row.yes / row.n, n: row.n },
        { method: method as ShareIntervalMethod, level: Number(level) },
      );
      expectEnds(came, ends.map(within));
      expect(came?.method).toBe(method);
    }
  }
});

test("of exactly half there is nothing to correct, as in R", () => {
  // prop.test(5, 10): 0.2365931 to 0.7634069, Wilson's own.
  const half = { value: 0.5, n: 10 };
  const corrected = shareInterval(half, { method: "wilson-corrected" });
  expectEnds(corrected, [0.2365931, 0.7634069], 1e-6);
  const { lower, upper } = shareInterval(half)!;
  expectEnds(corrected, [lower, upper]);
});

const METHODS = Object.keys(figures.shares[0]!.intervals["0.95"]) as ShareIntervalMethod[];

test.each(METHODS)(
  "%s stays within 0 and 1, also of shares that are no such number of answers",
  (method) => {
    for (const value of [1e-17, 1e-9, 0.02, 0.1, 0.9, 1 - 2 ** -53]) {
      for (const n of [1, 2, 5, 1e9]) {
        for (const level of [0.1, 0.5, 0.95, 0.999999]) {
          const { lower, upper } = shareInterval({ value, n }, { method, level })!;
          expect([value, n, level, lower >= 0 && upper <= 1 && lower <= upper]).toEqual([
            value,
            n,
            level,
            true,
          ]);
        }
      }
    }
  },
);

describe("a population", () => {
  test("narrows Wald's interval by the correction", () => {
    const share = { value: 0.3, n: 400 };
    const options = { method: "wald" as const };
    const { upper } = shareInterval(share, options)!;
    const corrected = shareInterval(share, { ...options, population: 1000 })!;
    const factor = Math.sqrt(600 / 999);
    expect(corrected.upper - 0.3).toBeCloseTo((upper - 0.3) * factor, 12);
  });

  test("that was asked to the last leaves nothing to guess", () => {
    const came = shareInterval({ value: 0.25, n: 8 }, { population: 8 });
    expect(came).toMatchObject({ lower: 0.25, upper: 0.25 });
  });

  test("smaller than n is refused", () => {
    expect(() => shareInterval({ value: 0.25, n: 8 }, { population: 7 })).toThrow(
      "shareInterval: population must be a whole number at least 8, got 7",
    );
  });
});

test("no answers have no interval, and unknown methods are refused", () => {
  expect(shareInterval(csat([]))).toBeNull();
  // @ts-expect-error: unknown
  expect(() => shareInterval(csat([5]), { method: "toString" })).toThrow(
    'shareInterval: method must be one of "wilson", "wilson-corrected", "agresti-coull", ' +
      '"clopper-pearson", "jeffreys", "wald", got "toString"',
  );
});

test("a response rate rests on all who were asked", () => {
  expect(responseRate(csat([5, null, 1, null]))).toMatchObject({
    kind: "share",
    value: 0.5,
    n: 4,
    count: 2,
  });
  expect(responseRate(csat([]))).toMatchObject({ value: null, n: 0, interval: null });
  expect(responseRate(csat([5]), { asked: 10 }).value).toBe(0.1);
  expect(() => responseRate(csat([5, 4]), { asked: 1 })).toThrow(
    "responseRate: asked must be at least n (2), got 1",
  );
  // @ts-expect-error: nothing
  expect(() => responseRate(null)).toThrow(InputError);
});
