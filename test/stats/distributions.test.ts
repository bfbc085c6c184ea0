import { describe, expect, test } from "vitest";
import { betaQuantile, betaShare, fisherQuantile } from "../../src/stats/beta";
import { logChiSquareTail } from "../../src/stats/chiSquare";
import { logNormalTail, normalTail } from "../../src/stats/normal";
import { logStudentTail } from "../../src/stats/student";
import figures from "../golden/distributions.json";
import { expectClose } from "../golden/expectClose";
import { chiSquareTail, fisherTail, studentTail } from "./tails";

const functions: Record<keyof typeof figures, (...numbers: number[]) => number> = {
  normalTail: (z) => normalTail(z!),
  logNormalTail: (z) => logNormalTail(z!),
  chiSquareTail: (x, df) => chiSquareTail(x!, df!),
  logChiSquareTail: (x, df) => logChiSquareTail(x!, df!),
  studentTail: (t, df) => studentTail(t!, df!),
  logStudentTail: (t, df) => logStudentTail(t!, df!),
  betaShare: (x, a, b) => betaShare(x!, 1 - x!, a!, b!),
  betaQuantile: (p, a, b) => betaQuantile(p!, a!, b!),
  fisherTail: (f, df1, df2) => fisherTail(f!, df1!, df2!),
};

describe.each(Object.keys(functions) as (keyof typeof figures)[])("%s", (name) => {
  test("agrees with mpmath", () => {
    for (const [numbers, value] of figures[name] as [number[], number][]) {
      // Far out a tail has as many digits fewer as its logarithm has before the point.
      const digits = /Tail|Share/.test(name)
        ? 1e-14 * Math.max(1, -Math.log(Math.abs(value)))
        : 1e-14;
      const isLog = name.startsWith("log");
      expectClose(functions[name](...numbers), value, isLog ? 2e-13 : digits);
    }
  });
});

test("logarithms go on where chances have become 0", () => {
  expect(chiSquareTail(2352.9, 2)).toBe(0);
  // With two degrees of freedom the tail is exp(-x / 2).
  expectClose(logChiSquareTail(2352.9, 2), -2352.9 / 2, 1e-14);
  expect(normalTail(50)).toBe(0);
  // The first terms of the asymptotic series: 1 - 1 / z^2 + 3 / z^4.
  const series = 1 - 1 / 2500 + 3 / 50 ** 4;
  expectClose(logNormalTail(50), -1250 - Math.log(50 * Math.sqrt(2 * Math.PI)) + Math.log(series));
  // With one degree of freedom the tail is atan(1 / t) / pi.
  expectClose(logStudentTail(1e12, 1), Math.log(1e-12 / Math.PI), 1e-14);
});

test("chi-square begins at 1", () => {
  expect(chiSquareTail(0, 3)).toBe(1);
  expect([logChiSquareTail(-1, 3), logChiSquareTail(0, 3)]).toEqual([0, 0]);
});

test("quantiles are the inverse of their tails", () => {
  for (const [df1, df2] of [
    [1, 2],
    [3, 9],
    [40, 500],
    [5000, 2],
  ] as const) {
    for (const p of [1e-20, 0.025, 0.5, 0.9]) {
      expectClose(fisherTail(fisherQuantile(p, df1, df2), df1, df2), p, 1e-12);
    }
  }
  for (const [a, b] of [
    [0.5, 0.5],
    [3, 9],
    [400, 5],
  ] as const) {
    for (const p of [1e-8, 0.025, 0.5, 0.9]) {
      const x = betaQuantile(p, a, b);
      expectClose(betaShare(x, 1 - x, a, b), p, 1e-11);
    }
  }
});

test("the beta distribution is whole at its ends", () => {
  expect(betaShare(0, 1, 2, 3)).toBe(0);
  expect(betaShare(1, 0, 2, 3)).toBe(1);
});
