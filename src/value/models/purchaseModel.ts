import { checkRecord, fail } from "../../check";
import { checkCount } from "../../options";
import { gammaMean } from "../../stats/integrate";
import type { Landscape } from "../../stats/maximize";
import { finite } from "../../stats/sum";
import { checkParameters, type Fit, type FitOptions, fitLikelihood } from "./fit";
import { countPatterns, type Patterns } from "./patterns";
import {
  type CountedPattern,
  checkPattern,
  checkSize,
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
   * @throws InputError for a history that cannot be one, such as a fractional frequency or a recency
   *   above the age, and for numbers of no size that occurs.
   */
  readonly fit: (histories: Iterable<CountedPattern>, options?: FitOptions) => Fit<Parameters>;
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
  readonly discountedPurchases?: (
    parameters: Parameters,
    history: PurchasePattern,
    rate: number,
  ) => number | null;
  /**
   * The chances that a new customer makes 0, 1, ... `most` repeat purchases, up to 1,000, within
   * `horizon` from the first one.
   */
  readonly purchaseDistribution?: (
    parameters: Parameters,
    horizon: number,
    most: number,
  ) => number[];
}

/** What makes one purchase model differ from another. */
export interface PurchaseProcess<Name extends string> {
  /** The model's name, as it appears in messages. */
  readonly name: string;
  /** The parameters' names. All are numbers above 0; rates are to be written as times. */
  readonly names: readonly Name[];
  /** Which parameters are times. */
  readonly times: readonly Name[];
  /**
   * The logarithm of the likelihood of a customer's history and being alive at its end. A fit asks in
   * units of the largest age, so no time may stand in it as a number.
   */
  readonly logAlive: (parameters: Readonly<Record<Name, number>>, history: AlivePattern) => number;
  /** The logarithm of the odds of having stopped; `-Infinity` where that cannot be. */
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
  /**
   * The same for ever, discounted. Default: the mean of `expected` over a time that is
   * exponentially distributed at the rate, and `null` where that is 0.
   */
  readonly discounted?: (parameters: Readonly<Record<Name, number>>, rate: number) => number | null;
  /** How many purchases a new customer makes. Default: the model has no `purchaseDistribution`. */
  readonly distribution?: (
    parameters: Readonly<Record<Name, number>>,
    horizon: number,
    most: number,
  ) => number[];
  /** Where a fit starts, in units of the largest age. Default: all parameters 1. */
  readonly starts?: readonly (readonly number[])[];
  /**
   * The likelihood of all customers by the parameters, in their order, with derivatives or without.
   * Default: that of every history, without.
   */
  readonly likelihood?: (patterns: Patterns) => (parameters: readonly number[]) => Landscape;
}

/**
 * A purchase model of one's own: checks what comes in, fits it by maximum likelihood and puts its
 * parts together. Only what tells the model apart is to be given: the likelihood of a history, the
 * odds of having stopped, and what is expected of who is alive.
 *
 * @param process - See {@link PurchaseProcess}.
 * @example
 * ```ts
 * import { purchaseModel } from "customer-kpis";
 *
 * // Everybody buys at one rate, once in `pause`, and nobody ever stops.
 * const poisson = purchaseModel({
 *   name: "poisson",
 *   names: ["pause"],
 *   times: ["pause"],
 *   logAlive: ({ pause }, { frequency, age }) => -frequency * Math.log(pause) - age / pause,
 *   logOddsOfStopped: () => -Infinity,
 *   updated: ({ pause }) => ({ pause }),
 *   expected: ({ pause }, horizon) => horizon / pause,
 * });
 * const histories = [
 *   { frequency: 2, recency: 20, age: 30 },
 *   { frequency: 1, recency: 30, age: 60 },
 * ];
 * // 3 purchases in 90 days.
 * poisson.fit(histories).parameters.pause; // ~> 30
 * ```
 */
export function purchaseModel<Name extends string>(
  process: Required<PurchaseProcess<Name>>,
): Required<PurchaseModel<Record<Name, number>>>;
export function purchaseModel<Name extends string>(
  process: PurchaseProcess<Name>,
): PurchaseModel<Record<Name, number>>;
export function purchaseModel<Name extends string>(
  process: PurchaseProcess<Name>,
): PurchaseModel<Record<Name, number>> {
  if (typeof process !== "object" || process === null) {
    fail("purchaseModel", "process", "an object that says what happens", process);
  }
  const { name, names, starts, likelihood, times } = process;
  return {
    name,
    fit(histories, options) {
      const patterns = countPatterns(name, histories);
      const { n, unit, offset, warnings } = patterns;
      return fitLikelihood(
        name,
        {
          names,
          starts: starts ?? [names.map(() => 1)],
          units: names.map((parameter) => (times.includes(parameter) ? unit : 1)),
          offset,
          n,
          excluded: [],
          at: likelihood ? likelihood(patterns) : eachPattern(patterns, process),
          warnings,
        },
        options,
      );
    },
    ...predictionsOf(process),
  };
}

