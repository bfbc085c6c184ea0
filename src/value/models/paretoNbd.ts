import { logRise } from "../../stats/gamma";
import { eachPoint, gammaMean } from "../../stats/integrate";
import type { Landscape } from "../../stats/maximize";
import { buyingLikelihood, negativeBinomial } from "./buyingLikelihood";
import type { Patterns } from "./patterns";
import type { PurchasePattern } from "./purchaseHistory";
import { type PurchaseModel, purchaseModel } from "./purchaseModel";

/** What tells customers of the Pareto/NBD model apart: how often they buy and when they stop. */
export interface ParetoNbdParameters {
  /** Shape of the gamma distribution of purchase rates: the smaller, the more customers differ. */
  readonly r: number;
  /** Its rate, in the histories' unit of time; the mean purchase rate is `r / alpha`. */
  readonly alpha: number;
  /** Shape of the gamma distribution of rates to stop. */
  readonly s: number;
  /** Its rate, in the histories' unit of time; the mean rate to stop is `s / beta`. */
  readonly beta: number;
}

/**
 * Pareto/NBD: the model of repeat purchases in which customers may stop at any moment, not only
 * after a purchase.
 *
 * Customers buy at random at a rate of their own, gamma distributed with shape `r` and rate `alpha`,
 * and stop at a rate of their own, gamma distributed with shape `s` and rate `beta`. It takes longer
 * to fit than {@link bgNbd} and mostly says the same.
 *
 * @see Schmittlein, Morrison and Colombo, "Counting Your Customers: Who Are They and What Will They
 *   Do Next?", Management Science 1987.
 * @example
 * ```ts
 * import { paretoNbd } from "customer-kpis";
 *
 * const parameters = { r: 0.553275, alpha: 10.577613, s: 0.606214, beta: 11.667916 };
 * const customer = { frequency: 2, recency: 30.43, age: 38.86 };
 * paretoNbd.probabilityAlive(parameters, customer); // ~> 0.86912
 * paretoNbd.expectedPurchases(parameters, customer, 39); // ~> 1.45511
 * // All purchases still to come, at 15 % a year of 52 weeks.
 * paretoNbd.discountedPurchases(parameters, customer, Math.log(1.15) / 52); // ~> 6.5002
 * ```
 */
export const paretoNbd: Required<PurchaseModel<ParetoNbdParameters>> =
  /* @__PURE__ */ purchaseModel({
    name: "paretoNbd",
    names: ["r", "alpha", "s", "beta"],
    times: ["alpha", "beta"],
    starts: [
      [1, 0.5, 1, 0.5],
      [20, 5, 0.1, 0.1],
    ],
    likelihood: paretoLikelihood,
    logAlive: ({ r, alpha, s, beta }, { frequency, age }) =>
      logRise(r, frequency) -
      r * Math.log1p(age / alpha) -
      frequency * Math.log(alpha + age) -
      s * Math.log1p(age / beta),
    logOddsOfStopped: logOddsOfDeath,
    updated: ({ r, alpha, s, beta }, { frequency, age }) => ({
      r: r + frequency,
      alpha: alpha + age,
      s,
      beta: beta + age,
    }),
    expected({ r, alpha, s, beta }, horizon) {
      const growth = Math.log1p(horizon / beta);
      const power = (s - 1) * growth;
      const lived = power === 0 ? growth : -Math.expm1(-power) / (s - 1);
      return (r / alpha) * beta * lived;
    },
    // Who buys at a rate l and stops at a rate m buys l / (rate + m) times before, discounted.
    discounted({ r, alpha, s, beta }, rate) {
      if (rate === 0) return s > 1 ? (r / alpha) * (beta / (s - 1)) : null;
      return (r / alpha) * beta * gammaMean(s, (m) => 1 / (rate * beta + m));
    },
    distribution: paretoDistribution,
  });

