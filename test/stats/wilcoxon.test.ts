import fc from "fast-check";
import { expect, test } from "vitest";
import { signedRanks } from "../../src/stats/wilcoxon";
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
