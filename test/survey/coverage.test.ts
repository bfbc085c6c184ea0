import { npsInterval } from "customer-kpis";
import { expect, test } from "vitest";
import { meanOf, scanNps, scanShares } from "../bench/coverageScan";

// The full scan is `npm run bench:coverage`; this short one is seeded, so it never wavers.
test("the default NPS interval covers as promised from ten answers on, Wald's does not", () => {
  for (const row of scanNps(1000, [10, 30, 100])) {
    const mean = meanOf(row);
    if (row.method === "adjusted-wald") {
      expect(mean).toBeGreaterThan(0.94);
      expect(mean).toBeLessThan(0.965);
      expect(Math.min(...row.coverages)).toBeGreaterThan(0.92);
    } else if (row.n === 10) expect(mean).toBeLessThan(0.91);
  }
});

test("Wilson's interval covers as promised, Clopper and Pearson's more, Wald's less", () => {
  for (const row of scanShares(1000, [10, 30, 100])) {
    const mean = meanOf(row);
    if (row.method === "wilson") {
      expect(mean).toBeGreaterThan(0.94);
      expect(mean).toBeLessThan(0.965);
    }
    if (row.method === "clopper-pearson") {
      expect(Math.min(...row.coverages)).toBeGreaterThan(0.935);
    }
    if (row.method === "wald" && row.n === 10) expect(mean).toBeLessThan(0.9);
  }
});

/** How often the adjusted interval of so many answers holds the true score, by all answers that there may be. */
function coverageOf(n: number, promoters: number, detractors: number): number {
  const logs = [0];
  for (let k = 1; k <= n; k++) logs.push(logs[k - 1]! + Math.log(k));
  const powerOf = (share: number, k: number) => (k === 0 ? 0 : k * Math.log(share));
  const passives = 1 - promoters - detractors;
  let held = 0;
  for (let yes = 0; yes <= n; yes++) {
    for (let no = 0; no + yes <= n; no++) {
      const rest = n - yes - no;
      const ways = logs[n]! - logs[yes]! - logs[no]! - logs[rest]!;
      const powers = powerOf(promoters, yes) + powerOf(detractors, no) + powerOf(passives, rest);
      const interval = npsInterval({ promoters: yes, detractors: no, n })!;
      const truth = 100 * (promoters - detractors);
      if (interval.lower <= truth && truth <= interval.upper) held += Math.exp(ways + powers);
    }
  }
  return held;
}

test("where nobody thinks ill, ten answers hold the score some 88 times in 100, a hundred 93", () => {
  // Computed by scipy over all shares in steps of 0.05: the least are these.
  expect(coverageOf(10, 0.8, 0)).toBeCloseTo(0.87913, 5);
  expect(coverageOf(100, 0.95, 0)).toBeCloseTo(0.93691, 5);
});
