import { checkRecord, eachRecord, fail } from "../../check";
import { listIn } from "../../fold/growing";
import { checkCount, isWithin } from "../../options";
import { type Exclusion, type ExclusionCounts, exclude, excludedIn } from "../../record/exclusions";
import { correlationOf } from "../../stats/correlation";
import { digamma, logGamma, trigamma } from "../../stats/gamma";
import type { Landscape } from "../../stats/maximize";
import { isRounding } from "../../stats/moments";
import { addTo, initSum, totalOf } from "../../stats/sum";
import {
  checkParameters,
  type Fit,
  type FitOptions,
  type FitWarning,
  fitLikelihood,
  warningsOf,
} from "./fit";
import { checkSize, type SpendPattern } from "./purchaseHistory";

/** What tells customers of the Gamma-Gamma model apart: how much they spend on an occasion. */
export interface GammaGammaParameters {
  /** Shape of the gamma distribution of one customer's spends: the larger, the more alike. */
  readonly p: number;
  /** Shape of the gamma distribution of customers: the larger, the more alike they are. */
  readonly q: number;
  /** Its rate, in the currency of the spends. */
  readonly v: number;
}

/** What {@link gammaGamma}`.fit` answers. */
export interface GammaGammaFit extends Fit<GammaGammaParameters> {
  /**
   * Pearson's correlation of mean spend and frequency among the customers fitted: the model takes
   * it for 0. `null` where it is not defined.
   */
  readonly correlation: number | null;
}

/** A model of how much customers spend on a purchase occasion. */
export interface SpendModel {
  /** The model's name. */
  readonly name: string;
  /**
   * Fits the model to customers' mean spends by maximum likelihood. Customers without repeat
   * purchases say nothing, and are counted in `excluded` as those `outside` of the model are. Hard
   * data never throws: read `converged` and `warnings`.
   *
   * @throws InputError for a frequency that is not a whole number, and a mean spend of a repeat
   *   customer that is not a number, or of no size that occurs.
   */
  readonly fit: (histories: Iterable<SpendPattern>, options?: FitOptions) => GammaGammaFit;
  /**
   * What a customer is expected to spend on an occasion: between the own mean and that of all, the
   * nearer to the own the more purchases it rests on. `null` where that is infinite, and for a
   * customer `outside` of the model.
   */
  readonly expectedSpend: (
    parameters: GammaGammaParameters,
    history: SpendPattern,
  ) => number | null;
  /**
   * Why the model has no place for a history, `"spend not above 0"`, or `null` where it has one: the
   * fit and `lifetimeValue` leave such customers out and count them.
   */
  readonly outside: (history: SpendPattern) => string | null;
}

/**
 * The Gamma-Gamma model of spend: what customers are going to spend on an occasion, where few
 * purchases are pulled towards the mean of all.
 *
 * A customer's spends follow a gamma distribution of shape `p`, and its rate another one over
 * customers, of shape `q` and rate `v`. Expected spend is `p (v + x m) / (p x + q - 1)` for mean
 * spend `m` over `x` repeat purchases, `p v / (q - 1)` for a customer without. So a customer of one
 * purchase may be expected to spend more than one of several small ones: nothing is known of the
 * former but that he is a customer.
 *
 * The model takes for granted that spend has nothing to do with how often a customer buys: where
 * `correlation` is beyond 0.3 either way, the fit warns. It also warns where `q` is 1 or less,
 * since the mean over customers is then infinite.
 *
 * @see Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", note 025, 2013.
 * @example
 * ```ts
 * import { gammaGamma } from "customer-kpis";
 *
 * const parameters = { p: 6.248803, q: 3.744588, v: 15.447748 };
 * gammaGamma.expectedSpend(parameters, { frequency: 2, monetary: 22.35 }); // ~> 24.6586
 * gammaGamma.expectedSpend(parameters, { frequency: 0, monetary: null }); // ~> 35.171
 * ```
 */
export const gammaGamma: SpendModel = {
  name: "gammaGamma",
  fit(histories, options) {
    const spends = readSpends(histories);
    const { n, unit, excluded, warnings } = spends;
    const fit = fitLikelihood(
      NAME,
      {
        names: NAMES,
        // One unit is the mean spend; these parameters have a mean of 1.
        starts: [[2, 3, 1]],
        units: [1, 1, unit],
        offset: n * Math.log(unit),
        n,
        excluded,
        at: (parameters) => likelihood(spends, parameters),
        warnings,
      },
      options,
    );
    const isInfinite = n > 0 && fit.parameters.q <= 1;
    return {
      ...fit,
      warnings: isInfinite ? [...fit.warnings, "infinite-mean"] : fit.warnings,
      correlation: spends.correlation,
    };
  },
  expectedSpend(parameters, history) {
    checkParameters(NAME, parameters, NAMES);
    if (outside(history) !== null) return null;
    const { frequency, monetary } = history;
    const { p, q, v } = parameters;
    const spent = frequency === 0 ? 0 : frequency * monetary!;
    const shape = p * frequency + q - 1;
    return shape > 0 ? p * ((v + spent) / shape) : null;
  },
  outside,
};

