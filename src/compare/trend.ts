import { checkOptions, fail } from "../check";
import { checkLevel } from "../stats/intervals";
import { adjustP, type Correction } from "../stats/multiple";
import type { Comparison, OneOrMany } from "./comparison";

/** Results that follow one another: what `over` answers. */
export interface TrendPoint<Result> {
  /** The period's name. */
  readonly key: string;
  /** Its result. */
  readonly result: Result;
}

/** What compares two results: `compareNps`, `compareShares` or `compareMeans`. */
export type Compare<Result> = (
  before: OneOrMany<Result>,
  after: OneOrMany<Result>,
  options?: { readonly level?: number },
) => Comparison;

/** How many comparisons at once are judged. */
export interface ManyOptions {
  /** Default `"holm"`; `"benjamini-hochberg"` lets more through, `"none"` does not correct. */
  readonly correction?: Correction;
  /** The confidence level: changes are real where the adjusted p is at most `1 - level`. Default 0.95. */
  readonly level?: number;
}

/** A change from one period to the next. */
export interface TrendChange extends Comparison {
  /** The earlier period with answers. */
  readonly from: string;
  /** The later one. */
  readonly to: string;
  /** p, adjusted for how many changes were looked at; `null` where there was no test. */
  readonly adjustedP: number | null;
  /** Whether the adjusted p is at most `1 - level`. */
  readonly isReal: boolean;
}

/**
 * Every change from one period to the next, with those flagged that are real.
 *
 * Who looks at twelve changes a year at 95 % sees a false alarm every other year even where nothing
 * ever changes. So p is adjusted: `"holm"` keeps the chance of even one false alarm below
 * `1 - level`, `"benjamini-hochberg"` the share of false ones among the alarms. A period without
 * answers is passed over: the next is compared to the last that had some. Intervals are those of
 * each change alone.
 *
 * @param points - What `over` answers: `{ key, result }` in time order.
 * @param compare - `compareNps`, `compareShares` or `compareMeans`.
 * @param options - See {@link ManyOptions}.
 * @returns A change for every period with answers but the first.
 * @throws RangeError for an unknown correction and a level not between 0 and 1; TypeError for an
 *   unknown option.
 * @see Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of
 *   Statistics 1979.
 * @see Benjamini and Hochberg, "Controlling the False Discovery Rate", Journal of the Royal
 *   Statistical Society B 1995.
 * @example
 * ```ts
 * import { compareNps, trend } from "customer-kpis";
 *
 * const months = [
 *   { key: "2026-01", result: { promoters: 200, detractors: 100, n: 400 } },
 *   { key: "2026-02", result: { promoters: 205, detractors: 98, n: 400 } },
 *   { key: "2026-03", result: { promoters: 270, detractors: 60, n: 400 } },
 * ];
 * const changes = trend(months, compareNps);
 * changes.map((change) => [change.to, change.isReal]); // =>
 * // [["2026-02", false], ["2026-03", true]]
 * ```
 */
export function trend<Result extends { readonly n: number }>(
  points: readonly TrendPoint<Result>[],
  compare: Compare<Result>,
  options: ManyOptions = {},
): TrendChange[] {
  const { judge, level } = manyOf("trend", options);
  if (!Array.isArray(points)) fail("trend", "points", "an array of { key, result }", points);
  const answered = points.filter(({ result }) => result.n > 0);
  const changes = answered.slice(1).map((point, i) => {
    const earlier = answered[i] as TrendPoint<Result>;
    const comparison = compare(earlier.result, point.result, { level });
    return { from: earlier.key, to: point.key, ...comparison };
  });
  return judge(changes);
}

/** Checks the options of many comparisons, and makes what flags the real ones. */
export function manyOf(
  kpi: string,
  options: ManyOptions,
): {
  level: number;
  judge: <One extends { readonly p: number | null }>(
    list: readonly One[],
  ) => (One & { adjustedP: number | null; isReal: boolean })[];
} {
  checkOptions(kpi, options, ["correction", "level"]);
  const { correction = "holm" } = options;
  const level = checkLevel(kpi, options.level);
  if (!["holm", "benjamini-hochberg", "none"].includes(correction)) {
    fail(kpi, "correction", "one of holm, benjamini-hochberg, none", correction);
  }
  return {
    level,
    judge: (list) => {
      const adjusted = adjustP(
        list.map(({ p }) => p),
        correction,
      );
      return list.map((one, i) => {
        const adjustedP = adjusted[i] as number | null;
        return { ...one, adjustedP, isReal: adjustedP !== null && adjustedP <= 1 - level };
      });
    },
  };
}
