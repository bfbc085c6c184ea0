import { measure, values } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addValue, initValues, mergeValues, sortedValues } from "../../src/fold/values";
import { expectLaws } from "../laws";

const valuesOf = (amounts: readonly (number | null | undefined)[]) =>
  measure(
    amounts.map((amount) => ({ amount })),
    values("amount"),
  );

describe("values", () => {
  test("keeps the laws of a measure", () => {
    const amounts = [30, 10, null, 20.5, undefined, 10, -4, 0, 1e9, 7, 8, 9];
    expectLaws(
      values("amount"),
      amounts.map((amount) => ({ amount })),
    );
  });

  test("gives every number of a field, ascending", () => {
    expect(valuesOf([30, 10, 20])).toEqual({ n: 3, missing: 0, values: [10, 20, 30] });
  });

  test("sorts by size, not as text", () => {
    expect(valuesOf([10, 9, -1, -10, 0.5]).values).toEqual([-10, -1, 0.5, 9, 10]);
  });

  test("counts null and undefined as missing", () => {
    expect(valuesOf([2, null, undefined])).toEqual({ n: 1, missing: 2, values: [2] });
  });

  test("answers an empty list without numbers", () => {
    expect(valuesOf([])).toEqual({ n: 0, missing: 0, values: [] });
  });

  test("gives a plain array, which is JSON", () => {
    expect(Array.isArray(valuesOf([2, 1]).values)).toBe(true);
  });

  test("is the same numbers in another order, however many there are", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(number, { maxLength: 1200 }), (numbers) => {
        const { n, values } = valuesOf(numbers);
        expect(n).toBe(numbers.length);
        for (let i = 1; i < n; i++) expect(values[i]! >= values[i - 1]!).toBe(true);
        const countOf = (list: readonly number[]) => {
          const counts = new Map<number, number>();
          for (const number of list) counts.set(number, (counts.get(number) ?? 0) + 1);
          return counts;
        };
        expect(countOf(values)).toEqual(countOf(numbers));
      }),
    );
  });

  test("refuses what is not a finite number, and what is not a record", () => {
    expect(() => valuesOf([Number.NaN])).toThrow("values: amount must be a finite number, got NaN");
    expect(() => valuesOf(["5" as unknown as number])).toThrow(
      'values: amount must be a finite number, got "5"',
    );
    expect(() => measure([5 as never], values("amount"))).toThrow(
      "values: record must be an object with amount, got 5",
    );
  });
});

describe("the state of values", () => {
  test("grows as numbers come in, and when states are joined", () => {
    const left = initValues();
    const right = initValues();
    for (let i = 0; i < 1000; i++) addValue(i % 3 === 0 ? left : right, 999 - i);
    const sorted = sortedValues(mergeValues(left, right));
    expect(Array.from(sorted)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  test("is not sorted itself when a sorted copy is taken", () => {
    const state = initValues();
    for (const number of [3, 1, 2]) addValue(state, number);
    expect(Array.from(sortedValues(state))).toEqual([1, 2, 3]);
    expect(Array.from(state.numbers.subarray(0, 3))).toEqual([3, 1, 2]);
  });

  test("a record without the field is refused: a misspelt name is not a missing number", () => {
    const rows = [{ amout: 3 }] as unknown as { amount: number }[];
    const message =
      'values: amount is missing: it must be a field of the record (the record has amout; did you mean "amout"? Use renamed(...)) (record 0)';
    expect(() => measure(rows, values("amount"))).toThrow(message);
    expect(() => measure(new Set(rows), values("amount"))).toThrow(message);
    expect(measure([{ amount: undefined }], values("amount"))).toMatchObject({ n: 0, missing: 1 });
  });
});
