import { fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import { asGiven, moment, oneOf, options } from "../../options";
import type { Order } from "../../record/order";
import { finite, sumOf } from "../../stats/sum";
import type { Instant } from "../../time";
import type { PurchaseHistory } from "../models/purchaseHistory";
import { observedUntil } from "./orderBook";
import { logged, type OrderLog, totalsOf } from "./orderLog";
import { eachCustomer, type PurchaseDays } from "./purchaseDays";

/** What {@link purchaseHistories} needs. */
export interface PurchaseHistoriesOptions {
  /** The last moment observed: its whole local day counts. Later orders are not seen yet. */
  readonly until: Instant;
  /** What times are counted in: days, or weeks of 7 days with their fractions. Default `"day"`. */
  readonly unit?: "day" | "week";
  /** IANA zone whose midnights cut the days. Default `"UTC"`. */
  readonly timeZone?: string;
  /** Whether orders of nobody, such as guests, are refused (default) or left out. */
  readonly nobody?: "refuse" | "leave-out";
}

/** {@link PurchaseHistoriesOptions}, declared. */
export const HISTORY_OPTIONS = {
  until: /* @__PURE__ */ moment(),
  unit: /* @__PURE__ */ oneOf(["day", "week"], "day"),
  timeZone: /* @__PURE__ */ asGiven<string>(),
  nobody: /* @__PURE__ */ oneOf(["refuse", "leave-out"], "refuse"),
};

/**
 * Every customer's purchases in four numbers: what the purchase and spend models are fitted to.
 *
 * A purchase occasion is a day with an order, however many. `frequency` counts the occasions after
 * the first, `recency` is the time from the first to the last, `age` the time from the first to
 * `until`, `monetary` the mean spend of the occasions after the first. A refund is taken off the
 * purchase of the order that its `orderId` names, else off the last purchase before it; it is no
 * occasion, and who has refunds alone is no customer. An order of amount 0 is an occasion.
 *
 * `until` is when you looked, not when the last order came: taken from the orders it would make
 * all customers look younger, and their silence shorter. Customers whose first order comes later
 * are not in the result.
 *
 * Orders of nobody (`customerId` is `null` or `""`) have no history. A list has no place to count
 * them, so that they are refused unless `nobody` says otherwise.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund), `currency` and
 *   `orderId` if any.
 * @param options - `until` is required. Alone, they make the measure, to be composed.
 * @returns Histories in the order in which customers first appear.
 * @throws InputError for an invalid date, an amount that is not finite, a second currency, an order of
 *   nobody (unless it is to be left out), an unknown zone, unit or option, and a record without these
 *   fields.
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
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<PurchaseHistoriesOptions>("purchaseHistories")(HISTORY_OPTIONS),
  ({ until, unit, timeZone, nobody }) => {
    const observed = observedUntil("purchaseHistories", until, timeZone);
    const rule = { ...observed, isNobodyRefused: nobody === "refuse" };
    const finish = (log: OrderLog) => {
      const histories: PurchaseHistory[] = [];
      eachCustomer(log, (purchases) => {
        if (purchases.days.length === 0) return;
        const history = summarize(purchases, observed.last, DAYS[unit]);
        finite("purchaseHistories", "amount", history.monetary ?? 0);
        histories.push(history);
      });
      return histories;
    };
    return logged("purchaseHistories", rule, finish, totalsOf(rule));
  },
);

/** How many days a unit has. */
export const DAYS = { day: 1, week: 7 } as const;

/** How many days a unit has that somebody gave. */
export function daysOf(kpi: string, unit: "day" | "week" = "day"): number {
  return DAYS[unit] ?? fail(kpi, "unit", '"day" or "week"', unit);
}

/** A customer's history from purchase days, up to the `last` day observed. */
export function summarize(
  { customerId, days, spends }: PurchaseDays,
  last: number,
  length: number,
): PurchaseHistory {
  const frequency = days.length - 1;
  return {
    customerId,
    frequency,
    recency: (days[frequency]! - days[0]!) / length,
    age: (last - days[0]!) / length,
    monetary: frequency > 0 ? sumOf(spends.slice(1)) / frequency : null,
  };
}
