import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustedWald, netScore } from "../../src/stats/netScore";
import expected from "./expected.json" with { type: "json" };

const sides = fc
  .tuple(fc.nat(500), fc.nat(500), fc.nat(500))
  .filter(([yes, no, neither]) => yes + no + neither > 0);

describe("netScore", () => {
  test("agrees with R", () => {
    for (const { yes, no, n, value, standardError } of expected.netScore) {
      const score = netScore(yes, no, n);
      expect(score.value).toBeCloseTo(value, 11);
      expect(score.standardError).toBeCloseTo(standardError, 11);
    }
  });

  test("is the mean of 100, 0 and -100, with the standard error of that mean", () => {
    fc.assert(
      fc.property(sides, ([yes, no, neither]) => {
        const n = yes + no + neither;
        const points = [
          ...new Array(yes).fill(100),
          ...new Array(no).fill(-100),
          ...new Array(neither).fill(0),
        ];
        const mean = points.reduce((sum, point) => sum + point, 0) / n;
        const variance = points.reduce((sum, point) => sum + (point - mean) ** 2, 0) / n;
        const score = netScore(yes, no, n);
        expect(score.value).toBeCloseTo(mean, 9);
        expect(score.standardError).toBeCloseTo(Math.sqrt(variance / n), 6);
      }),
    );
  });

  test("is 100 or -100, and certain, where all agree", () => {
    expect(netScore(7, 0, 7)).toEqual({ value: 100, standardError: 0 });
    expect(netScore(0, 7, 7)).toEqual({ value: -100, standardError: 0 });
    expect(netScore(0, 0, 7)).toEqual({ value: 0, standardError: 0 });
  });

  test("never takes the root of less than nothing", () => {
    for (let n = 1; n < 3000; n++) {
      expect(netScore(n, 0, n).standardError).toBe(0);
      expect(netScore(n / 3, 0, n / 3).standardError).toBe(0);
    }
  });
});

describe("adjustedWald", () => {
  test("agrees with R, apart from being kept within -100 and 100", () => {
    for (const { yes, no, n, lower, upper } of expected.netScore) {
      const interval = adjustedWald(yes, no, n, 0.95);
      expect(interval.lower).toBeCloseTo(Math.max(-100, lower), 10);
      expect(interval.upper).toBeCloseTo(Math.min(100, upper), 10);
    }
    expect(expected.netScore.some(({ upper }) => upper > 100)).toBe(true);
  });

  test("names its level and method", () => {
    expect(adjustedWald(3, 1, 7, 0.9)).toMatchObject({ level: 0.9, method: "adjusted-wald" });
  });

  test("mirrors when the sides change", () => {
    fc.assert(
      fc.property(sides, ([yes, no, neither]) => {
        const n = yes + no + neither;
        const interval = adjustedWald(yes, no, n, 0.95);
        const mirrored = adjustedWald(no, yes, n, 0.95);
        expect(mirrored.lower).toBeCloseTo(-interval.upper, 10);
        expect(mirrored.upper).toBeCloseTo(-interval.lower, 10);
      }),
    );
  });
});
