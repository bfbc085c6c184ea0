import { type BetaGeometricParameters, betaGeometric } from "./betaGeometric";
import type { PurchaseModel } from "./purchaseModel";

/**
 * MBG/NBD
 */
export const mbgNbd: PurchaseModel<BetaGeometricParameters> = /* @__PURE__ */ betaGeometric(
  "mbgNbd",
  1,
);
