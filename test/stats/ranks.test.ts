import { expect, test } from "vitest";
import { giniOf, spearman, topShare } from "../../src/stats/ranks";
import { expectClose } from "../golden/expectClose";

test("Spearman's correlation is scipy's, with ties", () => {
  // scipy.stats.spearmanr([1, 2, 2, 4, 5], [3, 1, 4, 4, 9])
  expectClose(spearman([1, 2, 2, 4, 5], [3, 1, 4, 4, 9]), 0.7631578947368421);
  expect(spearman([1, 2, 3], [5, 6, 9])).toBe(1);
  expect(spearman([1, 2, 3], [3, 2, 1])).toBe(-1);
  expect(spearman([1, 1, 1], [3, 2, 1])).toBe(null);
  expect(spearman([3, 2, 1], [1, 1, 1])).toBe(null);
  expect(spearman([], [])).toBe(null);
});

test("Gini is 0 where all have the same and near 1 where one has all", () => {
  expect(giniOf([5, 5, 5], [5, 5, 5])).toBe(0);
  // (n - 1) / n
  expectClose(giniOf([0, 0, 0, 8], [0, 0, 0, 8]), 3 / 4);
  expectClose(giniOf([8, 0, 0, 0], [1, 2, 3, 4]), -3 / 4);
  // 2 (1 * 1 + 2 * 2 + 3 * 3 + 4 * 4) / (4 * 10) - 5 / 4
  expectClose(giniOf([3, 1, 4, 2], [3, 1, 4, 2]), 1 / 4);
  expect(giniOf([0, 0], [0, 0])).toBe(null);
});

test("the top's share takes part of those who rank equal at its edge", () => {
  expect(topShare([6, 2, 2], [3, 2, 1], 1 / 3)).toBe(0.6);
  // Of the two equal ones half a customer is in: 6 + (2 + 2) / 2 / 2 ... of 10.
  expectClose(topShare([6, 2, 2], [3, 1, 1], 1 / 2), 0.7);
  expect(topShare([6, 2, 2], [3, 1, 1], 1)).toBe(1);
  // The second ranks highest, of the last two each counts half: 5, and 5 + (1 + 3) / 2, of 10.
  expect(topShare([1, 5, 1, 3], [1, 3, 2, 2], 1 / 4)).toBe(0.5);
  expect(topShare([1, 5, 1, 3], [1, 3, 2, 2], 1 / 2)).toBe(0.7);
  // All of the three that rank equal, the last with them: a third of 4 + 1 + 1.
  expect(topShare([4, 1, 1], [2, 2, 2], 1 / 3)).toBeCloseTo(1 / 3, 12);
  expect(topShare([0, 0], [1, 2], 1 / 2)).toBeNaN();
  // Sums of the largest numbers there are.
  expect(topShare([1e308, 1e308, 1e308], [3, 2, 1], 1 / 3)).toBeCloseTo(1 / 3, 12);
});
