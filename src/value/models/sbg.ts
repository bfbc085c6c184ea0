import { fail } from "../../check";
import { checkCount, isWithin, maybe, number, options } from "../../options";
import { excludedFor } from "../../record/exclusions";
import { logBetaFall } from "../../stats/gamma";
import { betaMean } from "../../stats/integrate";
import type { Landscape } from "../../stats/maximize";
import { checkParameters, type Fit, type FitOptions, fitLikelihood, warningsOf } from "./fit";
import { payments } from "./purchaseHistory";

/** What tells subscribers of the sBG model apart: their chance to leave at a renewal. */
export interface SbgParameters {
  /** First parameter of the beta distribution of that chance; its mean is `alpha / (alpha + beta)`. */
  readonly alpha: number;
  /** Second parameter; both small: customers differ much. */
  readonly beta: number;
}

/** How many of a cohort are left after 0, 1, 2, ... periods. */
export type Survivors = readonly number[];

/** Which subscriber is asked for. */
export interface SbgCustomer {
  /** How often the subscriber has renewed. Default 0. */
  readonly renewals?: number;
}

/** Which lifetime is asked for. */
export interface SbgLifetimeOptions {
  /** Interest a period, 0 or more: 0.1 is 10 %. */
  readonly discount: number;
  /**
   * How often the subscriber has renewed, the next renewal being due now. Default: a new
   * subscriber, whose first payment counts and is due now.
   */
  readonly renewals?: number;
  /** How many payments count. Default: all, for ever. */
  readonly horizon?: number;
}

/** A model of how long subscribers stay who may leave at every renewal. */
export interface SubscriptionModel {
  /** The model's name. */
  readonly name: string;
  /**
   * Fits the model to one cohort's survivors, or to several cohorts' lists of them, by maximum
   * likelihood. A cohort of which no renewal is known yet says nothing, and is counted in `excluded`.
   * Hard data never throws: read `converged` and `warnings`.
   *
   * @throws InputError for survivors that are not whole numbers or grow.
   */
  readonly fit: (
    survivors: Survivors | readonly Survivors[],
    options?: FitOptions,
  ) => Fit<SbgParameters>;
  /** The share of subscribers who have `renewals` behind them that are left `periods` later. */
  readonly survival: (parameters: SbgParameters, periods: number, customer?: SbgCustomer) => number;
  /** The share of those left after `period - 1` periods who stay for the next. */
  readonly retention: (parameters: SbgParameters, period: number) => number;
  /** Expected payments, discounted to now; `null` where they have no bound. */
  readonly expectedLifetime: (
    parameters: SbgParameters,
    options: SbgLifetimeOptions,
  ) => number | null;
}

/**
 * sBG, the shifted-beta-geometric model of subscriptions: how many stay how long, and what that is
 * worth, beyond the periods seen so far.
 *
 * Every subscriber leaves at each renewal with a chance of their own, which is beta distributed
 * over subscribers. Those likely to leave do so early, so that retention rises with age although
 * nobody grows more loyal: `(beta + t - 1) / (alpha + beta + t - 1)` in period `t`. A curve fitted
 * to few periods projects many; a constant retention rate projects too few survivors.
 *
 * Where retention does not rise, customers are alike, the likelihood has no finite optimum, and
 * the fit warns.
 *
 * @see Fader and Hardie, "How to Project Customer Retention", Journal of Interactive Marketing 2007.
 * @example
 * ```ts
 * import { sbg } from "customer-kpis";
 *
 * const { parameters, converged } = sbg.fit([1000, 869, 743, 653, 593, 551, 517, 491]);
 * converged; // => true
 * parameters.alpha; // ~> 0.668
 * parameters.beta; // ~> 3.806
 * sbg.survival(parameters, 12); // ~> 0.378
 * sbg.expectedLifetime(parameters, { discount: 0.1 }); // ~> 5.9223
 * sbg.expectedLifetime(parameters, { discount: 0.1, renewals: 7 }); // ~> 7.5296
 * ```
 */
