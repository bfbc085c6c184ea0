import { fail } from "../check";

/** The counts behind a Net Promoter Score: every result of `nps` is one. */
export interface NpsCounts {
  /** How many promoters. */
  readonly promoters: number;
  /** How many detractors. */
  readonly detractors: number;
  /** How many answers, passives among them. */
  readonly n: number;
}

/** Throws where something does not hold the counts of a score. */
export function checkCounts(kpi: string, field: string, counts: NpsCounts): void {
  if (typeof counts !== "object" || counts === null) {
    fail(kpi, field, "a result with promoters, detractors and n", counts);
  }
  const { promoters, detractors, n } = counts;
  for (const [name, count] of Object.entries({ promoters, detractors, n })) {
    if (!(Number.isFinite(count) && count >= 0)) fail(kpi, `${field}.${name}`, "a count", count);
  }
  if (promoters + detractors > n * (1 + 1e-12)) {
    fail(kpi, `${field}.n`, `at least promoters and detractors (${promoters + detractors})`, n);
  }
}
