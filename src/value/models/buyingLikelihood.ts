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

/** The chances of exactly and of at least 0, 1, ... `most` purchases. */
export interface CountChances {
  readonly chances: number[];
  readonly atLeast: number[];
}

/** Purchases at a rate that is gamma distributed with shape `r`, in a time `t`. */
export function negativeBinomial(r: number, alpha: number, t: number, most: number): CountChances {
  const [z, none] = [t / (alpha + t), alpha / (alpha + t)];
  const chances = [Math.exp(-r * Math.log1p(t / alpha))];
  for (let n = 1; n <= most; n++) {
    const before = chances[n - 1]!;
    // Where the first chances are too small for a number, each is computed by itself.
    const isLost = before < 1e-280 && z > 0;
    chances.push(
      isLost ? Math.exp(logBetaFront(z, none, n, r)) / n : (before * (r + n - 1) * z) / n,
    );
  }
  // From the far end, so that small chances keep their digits.
  const atLeast = new Array<number>(chances.length);
  let beyond = betaShare(z, none, most + 1, r);
  for (let n = most; n >= 0; n--) {
    beyond += chances[n]!;
    atLeast[n] = beyond;
  }
  return { chances, atLeast };
}
