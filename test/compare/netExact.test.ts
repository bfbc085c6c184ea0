import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareNps, compareWithRest, nps, weakPoints, weightedNps } from "../../src";
import { seeded } from "../seeded";

/** Waves as they are asked for: so many for, so many against, so many in all. */
const wave = ([promoters, detractors, n]: readonly [number, number, number]) => ({
  promoters,
  detractors,
  n,
});

const exact = { method: "exact" } as const;

describe("the exact test of net scores", () => {
  // scipy 1.17.1: permutation_test of |mean - mean| over all deals (n_resamples inf, "greater").
  test.each([
    [[3, 0, 4], [4, 5, 12], 0.19230769230769232],
    [[1, 3, 6], [5, 0, 7], 0.039627039627039624],
    [[0, 0, 3], [2, 1, 5], 1],
    [[2, 1, 8], [7, 1, 9], 0.17614150555327027],
    [[5, 0, 5], [0, 1, 4], 0.007936507936507936],
  ] as const)("of %j and %j is scipy's", (before, after, p) => {
    const came = compareNps(wave(before), wave(after), exact);
    expect(came.p).toBeCloseTo(p, 12);
    expect(came).toMatchObject({ method: "exact", statistic: null, degreesOfFreedom: null });
  });

  test("tells figures apart where p is no number any more", () => {
    // Two of the C(400, 200) ways part all promoters from all detractors.
    let logWays = 0;
    for (let k = 1; k <= 200; k++) logWays += Math.log((200 + k) / k);
    const came = compareNps(wave([200, 0, 200]), wave([0, 200, 200]), exact);
    expect(came.logP).toBeCloseTo(Math.LN2 - logWays, 9);
  });

  /** Every way to deal some answers to two waves, and how many ways there are to do it so. */
  const answers = fc.record({
    yes: fc.integer({ min: 0, max: 6 }),
    no: fc.integer({ min: 0, max: 6 }),
    between: fc.integer({ min: 0, max: 6 }),
    first: fc.integer({ min: 1, max: 9 }),
  });

  function choose(n: number, k: number): number {
    let ways = 1;
    for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
    return Math.round(ways);
  }

  test("says by chance that something has changed no oftener than it was asked to", () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(0.05, 0.2), ({ yes, no, between, first }, chance) => {
        const n = yes + no + between;
        fc.pre(first < n);
        let [wrong, all] = [0, 0];
        for (let a = 0; a <= Math.min(yes, first); a++) {
          for (let b = 0; b <= Math.min(no, first - a); b++) {
            const rest = first - a - b;
            if (rest > between) continue;
            const ways = choose(yes, a) * choose(no, b) * choose(between, rest);
            const later = wave([yes - a, no - b, n - first]);
            const { isReal } = compareNps(wave([a, b, first]), later, {
              ...exact,
              level: 1 - chance,
            });
            all += ways;
            if (isReal) wrong += ways;
          }
        }
        expect(all).toBe(choose(n, first));
        expect(wrong / all).toBeLessThanOrEqual(chance * (1 + 1e-9));
      }),
      { numRuns: 30 },
    );
  });

  test("does not depend on which wave is first, nor on which side is which", () => {
    fc.assert(
      fc.property(answers, answers, (one, two) => {
        const [first, second] = [one, two].map(({ yes, no, between }) =>
          wave([yes, no, yes + no + between]),
        ) as [ReturnType<typeof wave>, ReturnType<typeof wave>];
        fc.pre(first.n > 0 && second.n > 0);
        const { p } = compareNps(first, second, exact);
        expect(compareNps(second, first, exact).p).toBeCloseTo(p!, 12);
        const turned = ({ promoters, detractors, n }: typeof first) =>
          wave([detractors, promoters, n]);
        expect(compareNps(turned(first), turned(second), exact).p).toBeCloseTo(p!, 12);
      }),
    );
  });

  test("counts fifty thousand ways, and no more", () => {
    // 199 for and 249 against in all may be dealt in 200 x 250 ways, 200 for in 201 x 250.
    const later = wave([99, 129, 300]);
    expect(compareNps(wave([100, 120, 250]), later, exact).method).toBe("exact");
    expect(compareNps(wave([101, 120, 250]), later, exact).method).toBe("adjusted-wald");
    expect(compareNps(wave([100, 121, 250]), later, exact).method).toBe("adjusted-wald");
  });

  test("gives way to the adjusted one where there are too many answers, and where they are weighted", () => {
    const many = compareNps(wave([200, 90, 400]), wave([230, 80, 500]), exact);
    expect(many).toEqual(compareNps(wave([200, 90, 400]), wave([230, 80, 500])));
    expect(many.method).toBe("adjusted-wald");
    const weighted = weightedNps([
      { score: 10, weight: 2 },
      { score: 3, weight: 1 },
    ]);
    const came = compareNps(weighted, wave([3, 1, 5]), exact);
    expect(came).toEqual(compareNps(weighted, wave([3, 1, 5])));
  });
});

test("of many groups of four, all promoters in one is no weak point of the others", () => {
  // By hand: of the 36 answers 18 promoters, 18 detractors. C(18, 4) of the C(36, 4) = 58,905 ways to deal four
  // make them all detractors, as many all promoters: 2 x 3,060 / 58,905 = 0.104, which nine looks make 0.935.
  const groups = Array.from({ length: 9 }, (_, i) => ({
    key: `g${i}`,
    result: nps(i === 0 ? [1, 1, 1, 1] : i < 3 ? [10, 10, 10, 1] : [10, 10, 1, 1]),
  }));
  const promoters = groups.reduce((sum, { result }) => sum + result.promoters, 0);
  expect([promoters, groups.length * 4 - promoters]).toEqual([18, 18]);
  const worst = weakPoints(groups).find(({ key }) => key === "g0")!;
  expect(worst.p).toBeCloseTo((2 * 3060) / 58_905, 12);
  expect(worst.adjustedP).toBeCloseTo((9 * 2 * 3060) / 58_905, 12);
  expect(worst.isReal).toBe(false);
});

test("of 35 groups of ten that are all alike one differs in one case of twenty at most; by z it does oftener", () => {
  const random = seeded(1);
  const answer = () => {
    const chance = random();
    return chance < 0.5 ? 10 : chance < 0.8 ? 8 : 3;
  };
  let [exactly, byZ] = [0, 0];
  const cases = 200;
  for (let k = 0; k < cases; k++) {
    const groups = Array.from({ length: 35 }, (_, i) => ({
      key: `g${i}`,
      result: nps(Array.from({ length: 10 }, answer)),
    }));
    if (compareWithRest(groups).some(({ isReal }) => isReal)) exactly++;
    const z = compareWithRest(groups, { method: "adjusted-wald" });
    if (z.some(({ isReal }) => isReal)) byZ++;
  }
  expect(exactly).toBeLessThanOrEqual(cases / 20);
  expect(byZ).toBeGreaterThan(cases / 20);
});
