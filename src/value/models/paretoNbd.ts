import { integrate } from "../../stats/integrate";
import { paretoDistribution } from "./paretoDistribution";
import { logOddsOfDeath, paretoLikelihood } from "./paretoLikelihood";
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
export const paretoNbd: PurchaseModel<ParetoNbdParameters> = /* @__PURE__ */ purchaseModel({
  name: "paretoNbd",
  names: ["r", "alpha", "s", "beta"],
  times: ["alpha", "beta"],
  starts: [
    [1, 0.5, 1, 0.5],
    [20, 5, 0.1, 0.1],
  ],
  likelihood: paretoLikelihood,
  logAlive({ r, alpha, s, beta }, { frequency, age }) {
    let sum = -r * Math.log1p(age / alpha) - frequency * Math.log(alpha + age);
    for (let j = 0; j < frequency; j++) sum += Math.log(r + j);
    return sum - s * Math.log1p(age / beta);
  },
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
  discounted({ r, alpha, s, beta }, rate) {
    if (rate === 0) return s > 1 ? (r / alpha) * (beta / (s - 1)) : null;
    const scaled = rate * beta;
    // With t = beta (exp(v) - 1), discounting ends what counts all of a sudden.
    const lived = integrate(endOf(scaled, s), 25 + s, (v) =>
      Math.exp((1 - s) * v - scaled * Math.expm1(v)),
    );
    return (r / alpha) * beta * lived;
  },
  distribution: paretoDistribution,
});

/** From where on `exp((1 - s) v - scaled (exp(v) - 1))` adds nothing more. */
function endOf(scaled: number, s: number): number {
  const end = Math.log1p((50 + Math.max(0, 1 - s) * 50) / scaled);
  return s > 1 ? Math.min(end, 50 / (s - 1)) : end;
}
