import { eachPoint } from "../../stats/integrate";
import type { Landscape } from "../../stats/maximize";
import { buyingLikelihood } from "./buyingLikelihood";
import type { ParetoNbdParameters } from "./paretoNbd";
import type { Patterns } from "./patterns";
import type { PurchasePattern } from "./purchaseHistory";

/**
 * The logarithm of the odds of having stopped since the last purchase, at any moment between then
 * and now: one integral of positive terms, where the textbook subtracts two hypergeometric functions.
 */
export function logOddsOfDeath(parameters: ParetoNbdParameters, history: PurchasePattern): number {
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
 * The moments at which a customer may have stopped, with the weight of each: the integral of
 * `(alpha + t)^(-r - x) (beta + t)^(-s - 1)` from the last purchase on, as a share of its start.
 */
function eachMoment(
  { r, alpha, s, beta }: ParetoNbdParameters,
  { frequency, recency, age }: PurchasePattern,
  take: (time: number, weight: number) => void,
): void {
  // With time = (smaller + recency) exp(v) - smaller, what is integrated falls like exp(-fall v).
  const smaller = Math.min(alpha, beta);
  const start = smaller + recency;
  const shape = r + frequency;
  const fallAt = (total: number) =>
    (shape * total) / (alpha - smaller + total) + ((s + 1) * total) / (beta - smaller + total);
  const lost = (time: number) =>
    shape * Math.log1p((time - recency) / (alpha + recency)) +
    s * Math.log1p((time - recency) / (beta + recency));

  let end = Math.log((smaller + age) / start);
  let fall = fallAt(smaller + age);
  if (fall * end > 10 && lost(age) > NOTHING) {
    // Most of the time adds nothing: find out from when on.
    let low = 0;
    for (let halving = 0; halving < 30; halving++) {
      const middle = (low + end) / 2;
      if (lost(start * Math.exp(middle) - smaller) > NOTHING) end = middle;
      else low = middle;
    }
    fall = fallAt(start * Math.exp(end));
  }
  eachPoint(end, fall, (v, weight) => {
    const total = start * Math.exp(v);
    const time = total - smaller;
    take(time, (weight * total * Math.exp(-lost(time))) / (beta + time));
  });
}

/** What is `exp(-40)` of the largest is lost in rounding. */
const NOTHING = 40;

/** The likelihood of all customers, with its first and second derivatives. */
export function paretoLikelihood(patterns: Patterns): (parameters: readonly number[]) => Landscape {
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
  const { frequency, age } = history;
  const shape = r + frequency;
  const perAlphaEnd = 1 / (alpha + age);
  const perBetaEnd = 1 / (beta + age);
  // Sums of the weights, of their slopes, and of products of slopes with what they bend.
  let total = 0;
  const sums = [0, 0, 0, 0];
  const products = [0, 0, 0, 0].map(() => [0, 0, 0, 0]);
  const slopes = [0, 0, 0, 0];
  eachMoment(parameters, history, (time, weight) => {
    const perAlpha = 1 / (alpha + time);
    const perBeta = 1 / (beta + time);
    // As differences, these would lose their digits where alpha or beta is large.
    const alphaBend = (time - age) * perAlphaEnd * perAlpha;
    const betaBend = (time - age) * perBetaEnd * perBeta;
    slopes[0] = Math.log1p((age - time) * perAlpha);
    slopes[1] = shape * alphaBend;
    slopes[2] = Math.log1p((age - time) * perBeta) + 1 / s;
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
