import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalTail } from "../../src/stats/normal";
import expected from "./expected.json" with { type: "json" };

const offBy = (came: number, expected: number) => Math.abs(came - expected) / Math.abs(expected);

describe("normalTail", () => {
  test("has 14 digits, in the middle and far out", () => {
    for (const { z, value } of expected.normalTail) {
      expect(offBy(normalTail(z), value), `at ${z}`).toBeLessThan(1e-14);
    }
  });

  test("is one half at 0", () => {
    expect(normalTail(0)).toBe(0.5);
    expect(normalTail(-0)).toBe(0.5);
  });

  test("adds up to 1 with the other side", () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (z) => {
        expect(normalTail(z) + normalTail(-z)).toBeCloseTo(1, 15);
      }),
    );
  });

  test("falls without a jump where its two formulas meet", () => {
    const [before, at, after] = [2 - 1e-9, 2, 2 + 1e-9].map(normalTail);
    // The density at 2 is exp(-2) / sqrt(2 pi) = 0.0539909665...
    expect((before! - at!) / 1e-9).toBeCloseTo(0.0539909665, 6);
    expect((at! - after!) / 1e-9).toBeCloseTo(0.0539909665, 6);
  });
});
