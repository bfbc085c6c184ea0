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
  let [sum, weighted] = [0, 0];
  for (let i = 0; i < n; i++) {
    sum += amounts[i]!;
    weighted += amounts[i]! * (2 * ranks[i]! - n - 1);
  }
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
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  let room = share * amounts.length;
  let held = 0;
  for (let start = 0; start < positions.length && room > 0; ) {
    let [end, sum] = [start, 0];
    while (end < positions.length && order[positions[end]!] === order[positions[start]!]) {
      sum += amounts[positions[end++]!]!;
    }
    held += sum * Math.min(1, room / (end - start));
    room -= end - start;
    start = end;
  }
  return held / all;
}

/** Ranks from 1, equal values sharing the mean of theirs. */
function ranksOf(values: readonly number[]): Float64Array {
  const positions = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < positions.length; ) {
    let end = start;
    while (end < positions.length && values[positions[end]!] === values[positions[start]!]) end++;
    for (let i = start; i < end; i++) ranks[positions[i]!] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}
