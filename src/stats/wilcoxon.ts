import { logNormalTail } from "./normal";

/** What Wilcoxon's signed rank test says. */
export interface SignedRanks {
  /** V: the sum of the ranks of the positive differences. */
  readonly statistic: number;
  /** How many differences are not zero. */
  readonly n: number;
  /** The chance of so lopsided a V, were the differences as often up as down. */
  readonly p: number;
  /** Its natural logarithm. */
  readonly logP: number;
  /** `"exact"`, or by the normal distribution, with or without a continuity correction. */
  readonly method: "exact" | "normal" | "normal-corrected";
}

/**
 * How p is computed: by default exactly below 50 differences without ties, else corrected. Exact is
 * possible up to 1,000 differences without ties.
 */
export type SignedRankMethod = SignedRanks["method"];

/**
 * Wilcoxon's signed rank test (1945). Zero differences are dropped, ties share their ranks.
 * `null` where no difference is left.
 *
 * @param counts - How often each difference came.
 */
export function signedRanks(
  counts: Iterable<readonly [difference: number, count: number]>,
  method?: SignedRankMethod,
): SignedRanks | null {
  const sizes = new Map<number, { up: number; down: number }>();
  for (const [difference, count] of counts) {
    if (difference === 0 || count === 0) continue;
    const size = Math.abs(difference);
    const both = sizes.get(size) ?? { up: 0, down: 0 };
    if (difference > 0) both.up += count;
    else both.down += count;
    sizes.set(size, both);
  }
  let n = 0;
  let statistic = 0;
  let ties = 0;
  for (const [, { up, down }] of [...sizes].sort(([a], [b]) => a - b)) {
    const same = up + down;
    statistic += up * (n + (same + 1) / 2);
    ties += same ** 3 - same;
    n += same;
  }
  if (n === 0) return null;
  const chosen = method ?? (ties === 0 && n < 50 ? "exact" : "normal-corrected");
  if (chosen === "exact" && ties === 0 && n <= MOST_EXACT) {
    const p = exactP(statistic, n);
    return { statistic, n, p, logP: Math.log(p), method: chosen };
  }
  const off = statistic - (n * (n + 1)) / 4;
  const correction = chosen === "normal" ? 0 : Math.min(0.5, Math.abs(off));
  const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  const logP = Math.min(0, Math.LN2 + logNormalTail((Math.abs(off) - correction) / spread));
  return {
    statistic,
    n,
    p: Math.exp(logP),
    logP,
    method: chosen === "normal" ? "normal" : "normal-corrected",
  };
}

/** Of more differences, the ways of signing them are more than a number can hold. */
const MOST_EXACT = 1000;

/** Both tails of V, by counting in how many of the 2^n ways of signing the ranks it comes out. */
function exactP(statistic: number, n: number): number {
  const most = (n * (n + 1)) / 2;
  const ways = new Float64Array(most + 1);
  ways[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = most; sum >= rank; sum--) ways[sum]! += ways[sum - rank]!;
  }
  const extreme = Math.min(statistic, most - statistic);
  let tail = 0;
  for (let sum = 0; sum <= extreme; sum++) tail += ways[sum]!;
  return Math.min(1, (2 * tail) / 2 ** n);
}
