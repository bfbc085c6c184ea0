import { UNITS, type Unit } from "../../calendar";
import { fail } from "../../check";
import { number, oneOf, options } from "../../options";
import { finite } from "../../stats/sum";
import { PER_YEAR } from "./perYear";

/** What {@link monthlyRevenue} needs: what is billed, and how often. */
export interface BillingPlan {
  /** What is billed each time, 0 or more, in the caller's currency. */
  readonly price: number;
  /** The unit of the time from one bill to the next. */
  readonly interval: Unit;
  /** How many of them: 6 with `"month"` for twice a year. Default 1. */
  readonly count?: number;
}

/**
 * What a plan that is billed by the week, by six months or by three years brings a month: its monthly
 * recurring revenue, the `mrr` that `revenueRetention` reads.
 *
 * `price / months`, where a year is twelve months and a quarter three; a week's or a day's price is
 * taken 365 / 7 or 365 times a year.
 *
 * @param plan - `price` and `interval`, and the `count` of intervals between two bills.
 * @returns The price of a month.
 * @throws InputError for a price that is not finite or below 0, an unknown interval, a count that is
 *   not a whole number from 1, and an unknown field.
 * @example
 * ```ts
 * import { monthlyRevenue } from "customer-kpis";
 *
 * monthlyRevenue({ price: 1200, interval: "year" }); // => 100
 * monthlyRevenue({ price: 3600, interval: "year", count: 3 }); // => 100
 * monthlyRevenue({ price: 600, interval: "month", count: 6 }); // => 100
 * monthlyRevenue({ price: 14, interval: "week", count: 2 }); // ~> 30.4167
 * ```
 */
export function monthlyRevenue(plan: BillingPlan): number {
  if (typeof plan !== "object" || plan === null) {
    fail("monthlyRevenue", "plan", "an object with price and interval", plan);
  }
  const { price, interval, count } = PLAN.read(plan);
  return finite("monthlyRevenue", "price", (price * PER_YEAR[interval]) / 12 / count);
}

const PLAN = /* @__PURE__ */ options<BillingPlan>("monthlyRevenue")({
  price: number({ atLeast: 0 }),
  interval: oneOf(UNITS),
  count: number({ atLeast: 1, whole: true, fallback: 1 }),
});
