import { fail } from "../check";
import { addTo, initSum, sumOf, totalOf } from "../stats/sum";
import type { Estimate } from "./models/fit";
import { type GammaGammaParameters, gammaGamma } from "./models/gammaGamma";
import { tabulate } from "./models/patterns";
import type { PurchaseHistory } from "./models/purchaseHistory";
import type { PurchaseModel } from "./models/purchaseModel";
import { aheadByAge, type ScheduleOptions, scheduleOf } from "./purchasesAhead";

/** A customer with what a purchase brings, and how many are expected, discounted. */
export interface ValuedCustomer {
  readonly history: PurchaseHistory;
  readonly spend: number;
  readonly purchases: number;
}

/** The variance of the logarithm of the total that the purchase model's uncertainty brings. */
export function purchaseVariance<Parameters extends object>(
  customers: readonly ValuedCustomer[],
  { model, parameters, covariance }: Estimate<Parameters> & { model: PurchaseModel<Parameters> },
  options: ScheduleOptions,
): number | null {
  if (!covariance) return null;
  const table = tabulate();
  for (const { history, spend } of customers) {
    table.add(history.frequency, history.recency, history.age, spend);
  }
  const [frequencies, recencies, ages, spends] = table.columns();
  // How the total changes with the parameters hardly depends on the steps: a dozen will do.
  const step = Math.max(options.step ?? 1, options.horizon / 12);
  const schedule = scheduleOf({ ...options, step });
  checkCovariance("purchases.covariance", parameters, covariance);
  return varianceOf(parameters, covariance, (changed) => {
    const ahead = aheadByAge(model, changed, schedule);
    const total = initSum();
    for (let i = 0; i < spends.length; i++) {
      const history = { frequency: frequencies[i]!, recency: recencies[i]!, age: ages[i]! };
      const alive = model.probabilityAlive(changed, history);
      addTo(total, spends[i]! * alive * ahead(history).discounted);
    }
    return totalOf(total);
  });
}

/** The variance of the logarithm of the total that the spend model's uncertainty brings. */
export function spendVariance(
  customers: readonly ValuedCustomer[],
  { parameters, covariance }: Estimate<GammaGammaParameters>,
): number | null {
  if (!covariance) return null;
  checkCovariance("spend.covariance", parameters, covariance);
  return varianceOf(parameters, covariance, (changed) =>
    sumOf(
      customers.map(
        ({ history, purchases }) =>
          purchases * (gammaGamma.expectedSpend(changed, history) ?? Number.NaN),
      ),
    ),
  );
}

/** Throws where a covariance is not that of so many parameters. */
function checkCovariance(field: string, parameters: object, covariance: unknown): void {
  const { length } = Object.keys(parameters);
  const isRow = (row: unknown) =>
    Array.isArray(row) &&
    row.length === length &&
    [...row].every((entry) => typeof entry === "number");
  const isSquare = Array.isArray(covariance) && covariance.length === length;
  if (isSquare && [...covariance].every(isRow)) return;
  fail("lifetimeValue", field, `null, or ${length} rows of ${length} numbers`, covariance);
}

/** The delta method for `ln total` by the logarithms of parameters, from central differences. */
function varianceOf<Parameters extends object>(
  parameters: Parameters,
  covariance: readonly (readonly number[])[],
  total: (parameters: Parameters) => number,
): number | null {
  const slopes = Object.entries(parameters).map(([name, value]: [string, number]) => {
    const [up, down] = [NUDGE, -NUDGE].map((nudge) =>
      total({ ...parameters, [name]: value * Math.exp(nudge) }),
    ) as [number, number];
    return Math.log(up / down) / (2 * NUDGE);
  });
  let variance = 0;
  slopes.forEach((left, i) => {
    slopes.forEach((right, j) => {
      variance += left * right * covariance[i]![j]!;
    });
  });
  return Number.isFinite(variance) ? variance : null;
}

const NUDGE = 1e-4;
