import { InputError, percentages } from "customer-kpis";
import { expect, test } from "vitest";

const percent = (counts: readonly number[], digits?: number) => {
  const distribution = counts.map((count, score) => ({ score, count }));
  return percentages(distribution, digits).map((one) => one.percent);
};

// Hamilton's apportionment: each part rounded down, then one more to those that lost most.
test.each<[readonly number[], number | undefined, readonly number[]]>([
  // 100/3 = 33.33 three times: 99, and the first of equal losers has the one that is left.
  [[1, 1, 1], undefined, [34, 33, 33]],
  // 16.67, 33.33, 50: the first lost most.
  [[1, 2, 3], undefined, [17, 33, 50]],
  // 14.29, 28.57, 57.14: 99, and the second lost most.
  [[1, 2, 4], undefined, [14, 29, 57]],
  // 12.5 eight times: 96, and four are left for the first four.
  [Array(8).fill(1), undefined, [13, 13, 13, 13, 12, 12, 12, 12]],
  [Array(8).fill(1), 1, Array(8).fill(12.5)],
  // 3.33, 33.33, 63.33: all lost ten of thirty, and the first of equal losers has the one that is left.
  [[1, 10, 19], undefined, [4, 33, 63]],
  [[1, 1, 1], 2, [33.34, 33.33, 33.33]],
  [[1, 2], 6, [33.333333, 66.666667]],
  [[7, 0], undefined, [100, 0]],
  [[0, 0], undefined, [0, 0]],
  [[], undefined, []],
])("%j with %s digits", (counts, digits, expected) => {
  expect(percent(counts, digits)).toEqual(expected);
});

test("the scores stay as they are, and in their order", () => {
  const distribution = [
    { score: 5, count: 1 },
    { score: -1, count: 1 },
  ];
  expect(percentages(distribution)).toEqual([
    { score: 5, percent: 50 },
    { score: -1, percent: 50 },
  ]);
});

test("of equal losers the lower score has the one that is left, wherever it stands", () => {
  const counts = [5, 3, 4].map((score) => ({ score, count: 1 }));
  expect(percentages(counts).map(({ percent }) => percent)).toEqual([33, 34, 33]);
});

test("of equal ones the lower score is rounded up, whatever their fractions are for a computer", () => {
  // Of 6, 1 and 4 are 16 2/3 and 66 2/3 %: both lose 2/3, the second a little more in binary.
  const distribution = [1, 1, 4].map((count, i) => ({ score: i + 1, count }));
  expect(percentages(distribution).map(({ percent }) => percent)).toEqual([17, 17, 66]);
});

test.each<[unknown, unknown, string]>([
  [null, 0, "distribution must be an array of { score, count }, got null"],
  [undefined, 0, "distribution must be an array of { score, count }, got null"],
  [[null], 0, "distribution[0].score is missing: it must be a finite number"],
  [[{ score: "5", count: 1 }], 0, 'distribution[0].score must be a finite number, got "5"'],
  [
    [
      { score: 1, count: 1 },
      { score: 2, count: 1.5 },
    ],
    0,
    "distribution[1].count must be a whole number at least 0, got 1.5",
  ],
  [[{ score: 1, count: -1 }], 0, "distribution[0].count must be a whole number at least 0, got -1"],
  [[], 7, "digits must be a whole number at least 0 and at most 6, got 7"],
  [[], -1, "digits must be a whole number at least 0 and at most 6, got -1"],
  [[], 0.5, "digits must be a whole number at least 0 and at most 6, got 0.5"],
])("%j with %s digits is refused", (distribution, digits, message) => {
  const ask = () => percentages(distribution as never, digits as number);
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(`percentages: ${message}`);
});
