import { fail } from "../check";
import { checkCount, level, oneOf, options } from "../options";
import { logFisherExact } from "../stats/fisherExact";
import { type Interval, wilson } from "../stats/intervals";
import type { Share } from "../stats/share";
import {
  bothTails,
  type Comparison,
  type ComparisonOptions,
  compareWaves,
  differenceInterval,
  intervalAround,
  keptWithin,
  NO_ANSWERS,
  noComparison,
  type OneOrMany,
  type Parts,
  resultOf,
  type Test,
  tested,
} from "./comparison";

/** A share and what it rests on: results of `csat`, `retention`, `ces(...).easy` and others are one. */
export type ShareOf = Pick<Share, "value" | "n">;

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
 * @throws InputError for a share outside of 0 to 1, an `n` that is not a whole number, an unknown
 *   method, a level not between 0 and 1 and an unknown option.
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
  before: OneOrMany<ShareOf>,
  after: OneOrMany<ShareOf>,
  options: CompareSharesOptions = {},
): Comparison {
  const how = { kpi: "compareShares", ...OPTIONS.read(options) };
  return compareWaves(shareTest, before, after, how);
}

interface ShareParts extends Parts {
  /** How many say yes. */
  readonly yes: number;
}

const METHODS = ["n-1", "pooled", "yates", "fisher"] as const;

const OPTIONS = /* @__PURE__ */ options<CompareSharesOptions>("compareShares")({
  level: level(),
  method: oneOf(METHODS, "n-1"),
});

/** The test of shares. */
export const shareTest: Test<ShareParts> = {
  methods: METHODS,
  farOut: "fisher",
  read: readShare,
  join: (left, right) => ({ n: left.n + right.n, yes: left.yes + right.yes }),
  weight: ({ n }) => n,
  compare(first, second, { method, level }) {
    const n = first.n + second.n;
    if (first.n === 0 || second.n === 0) return noComparison(method, n, null, NO_ANSWERS);

    const [share1, share2] = [first.yes / first.n, second.yes / second.n];
    const difference = share2 - share1;
    const perAnswer = 1 / first.n + 1 / second.n;
    const share = (first.yes + second.yes) / n;
    const pooledError = Math.sqrt(share * (1 - share) * perAnswer);
    const isCorrected = method === "yates";
    const correction = isCorrected ? Math.min(perAnswer / 2, Math.abs(difference)) : 0;
    const factor = method === "n-1" ? Math.sqrt((n - 1) / n) : 1;
    const corrected = difference - correction * Math.sign(difference);
    // All or none say yes in both waves: nothing speaks for a difference.
    const statistic = pooledError > 0 ? (corrected / pooledError) * factor : 0;
    const isExact = method === "fisher";
    return {
      ...tested(difference, isExact ? fisher(first, second) : bothTails(statistic, null), level),
      interval:
        method === "pooled" || isCorrected
          ? waldInterval(first, second, correction, level)
          : newcombe(first, second, level),
      statistic: isExact ? null : statistic,
      degreesOfFreedom: null,
      effect: 2 * Math.asin(Math.sqrt(share2)) - 2 * Math.asin(Math.sqrt(share1)),
      n,
      method,
    };
  },
};

/** Reads a share and what it rests on, or throws. */
export function readShare(kpi: string, field: string, share: ShareOf): ShareParts {
  const { value, n } = resultOf(kpi, field, "a result with value and n", share);
  checkCount(kpi, `${field}.n`, n);
  if (value === null) return { n: 0, yes: 0 };
  if (!(Number.isFinite(value) && value >= 0 && value <= 1)) {
    fail(kpi, `${field}.value`, "a share from 0 to 1, or null", value);
  }
  return { n, yes: value * n + 0 };
}

function fisher(first: ShareParts, second: ShareParts): { p: number; logP: number } {
  const counts = [first.yes, first.n, second.yes, second.n].map((count) => Math.round(count));
  const logP = logFisherExact(...(counts as [number, number, number, number]));
  return { p: Math.exp(logP), logP };
}

/** Newcombe's method 10: as far as the Wilson intervals reach towards each other. */
function newcombe(first: ShareParts, second: ShareParts, level: number): Interval {
  const [one, two] = [first, second].map(({ yes, n }) => wilson(yes, n, level) as Interval);
  return differenceInterval(first.yes / first.n, one!, second.yes / second.n, two!, "newcombe");
}

function waldInterval(
  first: ShareParts,
  second: ShareParts,
  wider: number,
  level: number,
): Interval {
  const [one, two] = [first, second].map(({ yes, n }) => ({ share: yes / n, n }));
  const error = Math.sqrt(varianceOf(one!) + varianceOf(two!));
  const method = wider > 0 ? "wald-corrected" : "wald";
  const { lower, upper } = intervalAround(two!.share - one!.share, error, null, level, method);
  return keptWithin(1, { lower: lower - wider, upper: upper + wider, level, method });
}

function varianceOf({ share, n }: { readonly share: number; readonly n: number }): number {
  return (share * (1 - share)) / n;
}
