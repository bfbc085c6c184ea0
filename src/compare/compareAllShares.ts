import { fail } from "../check";
import { logChiSquareTail } from "../stats/chiSquare";
import { readShare, type ShareOf } from "./compareShares";

/** What {@link compareAllShares} answers. */
export interface AllSharesComparison {
  /** Chi-square; `null` where there is nothing to test. */
  readonly statistic: number | null;
  /** Its degrees of freedom: groups with answers, less one; `null` where there is no test. */
  readonly degreesOfFreedom: number | null;
  /** How often chance alone would bring such differences, were there none; `null` without a test. */
  readonly p: number | null;
  /** Its natural logarithm, which still tells figures apart where `p` has become 0. */
  readonly logP: number | null;
  /** How many answers, of all groups. */
  readonly n: number;
}

/**
 * Whether several shares differ at all: Pearson's chi-square test, one for all groups together.
 *
 * A first look before asking which ones differ ({@link compareWithRest}). Groups without answers are
 * left out; with fewer than two left, or where all or none say yes, there is nothing to test. It
 * wants some five expected answers of either kind in a group.
 *
 * @param shares - Results with `value` (0 to 1) and `n`.
 * @throws InputError for a share outside of 0 to 1, an `n` that is not a whole number, and where `shares`
 *   is no list of shares.
 * @example
 * ```ts
 * import { compareAllShares } from "customer-kpis";
 *
 * const classes = [
 *   { value: 0.7, n: 200 },
 *   { value: 0.6, n: 200 },
 *   { value: 0.5, n: 100 },
 * ];
 * const { statistic, degreesOfFreedom, p } = compareAllShares(classes);
 * statistic; // ~> 11.8846
 * degreesOfFreedom; // => 2
 * p; // ~> 0.00263
 * ```
 */
export function compareAllShares(shares: readonly ShareOf[]): AllSharesComparison {
  if (!Array.isArray(shares))
    fail("compareAllShares", "shares", "an array of shares", shares ?? null);
  const groups = Array.from(shares, (share, i) =>
    readShare("compareAllShares", `shares[${i}]`, share),
  ).filter(({ n }) => n > 0);
  let n = 0;
  let yes = 0;
  for (const group of groups) {
    n += group.n;
    yes += group.yes;
  }
  const share = yes / n;
  if (groups.length < 2 || !(share > 0 && share < 1)) {
    return { statistic: null, degreesOfFreedom: null, p: null, logP: null, n };
  }
  let statistic = 0;
  for (const group of groups) {
    statistic += (group.n * (group.yes / group.n - share) ** 2) / (share * (1 - share));
  }
  const degreesOfFreedom = groups.length - 1;
  const logP = logChiSquareTail(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, p: Math.exp(logP), logP, n };
}
