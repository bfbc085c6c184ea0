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