export const sbg: SubscriptionModel = {
  name: "sbg",
  fit(survivors, options) {
    const periods = readSurvivors(survivors);
    const n = periods.cohort;
    return fitLikelihood(
      NAME,
      {
        names: NAMES,
        starts: [[1, 1]],
        units: [1, 1],
        offset: 0,
        n,
        excluded: excludedFor({ "no renewal yet": periods.unseen }),
        at: (parameters) => likelihood(periods, parameters),
        warnings: warningsOf(n),
      },
      options,
    );
  },
  survival(parameters, periods, customer) {
    checkParameters(NAME, parameters, NAMES);
    checkCount(NAME, "periods", periods);
    const renewals = CUSTOMER.read(customer).renewals ?? 0;
    const { alpha, beta } = parameters;
    return Math.exp(logBetaFall(alpha, beta + renewals, periods));
  },
  retention(parameters, period) {
    checkParameters(NAME, parameters, NAMES);
    if (!isWithin(period, { whole: true, atLeast: 1 })) {
      fail(NAME, "period", "a whole number from 1", period);
    }
    const { alpha, beta } = parameters;
    return (beta + (period - 1)) / (alpha + beta + (period - 1));
  },
  expectedLifetime(parameters, options) {
    checkParameters(NAME, parameters, NAMES);
    const { discount, renewals, horizon } = LIFETIME.read(options);
    const { alpha, beta } = parameters;
    const stayed = beta + (renewals ?? 0);
    if (discount === 0 && horizon === Infinity) {
      // The mean of 1 / leaves, or of stays / leaves: finite only where few enough stay for ever.
      return alpha > 1 ? (renewals === null ? alpha - 1 + beta : stayed) / (alpha - 1) : null;
    }
    return betaMean(alpha, stayed, (leaves, stays) => {
      const first = renewals === null ? 1 : stays;
      const logKept = Math.log1p(-leaves) - Math.log1p(discount);
      const missed = horizon === Infinity ? -1 : Math.expm1(horizon * logKept);
      return (-first * missed * (1 + discount)) / (discount + leaves);
    });
  },
};

const NAME = "sbg";
const NAMES = ["alpha", "beta"] as const;

const RENEWALS = /* @__PURE__ */ maybe(/* @__PURE__ */ number({ whole: true, atLeast: 0 }));
const CUSTOMER = /* @__PURE__ */ options<SbgCustomer>(NAME)({ renewals: RENEWALS });
const LIFETIME = /* @__PURE__ */ options<SbgLifetimeOptions>(NAME)({
  discount: number({ atLeast: 0 }),
  renewals: RENEWALS,
  horizon: payments(),
});

/** How many left and how many stayed in each period, over all cohorts. */
interface Periods {
  readonly cohort: number;
  /** Those of cohorts without a period, which say nothing. */
  readonly unseen: number;
  readonly left: readonly number[];
  readonly stayed: readonly number[];
}

function readSurvivors(survivors: Survivors | readonly Survivors[]): Periods {
  if (!Array.isArray(survivors)) fail(NAME, "survivors", "an array of counts", survivors);
  const isOne = survivors.every((count) => !Array.isArray(count));
  const cohorts = (isOne ? [survivors] : survivors) as readonly Survivors[];
  const left: number[] = [];
  const stayed: number[] = [];
  let [cohort, unseen] = [0, 0];
  for (const counts of cohorts) {
    if (!Array.isArray(counts)) fail(NAME, "survivors", "arrays of counts, or one of them", counts);
    for (const [t, count] of counts.entries()) {
      checkCount(NAME, "survivors", count);
      if (t === 0) {
        if (counts.length > 1) cohort += count;
        else unseen += count;
        continue;
      }
      const before = counts[t - 1]!;
      if (count > before) fail(NAME, "survivors", `at most those before (${before})`, count);
      left[t - 1] = (left[t - 1] ?? 0) + before - count;
      stayed[t - 1] = (stayed[t - 1] ?? 0) + count;
    }
  }
  return { cohort, unseen, left, stayed };
}

function likelihood({ left, stayed }: Periods, parameters: readonly number[]): Landscape {
  const [alpha, beta] = parameters as [number, number];
  let value = 0;
  let [a, b, aa, ab, bb] = [0, 0, 0, 0, 0];
  for (let t = 0; t < left.length; t++) {
    const [leavers, stayers] = [left[t]!, stayed[t]!];
    const perBeta = 1 / (beta + t);
    const perBoth = 1 / (alpha + beta + t);
    value -= leavers * Math.log1p((beta + t) / alpha) + stayers * Math.log1p(alpha * perBeta);
    a += leavers / alpha - (leavers + stayers) * perBoth;
    b += stayers * perBeta - (leavers + stayers) * perBoth;
    const bend = (leavers + stayers) * perBoth * perBoth;
    aa += bend - leavers / (alpha * alpha);
    ab += bend;
    bb += bend - stayers * perBeta * perBeta;
  }
  return {
    value,
    gradient: [a, b],
    hessian: [
      [aa, ab],
      [ab, bb],
    ],
  };
}
