import { InputError, measure, sums } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const rowsOf = (amounts: readonly (number | null | undefined)[]) =>
  amounts.map((amount) => ({ amount }));
const sumsOf = (amounts: readonly (number | null | undefined)[]) =>
  measure(rowsOf(amounts), sums("amount"));

/** The exact sum of numbers, as whole multiples of the smallest number there is, 2^-1074. */
function exactSum(numbers: readonly number[]): bigint {
  let sum = 0n;
  for (const number of numbers) {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, number);
    const high = bits.getUint32(0);
    const exponent = (high >>> 20) & 0x7ff;
    const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
    const size = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
    sum += number < 0 ? -size : size;
  }
  return sum;
}

describe("sums", () => {
  test("keeps the laws of a measure", () => {
    expectLaws(sums("amount"), rowsOf([10.1, 20.2, null, undefined, -5.05, 0, 1e6, 0.1]));
    expectLaws(sums("amount"), rowsOf([null, null, null]));
  });

  test("gives sum, mean and sample variance of a field", () => {
    // Mean 4; squared distances 4 + 0 + 4 = 8, over n - 1 = 2.
    expect(sumsOf([2, 4, 6])).toEqual({ n: 3, missing: 0, sum: 12, mean: 4, variance: 4 });
  });

  test("counts null and undefined as missing, in no other figure", () => {
    expect(sumsOf([2, null, 4, undefined, 6])).toEqual({ ...sumsOf([2, 4, 6]), missing: 2 });
  });

  test("has a sum of 0, but no mean and no variance without numbers", () => {
    expect(sumsOf([])).toEqual({ n: 0, missing: 0, sum: 0, mean: null, variance: null });
    expect(sumsOf([null])).toEqual({ n: 0, missing: 1, sum: 0, mean: null, variance: null });
  });

  test("has no variance of a single number", () => {
    expect(sumsOf([7])).toEqual({ n: 1, missing: 0, sum: 7, mean: 7, variance: null });
  });

  test("sums ten cents ten times to one", () => {
    expect(sumsOf(new Array<number>(10).fill(0.1)).sum).toBe(1);
  });

  test("does not lose what large numbers cover", () => {
    expect(sumsOf([1, 1e100, 1, -1e100]).sum).toBe(2);
    expect(sumsOf([1e16, 1, -1e16, 1]).sum).toBe(2);
    const { init, step, merge, finish } = sums("amount");
    const parts = [[1, 1e100], [1], [-1e100]].map((part) => rowsOf(part).reduce(step, init()));
    expect(finish(parts.reduce(merge)).sum).toBe(2);
  });

  test("keeps the variance of numbers that differ little from each other", () => {
    // Mean 1e9 + 10; distances -6, -3, 3, 6: 90 over 3.
    expect(sumsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance).toBe(30);
  });

  test("has a variance of exactly 0 where all numbers agree", () => {
    expect(sumsOf(new Array<number>(3000).fill(0.1)).variance).toBeCloseTo(0, 30);
    expect(sumsOf(new Array<number>(3000).fill(5)).variance).toBe(0);
  });

  test("sums exactly, to a digit in the sixteenth place", () => {
    const money = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(money, { maxLength: 1500 }), (amounts) => {
        const { sum } = sumsOf(amounts);
        const error = exactSum(amounts) - exactSum([sum]);
        const size = amounts.reduce((size, amount) => size + Math.abs(amount), 0);
        const allowed = exactSum([Math.abs(sum) * 2 ** -52 + size * 2 ** -90]);
        expect(error < 0n ? -error : error).toBeLessThanOrEqual(allowed);
      }),
    );
  });

  test("gives the mean and variance that whole numbers have in exact arithmetic", () => {
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(whole, { minLength: 2, maxLength: 600 }), (amounts) => {
        const { n, sum, mean, variance } = sumsOf(amounts);
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        const squares = amounts.reduce((sum, amount) => sum + BigInt(amount) ** 2n, 0n);
        // n times the sum of squared distances, and n (n - 1), are whole.
        const spread = BigInt(n) * squares - exact * exact;
        expect(sum).toBe(Number(exact));
        expect(mean).toBeCloseTo(Number(exact) / n, 6);
        const expected = Number(spread) / (n * (n - 1));
        // Rounding the mean costs more digits the farther it is from 0 (Chan and Lewis 1979).
        const far = 1e-15 * Math.abs(mean!) * Math.sqrt(expected);
        expect(Math.abs(variance! - expected)).toBeLessThanOrEqual(1e-12 * expected + far);
      }),
    );
  });

  test.each([
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    ["5", '"5"'],
    [true, "true"],
    [5n, "5"],
    [{}, "Object"],
  ])("refuses %o in the field", (amount, shown) => {
    const message = `sums: amount must be a finite number, got ${shown}`;
    for (const rows of [[{ amount }], [{ amount: 1 }, { amount }]] as { amount: number }[][]) {
      expect(() => measure(rows, sums("amount"))).toThrow(message);
      expect(() => measure(new Set(rows), sums("amount"))).toThrow(message);
    }
  });

  test.each([[null], [undefined], [5], ["amount"]])("refuses %s in place of a record", (record) => {
    const rows = [{ amount: 1 }, record] as { amount: number }[];
    expect(() => measure(rows, sums("amount"))).toThrow(InputError);
    expect(() => measure(rows, sums("amount"))).toThrow(
      /^sums: record (must be|is missing: it must be) an object with amount.*\(record 1\)$/,
    );
  });

  test("a record without the field is refused: a misspelt name is not a missing number", () => {
    const rows = [{ amout: 3 }] as unknown as { amount: number }[];
    const message =
      'sums: amount is missing: it must be a field of the record (the record has amout; did you mean "amout"? Use renamed(...)) (record 0)';
    expect(() => measure(rows, sums("amount"))).toThrow(message);
    expect(() => measure(new Set(rows), sums("amount"))).toThrow(message);
    expect(measure([{ amount: undefined }], sums("amount"))).toMatchObject({ n: 0, missing: 1 });
  });
});