/** Throws where a purchase model is none. */
export function checkModel<Parameters>(
  kpi: string,
  field: string,
  model: PurchaseModel<Parameters> | undefined,
): PurchaseModel<Parameters> {
  const isModel = PREDICTIONS.every((name) => typeof model?.[name] === "function");
  return isModel ? model! : fail(kpi, field, "a purchase model such as bgNbd", model);
}

const PREDICTIONS = [
  "probabilityAlive",
  "expectedPurchases",
  "expectedPurchasesIfAlive",
  "expectedPurchasesOfNew",
] as const;

/** What a model says of customers, once its parameters are known. */
function predictionsOf<Name extends string>(
  process: PurchaseProcess<Name>,
): Omit<PurchaseModel<Record<Name, number>>, "name" | "fit"> {
  const { name, names, distribution } = process;
  type Parameters = Record<Name, number>;

  function check(parameters: Parameters, history: PurchasePattern, horizon = 0): void {
    checkParameters(name, parameters, names);
    checkPattern(name, history);
    checkSize(name, "horizon", horizon);
  }
  const known = (figure: number): number => finite(name, "parameters", figure);
  const aliveIn = (parameters: Parameters, history: PurchasePattern): number =>
    1 / (1 + Math.exp(process.logOddsOfStopped(parameters, history)));
  /** What is expected of a customer who is alive after such a history. */
  const ahead = (parameters: Parameters, history: AlivePattern, horizon: number): number =>
    process.expected(process.updated(parameters, history), horizon);

  return {
    logLikelihood(parameters, history) {
      check(parameters, history);
      return known(logLikelihoodOf(process, parameters, history));
    },
    probabilityAlive(parameters, history) {
      check(parameters, history);
      return known(aliveIn(parameters, history));
    },
    expectedPurchases(parameters, history, horizon) {
      check(parameters, history, horizon);
      return known(aliveIn(parameters, history) * ahead(parameters, history, horizon));
    },
    expectedPurchasesIfAlive(parameters, history, horizon) {
      checkRecord(name, history, "frequency and age");
      check(
        parameters,
        { ...history, recency: history.frequency === 0 ? 0 : history.age },
        horizon,
      );
      return known(ahead(parameters, history, horizon));
    },
    expectedPurchasesOfNew(parameters, horizon) {
      check(parameters, NEW, horizon);
      return known(aliveIn(parameters, NEW) * ahead(parameters, NEW, horizon));
    },
    discountedPurchases(parameters, history, rate) {
      check(parameters, history);
      checkSize(name, "rate", rate);
      const total = discountedOf(process, process.updated(parameters, history), rate);
      return total === null ? null : known(aliveIn(parameters, history) * total);
    },
    ...(distribution && {
      purchaseDistribution(parameters: Parameters, horizon: number, most: number) {
        check(parameters, NEW, horizon);
        checkCount(name, "most", most);
        if (most > MOST_PURCHASES) fail(name, "most", `at most ${MOST_PURCHASES}`, most);
        return distribution(parameters, horizon, most).map(known);
      },
    }),
  };
}

/** More chances than anybody reads. */
const MOST_PURCHASES = 1000;

const NEW: PurchasePattern = { frequency: 0, recency: 0, age: 0 };

function logLikelihoodOf<Name extends string>(
  process: PurchaseProcess<Name>,
  parameters: Record<Name, number>,
  history: PurchasePattern,
): number {
  const logOdds = process.logOddsOfStopped(parameters, history);
  const log1pOdds = Math.max(0, logOdds) + Math.log1p(Math.exp(-Math.abs(logOdds)));
  return process.logAlive(parameters, history) + log1pOdds;
}

/** Discounting at a rate is the same as looking ahead until a random end that comes at that rate. */
function discountedOf<Name extends string>(
  { discounted, expected }: PurchaseProcess<Name>,
  parameters: Record<Name, number>,
  rate: number,
): number | null {
  if (discounted) return discounted(parameters, rate);
  return rate === 0 ? null : gammaMean(1, (time) => expected(parameters, time / rate));
}

/** The likelihood of all customers by that of each pattern, without derivatives. */
function eachPattern<Name extends string>(
  { frequency, recency, age, count }: Patterns,
  process: PurchaseProcess<Name>,
): (values: readonly number[]) => Landscape {
  return (values) => {
    const named = process.names.map((name, i) => [name, values[i]!] as const);
    const parameters = Object.fromEntries(named) as Record<Name, number>;
    let value = 0;
    for (let i = 0; i < count.length; i++) {
      const history = { frequency: frequency[i]!, recency: recency[i]!, age: age[i]! };
      value += count[i]! * logLikelihoodOf(process, parameters, history);
    }
    return { value };
  };
}
