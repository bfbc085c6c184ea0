import { expect, test } from "vitest";
import { logBinomialTest } from "../../src/stats/binomial";
import { expectClose } from "../golden/expectClose";

// scipy.stats.binomtest(yes, n, share).pvalue
test.each([
  [7, 10, 0.5, 0.34375],
  [0, 8, 0.25, 0.21392822265625003],
  [1, 1, 0.25, 0.25],
  [12, 60, 0.35, 0.014492474609718285],
])("%d of %d at a share of %d is scipy's", (yes, n, share, p) => {
  expectClose(Math.exp(logBinomialTest(yes, n, share, 1 - share)), p, 1e-12);
});

test("p is 1, to the last digit, for the likeliest number: n times the share", () => {
  expect(logBinomialTest(3, 10, 0.3, 0.7)).toBe(0);
  expect(logBinomialTest(1, 5, 1 / 3, 2 / 3)).toBe(0);
  expect(logBinomialTest(700, 1000, 0.7, 0.3)).toBe(0);
});
