import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reachOfLevel, wilson } from "../../src/stats/intervals";
import { normalTail } from "../../src/stats/normal";
import expected from "./expected.json" with { type: "json" };

const counts = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const level = fc.double({ min: 0.01, max: 0.9999, noNaN: true });

describe("wilson", () => {
  test("agrees with R at levels of 90, 95 and 99 %, for all and none as for few and many", () => {
    for (const { yes, n, level, lower, upper } of expected.wilson) {
      const interval = wilson(yes, n, level);
      expect(interval?.lower, `${yes} of ${n}`).toBeCloseTo(lower, 13);
      expect(interval?.upper, `${yes} of ${n}`).toBeCloseTo(upper, 13);
    }
    expect(expected.wilson).toHaveLength(24);
  });

  test("names its level and method", () => {
    expect(wilson(3, 7, 0.9)).toMatchObject({ level: 0.9, method: "wilson" });
  });

  test("is null without answers", () => {
    expect(wilson(0, 0, 0.95)).toBeNull();
  });

  test("ends exactly at 0 where none say yes, and at 1 where all do", () => {
    for (const n of [1, 3, 7, 10, 49, 1000, 99_999]) {
      expect(wilson(0, n, 0.95)?.lower).toBe(0);
      expect(wilson(n, n, 0.95)?.upper).toBe(1);
    }
  });

  test("ends where the share is z standard errors of that end away: Wilson's own equation", () => {
    fc.assert(
      fc.property(counts, level, ([yes, n], level) => {
        const z = reachOfLevel(level);
        const { lower, upper } = wilson(yes, n, level)!;
        for (const end of [lower, upper]) {
          const away = Math.abs(yes / n - end);
          expect(away).toBeCloseTo(z * Math.sqrt((end * (1 - end)) / n), 7);
        }
      }),
    );
  });

  test("stays within 0 and 1, holds the share, and mirrors the interval of those who say no", () => {
    fc.assert(
      fc.property(counts, level, ([yes, n], level) => {
        const { lower, upper } = wilson(yes, n, level)!;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(yes / n);
        expect(upper).toBeGreaterThanOrEqual(yes / n);
        const mirrored = wilson(n - yes, n, level)!;
        expect(mirrored.lower).toBeCloseTo(1 - upper, 12);
        expect(mirrored.upper).toBeCloseTo(1 - lower, 12);
      }),
    );
  });

  test("narrows with more answers, and widens with a higher level", () => {
    const width = (n: number, level: number) => {
      const { lower, upper } = wilson(n / 2, n, level)!;
      return upper - lower;
    };
    expect(width(1000, 0.95)).toBeLessThan(width(100, 0.95));
    expect(width(100, 0.99)).toBeGreaterThan(width(100, 0.95));
  });
});

describe("reachOfLevel", () => {
  test("has 13 digits up to a level of 99.9 %, and eight up to one in a million", () => {
    for (const { level, value } of expected.reach) {
      const digits = level > 0.9999999 ? 1e-5 : level > 0.9999 ? 1e-8 : 1e-13;
      const off = Math.abs(reachOfLevel(level) - value) / value;
      expect(off, `at ${level}`).toBeLessThan(digits);
    }
  });

  test("leaves as much on both sides as the level says", () => {
    fc.assert(
      fc.property(level, (level) => {
        expect(2 * normalTail(reachOfLevel(level))).toBeCloseTo(1 - level, 13);
      }),
    );
  });

  test("comes to an end for any level there is", () => {
    // The levels next to 1, of which each is one bit off the other.
    const nextTo1 = Array.from({ length: 100 }, (_, k) => 1 - (k + 1) * 2 ** -53);
    for (const level of [Number.MIN_VALUE, 1e-300, ...nextTo1]) {
      expect(reachOfLevel(level)).toBeGreaterThanOrEqual(0);
      expect(reachOfLevel(level)).toBeLessThan(9);
    }
  });
});
