import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMoment,
  checkMoments,
  initMoments,
  isRounding,
  mergeMoments,
  momentsOf as momentsOfList,
  varianceOf,
} from "../../src/stats/moments";

function momentsOf(numbers: readonly number[]) {
  const moments = initMoments();
  for (const number of numbers) addMoment(moments, number);
  return moments;
}

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 100 });

describe("moments", () => {
  test("keep count, mean and squared distances", () => {
    expect(momentsOf([2, 4, 6])).toEqual({ n: 3, mean: 4, squares: 8 });
  });

  test("agree with two plain passes, however they are cut and merged", () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const all = [...left, ...right];
        const mean = all.reduce((sum, number) => sum + number, 0) / (all.length || 1);
        const squares = all.reduce((sum, number) => sum + (number - mean) ** 2, 0);
        const merged = momentsOf(left);
        mergeMoments(merged, momentsOf(right));
        for (const moments of [momentsOf(all), merged]) {
          expect(moments.n).toBe(all.length);
          expect(moments.mean).toBeCloseTo(mean, 7);
          expect(Math.abs(moments.squares - squares)).toBeLessThanOrEqual(1e-9 * squares + 1e-6);
        }
      }),
    );
  });

  test("are not changed by what is empty, and take over what is not", () => {
    const some = momentsOf([1, 2, 4]);
    const before = { ...some };
    mergeMoments(some, initMoments());
    expect(some).toEqual(before);
    const none = initMoments();
    mergeMoments(none, some);
    expect(none).toEqual(before);
    expect(some).toEqual(before);
  });

  test("keep the digits of small differences between large numbers", () => {
    const left = momentsOf([1e9 + 4, 1e9 + 7]);
    mergeMoments(left, momentsOf([1e9 + 13, 1e9 + 16]));
    expect(left).toEqual({ n: 4, mean: 1e9 + 10, squares: 90 });
  });
});

describe("varianceOf", () => {
  test("divides by n - 1", () => {
    expect(varianceOf(momentsOf([2, 4, 6]))).toBe(4);
  });

  test("is null below two numbers", () => {
    expect(varianceOf(momentsOf([]))).toBeNull();
    expect(varianceOf(momentsOf([5]))).toBeNull();
  });
});

describe("moments of a list", () => {
  test("are those of its numbers, and none of none", () => {
    expect(momentsOfList([2, 4, 6])).toEqual({ n: 3, mean: 4, squares: 8 });
    expect(momentsOfList([])).toEqual({ n: 0, mean: 0, squares: 0 });
    const nothing = initMoments();
    mergeMoments(nothing, initMoments());
    expect(nothing).toEqual({ n: 0, mean: 0, squares: 0 });
  });

  test("have no spread where all numbers are the same, however their mean is rounded", () => {
    for (let n = 3; n < 60; n++) {
      for (let cents = 1; cents < 100; cents += 3) {
        const same = new Array<number>(n).fill(cents / 100);
        expect(momentsOfList(same)).toEqual({ n, mean: cents / 100, squares: 0 });
      }
    }
  });

  test("the first number is at no distance from none, however large it is", () => {
    const large = initMoments();
    mergeMoments(large, momentsOf([1e200]));
    expect(large).toEqual({ n: 1, mean: 1e200, squares: 0 });
    mergeMoments(large, momentsOf([-1e200]));
    expect(() => checkMoments("sums", "amount", large)).toThrow(
      "sums: amount must be small enough for its sums and squares to be finite, got Infinity",
    );
    const endless = { n: 1, mean: Infinity, squares: 0 };
    expect(() => checkMoments("sums", "amount", endless)).toThrow("sums: amount must be small");
    expect(() => checkMoments("sums", "amount", momentsOf([1, 2]))).not.toThrow();
  });

  test("what rounding leaves of numbers of a size is no spread", () => {
    expect([isRounding(1e-10, 1e6), isRounding(1e-8, 1e6), isRounding(0, 0)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isRounding(Number.NaN, 1)).toBe(true);
  });
});
