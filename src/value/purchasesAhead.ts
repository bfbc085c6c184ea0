import { roundUp } from "../stats/roundUp";
import type { AlivePattern, PurchaseModel } from "./models/purchaseModel";

/** Until when, and what a purchase since the time before is worth today. */
export interface Step {
  readonly until: number;
  readonly factor: number;
}

/** How time ahead is cut and discounted. */
export interface ScheduleOptions {
  readonly horizon: number;
  readonly discount: number;
  readonly timing?: "end" | "middle";
  readonly step?: number;
}

/** The steps up to the horizon, the last of which may be shorter. */
export function scheduleOf({ horizon, discount, timing, step = 1 }: ScheduleOptions): Step[] {
  // Without discounting it does not matter when purchases come.
  if (discount === 0) return [{ until: horizon, factor: 1 }];
  const steps: Step[] = [];
  const count = roundUp(horizon / step);
  for (let k = 1; k <= count; k++) {
    const until = k === count ? horizon : k * step;
    const paid = timing === "middle" ? (until + (k - 1) * step) / 2 : until;
    steps.push({ until, factor: Math.exp(-paid * Math.log1p(discount)) });
  }
  return steps;
}

/** Purchases ahead of a customer who is alive. */
export interface Ahead {
  readonly purchases: number;
  readonly discounted: number;
}

/** Purchases ahead by frequency and age, each computed once: recency has no part in them. */
export function aheadByAge<Parameters>(
  model: PurchaseModel<Parameters>,
  parameters: Parameters,
  schedule: readonly Step[],
): (pattern: AlivePattern) => Ahead {
  const known = new Map<number, Map<number, Ahead>>();
  return (pattern) => {
    const { frequency, age } = pattern;
    const ages = known.get(frequency) ?? new Map<number, Ahead>();
    const ahead = ages.get(age) ?? compute(model, parameters, schedule, { frequency, age });
    known.set(frequency, ages.set(age, ahead));
    return ahead;
  };
}

function compute<Parameters>(
  model: PurchaseModel<Parameters>,
  parameters: Parameters,
  schedule: readonly Step[],
  pattern: AlivePattern,
): Ahead {
  let purchases = 0;
  let discounted = 0;
  for (const { until, factor } of schedule) {
    const next = model.expectedPurchasesIfAlive(parameters, pattern, until);
    discounted += (next - purchases) * factor;
    purchases = next;
  }
  return { purchases, discounted };
}
