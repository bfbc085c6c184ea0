import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addAt,
  addTo,
  finite,
  initSum,
  mergeAt,
  mergeSums,
  restOf,
  sumOf,
  totalAt,
  totalOf,
} from "../../src/stats/sum";

test("a cent beside a quadrillion is not lost", () => {
  const amounts = [1e15, ...new Array<number>(100).fill(0.01)];
  // 1e15 + 100 * 0.01, which adding up one by one leaves at 1e15.
  expect(sumOf(amounts)).toBe(1e15 + 1);
  expect(sumOf(amounts.toReversed())).toBe(1e15 + 1);
  expect(sumOf([1e100, 1, -1e100])).toBe(1);
});

test("whole numbers of quarters add up exactly, in any order and in parts", () => {
  const quarter = fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((n) => n / 4);
  fc.assert(
    fc.property(fc.array(quarter), fc.nat(), (numbers, cut) => {
      const total = Number(numbers.reduce((sum, number) => sum + BigInt(4 * number), 0n)) / 4;
      const [left, right] = [initSum(), initSum()];
      numbers.forEach((number, i) => {
        addTo(i < cut ? left : right, number);
      });
      mergeSums(left, right);
      expect(totalOf(left)).toBe(total + 0);
      expect(sumOf(numbers.toReversed())).toBe(total + 0);
    }),
  );
});

test("fractions add up the same in any order", () => {
  const amount = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      const size = amounts.reduce((sum, number) => sum + Math.abs(number), 0);
      const off = Math.abs(sumOf(amounts) - sumOf(amounts.toSorted((a, b) => a - b)));
      expect(off).toBeLessThanOrEqual(2 ** -52 * Math.abs(sumOf(amounts)) + 2 ** -90 * size);
    }),
  );
});

test("sums in an array keep what rounding takes, in parts as well", () => {
  const [left, right] = [new Float64Array(4), new Float64Array(6)];
  for (const number of [1e16, 1]) addAt(left, 2, number);
  for (const number of [1, -1e16]) addAt(right, 4, number);
  expect(totalAt(left, 2)).toBe(1e16);
  mergeAt(left, 2, right, 4);
  expect(totalAt(left, 2)).toBe(2);
  expect([left[0], left[1]]).toEqual([0, 0]);
});

test("a rest is nothing where rounding alone has left it", () => {
  expect(restOf(0.1 * 3 - 0.3, 0.3)).toBe(0);
  expect(restOf(0.3 - 0.1 * 3, -0.3)).toBe(0);
  expect(restOf(1e-9, 1)).toBe(1e-9);
  expect(restOf(-1e-9, 0)).toBe(-1e-9);
});

test("nothing and minus nothing are 0", () => {
  expect(sumOf([])).toBe(0);
  expect(sumOf([-0])).toBe(0);
  expect(sumOf([-1, 1])).toBe(0);
  expect(finite("kpi", "amount", -0)).toBe(0);
});

test("what is too large names its field", () => {
  expect(() => finite("historicValue", "amount", sumOf([1e308, 1e308]))).toThrow(
    /^historicValue: amount must be small enough for its sums and squares to be finite, got Infinity$/,
  );
  expect(finite("historicValue", "amount", sumOf([1e308, -1e308]))).toBe(0);
});
