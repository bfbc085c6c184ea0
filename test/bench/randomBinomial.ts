import { logBetaFront } from "../../src/stats/beta";

/**
 * How many of `n` say yes, each with the chance `share`.
 *
 * Goes outward from the likeliest count until the chances met exceed a random number: about as many
 * steps as the standard deviation, where drawing one by one takes `n`.
 */
export function randomBinomial(n: number, share: number, random: () => number): number {
  if (share <= 0 || share >= 1 || n === 0) return share > 0 ? n : 0;
  const rest = 1 - share;
  const start = Math.min(n, Math.floor((n + 1) * share));
  const chance =
    Math.exp(logBetaFront(share, rest, start + 1, n - start + 1)) / ((n + 1) * share * rest);
  let left = random() - chance;
  if (left < 0) return start;
  let [low, high] = [start, start];
  let [below, above] = [chance, chance];
  while (low > 0 || high < n) {
    if (high < n) {
      above *= ((n - high) / (high + 1)) * (share / rest);
      high++;
      left -= above;
      if (left < 0) return high;
    }
    if (low > 0) {
      below *= (low / (n - low + 1)) * (rest / share);
      low--;
      left -= below;
      if (left < 0) return low;
    }
  }
  return start;
}
