import { logBetaShare } from "./beta";
import { logGamma } from "./gamma";

/**
 * The logarithm of the exact two-sided p of `yes` among `n`, were the share `share`: the chance of all
 * numbers that are no likelier than this one. For `n` from 0 and a share above 0 and below 1.
 *
 * @param rest - `1 - share`, which cannot be had from a share close to 1 without losing its digits.
 */
export function logBinomialTest(yes: number, n: number, share: number, rest: number): number {
  // From the other end where that is nearer, so that one case is enough.
  if (yes > n * share) return logBinomialTest(n - yes, n, rest, share);
  // But for what is the same of every `k`.
  const logChance = (k: number) =>
    k * Math.log(share) + (n - k) * Math.log(rest) - logGamma(k + 1) - logGamma(n - k + 1);
  // As likely but for rounding is as likely.
  const most = logChance(yes) + 1e-7;
  let low = Math.floor(n * share);
  let high = n + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (logChance(middle) <= most) high = middle;
    else low = middle;
  }
  // Either end is all there is.
  if (high <= yes + 1) return 0;
  const below = logBetaShare(rest, share, n - yes, yes + 1);
  const above = high > n ? -Infinity : logBetaShare(share, rest, high, n - high + 1);
  return Math.min(0, below + Math.log1p(Math.exp(above - below)));
}
