import type { Landscape } from "../../stats/maximize";
import { checkParameters, type Fit, type FitOptions, fitLikelihood } from "./fit";
import { countPatterns, type Patterns } from "./patterns";
import {
  checkCount,
  checkHorizon,
  checkPattern,
  checkRate,
  type PurchasePattern,
} from "./purchaseHistory";

/** What a customer's past says of the future while the customer lives: all but the recency. */
export type AlivePattern = Pick<PurchasePattern, "frequency" | "age">;

/** A model of how often customers buy and when they stop. All times are in the histories' unit. */
export interface PurchaseModel<Parameters> {
  /** The model's name. */
  readonly name: string;
  /**
   * Fits the model to customers' histories by maximum likelihood. Hard data never throws: read
   * `converged` and `warnings`.
   *
   * @throws RangeError or TypeError for a history that cannot be one: a fractional frequency, a
   *   recency above the age.
   */
  readonly fit: (histories: Iterable<PurchasePattern>, options?: FitOptions) => Fit<Parameters>;
  /** The logarithm of the likelihood of one customer's history. */
  readonly logLikelihood: (parameters: Parameters, history: PurchasePattern) => number;
  /** The chance that a customer with this history has not stopped buying for good, 0 to 1. */
  readonly probabilityAlive: (parameters: Parameters, history: PurchasePattern) => number;
  /** Purchases expected of a customer with this history within `horizon` from now. */
  readonly expectedPurchases: (
    parameters: Parameters,
    history: PurchasePattern,
    horizon: number,
  ) => number;
  /** The same of a customer who is known to be alive: then recency says nothing more. */
  readonly expectedPurchasesIfAlive: (
    parameters: Parameters,
    history: AlivePattern,
    horizon: number,
  ) => number;
  /** Repeat purchases expected of a new customer within `horizon` from the first purchase. */
  readonly expectedPurchasesOfNew: (parameters: Parameters, horizon: number) => number;
  /**
   * Purchases still expected of a customer with this history, for ever, each discounted at the
   * continuous `rate` a unit of time (`Math.log(1 + d)` for an effective rate `d`); `null` where
   * there is no bound.
   */
  readonly discountedPurchases: (
    parameters: Parameters,
    history: PurchasePattern,
    rate: number,
  ) => number | null;
  /**
   * The chances that a new customer makes 0, 1, ... `most` repeat purchases within `horizon` from
   * the first one.
   */
  readonly purchaseDistribution: (
    parameters: Parameters,
    horizon: number,
    most: number,
  ) => number[];
}

/** What makes one purchase model differ from another. */
export interface PurchaseProcess<Name extends string> {
  readonly name: string;
  readonly names: readonly Name[];
  /** Which parameters are times. */
  readonly times: readonly Name[];
  /** Where a fit starts, in units of the largest age. */
  readonly starts: readonly (readonly number[])[];
  /** The likelihood of all customers by the parameters, with derivatives. */
  readonly likelihood: (patterns: Patterns) => (parameters: readonly number[]) => Landscape;
  /** The logarithm of the likelihood of a customer's history and being alive at its end. */
  readonly logAlive: (parameters: Readonly<Record<Name, number>>, history: AlivePattern) => number;
  /** The logarithm of the odds of having stopped. */
  readonly logOddsOfStopped: (
    parameters: Readonly<Record<Name, number>>,
    history: PurchasePattern,
  ) => number;
  /** The model as it stands for a customer who is alive after such a history. */
  readonly updated: (
    parameters: Readonly<Record<Name, number>>,
    history: AlivePattern,
  ) => Record<Name, number>;
  /** Purchases expected within a horizon of a customer who is alive. */
  readonly expected: (parameters: Readonly<Record<Name, number>>, horizon: number) => number;
  /** The same for ever, discounted. */
  readonly discounted: (parameters: Readonly<Record<Name, number>>, rate: number) => number | null;
  /** How many purchases a new customer makes. */
  readonly distribution: (
    parameters: Readonly<Record<Name, number>>,
    horizon: number,
    most: number,
  ) => number[];
}

/** The model of a process: checks what comes in, and puts its parts together. */
export function purchaseModel<Name extends string>(
  process: PurchaseProcess<Name>,
): PurchaseModel<Record<Name, number>> {
  const { name, names } = process;
  type Parameters = Record<Name, number>;

  function probabilityAlive(parameters: Parameters, history: PurchasePattern): number {
    return 1 / (1 + Math.exp(process.logOddsOfStopped(parameters, history)));
  }
  function check(parameters: Parameters, history: PurchasePattern): void {
    checkParameters(name, parameters, names);
    checkPattern(name, history);
  }

  return {
    name,
    fit(histories, options) {
      const patterns = countPatterns(name, histories);
      const { n, unit, offset, warnings } = patterns;
      return fitLikelihood(
        name,
        {
          names,
          starts: process.starts,
          units: names.map((parameter) => (process.times.includes(parameter) ? unit : 1)),
          offset,
          n,
          at: process.likelihood(patterns),
          warnings,
        },
        options,
      );
    },
    logLikelihood(parameters, history) {
      check(parameters, history);
      const logOdds = process.logOddsOfStopped(parameters, history);
      const log1pOdds = Math.max(0, logOdds) + Math.log1p(Math.exp(-Math.abs(logOdds)));
      return process.logAlive(parameters, history) + log1pOdds;
    },
    probabilityAlive(parameters, history) {
      check(parameters, history);
      return probabilityAlive(parameters, history);
    },
    expectedPurchases(parameters, history, horizon) {
      check(parameters, history);
      checkHorizon(name, horizon);
      const ahead = process.expected(process.updated(parameters, history), horizon);
      return probabilityAlive(parameters, history) * ahead;
    },
    expectedPurchasesIfAlive(parameters, history, horizon) {
      checkParameters(name, parameters, names);
      checkPattern(name, { ...history, recency: history.frequency > 0 ? history.age : 0 });
      checkHorizon(name, horizon);
      return process.expected(process.updated(parameters, history), horizon);
    },
    expectedPurchasesOfNew(parameters, horizon) {
      checkParameters(name, parameters, names);
      checkHorizon(name, horizon);
      const ahead = process.expected(process.updated(parameters, NEW), horizon);
      return probabilityAlive(parameters, NEW) * ahead;
    },
    discountedPurchases(parameters, history, rate) {
      check(parameters, history);
      checkRate(name, rate);
      const ahead = process.discounted(process.updated(parameters, history), rate);
      return ahead === null ? null : probabilityAlive(parameters, history) * ahead;
    },
    purchaseDistribution(parameters, horizon, most) {
      checkParameters(name, parameters, names);
      checkHorizon(name, horizon);
      checkCount(name, "most", most);
      return process.distribution(parameters, horizon, most);
    },
  };
}

const NEW: PurchasePattern = { frequency: 0, recency: 0, age: 0 };