const NAME = "gammaGamma";
const NAMES = ["p", "q", "v"] as const;

/** Customers by their number of purchases, their spends in units of the mean of all. */
interface Spends {
  readonly groups: readonly { x: number; totals: Float64Array; sumOfLogs: number }[];
  readonly n: number;
  readonly unit: number;
  readonly excluded: readonly Exclusion[];
  readonly correlation: number | null;
  readonly warnings: readonly FitWarning[];
}

function readSpends(histories: Iterable<SpendPattern>): Spends {
  const byFrequency = new Map<number, number[]>();
  const excluded: ExclusionCounts = new Map();
  const sum = initSum();
  let n = 0;
  eachRecord(NAME, "histories", histories, (history) => {
    const why = outside(history);
    const { frequency, monetary } = history;
    const reason = why ?? (frequency === 0 ? "no repeat purchase" : null);
    if (reason !== null) {
      exclude(excluded, reason);
      return;
    }
    n++;
    addTo(sum, monetary!);
    listIn(byFrequency, frequency).push(monetary!);
  });
  const unit = n > 0 ? totalOf(sum) / n : 1;
  const correlation = correlate(byFrequency, n, unit);
  const warnings = warningsOf(n);
  if (Math.abs(correlation ?? 0) > 0.3) warnings.push("spend-follows-frequency");
  const groups = Array.from(byFrequency, ([x, means]) => ({
    x,
    totals: Float64Array.from(means, (mean) => (x * mean) / unit),
    sumOfLogs: means.reduce((logs, mean) => logs + Math.log(mean / unit), 0),
  }));
  return { groups, n, unit, excluded: excludedIn(excluded), correlation, warnings };
}

function likelihood({ groups, n }: Spends, parameters: readonly number[]): Landscape {
  const [p, q, v] = parameters as [number, number, number];
  let value = n * (q * Math.log(v) - logGamma(q));
  let byP = 0;
  let byQ = n * (Math.log(v) - digamma(q));
  let byV = (n * q) / v;
  let pp = 0;
  let pq = 0;
  let pv = 0;
  let qq = -n * trigamma(q);
  let qv = n / v;
  let vv = (-n * q) / (v * v);
  for (const { x, totals, sumOfLogs } of groups) {
    const customers = totals.length;
    const own = p * x;
    const shape = own + q;
    let logs = 0;
    let ones = 0;
    let squares = 0;
    for (let i = 0; i < customers; i++) {
      const total = totals[i]! + v;
      const per = 1 / total;
      logs += Math.log(total);
      ones += per;
      squares += per * per;
    }
    const logSpent = sumOfLogs + customers * Math.log(x);
    value +=
      customers * (logGamma(shape) - logGamma(own)) + own * logSpent - sumOfLogs - shape * logs;
    byP += x * (customers * (digamma(shape) - digamma(own)) + logSpent - logs);
    byQ += customers * digamma(shape) - logs;
    byV -= shape * ones;
    const bend = customers * trigamma(shape);
    pp += x * x * (bend - customers * trigamma(own));
    pq += x * bend;
    pv -= x * ones;
    qq += bend;
    qv -= ones;
    vv += shape * squares;
  }
  return {
    value,
    gradient: [byP, byQ, byV],
    hessian: [
      [pp, pq, pv],
      [pq, qq, qv],
      [pv, qv, vv],
    ],
  };
}

function correlate(byFrequency: Map<number, number[]>, n: number, mean: number): number | null {
  let purchases = 0;
  for (const [x, means] of byFrequency) purchases += x * means.length;
  let [xx, xm, mm] = [0, 0, 0];
  for (const [x, means] of byFrequency) {
    const distance = x - purchases / n;
    for (const spend of means) {
      xx += distance * distance;
      xm += distance * (spend - mean);
      mm += (spend - mean) ** 2;
    }
  }
  const isOneSpend = isRounding(Math.sqrt(mm / n), mean);
  return xx > 0 && !isOneSpend ? correlationOf(xm, Math.sqrt(xx * mm)) : null;
}

/** Why the model has no place for a history, or `null`: the fit and its predictions ask it alike. */
function outside(history: SpendPattern): string | null {
  checkRecord(NAME, history, "frequency and monetary");
  const { frequency, monetary } = history;
  checkCount(NAME, "frequency", frequency, history);
  if (frequency === 0) return null;
  if (!isWithin(monetary, {})) {
    fail(NAME, "monetary", "a finite number where frequency is above 0", monetary, history);
  }
  checkSize(NAME, "monetary", Math.abs(monetary), history);
  return monetary > 0 ? null : "spend not above 0";
}
