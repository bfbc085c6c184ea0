import { sumOf } from "./sum";

/** Spearman's rank correlation, equal values sharing their mean rank; `null` where one is constant. */
export function spearman(left: readonly number[], right: readonly number[]): number | null {
  const [a, b] = [ranksOf(left), ranksOf(right)];
  const mean = (a.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - mean) * (b[i]! - mean);
    aa += (a[i]! - mean) ** 2;
    bb += (b[i]! - mean) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}

/**
 * The Gini coefficient of amounts, taken in the ascending order of others: twice the covariance of
 * amount and rank over the sum. `null` where the amounts sum to nothing above 0.
 */
export function giniOf(amounts: readonly number[], order: readonly number[]): number | null {
  const ranks = ranksOf(order);
  const n = amounts.length;
  const shares = sharesOf(amounts);
  const sum = sumOf(shares);
  const weighted = sumOf(shares.map((share, i) => share * (2 * ranks[i]! - n - 1)));
  return sum > 0 ? weighted / (n * sum) : null;
}

/**
 * The share of the amounts' sum that the given share of entries holds which rank highest in another
 * list. Of those that rank equal at the edge, each counts in part.
 */
export function topShare(
  amounts: readonly number[],
  order: readonly number[],
  share: number,
): number {
  const positions = Array.from(amounts.keys()).sort((a, b) => order[b]! - order[a]!);
  const shares = sharesOf(amounts);
  let room = share * amounts.length;
  let held = 0;
  for (let start = 0; start < positions.length && room > 0; ) {
    let end = start;
    let sum = 0;
    do sum += shares[positions[end++]!]!;
    while (end < positions.length && order[positions[end]!] === order[positions[start]!]);
    held += sum * Math.min(1, room / (end - start));
    room -= end - start;
    start = end;
  }
  return held / sumOf(shares);
}

/** The amounts in units of about the largest, a power of 2 so that no digit is lost: sums are finite. */
function sharesOf(amounts: readonly number[]): number[] {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  const unit = largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1;
  return amounts.map((amount) => amount / unit);
}

/**
 * Ranks from 1, equal values sharing the mean of theirs.
 *
 * Own code: simple-statistics keeps its ranks to itself, which `giniOf` needs, and takes twice as long.
 */
function ranksOf(values: readonly number[]): Float64Array {
  const positions = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < positions.length; ) {
    let end = start + 1;
    while (end < positions.length && values[positions[end]!] === values[positions[start]!]) end++;
    for (let i = start; i < end; i++) ranks[positions[i]!] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}
