import { digamma, logBetaFall, logRise, trigamma } from "../../stats/gamma";
import { hypergeometric } from "../../stats/hypergeometric";
import { betaMean, gammaMean } from "../../stats/integrate";
import type { Landscape } from "../../stats/maximize";
import {
  atLeast,
  type Beyond,
  buyingLikelihood,
  countBeyond,
  MOST_COUNTED,
  negativeBinomial,
} from "./buyingLikelihood";
import type { Patterns } from "./patterns";
import { type PurchaseModel, purchaseModel } from "./purchaseModel";

/** What tells customers of the BG/NBD and MBG/NBD models apart: how often they buy and stop. */
export interface BetaGeometricParameters {
  /** Shape of the gamma distribution of purchase rates: the smaller, the more customers differ. */
  readonly r: number;
  /** Its rate, in the histories' unit of time; the mean purchase rate is `r / alpha`. */
  readonly alpha: number;
  /** First parameter of the beta distribution of the chance to stop; its mean is `a / (a + b)`. */
  readonly a: number;
  /** Second parameter of that distribution. */
  readonly b: number;
}

/**
 * The two models in which a customer may stop right after a purchase.
 *
 * @param extra - Whether one may stop after the first purchase as well: 1 if so, 0 if not. By the
 *   `x`th repeat, a customer had `x + extra` occasions to stop.
 */
export function betaGeometric(
  name: string,
  extra: 0 | 1,
): Required<PurchaseModel<BetaGeometricParameters>> {
  return purchaseModel({
    name,
    names: ["r", "alpha", "a", "b"],
    times: ["alpha"],
    starts: [
      [1, 0.5, 1, 1],
      [20, 5, 0.1, 0.1],
    ],
    likelihood: (patterns) => betaGeometricLikelihood(patterns, extra),
    logAlive: ({ r, alpha, a, b }, { frequency, age }) =>
      logRise(r, frequency) -
      r * Math.log1p(age / alpha) -
      frequency * Math.log(alpha + age) +
      logBetaFall(a, b, frequency + extra),
    logOddsOfStopped({ r, alpha, a, b }, { frequency, recency, age }) {
      const occasions = frequency + extra;
      if (occasions === 0) return -Infinity;
      const quiet = Math.log((alpha + age) / (alpha + recency));
      return Math.log(a / (b + (occasions - 1))) + (r + frequency) * quiet;
    },
    updated: ({ r, alpha, a, b }, { frequency, age }) => ({
      r: r + frequency,
      alpha: alpha + age,
      a,
      b: b + frequency + extra,
    }),
    expected: expectedWhileAlive,
    discounted: discountedWhileAlive,
    distribution({ r, alpha, a, b }, horizon, most) {
      const chances = negativeBinomial(r, alpha, horizon, most);
      const orMore = atLeast(chances, r, alpha, horizon);
      // Still alive after so many purchases, or stopped right after the last of them.
      let alive = extra === 1 ? b / (a + b) : 1;
      let stopped = 1 - alive;
      return chances.map((chance, n) => {
        const total = alive * chance + stopped * orMore[n]!;
        stopped = (alive * a) / (a + b + n + extra);
        alive -= stopped;
        return total;
      });
    },
  });
}

/**
 * Purchases expected within `horizon` of a customer who is alive: the mean of
 * `(1 - (1 + p horizon / alpha)^-r) / p` over the chance `p` to stop.
 */
function expectedWhileAlive({ r, alpha, a, b }: BetaGeometricParameters, horizon: number): number {
  const y = horizon / alpha;
  if ((r + 1) * y <= 1 && y <= 0.5) {
    // A short time: a series whose terms fall by half each.
    let sum = 0;
    let term = r * y;
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      sum += term;
      term *= (((r + n) * (a + n - 1)) / ((a + b + n - 1) * (n + 1))) * -y;
    }
    return sum;
  }
  const z = y / (1 + y);
  const c = a + b - 1;
  if (z <= 0.95 && Math.abs(a - 1) > 1e-3 && c > 0.1) {
    // The textbook's formula, where it loses no digits.
    const rest = -Math.expm1(Math.log(hypergeometric(r, b, c, z)) - r * Math.log1p(y));
    const value = (c / (a - 1)) * rest;
    if (Math.abs(rest) > 1e-3 && Number.isFinite(value)) return value;
  }
  return betaMean(a, b, (p) => -Math.expm1(-r * Math.log1p(p * y)) / p);
}

/**
 * The same for ever, discounted. Who buys at a rate of `l` and stops at each purchase with a chance
 * of `p` buys `l / (rate + l p)` times.
 */
function discountedWhileAlive(
  { r, alpha, a, b }: BetaGeometricParameters,
  rate: number,
): number | null {
  // Without discounting, as many as a customer makes until stopping: 1 / p on average.
  if (rate === 0) return a > 1 ? (a + b - 1) / (a - 1) : null;
  // The purchase rate is gamma distributed, in units of `1 / alpha`.
  return gammaMean(r, (l) => {
    const quiet = (rate * alpha) / l;
    return betaMean(a, b, (p) => 1 / (quiet + p));
  });
}

