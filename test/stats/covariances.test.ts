import { expect, test } from "vitest";
import { correlationOf } from "../../src/stats/correlation";
import { covariancesOf } from "../../src/stats/covariances";
import { expectClose } from "../golden/expectClose";

test("each pair of columns rests on the rows that have both, by hand", () => {
  const { NaN: none } = Number;
  const { matrix, n, means } = covariancesOf(
    [
      [1, 2, none],
      [3, none, none],
      [8, 8, none],
      [none, 1, 7],
    ],
    3,
  );
  expect([n, means[0], means[2]]).toEqual([[3, 3, 1], 4, 7]);
  expectClose(means[1], 11 / 3);
  // 1, 3, 8 about 4; 2, 8, 1 about 11 / 3; and of both 1 and 8 with 2 and 8: 3.5 * 3 + 3.5 * 3.
  expect(matrix[0]![0]).toBe(13);
  for (const both of [matrix[0]![1], matrix[1]![0]]) expectClose(both, 21, 1e-14);
  expectClose(matrix[1]![1], (25 + 169 + 64) / 9 / 2, 1e-13);
  // One row, or none, has no covariance.
  expect([matrix[2]![2], matrix[2]![1], matrix[0]![2]]).toEqual([none, none, none]);
  expect(covariancesOf([], 1)).toEqual({ matrix: [[none]], n: [0], means: [0] });
});

test("small differences between large numbers keep their digits", () => {
  const rows = [1, 2, 4].map((more) => [1e9 + more, 1e9 - more]);
  // 1, 2 and 4 about 7 / 3: 42 / 9 in all.
  const { matrix } = covariancesOf(rows, 2);
  for (const [i, j, sign] of [
    [0, 0, 1],
    [1, 1, 1],
    [0, 1, -1],
  ] as const) {
    expectClose(matrix[i]![j], (sign * 7) / 3, 1e-6);
  }
});

test("a correlation is kept within -1 and 1, and is never less than 0 by nothing", () => {
  expect([correlationOf(3.0000001, 3), correlationOf(-3.0000001, 3)]).toEqual([1, -1]);
  expect([correlationOf(-0, 3), correlationOf(1, 2)]).toEqual([0, 0.5]);
});
