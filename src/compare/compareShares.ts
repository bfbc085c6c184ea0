import { fail } from "../check";
import { logFisherExact } from "../stats/fisherExact";
import { type Interval, wilson } from "../stats/intervals";
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
import { checkShare, type Share } from "./share";

/** How two shares are compared. */
export type CompareSharesMethod = "n-1" | "pooled" | "yates" | "fisher";

/** What may be set for {@link compareShares}. */
export interface CompareSharesOptions extends ComparisonOptions {
  /** The test. Default `"n-1"`. */
  readonly method?: CompareSharesMethod;
}

/**
 * Whether a share has really changed between two waves of different people: the satisfied, the
 * retained, those who found it easy.
 *
 * - `"n-1"`: z of the pooled shares, times `sqrt((N - 1) / N)`: right from small samples on. The
 *   interval is Newcombe's hybrid of two Wilson intervals (1998), which stays within -1 and 1.
 * - `"fisher"`: the exact test, with the same interval. On the safe side: p comes out large.
 * - `"pooled"`: the textbook's z (chi-square without correction) and Wald's interval.
 * - `"yates"`: the same with a continuity correction of both.
 *
 * `effect` is Cohen's h, the difference of `2 asin(sqrt(share))`: 0.2 is small, 0.8 large. The same
 * people in both waves are no two samples: see {@link comparePairedShares}.
 *
 * @param before - A result with `value` (0 to 1) and `n`; a list is taken together as one wave.
 * @param after - The same of the later wave.
 * @param options - See {@link CompareSharesOptions}.
 * @throws RangeError for a share outside of 0 to 1, an unknown method and a level not between 0 and
 *   1; TypeError for an unknown option.
 * @example
 * ```ts
 * import { compareShares } from "customer-kpis";
 *
 * const { difference, p, interval } = compareShares({ value: 0.7, n: 200 }, { value: 0.8, n: 200 });
 * difference; // ~> 0.1
 * p; // ~> 0.0211
 * [interval?.lower, interval?.upper]; // ~> [0.0151, 0.1832]
 * ```
 */
export function compareShares(
  before: OneOrMany<Share>,
  after: OneOrMany<Share>,
  options: CompareSharesOptions = {},
): Comparison {
  const level = levelOf("compareShares", options, ["method"]);
  const { method = "n-1" } = options;
  if (!["n-1", "pooled", "yates", "fisher"].includes(method)) {
    fail("compareShares", "method", "one of n-1, pooled, yates, fisher", method);
  }
  const [first, second] = [pool("before", before), pool("after", after)];
  const n = first.n + second.n;
  if (first.n === 0 || second.n === 0) return noComparison(method, n, null);

  const [share1, share2] = [first.yes / first.n, second.yes / second.n];
  const difference = share2 - share1;
  const perAnswer = 1 / first.n + 1 / second.n;
  const share = (first.yes + second.yes) / n;
  const pooledError = Math.sqrt(share * (1 - share) * perAnswer);
  const correction =
    method === "yates" ? Math.min(perAnswer / 2, Math.abs(difference)) * Math.sign(difference) : 0;
  const factor = method === "n-1" ? Math.sqrt((n - 1) / n) : 1;
  // All or none say yes in both waves: nothing speaks for a difference.
  const statistic = pooledError > 0 ? ((difference - correction) / pooledError) * factor : 0;
  const tails = method === "fisher" ? fisher(first, second) : bothTails(statistic, null);
  return {
    difference,
    interval:
      method === "pooled" || method === "yates"
        ? waldInterval(share1, first.n, share2, second.n, Math.abs(correction), level)
        : newcombe(first, second, level),
    ...tails,
    statistic: method === "fisher" ? null : statistic,
    degreesOfFreedom: null,
    effect: 2 * Math.asin(Math.sqrt(share2)) - 2 * Math.asin(Math.sqrt(share1)),
    n,
    method,
  };
}

interface Counts {
  yes: number;
  n: number;
}

function fisher(first: Counts, second: Counts): { p: number; logP: number } {
  const counts = [first.yes, first.n, second.yes, second.n].map((count) => Math.round(count));
  const logP = logFisherExact(...(counts as [number, number, number, number]));
  return { p: Math.exp(logP), logP };
}

/** Newcombe's method 10: as far as the Wilson intervals reach towards each other. */
function newcombe(first: Counts, second: Counts, level: number): Interval {
  const [one, two] = [first, second].map(({ yes, n }) => ({
    share: yes / n,
    ...(wilson(yes, n, level) as Interval),
  })) as [Interval & { share: number }, Interval & { share: number }];
  const difference = two.share - one.share;
  return {
    lower: difference - Math.hypot(two.share - two.lower, one.upper - one.share),
    upper: difference + Math.hypot(two.upper - two.share, one.share - one.lower),
    level,
    method: "newcombe",
  };
}

function waldInterval(
  share1: number,
  n1: number,
  share2: number,
  n2: number,
  wider: number,
  level: number,
): Interval {
  const error = Math.sqrt((share1 * (1 - share1)) / n1 + (share2 * (1 - share2)) / n2);
  const { lower, upper } = intervalAround(share2 - share1, error, null, level, "wald");
  return {
    lower: Math.max(-1, lower - wider),
    upper: Math.min(1, upper + wider),
    level,
    method: wider > 0 ? "wald-corrected" : "wald",
  };
}

function pool(field: string, waves: OneOrMany<Share>): Counts {
  const pooled = { yes: 0, n: 0 };
  for (const wave of listOf(waves)) {
    checkShare("compareShares", field, wave);
    if (wave.value === null) continue;
    pooled.yes += wave.value * wave.n;
    pooled.n += wave.n;
  }
  return pooled;
}