/** The likelihood of all customers, with its first and second derivatives. */
function betaGeometricLikelihood(
  patterns: Patterns,
  extra: 0 | 1,
): (parameters: readonly number[]) => Landscape {
  const { frequency, count } = patterns;
  const size = count.length;
  const buying = buyingLikelihood(patterns);
  const { beyond, rest } = countBeyond(patterns);
  // Logarithms are dear: of each age and recency, once.
  const ages = distinct(patterns.age);
  const recencies = distinct(patterns.recency);

  return (parameters) => {
    const [r, alpha, a, b] = parameters as [number, number, number, number];
    const sums = sumsOf(buying(r, alpha), staying(beyond, rest, extra, a, b));
    const logAge = ages.values.map((age) => Math.log(alpha + age));
    const perAge = ages.values.map((age) => 1 / (alpha + age));
    const logRecency = recencies.values.map((recency) => Math.log(alpha + recency));
    const perRecency = recencies.values.map((recency) => 1 / (alpha + recency));
    const logA = Math.log(a);
    const perA = 1 / a;
    // Of the logarithm of the odds to have stopped: the first derivatives by r, alpha, a and b.
    const slopes = new Float64Array([0, 0, perA, 0]);
    let lastOccasions = Number.NaN;
    let logPerB = 0;
    let perB = 0;
    for (let i = 0; i < size; i++) {
      const x = frequency[i]!;
      const occasions = x + extra;
      if (occasions === 0) continue;
      if (occasions !== lastOccasions) {
        lastOccasions = occasions;
        logPerB = Math.log(b + (occasions - 1));
        perB = 1 / (b + (occasions - 1));
      }
      const t = recencies.index[i]!;
      const T = ages.index[i]!;
      const quiet = logAge[T]! - logRecency[t]!;
      const dQuiet = perAge[T]! - perRecency[t]!;
      slopes[0] = quiet;
      slopes[1] = (r + x) * dQuiet;
      slopes[3] = -perB;
      const first = addStopped(sums, count[i]!, logA - logPerB + (r + x) * quiet, slopes);
      const { hessian } = sums;
      hessian[0]![1]! += first * dQuiet;
      hessian[1]![1]! -= first * slopes[1] * (perAge[T]! + perRecency[t]!);
      hessian[2]![2]! -= first * perA * perA;
      hessian[3]![3]! += first * perB * perB;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < i; j++) sums.hessian[i]![j] = sums.hessian[j]![i]!;
    }
    return sums;
  };
}

/** A likelihood while it is added up; of its second derivatives those from the diagonal on. */
interface LikelihoodSums {
  value: number;
  readonly gradient: number[];
  readonly hessian: number[][];
}

/** What customers bought, and that they stayed until their last purchase. */
function sumsOf(
  bought: ReturnType<ReturnType<typeof buyingLikelihood>>,
  stayed: ReturnType<typeof staying>,
): LikelihoodSums {
  return {
    value: bought.value + stayed.value,
    gradient: [bought.r, bought.alpha, stayed.a, stayed.b],
    hessian: [
      [bought.rr, bought.rAlpha, 0, 0],
      [0, bought.alphaAlpha, 0, 0],
      [0, 0, stayed.aa, stayed.ab],
      [0, 0, 0, stayed.bb],
    ],
  };
}

/**
 * Adds that some customers are alive or have stopped, `log(1 + odds)`, with what does not depend on how
 * the odds bend; returns what such a bend is multiplied by.
 */
function addStopped(
  sums: LikelihoodSums,
  customers: number,
  logOdds: number,
  slopes: Float64Array,
): number {
  const odds = Math.exp(-Math.abs(logOdds));
  const stopped = (logOdds > 0 ? 1 : odds) / (1 + odds);
  sums.value += customers * ((logOdds > 0 ? logOdds : 0) + Math.log1p(odds));
  const first = customers * stopped;
  const second = first * (1 - stopped);
  for (let k = 0; k < 4; k++) {
    sums.gradient[k]! += first * slopes[k]!;
    const row = sums.hessian[k]!;
    for (let l = k; l < 4; l++) row[l]! += second * slopes[k]! * slopes[l]!;
  }
  return first;
}

/** The chance to have stayed after each purchase but the last, as a logarithm, with its derivatives. */
function staying(
  beyond: Float64Array,
  rest: Beyond["rest"],
  extra: 0 | 1,
  a: number,
  b: number,
): { value: number; a: number; b: number; aa: number; ab: number; bb: number } {
  let [value, byA, byB, aa, bb] = [0, 0, 0, 0, 0];
  for (let j = 0; j < beyond.length - 1 + extra; j++) {
    const customers = beyond[j + 1 - extra]!;
    const perB = 1 / (b + j);
    const perBoth = 1 / (a + b + j);
    value -= customers * Math.log1p(a * perB);
    byA -= customers * perBoth;
    byB += customers * (perB - perBoth);
    aa += customers * perBoth * perBoth;
    bb += customers * (perBoth * perBoth - perB * perB);
  }
  const from = b + MOST_COUNTED + extra;
  for (const { more, customers } of rest) {
    const both = digamma(a + from + more) - digamma(a + from);
    const bend = trigamma(a + from) - trigamma(a + from + more);
    value += customers * logBetaFall(a, from, more);
    byA -= customers * both;
    byB += customers * (digamma(from + more) - digamma(from) - both);
    aa += customers * bend;
    bb += customers * (bend - trigamma(from) + trigamma(from + more));
  }
  return { value, a: byA, b: byB, aa, ab: aa, bb };
}

/** The different values, and for each entry the position of its value. */
function distinct(entries: Float64Array): { values: number[]; index: Int32Array } {
  const positions = new Map<number, number>();
  const index = new Int32Array(entries.length);
  const values: number[] = [];
  for (let i = 0; i < entries.length; i++) {
    const value = entries[i]!;
    let position = positions.get(value);
    if (position === undefined) {
      position = values.push(value) - 1;
      positions.set(value, position);
    }
    index[i] = position;
  }
  return { values, index };
}
