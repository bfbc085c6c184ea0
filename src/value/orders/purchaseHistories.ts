import { checkOptions, fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import type { Order } from "../../record/order";
import { dayFinder, type Instant, milliseconds } from "../../time";
import type { PurchaseHistory } from "../models/purchaseHistory";
import {
  addOrderUntil,
  eachCustomer,
  initLog,
  mergeLogs,
  type OrderLog,
  type PurchaseDays,
} from "./orderLog";

/** What {@link purchaseHistories} needs. */
export interface PurchaseHistoriesOptions {
  /** The last moment observed: its whole local day counts. Later orders are not seen yet. */
  readonly until: Instant;
  /** What times are counted in: days, or weeks of 7 days with their fractions. Default `"day"`. */
  readonly unit?: "day" | "week";
  /** IANA zone whose midnights cut the days. Default `"UTC"`. */
  readonly timeZone?: string;
}

/**
 * Every customer's purchases in four numbers: what the purchase and spend models are fitted to.
 *
 * A purchase occasion is a day with an order, however many. `frequency` counts the occasions after
 * the first, `recency` is the time from the first to the last, `age` the time from the first to
 * `until`, `monetary` the mean spend of the occasions after the first. A refund is taken off the
 * last purchase before it; it is no occasion, and who has refunds alone is no customer. An order of
 * amount 0 is an occasion.
 *
 * `until` is when you looked, not when the last order came: taken from the orders it would make
 * all customers look younger, and their silence shorter. Customers whose first order comes later
 * are not in the result.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund), `currency` if any.
 * @param options - `until` is required. Alone, they make the measure, to be composed.
 * @returns Histories in the order in which customers first appear.
 * @throws RangeError for an invalid date, an amount that is not finite, a second currency, an
 *   unknown zone; TypeError for a record without these fields and an unknown unit or option.
 * @see Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 2005.
 * @example
 * ```ts
 * import { purchaseHistories } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-01T09:00:00Z"), amount: 30 },
 *   { customerId: "ann", at: new Date("2026-01-15T10:00:00Z"), amount: 40 },
 *   { customerId: "ann", at: new Date("2026-01-15T18:00:00Z"), amount: 20 },
 *   { customerId: "bob", at: new Date("2026-01-08T12:00:00Z"), amount: 10 },
 * ];
 * const until = new Date("2026-02-05");
 * purchaseHistories(orders, { until, unit: "week" })[0];
 * // => { customerId: "ann", frequency: 1, recency: 2, age: 5, monetary: 60 }
 * purchaseHistories(orders, { until })[1];
 * // => { customerId: "bob", frequency: 0, recency: 0, age: 28, monetary: null }
 * ```
 */
export const purchaseHistories: Kpi<
  Order,
  PurchaseHistory[],
  OrderLog,
  [options: PurchaseHistoriesOptions]
> = /* @__PURE__ */ kpi("purchaseHistories", (options: PurchaseHistoriesOptions) => {
  checkOptions("purchaseHistories", options, ["until", "unit", "timeZone"]);
  const dayOf = dayFinder("purchaseHistories", options.timeZone);
  const last = dayOf(milliseconds(options.until, "purchaseHistories", "until"));
  const length = daysOf("purchaseHistories", options.unit);

  return {
    init: initLog,
    step: (log, record) => addOrderUntil("purchaseHistories", log, record, dayOf, last),
    merge: (left, right) => mergeLogs("purchaseHistories", left, right),
    finish(log) {
      const histories: PurchaseHistory[] = [];
      eachCustomer(log, (purchases) => {
        if (purchases.days.length > 0) histories.push(summarize(purchases, last, length));
      });
      return histories;
    },
  };
});

/** How many days a unit has. */
export function daysOf(kpi: string, unit: "day" | "week" = "day"): number {
  if (unit !== "day" && unit !== "week") fail(kpi, "unit", '"day" or "week"', unit);
  return unit === "day" ? 1 : 7;
}

/** A customer's history from purchase days, up to the `last` day observed. */
export function summarize(
  { customerId, days, spends }: PurchaseDays,
  last: number,
  length: number,
): PurchaseHistory {
  const frequency = days.length - 1;
  let repeatSpend = 0;
  for (let i = 1; i < spends.length; i++) repeatSpend += spends[i]!;
  return {
    customerId,
    frequency,
    recency: (days[frequency]! - days[0]!) / length,
    age: (last - days[0]!) / length,
    monetary: frequency > 0 ? repeatSpend / frequency : null,
  };
}
