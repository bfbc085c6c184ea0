import { fail } from "../check";
import { oneOf, options, type ReadOptions } from "../options";
import { adjustP, type Correction } from "../stats/multiple";
import { type Comparable, type CompareOptions, compareOptions, testOf } from "./compare";
import { type Comparison, isRareAt, objectOf, type Parts, type Test } from "./comparison";

/** Results that follow one another: what `over` answers. */
export interface TrendPoint<Result = Comparable> {
  /** The period's name. */
  readonly key: string;
  /** Its result. */
  readonly result: Result;
}

/** How many comparisons at once are made and judged. */
export interface ManyOptions extends CompareOptions {
  /** Default `"holm"`; `"benjamini-hochberg"` lets more through, `"none"` does not correct. */
  readonly correction?: Correction;
  /** The confidence level: changes are real where the adjusted p is at most `1 - level`. Default 0.95. */
  readonly level?: number;
}

/** What looking at many adds to a comparison. */
export interface Judged {
  /** p, adjusted for how many were looked at; `null` where there was no test. */
  readonly adjustedP: number | null;
  /** Whether the adjusted p is at most `1 - level`; `null` where there was no test. */
  readonly isReal: boolean | null;
}

/** A change from one period to the next. */
export interface TrendChange extends Omit<Comparison, "isReal">, Judged {
  /** The earlier period with answers. */
  readonly from: string;
  /** The later one. */
  readonly to: string;
}

/**
 * Every change from one period to the next, with those flagged that are real.
 *
 * Who looks at twelve changes a year at 95 % sees a false alarm every other year even where nothing
 * ever changes. So p is adjusted: `"holm"` keeps the chance of even one false alarm below
 * `1 - level`, `"benjamini-hochberg"` the share of false ones among the alarms. A period without
 * answers is passed over: the next is compared to the last that had some. Intervals are those of
 * each change alone. The test is chosen as by {@link compare}; but where p is corrected, shares are compared
 * by Fisher's exact test, and net scores by Pitman's: z takes three of ten for far more than they are where p
 * must be so small.
 *
 * @param points - What `over` answers: `{ key, result }` in time order.
 * @param options - See {@link ManyOptions}.
 * @returns A change for every period with answers but the first.
 * @throws InputError for results of different kinds, an unknown correction, a level not between 0 and 1
 *   and an unknown option.
 * @see Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of
 *   Statistics 1979.
 * @see Benjamini and Hochberg, "Controlling the False Discovery Rate", Journal of the Royal
 *   Statistical Society B 1995.
 * @example
 * ```ts
 * import { trend } from "customer-kpis";
 *
 * const months = [
 *   { key: "2026-01", result: { promoters: 200, detractors: 100, n: 400 } },
 *   { key: "2026-02", result: { promoters: 205, detractors: 98, n: 400 } },
 *   { key: "2026-03", result: { promoters: 270, detractors: 60, n: 400 } },
 * ];
 * // Plain counts do not say what they are; results of `nps` do.
 * const changes = trend(months, { kind: "net" });
 * changes.map((change) => [change.to, change.isReal]); // =>
 * // [["2026-02", false], ["2026-03", true]]
 * ```
 */
export function trend(
  points: readonly TrendPoint<Comparable>[],
  options: ManyOptions = {},
): TrendChange[] {
  const { level, judge, partsOf } = manyOf("trend", OPTIONS.read(options));
  const { list, test, method } = partsOf("points", points);
  const answered = list.filter(({ parts }) => test.weight(parts) > 0);
  const changes = answered.slice(1).map(({ key, parts }, i) => {
    const earlier = answered[i]!;
    const comparison = test.compare(earlier.parts, parts, { kpi: "trend", level, method });
    return { from: earlier.key, to: key, ...comparison };
  });
  return judge(changes);
}

/** A result's parts under its key. */
interface Keyed<Key> {
  readonly key: Key;
  readonly parts: Parts;
}

/** The options of looking at many. */
export const manyOptions = {
  ...compareOptions,
  correction: /* @__PURE__ */ oneOf<Correction>(["holm", "benjamini-hochberg", "none"], "holm"),
};

/** The same, read. */
export type ReadMany = ReadOptions<typeof manyOptions>;

const OPTIONS = /* @__PURE__ */ options<ManyOptions>("trend")(manyOptions);

/** What reads the results to be compared, and what flags the real differences. */
export function manyOf(kpi: string, { correction, level, kind, method }: ReadMany) {
  /** How a test is usually made, of so many. */
  const usual = ({ farOut, methods }: Test<any>): string =>
    (correction === "none" ? undefined : farOut) ?? methods[0]!;
  return {
    level,
    usual,
    /** The test that fits all results, and the parts of each. */
    partsOf<Key>(
      field: string,
      groups: readonly { readonly key: Key; readonly result: Comparable }[],
    ): { list: readonly Keyed<Key>[]; test: Test<any>; method: string } {
      if (!Array.isArray(groups)) fail(kpi, field, "an array of { key, result }", groups ?? null);
      const results: Record<string, Comparable> = {};
      for (const [i, group] of groups.entries()) {
        const place = `${field}[${i}]`;
        results[`${place}.result`] = objectOf(kpi, place, "{ key, result }", group).result;
      }
      const fitting = testOf(kpi, results, { kind, method });
      const list = Object.entries(results).map(([place, result], i) => ({
        key: groups[i]!.key,
        parts: fitting.test.read(kpi, place, result),
      }));
      return { list, ...fitting, ...(method === undefined && { method: usual(fitting.test) }) };
    },
    judge<One extends { readonly p: number | null }>(list: readonly One[]): (One & Judged)[] {
      const adjusted = adjustP(
        list.map(({ p }) => p),
        correction,
      );
      return list.map((one, i) => {
        const adjustedP = adjusted[i]!;
        return {
          ...one,
          adjustedP,
          isReal: adjustedP === null ? null : isRareAt(level, adjustedP),
        };
      });
    },
  };
}
