import { describe, expect, test } from "vitest";
import { alphaFrom, alphaOf } from "../../src/stats/alpha";
import { expectClose } from "../golden/expectClose";

/** Two items of variance 1 that vary together so much. */
const two = (together: number) => [
  [1, together],
  [together, 1],
];

describe("alpha of covariances", () => {
  test("by hand, of three items", () => {
    const parts = alphaOf([
      [4, 2, 1],
      [2, 1, 1],
      [1, 1, 9],
    ]);
    // The sum of all is 22, of the variances 14: 3 / 2 (1 - 14 / 22).
    expectClose(parts.alpha, (3 / 2) * (8 / 22));
    expect(parts.isImpossible).toBe(false);
    // Of the correlations 1, 1 / 6 and 1 / 3: 3 / 2 (1 - 3 / (3 + 2 * 3 / 2)).
    expectClose(parts.standardized, (3 / 2) * (1 - 3 / 6));
    // Without the first: 2 (1 - 10 / 12); the second: 2 (1 - 13 / 15); the third: 2 (1 - 5 / 9).
    [1 / 3, 4 / 15, 8 / 9].forEach((alpha, i) => {
      expectClose(parts.itemDeleted[i], alpha);
    });
    // The first with the others, 3, by the roots of 4 and of 12, and so on.
    [3 / Math.sqrt(4 * 12), 3 / Math.sqrt(15), 2 / Math.sqrt(9 * 9)].forEach((r, i) => {
      expectClose(parts.itemRest[i], r);
    });
  });

  test("is 1 of items that are the same, however it is rounded", () => {
    for (const together of [1, 1 + 1e-12, 1 - 1e-12]) {
      const { alpha, standardized, itemRest, isImpossible } = alphaOf(two(together));
      expect([alpha! <= 1, standardized! <= 1, isImpossible]).toEqual([true, true, false]);
      for (const figure of [alpha, standardized, ...itemRest]) expectClose(figure, 1, 1e-11);
      expect(Math.max(...(itemRest as number[]))).toBeLessThanOrEqual(1);
    }
    expect(alphaOf(two(-1 - 1e-12)).itemRest).toEqual([-1, -1]);
  });

  test("is none above 1, which covariances of other rows each may give", () => {
    // 2 (1 - 2 / 6) is 4 / 3, and the correlation 2.
    expect(alphaOf(two(2))).toEqual({
      alpha: null,
      isImpossible: true,
      standardized: null,
      itemDeleted: [null, null],
      itemRest: [null, null],
    });
    // A millionth is more than rounding.
    expect(alphaOf(two(1 + 1e-6))).toMatchObject({ alpha: null, itemRest: [null, null] });
  });

  test("is none of one item, of items that cancel out, and of none that varies", () => {
    const nothing = { alpha: null, isImpossible: false };
    expect(alphaOf([])).toMatchObject({ ...nothing, itemDeleted: [], itemRest: [] });
    expect(alphaOf([[3]])).toMatchObject({ ...nothing, itemDeleted: [null], itemRest: [null] });
    expect(alphaOf(two(-1))).toMatchObject(nothing);
    expect(
      alphaOf([
        [0, 0],
        [0, 1],
      ]),
    ).toMatchObject({ alpha: 0, standardized: null, itemRest: [null, null] });
    // What is left of a million by rounding is no total that varies, and of a millionth neither.
    for (const unit of [1e6, 1, 1e-6]) {
      const left = alphaOf([
        [unit, unit * (1e-14 - 1)],
        [unit * (1e-14 - 1), unit],
      ]);
      expect(left).toMatchObject(nothing);
    }
    // A total that varies a little is one.
    expectClose(alphaFrom(2, 1, 1e-9), 2 * (1 - 1e9));
  });
});
