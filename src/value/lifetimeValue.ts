import { eachRecord, fail } from "../check";
import { level, number, type Option, oneOf, options } from "../options";
import { type Exclusion, type ExclusionCounts, exclude, excludedIn } from "../record/exclusions";
import type { Key } from "../slice";
import { type Interval, reachOfLevel } from "../stats/intervals";
import { addTo, initSum, totalOf } from "../stats/sum";
import { purchaseVariance, spendVariance, type ValuedCustomer } from "./lifetimeVariance";
import type { Estimate } from "./models/fit";
import { type GammaGammaParameters, gammaGamma } from "./models/gammaGamma";
import { checkSize, type PurchaseHistory, sized } from "./models/purchaseHistory";
import { checkModel, type PurchaseModel } from "./models/purchaseModel";
import { aheadByAge, scheduleOf } from "./purchasesAhead";

/** What {@link lifetimeValue} needs. All times and rates are in the histories' own unit. */
export interface LifetimeValueOptions<Parameters> {
  /** The purchase model and its fit: `{ model: bgNbd, ...bgNbd.fit(histories) }`. */
  readonly purchases: Estimate<Parameters> & { readonly model: PurchaseModel<Parameters> };
  /** The Gamma-Gamma fit; or what every purchase brings, where spend is all one. */
  readonly spend: Estimate<GammaGammaParameters> | number;
  /** How far ahead, in the histories' unit: 365 for a year of days. */
  readonly horizon: number;
  /**
   * Interest a unit of time, 0 or more. From `d` a year to days: `(1 + d) ** (1 / 365) - 1`.
   */
  readonly discount: number;
  /** Whether what a step brings comes at its end (default) or in its middle. */
  readonly timing?: "end" | "middle";
  /** How long a step is, in the histories' unit. Default 1. */
  readonly step?: number;
  /** The part of the spend that is margin, 0 to 1. Default 1: the value is revenue. */
  readonly margin?: number;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What one customer is worth from now on. */
export interface CustomerLifetimeValue {
  /** The customer. */
  readonly customerId: Key;
  /** Discounted value within the horizon; `null` where no spend can be expected. */
  readonly value: number | null;
  /** Purchases expected within the horizon. */
  readonly purchases: number;
  /** Spend expected of each; `null` where it is infinite, and where past spend is not above 0. */
  readonly spend: number | null;
}

/** What {@link lifetimeValue} answers. */
export interface LifetimeValueResult {
  /** It is an amount. */
  readonly kind: "amount";
  /** The value of all customers; `null` where none has a finite one. */
  readonly value: number | null;
  /** Customers with a finite value. */
  readonly n: number;
  /** Value of a customer, on average; `null` without any. */
  readonly mean: number | null;
  /** Purchases expected of all customers. */
  readonly purchases: number;
  /**
   * Interval for `value` from the uncertainty of the parameters, that of its logarithm turned back;
   * `null` where a covariance is missing, or so large that it says nothing, and where the value is 0.
   * What customers do by chance comes on top.
   */
  readonly interval: Interval | null;
  /** Every customer's value, in the order of the histories. */
  readonly customers: readonly CustomerLifetimeValue[];
  /**
   * Customers without a value: `"spend not above 0"`, for whom the spend model has no place, and
   * `"infinite spend"`, without repeats where the mean over all customers is infinite.
   */
  readonly excluded: readonly Exclusion[];
}

/**
 * Expected customer lifetime value: the purchases that a model expects, times the spend that a
 * model expects, discounted, within a horizon from now.
 *
 * `spend * sum over steps of (E(t_k) - E(t_k-1)) / (1 + discount)^t_k`, where E(t) are the purchases
 * expected until t. Only what is to come counts: past spend is in `historicValue`. Purchases and
 * spend are taken for independent, as both models do.
 *
 * Everything is in the unit of the histories. A rate of 1 % a month is not one of 1 % a day: with
 * daily histories, 10 % a year is `1.1 ** (1 / 365) - 1`.
 *
 * @param histories - What `purchaseHistories` answers.
 * @param options - See {@link LifetimeValueOptions}.
 * @throws InputError for histories that cannot be, a negative horizon or discount, a step of 0,
 *   discounting in more than 5,000 steps, a margin not from 0 to 1, a level not between 0 and 1 and an
 *   unknown option.
 * @see Fader, Hardie and Lee, "RFM and CLV: Using Iso-Value Curves for Customer Base Analysis",
 *   Journal of Marketing Research 2005.
 * @example
 * ```ts
 * import { bgNbd, lifetimeValue } from "customer-kpis";
 *
 * const histories = [{ customerId: "ann", frequency: 2, recency: 30.43, age: 38.86, monetary: 22.35 }];
 * const purchases = {
 *   model: bgNbd,
 *   parameters: { r: 0.242593, alpha: 4.413531, a: 0.792886, b: 2.425754 },
 * };
 * const spend = { parameters: { p: 6.248803, q: 3.744588, v: 15.447748 } };
 * const year = { horizon: 52.14, discount: 1.01 ** (1 / 4.345) - 1, step: 4.345 };
 * lifetimeValue(histories, { purchases, spend, ...year }).value; // ~> 36.2785
 * ```
 */
export function lifetimeValue<Parameters extends object>(
  histories: Iterable<PurchaseHistory>,
  options: LifetimeValueOptions<Parameters>,
): LifetimeValueResult {
  const read = readOptions(options);
  const { spend, margin, level } = read;
  const { model, parameters } = read.purchases;
  const ahead = aheadByAge(model, parameters, scheduleOf(read));

  const customers: CustomerLifetimeValue[] = [];
  const valued: ValuedCustomer[] = [];
  const excluded: ExclusionCounts = new Map();
  const [sum, expected] = [initSum(), initSum()];
  eachRecord("lifetimeValue", "histories", histories, (history) => {
    const alive = model.probabilityAlive(parameters, history);
    const { purchases, discounted } = ahead(history);
    const each =
      typeof spend === "number" ? spend : gammaGamma.expectedSpend(spend.parameters, history);
    const own = each === null ? null : margin * each * alive * discounted;
    const { customerId } = history;
    customers.push({ customerId, value: own, purchases: alive * purchases, spend: each });
    addTo(expected, alive * purchases);
    if (each === null) {
      exclude(excluded, gammaGamma.outside(history) ?? "infinite spend");
      return;
    }
    addTo(sum, own!);
    valued.push({ history, spend: each, purchases: alive * discounted });
  });
  const n = valued.length;
  const value = totalOf(sum);
  return {
    kind: "amount",
    value: n > 0 ? value : null,
    n,
    mean: n > 0 ? value / n : null,
    purchases: totalOf(expected),
    interval: value > 0 ? intervalOf(value, valued, read, level) : null,
    customers,
    excluded: excludedIn(excluded),
  };
}

function intervalOf<Parameters extends object>(
  value: number,
  valued: readonly ValuedCustomer[],
  options: LifetimeValueOptions<Parameters>,
  level: number,
): Interval | null {
  const { purchases, spend } = options;
  const ofPurchases = purchaseVariance(valued, purchases, options);
  const ofSpend = typeof spend === "number" ? 0 : spendVariance(valued, spend);
  if (ofPurchases === null || ofSpend === null) return null;
  const reach = Math.exp(reachOfLevel(level) * Math.sqrt(ofPurchases + ofSpend));
  if (!(value * reach < Infinity)) return null;
  return { lower: value / reach, upper: value * reach, level, method: "delta-log" };
}

/** Checked options, with their defaults. */
function readOptions<Parameters>(given: LifetimeValueOptions<Parameters>) {
  const read = options<LifetimeValueOptions<Parameters>>("lifetimeValue")({
    purchases: fitted<Parameters>(),
    spend: spendEstimate(),
    horizon: sized(),
    discount: sized(),
    timing: oneOf(["end", "middle"], "end"),
    step: number({ above: 0, fallback: 1 }),
    margin: number({ atLeast: 0, atMost: 1, fallback: 1 }),
    level: level(),
  }).read(given);
  // Without discounting one step is enough.
  if (read.discount > 0 && read.horizon / read.step > MOST_STEPS) {
    fail("lifetimeValue", "step", `long enough for at most ${MOST_STEPS} steps`, read.step);
  }
  return read;
}

/** Steps that take a second for a customer, where the horizon is a thousand years. */
const MOST_STEPS = 5000;

type Fitted<Parameters> = LifetimeValueOptions<Parameters>["purchases"];

/** A purchase model with its parameters. */
function fitted<Parameters>(): Option<Fitted<Parameters>, Fitted<Parameters>> {
  return (kpi, name, given) => {
    checkModel(kpi, `${name}.model`, given?.model);
    return given as Fitted<Parameters>;
  };
}

/** A spend fit, or what every purchase brings. */
function spendEstimate(): Option<Spend, Spend> {
  return (kpi, name, given) => {
    if (typeof given === "number") {
      checkSize(kpi, name, given);
      return given + 0;
    }
    return given?.parameters ? given : fail(kpi, name, "a number or a gammaGamma fit", given);
  };
}

type Spend = Estimate<GammaGammaParameters> | number;
