import fc from "fast-check";
import { expect, test } from "vitest";
import { type SignedRankMethod, signedRanks } from "../../src/stats/wilcoxon";
import { expectClose } from "../golden/expectClose";
import figures from "../golden/servqualTests.json";

const counted = (differences: readonly number[]) => differences.map((d) => [d, 1] as const);

test.each(figures.exact)("without ties p is exact, as R has it", ({ x, y, V, p_exact }) => {
  const result = signedRanks(counted(x.map((value, i) => value - y[i]!)))!;
  expect(result).toMatchObject({ statistic: V, n: x.length, method: "exact" });
  expectClose(result.p, p_exact);
});

test("zeros are dropped, ties share their ranks", () => {
  // Sizes 1 1 2 3: the two ones have rank 1.5 each; up are 1, 2 and 3.
  const result = signedRanks(counted([1, -1, 2, 3, 0, 0]))!;
  expect(result).toMatchObject({ statistic: 1.5 + 3 + 4, n: 4, method: "normal-corrected" });
});

/** Sixty sizes without ties, each third down. */
const SIXTY = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 0.5));
const TEN = [1, -2, 3, 4, -5, 6, 7, 8, -0.5, 9];
const TIED = [1, 1, -2, 3, 3, -3, 4, 0, 5, 5, 5, -1];

test.each<[number[], SignedRankMethod | undefined, string, number, number]>([
  [TEN, undefined, "exact", 45, 0.083984375],
  [TEN, "normal", "normal", 45, 0.07446183141740546],
  [TEN, "normal-corrected", "normal-corrected", 45, 0.08313114270080386],
  [TIED, undefined, "normal-corrected", 54, 0.06671699590108497],
  [TIED, "exact", "normal-corrected", 54, 0.06671699590108497],
  [TIED, "normal", "normal", 54, 0.06034053291564653],
  [SIXTY, undefined, "normal-corrected", 1240, 0.016901653275967533],
  [SIXTY, "exact", "exact", 1240, 0.01613712308755133],
  // As often up as down, by as much.
  [[1, -1], "normal", "normal", 1.5, 1],
  [[1, -1], "normal-corrected", "normal-corrected", 1.5, 1],
])("p is scipy.stats.wilcoxon's: %j by %s", (differences, asked, method, statistic, p) => {
  const came = signedRanks(counted(differences), asked)!;
  expect(came).toMatchObject({ method, statistic });
  expectClose(came.p, p);
  expectClose(came.logP + 1, Math.log(p) + 1);
});

test("more than a thousand differences are too many to count the ways of", () => {
  const many = Array.from({ length: 1001 }, (_, i) => (i % 2 ? 1 : -1) * (i + 1));
  expect(signedRanks(counted(many), "exact")!.method).toBe("normal-corrected");
});

test("nothing but zeros cannot be ranked", () => {
  expect(signedRanks([])).toBeNull();
  expect(signedRanks([[0, 12]])).toBeNull();
});

test("turning all signs changes V to the rest of the ranks, and no p", () => {
  const some = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1 });
  fc.assert(
    fc.property(
      some.filter((list) => list.some((d) => d !== 0)),
      (differences) => {
        const up = signedRanks(counted(differences))!;
        const down = signedRanks(counted(differences.map((d) => -d)))!;
        expect(up.statistic + down.statistic).toBeCloseTo((up.n * (up.n + 1)) / 2, 9);
        expect(down.p).toBeCloseTo(up.p, 12);
        expect(up.p).toBeLessThanOrEqual(1);
      },
    ),
  );
});
