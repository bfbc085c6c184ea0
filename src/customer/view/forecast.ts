import { checkOptions, fail } from "../../check";
import type { BetaGeometricParameters } from "../../value/models/betaGeometric";
import type { Estimate } from "../../value/models/fit";
import { type GammaGammaParameters, gammaGamma } from "../../value/models/gammaGamma";
import type { ParetoNbdParameters } from "../../value/models/paretoNbd";
import { checkSize } from "../../value/models/purchaseHistory";
import { checkModel, type PurchaseModel } from "../../value/models/purchaseModel";
import { daysOf, summarize } from "../../value/orders/purchaseHistories";
import { aheadByAge, scheduleOf } from "../../value/purchasesAhead";
import { DAY } from "../../wallClock";

/** A purchase model with its parameters: `{ model: bgNbd, ...bgNbd.fit(histories) }`. */
export interface FittedModel<Parameters> extends Estimate<Parameters> {
  /** The model. */
  readonly model: PurchaseModel<Parameters>;
}

/** What is needed to look ahead. */
export interface ForecastOptions {
  /** The purchase model and its fit to the histories of many customers. */
  readonly purchases: FittedModel<BetaGeometricParameters> | FittedModel<ParetoNbdParameters>;
  /** How far ahead, in `unit`. */
  readonly horizon: number;
  /** What the times of the fitted histories were counted in. Default `"day"`. */
  readonly unit?: "day" | "week";
  /** The Gamma-Gamma fit, or what every purchase brings. Left out, no value is forecast. */
  readonly spend?: Estimate<GammaGammaParameters> | number;
}

/** What a purchase model expects of one customer. */
export interface PurchaseForecast {
  readonly probabilityAlive: number;
  /** Purchases within the horizon. */
  readonly purchases: number;
  /** Spend on each; `null` where no spend model is given, or its mean is infinite. */
  readonly spend: number | null;
}

/** Forecasts by a customer's purchase days and what was spent on each, refunds taken off. */
export interface Forecaster {
  /** How far ahead, in milliseconds. */
  readonly horizon: number;
  readonly hasSpend: boolean;
  readonly of: (days: readonly number[], spends: readonly number[]) => PurchaseForecast;
}

/** Reads what is needed, for forecasts on the `last` day observed. */
export function forecaster(kpi: string, options: ForecastOptions, last: number): Forecaster {
  checkOptions(`${kpi} forecast`, options, ["purchases", "horizon", "unit", "spend"]);
  const { horizon, spend } = options;
  // Each model comes with its own parameters: which ones they are does not matter here.
  const { model, parameters } = (options.purchases ?? {}) as FittedModel<BetaGeometricParameters>;
  checkModel(kpi, "forecast.purchases.model", model);
  checkSize(kpi, "horizon", horizon);
  const length = daysOf(kpi, options.unit);
  if (typeof spend === "number" ? !Number.isFinite(spend) : spend && !spend.parameters) {
    fail(kpi, "forecast.spend", "a finite number or a gammaGamma fit", spend);
  }
  // Parameters that are none throw now, not in the middle of a stream.
  model.expectedPurchasesOfNew(parameters, horizon);
  const ahead = aheadByAge(model, parameters, scheduleOf({ horizon, discount: 0 }));

  return {
    horizon: horizon * length * DAY,
    hasSpend: spend !== undefined,
    of(days, spends) {
      const history = summarize({ customerId: null, days, spends }, last, length);
      const probabilityAlive = model.probabilityAlive(parameters, history);
      return {
        probabilityAlive,
        purchases: probabilityAlive * ahead(history).purchases,
        spend:
          spend === undefined
            ? null
            : typeof spend === "number"
              ? spend
              : gammaGamma.expectedSpend(spend.parameters, history),
      };
    },
  };
}
