import { ces, InputError, percentages } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../laws";
import { times } from "./answers";

const EASIER = { direction: "higher-is-easier" } as const;

test("20 answers of which 10 agree that it was easy: half, as Delighted prints it", () => {
  const answers = [...times(5, 1), ...times(5, 3), ...times(10, 5)];
  const came = ces(answers, { ...EASIER, scale: { min: 1, max: 5 } });
  expect(came.easy.value).toBe(0.5);
  expect(came.value).toBe(3.5);
});

test("of seven answers 5, 6 and 7 are easy, or 1, 2 and 3", () => {
  expect(ces([1, 2, 3, 4, 5, 6, 7], EASIER).easy.value).toBe(3 / 7);
  expect(ces([1, 2, 4], { direction: "lower-is-easier" }).easy.value).toBe(2 / 3);
  expect(ces([7, 6, 5], { ...EASIER, top: 2 }).easy.value).toBe(2 / 3);
});

test("no answers have no mean and no share", () => {
  expect(ces([null], EASIER)).toMatchObject({
    value: null,
    n: 0,
    variance: null,
    interval: null,
    easy: { value: null, n: 0, interval: null },
    unanswered: 1,
  });
});

test("CES keeps the laws of a measure", () => {
  expectLaws(ces(EASIER), [7, 1, null, { score: 4 }, 5]);
});

test("the direction must be said", () => {
  // @ts-expect-error: missing
  expect(() => ces([5], {})).toThrow(
    'ces: direction is missing: it must be one of "higher-is-easier", "lower-is-easier"',
  );
  // @ts-expect-error: missing
  expect(() => ces([5])).toThrow(InputError);
});

test("a top that leaves nothing below is refused", () => {
  expect(() => ces([5], { ...EASIER, top: 7 })).toThrow(
    "ces: top must be a whole number at least 1 and at most 6, got 7",
  );
});

test("percentages add up to 100, and are at most one unit off", () => {
  const counts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 11 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 3 }), (list, digits) => {
      const n = list.reduce((sum, count) => sum + count, 0);
      const parts = percentages(
        list.map((count, score) => ({ score, count })),
        digits,
      ).map(({ percent }) => percent);
      const total = parts.reduce((sum, part) => sum + part, 0);
      expect(total).toBeCloseTo(n > 0 ? 100 : 0, 6);
      parts.forEach((part, i) => {
        const exact = n > 0 ? (100 * list[i]!) / n : 0;
        expect(Math.abs(part - exact)).toBeLessThan(10 ** -digits + 1e-9);
      });
    }),
  );
});

test("digits and counts that are none are refused", () => {
  expect(() => percentages([], 7)).toThrow(
    "percentages: digits must be a whole number at least 0 and at most 6, got 7",
  );
  expect(() => percentages([{ score: 1, count: -1 }])).toThrow(
    "percentages: distribution[0].count must be a whole number at least 0, got -1",
  );
});

test("the interval of the mean is Student's: 3.2 ± 2.7764 × √(2.7 / 5)", () => {
  const { value, variance, interval } = ces([5, 4, 4, 2, 1], EASIER);
  expect(value).toBeCloseTo(3.2, 12);
  expect(variance).toBeCloseTo(2.7, 12);
  // 2.776445 is the 97.5 % point of Student's t with 4 degrees of freedom, as tables have it.
  expect(interval?.lower).toBeCloseTo(3.2 - 2.776445 * Math.sqrt(2.7 / 5), 5);
  expect(interval?.upper).toBeCloseTo(3.2 + 2.776445 * Math.sqrt(2.7 / 5), 5);
});
