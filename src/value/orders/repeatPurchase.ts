import { quantileSorted } from "simple-statistics";
import { checkOptions, fail } from "../../check";
import { type Key, type Kpi, kpi } from "../../measure";
import { type Purchase, readActivity, readAmount } from "../../record/legacy";
import { checkLevel, type Interval, wilson } from "../../stats/intervals";
import { checkPeriod, type Period, periodFinder } from "../../time";

/** What {@link repeatPurchase} needs. */
export interface RepeatPurchaseOptions {
  /** The window: orders from `start` on, before `end`. */
  readonly period: Period;
  /** Whether orders of one `"day"` (default) are one purchase, or every `"order"` is. */
  readonly occasion?: "day" | "order";
  /** IANA zone whose midnights cut the days. Default `"UTC"`. */
  readonly timeZone?: string;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** Customers who had bought before, as Shopify counts them. */
export interface ReturningCustomers {
  /** The share of the window's customers who bought before the window or twice in it. */
  readonly value: number | null;
  /** Customers in the window. */
  readonly n: number;
  /** Those who are returning. */
  readonly returning: number;
  /** Wilson interval of the share; `null` without customers. */
  readonly interval: Interval | null;
}

/** How long customers take from one purchase to the next, in milliseconds. */
export interface TimeBetweenPurchases {
  /** The mean; `null` where nobody bought twice. */
  readonly mean: number | null;
  /** The median; `null` where nobody bought twice. */
  readonly median: number | null;
  /** How many pairs of consecutive purchases. */
  readonly n: number;
}

/** What {@link repeatPurchase} answers. Money is in the currency of the amounts. */
export interface RepeatPurchaseResult {
  /** The repeat purchase rate: the share of customers who bought twice or more in the window. */
  readonly value: number | null;
  /** Customers who bought in the window. */
  readonly n: number;
  /** Those who bought twice or more in it. */
  readonly repeated: number;
  /** Wilson interval of the share; `null` without customers. */
  readonly interval: Interval | null;
  /** Those who had bought before, wherever: Shopify's returning customer rate. */
  readonly returningCustomers: ReturningCustomers;
  /** Purchases: days or orders, as `occasion` has it. */
  readonly purchases: number;
  /** Purchases per customer; `null` without customers. */
  readonly purchaseFrequency: number | null;
  /** Orders: amounts of 0 or more. */
  readonly orders: number;
  /** What they brought, refunds not taken off. */
  readonly revenue: number;
  /** `revenue / orders`; `null` without orders. */
  readonly averageOrder: number | null;
  /** From one purchase in the window to the same customer's next in it. */
  readonly timeBetween: TimeBetweenPurchases;
  /** Amounts below 0 in the window: no purchases, in no figure above. */
  readonly refunds: number;
}

/** What {@link repeatPurchase} knows of a customer. */
export interface PurchaseCustomer {
  /** Whether they ordered before the window. */
  before: boolean;
  /** When they ordered in it. */
  readonly at: number[];
}

/** What {@link repeatPurchase} holds in between. */
export interface RepeatPurchaseState {
  readonly customers: Map<Key, PurchaseCustomer>;
  revenue: number;
  refunds: number;
}

/**
 * Repeat purchases: how many customers of a period bought more than once in it, how often, for how
 * much and after how long.
 *
 * Two rates that are often confused:
 *
 * - `value`, the repeat purchase rate: customers with two or more purchases in the window, per
 *   customer with one or more in it. The longer the window, the higher.
 * - `returningCustomers`, Shopify's rate: customers who had bought before, per customer of the window.
 *   Their first purchase may lie before it, so give all orders, not only those of the window.
 *
 * Orders of one customer on one day are one purchase, unless `occasion` is `"order"`. Refunds, amounts
 * below 0, are no purchases and are counted beside.
 *
 * Without customers in the window the rates are `null`.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund).
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an amount that is not finite, an unknown zone and a level
 *   not between 0 and 1; TypeError for a record without these fields, for an unknown occasion and for
 *   an unknown option.
 * @example
 * ```ts
 * import { repeatPurchase } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2025-12-01"), amount: 20 },
 *   { customerId: "ann", at: new Date("2026-01-05"), amount: 30 },
 *   { customerId: "bob", at: new Date("2026-01-07"), amount: 10 },
 *   { customerId: "bob", at: new Date("2026-01-17"), amount: 20 },
 *   { customerId: "cy", at: new Date("2026-01-20"), amount: 40 },
 * ];
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const result = repeatPurchase(orders, { period });
 * result.value; // ~> 0.3333
 * result.returningCustomers.value; // ~> 0.6667
 * result.averageOrder; // => 25
 * result.timeBetween.median; // => 10 * 86_400_000
 * ```
 */
export const repeatPurchase: Kpi<
  Purchase,
  RepeatPurchaseResult,
  RepeatPurchaseState,
  [options: RepeatPurchaseOptions]
> = /* @__PURE__ */ kpi("repeatPurchase", (options: RepeatPurchaseOptions) => {
  checkOptions("repeatPurchase", options, ["period", "occasion", "timeZone", "level"]);
  const { occasion = "day", timeZone = "UTC" } = options;
  if (occasion !== "day" && occasion !== "order") {
    fail("repeatPurchase", "occasion", '"day" or "order"', occasion);
  }
  const { start, end } = checkPeriod("repeatPurchase", "period", options.period);
  const level = checkLevel("repeatPurchase", options.level);
  const days = periodFinder("repeatPurchase", { unit: "day", timeZone });

  return {
    init: () => ({ customers: new Map(), revenue: 0, refunds: 0 }),
    step(state, record) {
      const { customerId, at } = readActivity("repeatPurchase", record);
      const amount = readAmount("repeatPurchase", record);
      if (at >= end) return state;
      if (amount < 0) {
        if (at >= start) state.refunds++;
        return state;
      }
      const customer = customerIn(state, customerId);
      if (at < start) customer.before = true;
      else {
        customer.at.push(at);
        state.revenue += amount;
      }
      return state;
    },
    merge(left, right) {
      for (const [customerId, { before, at }] of right.customers) {
        const customer = customerIn(left, customerId);
        customer.before ||= before;
        for (const moment of at) customer.at.push(moment);
      }
      left.revenue += right.revenue;
      left.refunds += right.refunds;
      return left;
    },
    finish({ customers, revenue, refunds }) {
      let n = 0;
      let repeated = 0;
      let returning = 0;
      let purchases = 0;
      let orders = 0;
      const gaps: number[] = [];
      for (const { before, at } of customers.values()) {
        if (at.length === 0) continue;
        const own = occasionsOf(at);
        n++;
        orders += at.length;
        purchases += own.length;
        if (own.length > 1) repeated++;
        if (before || own.length > 1) returning++;
        for (let i = 1; i < own.length; i++) gaps.push(own[i]! - own[i - 1]!);
      }
      return {
        value: n > 0 ? repeated / n : null,
        n,
        repeated,
        interval: wilson(repeated, n, level),
        returningCustomers: {
          value: n > 0 ? returning / n : null,
          n,
          returning,
          interval: wilson(returning, n, level),
        },
        purchases,
        purchaseFrequency: n > 0 ? purchases / n : null,
        orders,
        revenue,
        averageOrder: orders > 0 ? revenue / orders : null,
        timeBetween: timeBetween(gaps),
        refunds,
      };
    },
  };

  /** When a customer bought: the first order of each day, or every order. */
  function occasionsOf(at: readonly number[]): number[] {
    const sorted = at.toSorted((a, b) => a - b);
    if (occasion === "order") return sorted;
    return sorted.filter((ms, i) => i === 0 || days.find(ms) !== days.find(sorted[i - 1]!));
  }
});

function customerIn(state: RepeatPurchaseState, customerId: Key): PurchaseCustomer {
  let customer = state.customers.get(customerId);
  if (!customer) {
    customer = { before: false, at: [] };
    state.customers.set(customerId, customer);
  }
  return customer;
}

function timeBetween(gaps: readonly number[]): TimeBetweenPurchases {
  const n = gaps.length;
  if (n === 0) return { mean: null, median: null, n };
  const sorted = Float64Array.from(gaps).sort();
  return {
    mean: gaps.reduce((sum, gap) => sum + gap, 0) / n,
    // The declaration asks for number[], the function only for indices and a length.
    median: quantileSorted(sorted as unknown as number[], 0.5),
    n,
  };
}