/** The chances of 0 to `most` purchases of a new customer: alive to the end, or stopped before. */
function paretoDistribution(
  { r, alpha, s, beta }: ParetoNbdParameters,
  horizon: number,
  most: number,
): number[] {
  const within = (time: number) => negativeBinomial(r, alpha, time, most);
  const survives = (time: number) => Math.exp(-s * Math.log1p(time / beta));
  const total = within(horizon).map((chance) => chance * survives(horizon));
  // With time = smaller (exp(v) - 1), all factors are as smooth as their exponents are small; of
  // large exponents matters only what is not lost in rounding, which is about their root.
  const smaller = Math.min(alpha / Math.max(1, r / 10), beta / Math.max(1, s / 10));
  const steepness = [r, s, most].reduce(
    (sum, size) => sum + Math.min(size, 9 * Math.sqrt(size), 400),
    10,
  );
  eachPoint(Math.log1p(horizon / smaller), steepness, (v, weight) => {
    const time = smaller * Math.expm1(v);
    const stops = ((weight * s) / (beta + time)) * survives(time) * (smaller + time);
    within(time).forEach((chance, n) => {
      total[n]! += stops * chance;
    });
  });
  return total;
}

/**
 * The logarithm of the odds of having stopped since the last purchase, at any moment between then
 * and now: one integral of positive terms, where the textbook subtracts two hypergeometric functions.
 */
function logOddsOfDeath(parameters: ParetoNbdParameters, history: PurchasePattern): number {
  let sum = 0;
  eachMoment(parameters, history, (_, weight) => {
    sum += weight;
  });
  return Math.log(parameters.s * sum) + peakOf(parameters, history);
}

/** The logarithm of the highest of the integral's values, which is taken out of it. */
function peakOf(
  { r, alpha, s, beta }: ParetoNbdParameters,
  { frequency, recency, age }: PurchasePattern,
): number {
  return (
    (r + frequency) * Math.log1p((age - recency) / (alpha + recency)) +
    s * Math.log1p((age - recency) / (beta + recency))
  );
}

/**
 * The moments at which a customer may have stopped, by the time since the last purchase, with the
 * weight of each: the integral of `(alpha + t)^(-r - x) (beta + t)^(-s - 1)` from that purchase on,
 * as a share of its start.
 */
function eachMoment(
  { r, alpha, s, beta }: ParetoNbdParameters,
  { frequency, recency, age }: PurchasePattern,
  take: (since: number, weight: number) => void,
): void {
  // With since = (smaller + recency) (exp(v) - 1), what is integrated falls like exp(-fall v).
  const smaller = Math.min(alpha, beta);
  const start = smaller + recency;
  const shape = r + frequency;
  const fallAt = (total: number) =>
    (shape * total) / (alpha - smaller + total) + ((s + 1) * total) / (beta - smaller + total);
  const lost = (since: number) =>
    shape * Math.log1p(since / (alpha + recency)) + s * Math.log1p(since / (beta + recency));

  let end = Math.log1p((age - recency) / start);
  let fall = fallAt(smaller + age);
  if (fall * end > 10 && lost(age - recency) > NOTHING) {
    // Most of the time adds nothing: find out from when on.
    let low = 0;
    for (let halving = 0; halving < 200 && end > 1.001 * low; halving++) {
      const middle = (low + end) / 2;
      if (lost(start * Math.expm1(middle)) > NOTHING) end = middle;
      else low = middle;
    }
    fall = fallAt(start * Math.exp(end));
  }
  eachPoint(end, fall, (v, weight) => {
    const since = start * Math.expm1(v);
    const total = start + since;
    take(since, (weight * total * Math.exp(-lost(since))) / (beta + recency + since));
  });
}

/** What is `exp(-40)` of the largest is lost in rounding. */
const NOTHING = 40;

