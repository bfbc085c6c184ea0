import { type BetaGeometricParameters, betaGeometric } from "./betaGeometric";
import type { PurchaseModel } from "./purchaseModel";

/**
 * MBG/NBD, the modified beta-geometric model of repeat purchases: as {@link bgNbd}, but customers
 * may stop right after their first purchase too. For shops where many buy once, the better one.
 *
 * The parameters are those of {@link bgNbd}. A new customer is alive with a chance of
 * `b / (a + b)`, and one without repeat purchases becomes ever less likely to be.
 *
 * @see Batislam, Denizel and Filiztekin, "Empirical Validation and Comparison of Models for Customer
 *   Base Analysis", International Journal of Research in Marketing 2007.
 * @example
 * ```ts
 * import { mbgNbd } from "customer-kpis";
 *
 * const parameters = { r: 0.524838, alpha: 6.182991, a: 0.891356, b: 1.614 };
 * mbgNbd.probabilityAlive(parameters, { frequency: 2, recency: 30.43, age: 38.86 }); // ~> 0.70613
 * mbgNbd.probabilityAlive(parameters, { frequency: 0, recency: 0, age: 38.86 }) < 0.5; // => true
 * ```
 */
export const mbgNbd: Required<PurchaseModel<BetaGeometricParameters>> =
  /* @__PURE__ */ betaGeometric("mbgNbd", 1);
