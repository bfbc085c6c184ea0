import { fail } from "../check";
import { netScore } from "../stats/netScore";
import {
  bothTails,
  type Comparison,
  type ComparisonOptions,
  intervalAround,
  levelOf,
  listOf,
  noComparison,
  type OneOrMany,
} from "./comparison";
import { checkCounts, type NpsCounts } from "./npsCounts";

/** What may be set for {@link compareNps}. */
export interface CompareNpsOptions extends ComparisonOptions {
  /** `"adjusted-wald"` (default) adds three answers to each wave before testing; `"wald"` none. */
  readonly method?: "adjusted-wald" | "wald";
}

/**
 * Whether a Net Promoter Score has really changed between two waves of different people.
 *
 * The difference is in points, later less earlier. The test adds three answers to each wave, three
 * quarters of one on either side (Rocks 2016), then divides the difference by its standard error:
 * the adjusted test that Lewis and Sauro found best on real surveys. The interval is that of the
 * adjusted difference, so `difference` need not lie in its middle. `effect` is the difference in
 * standard deviations of a single answer.
 *
 * The same people in both waves are no two samples: see {@link comparePairedNps}.
 *
 * @param before - A result of `nps`, or its counts; a list is taken together as one wave.
 * @param after - The same of the later wave.
 * @param options - See {@link CompareNpsOptions}.
 * @throws RangeError for counts that are none, an unknown method and a level not between 0 and 1;
 *   TypeError for an unknown option.
 * @example
 * ```ts
 * import { compareNps } from "customer-kpis";
 *
 * const spring = { promoters: 50, detractors: 20, n: 100 };
 * const autumn = { promoters: 60, detractors: 12, n: 100 };
 * const { difference, interval, p } = compareNps(spring, autumn);
 * difference; // => 18
 * p; // ~> 0.091672
 * [interval?.lower, interval?.upper]; // ~> [-2.831927, 37.783383]
 * ```
 */
export function compareNps(
  before: OneOrMany<NpsCounts>,
  after: OneOrMany<NpsCounts>,
  options: CompareNpsOptions = {},
): Comparison {
  const level = levelOf("compareNps", options, ["method"]);
  const { method = "adjusted-wald" } = options;
  if (method !== "adjusted-wald" && method !== "wald") {
    fail("compareNps", "method", "adjusted-wald or wald", method);
  }
  const [first, second] = [pool("before", before), pool("after", after)];
  const n = first.n + second.n;
  if (first.n === 0 || second.n === 0) return noComparison(method, n, null);

  const more = method === "wald" ? 0 : 3;
  const [one, two] = [scoreOf(first, more), scoreOf(second, more)];
  const [raw, rawBefore] = [scoreOf(second, 0), scoreOf(first, 0)];
  const difference = raw.value - rawBefore.value;
  const standardError = Math.hypot(one.standardError, two.standardError);
  // Everybody agrees in both waves: no spread, and no test by Wald.
  if (standardError === 0) return noComparison(method, n, difference);
  const statistic = (two.value - one.value) / standardError;
  const variance =
    (first.n * first.n * rawBefore.standardError ** 2 +
      second.n * second.n * raw.standardError ** 2) /
    n;
  return {
    difference,
    interval: intervalAround(two.value - one.value, standardError, null, level, method, 200),
    ...bothTails(statistic, null),
    statistic,
    degreesOfFreedom: null,
    effect: variance > 0 ? difference / Math.sqrt(variance) : null,
    n,
    method,
  };
}

function scoreOf(
  { promoters, detractors, n }: NpsCounts,
  more: number,
): {
  value: number;
  standardError: number;
} {
  return netScore(promoters + more / 4, detractors + more / 4, n + more);
}

function pool(field: string, waves: OneOrMany<NpsCounts>): NpsCounts {
  const pooled = { promoters: 0, detractors: 0, n: 0 };
  for (const wave of listOf(waves)) {
    checkCounts("compareNps", field, wave);
    pooled.promoters += wave.promoters;
    pooled.detractors += wave.detractors;
    pooled.n += wave.n;
  }
  return pooled;
}
