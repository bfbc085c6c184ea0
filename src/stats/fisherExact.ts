import { stirlingError } from "./stirling";

/**
 * Fisher's exact test of two shares: how often chance would deal the `yes` answers to the two sides
 * in this way or a less likely one. The logarithm of p, for both tails.
 */
export function logFisherExact(yes1: number, n1: number, yes2: number, n2: number): number {
  const yes = yes1 + yes2;
  const least = Math.max(0, yes - n2);
  const most = Math.min(yes, n1);
  const logChance = (k: number): number => logChoose(n1, k) + logChoose(n2, yes - k);
  const own = logChance(yes1);
  let all = 0;
  let extreme = 0;
  for (let k = least; k <= most; k++) {
    const log = logChance(k) - own;
    all += Math.exp(log);
    // As R has it: equally likely but for rounding is equally likely.
    if (log <= 1e-7) extreme += Math.exp(log);
  }
  return Math.min(0, Math.log(extreme) - Math.log(all));
}

/** The logarithm of the number of ways to choose `k` of `n`. */
function logChoose(n: number, k: number): number {
  const rest = n - k;
  if (k === 0 || rest === 0) return 0;
  return (
    k * Math.log(n / k) +
    rest * Math.log(n / rest) +
    Math.log(n / (2 * Math.PI * k * rest)) / 2 +
    (stirlingError(n) - stirlingError(k) - stirlingError(rest))
  );
}
