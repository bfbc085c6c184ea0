import { type BetaGeometricParameters, betaGeometric } from "./betaGeometric";
import type { PurchaseModel } from "./purchaseModel";

/**
 * BG/NBD: the model of repeat purchases that is fitted in milliseconds and rarely beaten.
 */
export const bgNbd: PurchaseModel<BetaGeometricParameters> = /* @__PURE__ */ betaGeometric(
  "bgNbd",
  0,
);