/** The likelihood of all customers, with its first and second derivatives. */
function paretoLikelihood(patterns: Patterns): (parameters: readonly number[]) => Landscape {
  const buying = buyingLikelihood(patterns);
  return (parameters) => {
    const [r, alpha, s, beta] = parameters as [number, number, number, number];
    const base = buying(r, alpha);
    let value = base.value;
    const gradient = [base.r, base.alpha, 0, 0];
    const hessian = [
      [base.rr, base.rAlpha, 0, 0],
      [base.rAlpha, base.alphaAlpha, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    const current = { r, alpha, s, beta };
    const { count } = patterns;
    for (let i = 0; i < count.length; i++) {
      const history = {
        frequency: patterns.frequency[i]!,
        recency: patterns.recency[i]!,
        age: patterns.age[i]!,
      };
      value += addSurvival(current, history, count[i]!, gradient, hessian);
      if (history.age > history.recency) {
        value += addDeath(current, history, count[i]!, gradient, hessian);
      }
    }
    for (let i = 0; i < 4; i++) for (let j = 0; j < i; j++) hessian[i]![j] = hessian[j]![i]!;
    return { value, gradient, hessian };
  };
}

/** Adds what being alive at the end adds: `-s ln(1 + T / beta)`. */
function addSurvival(
  { s, beta }: ParetoNbdParameters,
  { age }: PurchasePattern,
  count: number,
  gradient: number[],
  hessian: number[][],
): number {
  const growth = count * Math.log1p(age / beta);
  const slope = (count * age) / (beta * (beta + age));
  gradient[2]! -= growth;
  gradient[3]! += s * slope;
  hessian[2]![3]! += slope;
  hessian[3]![3]! -= s * slope * (1 / beta + 1 / (beta + age));
  return -s * growth;
}

/** Adds what the chance of having stopped adds: `ln(1 + odds)`, the odds being an integral. */
function addDeath(
  parameters: ParetoNbdParameters,
  history: PurchasePattern,
  count: number,
  gradient: number[],
  hessian: number[][],
): number {
  const { r, alpha, s, beta } = parameters;
  const { frequency, recency, age } = history;
  const shape = r + frequency;
  const quiet = age - recency;
  const perAlphaEnd = 1 / (alpha + age);
  const perBetaEnd = 1 / (beta + age);
  // Sums of the weights, of their slopes, and of products of slopes with what they bend.
  let total = 0;
  const sums = [0, 0, 0, 0];
  const products = [0, 0, 0, 0].map(() => [0, 0, 0, 0]);
  const slopes = [0, 0, 0, 0];
  eachMoment(parameters, history, (since, weight) => {
    const perAlpha = 1 / (alpha + recency + since);
    const perBeta = 1 / (beta + recency + since);
    // As differences, these would lose their digits where alpha or beta is large.
    const alphaBend = (since - quiet) * perAlphaEnd * perAlpha;
    const betaBend = (since - quiet) * perBetaEnd * perBeta;
    slopes[0] = Math.log1p((quiet - since) * perAlpha);
    slopes[1] = shape * alphaBend;
    slopes[2] = Math.log1p((quiet - since) * perBeta) + 1 / s;
    slopes[3] = s * betaBend - perBeta;
    total += weight;
    for (let i = 0; i < 4; i++) {
      const slope = weight * slopes[i]!;
      sums[i]! += slope;
      for (let j = i; j < 4; j++) products[i]![j]! += slope * slopes[j]!;
    }
    products[0]![1]! += weight * alphaBend;
    products[1]![1]! -= weight * slopes[1]! * (perAlphaEnd + perAlpha);
    products[2]![2]! -= weight / (s * s);
    products[2]![3]! += weight * betaBend;
    products[3]![3]! += weight * (perBeta * perBeta - s * betaBend * (perBetaEnd + perBeta));
  });
  const logOdds = Math.log(s * total) + peakOf(parameters, history);
  const odds = Math.exp(-Math.abs(logOdds));
  const stopped = (logOdds > 0 ? 1 : odds) / (1 + odds);
  for (let i = 0; i < 4; i++) {
    const slope = sums[i]! / total;
    gradient[i]! += count * stopped * slope;
    for (let j = i; j < 4; j++) {
      const product = products[i]![j]! - stopped * slope * sums[j]!;
      hessian[i]![j]! += count * stopped * (product / total);
    }
  }
  return count * (Math.max(0, logOdds) + Math.log1p(odds));
}
