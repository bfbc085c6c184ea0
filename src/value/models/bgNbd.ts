import { type BetaGeometricParameters, betaGeometric } from "./betaGeometric";
import type { PurchaseModel } from "./purchaseModel";

/**
 * BG/NBD, the beta-geometric model of repeat purchases: who is still a customer, and how often they
 * are going to buy, where nobody says goodbye.
 *
 * Customers buy at random at a rate of their own, which is gamma distributed over customers with
 * shape `r` and rate `alpha`; after each repeat purchase they stop for good with a chance of their
 * own, which is beta distributed with `a` and `b`. A customer is fully known by `frequency`,
 * `recency` and `age`. Calendar effects, promotions and customers who come back for a second life
 * have no place in it.
 *
 * A customer without repeat purchases counts as alive for ever, since one may stop after repeats
 * only: where many buy once, see {@link mbgNbd}.
 *
 * @see Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 2005.
 * @example
 * ```ts
 * import { bgNbd } from "customer-kpis";
 *
 * // Fitted to 2,357 customers of a music shop, in weeks.
 * const parameters = { r: 0.242593, alpha: 4.413531, a: 0.792886, b: 2.425754 };
 * const customer = { frequency: 2, recency: 30.43, age: 38.86 };
 * bgNbd.probabilityAlive(parameters, customer); // ~> 0.72661
 * bgNbd.expectedPurchases(parameters, customer, 39); // ~> 1.22591
 * bgNbd.expectedPurchasesOfNew(parameters, 39); // ~> 1.19502
 * bgNbd.purchaseDistribution(parameters, 10, 1)[0]; // ~> 0.75043
 * ```
 */
export const bgNbd: Required<PurchaseModel<BetaGeometricParameters>> =
  /* @__PURE__ */ betaGeometric("bgNbd", 0);
