import { eachPoint } from "../stats/integrate";
import type { Landscape } from "../stats/maximize";
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
  // The sum of the weights, their means of the integrand's slopes, and of the slopes' products with
  // its curvatures. In the order of the Hessian's upper triangle.
  let total = 0;
  let [bR, bAlpha, bS, bBeta] = [0, 0, 0, 0];
  let [rr, rAlpha, rs, rBeta, alphaAlpha, alphaS, alphaBeta] = [0, 0, 0, 0, 0, 0, 0];
  let [ss, sBeta, betaBeta] = [0, 0, 0];
  eachMoment(parameters, history, (time, weight) => {
    const perAlpha = 1 / (alpha + time);
    const perBeta = 1 / (beta + time);
    // As differences, these would lose their digits where alpha or beta is large.
    const dAlphaShape = (time - age) * perAlphaEnd * perAlpha;
    const dBetaShape = (time - age) * perBetaEnd * perBeta;
    const dR = Math.log1p((age - time) * perAlpha);
    const dAlpha = shape * dAlphaShape;
    const dS = Math.log1p((age - time) * perBeta) + 1 / s;
    const dBeta = s * dBetaShape - perBeta;
    total += weight;
    bR += weight * dR;
    bAlpha += weight * dAlpha;
    bS += weight * dS;
    bBeta += weight * dBeta;
    rr += weight * dR * dR;
    rAlpha += weight * (dR * dAlpha + dAlphaShape);
    rs += weight * dR * dS;
    rBeta += weight * dR * dBeta;
    alphaAlpha += weight * (dAlpha * dAlpha - dAlpha * (perAlphaEnd + perAlpha));
    alphaS += weight * dAlpha * dS;
    alphaBeta += weight * dAlpha * dBeta;
    ss += weight * (dS * dS - 1 / (s * s));
    sBeta += weight * (dS * dBeta + dBetaShape);
    betaBeta +=
      weight * (dBeta * dBeta - s * dBetaShape * (perBetaEnd + perBeta) + perBeta * perBeta);
  });
  const logOdds = Math.log(s * total) + peakOf(parameters, history);
  const odds = Math.exp(-Math.abs(logOdds));
  const stopped = (logOdds > 0 ? 1 : odds) / (1 + odds);
  const slopes = [bR / total, bAlpha / total, bS / total, bBeta / total];
  const products = [
    [rr, rAlpha, rs, rBeta],
    [0, alphaAlpha, alphaS, alphaBeta],
    [0, 0, ss, sBeta],
    [0, 0, 0, betaBeta],
  ];
  for (let i = 0; i < 4; i++) {
    gradient[i]! += count * stopped * slopes[i]!;
    for (let j = i; j < 4; j++) {
      const product = products[i]![j]! / total - stopped * slopes[i]! * slopes[j]!;
      hessian[i]![j]! += count * stopped * product;
    }
  }
  return count * (Math.max(0, logOdds) + Math.log1p(odds));
}
