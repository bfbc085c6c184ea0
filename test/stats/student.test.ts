import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalTail } from "../../src/stats/normal";
import { studentInterval, studentQuantile } from "../../src/stats/student";
import expected from "./expected.json" with { type: "json" };
import { studentTail } from "./tails";

const offBy = (came: number, expected: number) => Math.abs(came - expected) / Math.abs(expected);
/** What is left of 16 digits where logarithms of gamma functions of this size cancel. */
const digits = (df: number) => Math.max(2e-13, 5e-15 * df);

describe("studentTail", () => {
  test("agrees with mpmath from 1 to a million degrees of freedom, however far out", () => {
    for (const { t, df, value } of expected.studentTail) {
      expect(offBy(studentTail(t, df), value), `at ${t} with ${df}`).toBeLessThan(digits(df));
    }
  });

  test("is Cauchy's with one degree of freedom", () => {
    for (const t of [-1e9, -3, -1, -1e-9, 0, 1e-12, 0.5, 1, 20, 1e6, 1e100]) {
      // Written so that nothing cancels far out.
      const value = t > 1 ? Math.atan(1 / t) / Math.PI : 0.5 - Math.atan(t) / Math.PI;
      expect(offBy(studentTail(t, 1), value), `at ${t}`).toBeLessThan(1e-13);
    }
  });

  test("has a closed form with two degrees of freedom", () => {
    for (const t of [-5, -1, -1e-7, 0, 1e-7, 0.3, 2, 9]) {
      const value = 0.5 - t / (2 * Math.sqrt(2 + t * t));
      expect(studentTail(t, 2), `at ${t}`).toBeCloseTo(value, 14);
    }
  });

  test("is one half at 0", () => {
    for (const df of [1, 2, 30, 1e6]) expect(studentTail(0, df)).toBe(0.5);
  });

  test("is 0 too far out for any number to tell", () => {
    expect(studentTail(1e200, 5)).toBe(0);
    expect(studentTail(-1e200, 5)).toBe(1);
  });

  test("comes close to the normal distribution's", () => {
    for (const t of [-2, 0.001, 1.96]) {
      expect(studentTail(t, 1e6)).toBeCloseTo(normalTail(t), 6);
    }
  });

  test("falls as t grows, and adds up to 1 with the other side", () => {
    const t = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(t, fc.integer({ min: 1, max: 2000 }), (t, df) => {
        expect(studentTail(t + 0.01, df)).toBeLessThan(studentTail(t, df));
        expect(studentTail(t, df) + studentTail(-t, df)).toBeCloseTo(1, 14);
      }),
    );
  });
});

describe("studentQuantile", () => {
  test("agrees with mpmath from 1 to 100000 degrees of freedom, for chances down to 1e-100", () => {
    for (const { p, df, value } of expected.studentQuantile) {
      const off = offBy(studentQuantile(p, df), value);
      expect(off, `at ${p} with ${df}`).toBeLessThan(digits(df));
    }
  });

  test("gives the figures of the printed tables", () => {
    // Two-sided 95 % and one-sided 99.5 %, as in any statistics textbook.
    expect(studentQuantile(0.025, 1)).toBeCloseTo(12.706, 3);
    expect(studentQuantile(0.025, 10)).toBeCloseTo(2.228, 3);
    expect(studentQuantile(0.005, 30)).toBeCloseTo(2.75, 3);
  });

  test("is the middle where the chance is one half", () => {
    for (const df of [1, 7, 1e5]) expect(studentQuantile(0.5, df)).toBe(0);
  });

  test("undoes the tail", () => {
    const t = fc.double({ min: -30, max: 30, noNaN: true }).filter((t) => Math.abs(t) > 1e-6);
    fc.assert(
      fc.property(t, fc.constantFrom(1, 2, 5, 30, 400), (t, df) => {
        const p = studentTail(t, df);
        // Close to 1 a tail says little of where it begins: there the other side is asked.
        fc.pre(p < 0.999);
        expect(offBy(studentQuantile(p, df), t)).toBeLessThan(1e-8);
      }),
    );
  });
});

describe("studentInterval", () => {
  test("reaches t times the standard error to either side of the mean", () => {
    // R: t.test(c(2, 4, 6)) has a 95 % interval from -0.9682755 to 8.968275.
    const interval = studentInterval(4, 4, 3, 0.95);
    expect(interval?.lower).toBeCloseTo(-0.9682755, 6);
    expect(interval?.upper).toBeCloseTo(8.968275, 6);
    expect(interval).toMatchObject({ level: 0.95, method: "student-t" });
  });

  test("is a point where the numbers do not differ", () => {
    expect(studentInterval(4, 0, 3, 0.95)).toMatchObject({ lower: 4, upper: 4 });
  });

  test("is null without a variance", () => {
    expect(studentInterval(4, null, 1, 0.95)).toBeNull();
  });
});
