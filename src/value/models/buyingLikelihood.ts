import { betaShare, logBetaFront } from "../../stats/beta";
import { digamma, logRise, trigamma } from "../../stats/gamma";
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
export function buyingLikelihood(
  patterns: Patterns,
): (r: number, alpha: number) => BuyingLandscape {
  const { frequency, age, count } = patterns;
  const byAge = new Map<number, { customers: number; purchases: number }>();
  const { beyond, rest } = countBeyond(patterns);
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
    for (let j = 0; j < beyond.length - 1; j++) {
      const customers = beyond[j + 1]!;
      value += customers * Math.log(r + j);
      byR += customers / (r + j);
      rr -= customers / (r + j) ** 2;
    }
    const from = r + MOST_COUNTED;
    for (const { more, customers } of rest) {
      value += customers * logRise(from, more);
      byR += customers * (digamma(from + more) - digamma(from));
      rr += customers * (trigamma(from + more) - trigamma(from));
    }
    return { value, r: byR, alpha: byAlpha, rr, rAlpha, alphaAlpha };
  };
}

/** Purchases up to here are summed one by one; beyond, gamma functions take their place after all. */
export const MOST_COUNTED = 4096;

/** Customers by the number of their purchases. */
export interface Beyond {
  /** How many customers made at least 0, 1, ... repeat purchases, up to `MOST_COUNTED`. */
  readonly beyond: Float64Array;
  /** Those who made more: how many more, and how many customers. */
  readonly rest: readonly { readonly more: number; readonly customers: number }[];
}

/** How many customers made at least 0, 1, ... repeat purchases. */
export function countBeyond({ frequency, count }: Patterns): Beyond {
  const most = frequency.reduce((largest, x) => Math.max(largest, x), 0);
  const beyond = new Float64Array(Math.min(most, MOST_COUNTED) + 1);
  const rest: { more: number; customers: number }[] = [];
  for (let i = 0; i < count.length; i++) {
    const x = frequency[i]!;
    beyond[Math.min(x, MOST_COUNTED)]! += count[i]!;
    if (x > MOST_COUNTED) rest.push({ more: x - MOST_COUNTED, customers: count[i]! });
  }
  for (let j = beyond.length - 2; j >= 0; j--) beyond[j]! += beyond[j + 1]!;
  return { beyond, rest };
}

/**
 * The chances of 0, 1, ... `most` purchases in a time at a rate that is gamma distributed with shape
 * `r` and rate `alpha`.
 */
export function negativeBinomial(r: number, alpha: number, time: number, most: number): number[] {
  const [z, rest] = [time / (alpha + time), alpha / (alpha + time)];
  // From the likeliest number both ways: the first chances may be too small for a number.
  const start = Math.min(most, Math.max(0, Math.floor(((r - 1) * z) / rest)));
  const chances = new Array<number>(most + 1).fill(0);
  chances[start] =
    start === 0
      ? Math.exp(-r * Math.log1p(time / alpha))
      : Math.exp(logBetaFront(z, rest, start, r)) / start;
  for (let n = start; n < most; n++) chances[n + 1] = (chances[n]! * (r + n) * z) / (n + 1);
  for (let n = start; n > 0; n--) chances[n - 1] = (chances[n]! * n) / ((r + n - 1) * z);
  return chances;
}

/** The chances of at least 0, 1, ... purchases: from the far end, so that small ones keep digits. */
export function atLeast(
  chances: readonly number[],
  r: number,
  alpha: number,
  time: number,
): number[] {
  let beyond = betaShare(time / (alpha + time), alpha / (alpha + time), chances.length, r);
  return chances.map((_, i) => (beyond += chances[chances.length - 1 - i]!)).reverse();
}
