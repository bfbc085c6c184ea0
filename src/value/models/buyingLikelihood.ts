import type { Patterns } from "./patterns";

/** A logarithm of a likelihood by `r` and `alpha`, with its derivatives. */
export interface BuyingLandscape {
  readonly value: number;
  readonly r: number;
  readonly alpha: number;
  readonly rr: number;
  readonly rAlpha: number;
  readonly alphaAlpha: number;
}

/**
 * The part that all purchase models share: the likelihood of so many purchases in a time if the
 * customer was alive throughout. As purchases are whole, sums take the place of gamma functions.
 */
export function buyingLikelihood({
  frequency,
  age,
  count,
}: Patterns): (r: number, alpha: number) => BuyingLandscape {
  const byAge = new Map<number, { customers: number; purchases: number }>();
  const most = frequency.reduce((largest, x) => Math.max(largest, x), 0);
  const beyond = countBeyond(frequency, count, most);
  for (let i = 0; i < count.length; i++) {
    const group = byAge.get(age[i]!) ?? { customers: 0, purchases: 0 };
    group.customers += count[i]!;
    group.purchases += count[i]! * frequency[i]!;
    byAge.set(age[i]!, group);
  }
  const ages = Array.from(byAge, ([T, group]) => ({ T, ...group }));

  return (r, alpha) => {
    let value = 0;
    let [byR, byAlpha, rr, rAlpha, alphaAlpha] = [0, 0, 0, 0, 0];
    for (const { T, customers, purchases } of ages) {
      const per = 1 / (alpha + T);
      const growth = Math.log1p(T / alpha);
      const slope = (customers * T * per) / alpha;
      value -= customers * r * growth + purchases * Math.log(alpha + T);
      byR -= customers * growth;
      byAlpha += slope * r - purchases * per;
      rAlpha += slope;
      alphaAlpha += purchases * per * per - slope * r * (per + 1 / alpha);
    }
    for (let j = 0; j < most; j++) {
      const customers = beyond[j + 1]!;
      value += customers * Math.log(r + j);
      byR += customers / (r + j);
      rr -= customers / (r + j) ** 2;
    }
    return { value, r: byR, alpha: byAlpha, rr, rAlpha, alphaAlpha };
  };
}

/** How many customers made at least 0, 1, ... `most` repeat purchases. */
export function countBeyond(
  frequency: Float64Array,
  count: Float64Array,
  most: number,
): Float64Array {
  const beyond = new Float64Array(most + 1);
  for (let i = 0; i < count.length; i++) beyond[frequency[i]!]! += count[i]!;
  for (let j = most - 1; j >= 0; j--) beyond[j]! += beyond[j + 1]!;
  return beyond;
}
