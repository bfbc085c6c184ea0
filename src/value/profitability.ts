import { checkOptions, fail } from "../check";
import { type Key, type Kpi, kpi } from "../measure";
import { checkKey, checkNumber, checkRecord } from "../record/field";
import { giniOf } from "../stats/ranks";

/** What a customer brought and took. Several rows of a customer are added up. */
export interface CustomerMargin {
  /** The customer. */
  readonly customerId: Key;
  /** Revenue less what was sold cost. */
  readonly margin: number;
  /** What serving the customer cost: calls, visits, returns, discounts. Missing: nothing. */
  readonly costToServe?: number | null;
}

/** What may be set for {@link profitability}. */
export interface ProfitabilityOptions {
  /** The share of customers whose share of profit is asked for, above 0 to 1. Default 0.2. */
  readonly top?: number;
}

/** One customer's profit. */
export interface CustomerProfit {
  /** The customer. */
  readonly customerId: Key;
  /** Margin less cost to serve. */
  readonly profit: number;
  /** The margin. */
  readonly margin: number;
  /** The cost to serve. */
  readonly costToServe: number;
}

/** A point of the whale curve. */
export interface WhalePoint {
  /** The share of customers, from the most profitable on, 0 to 1. */
  readonly customers: number;
  /** Their profit together. */
  readonly profit: number;
  /** Their share of all profit; above 1 where others lose money. `null` without any profit. */
  readonly share: number | null;
}

/** What {@link profitability} answers. */
export interface ProfitabilityResult {
  /** The share of customers who cost more than they bring; `null` without customers. */
  readonly value: number | null;
  /** How many customers. */
  readonly n: number;
  /** How many of them cost more than they bring. */
  readonly unprofitable: number;
  /** Profit of all. */
  readonly total: number;
  /** What the unprofitable ones lose, as a positive amount. */
  readonly loss: number;
  /** Profit of a customer, on average; `null` without customers. */
  readonly mean: number | null;
  /** Where profit is highest: the most profitable customers without the unprofitable ones. */
  readonly peak: WhalePoint | null;
  /** The share of profit that the `top` share of customers brings; `null` without profit. */
  readonly topShare: number | null;
  /**
   * Gini coefficient of profit: 0 where all bring the same; above 1 is possible where some lose
   * money. `null` where there is no profit.
   */
  readonly gini: number | null;
  /** The whale curve at each hundredth of the customers, from 0; empty without customers. */
  readonly curve: readonly WhalePoint[];
  /** Every customer, the most profitable first. */
  readonly customers: readonly CustomerProfit[];
}

/** What {@link profitability} holds in between. */
export type ProfitabilityState = Map<Key, { margin: number; costToServe: number }>;

/**
 * Customer profitability: what customers bring after the cost of serving them, who loses money, and
 * how much of the profit hangs on how few.
 *
 * Customers are put in the order of profit, the best first, and their profit added up: the whale
 * curve rises above the total and falls back to it where some customers lose money. Its peak is what
 * would be left without them, if no cost stayed behind.
 *
 * Without customers `value` is `null`. Shares of profit are `null` unless all profit is above 0.
 *
 * @function
 * @param records - `customerId`, `margin` and, if any, `costToServe`.
 * @param options - See {@link ProfitabilityOptions}. Alone, they make the measure, to be composed.
 * @throws RangeError for a number that is not finite, a cost below 0 and a share not above 0 and
 *   up to 1; TypeError for a record without these fields and for an unknown option.
 * @see Kaplan and Narayanan, "Measuring and Managing Customer Profitability", Journal of Cost
 *   Management 2001.
 * @example
 * ```ts
 * import { profitability } from "customer-kpis";
 *
 * const rows = [
 *   { customerId: "ann", margin: 100, costToServe: 20 },
 *   { customerId: "bob", margin: 50, costToServe: 70 },
 *   { customerId: "cem", margin: 40 },
 *   { customerId: "dia", margin: 10, costToServe: 10 },
 * ];
 * const { value, total, loss, peak } = profitability(rows);
 * value; // => 0.25
 * total; // => 100
 * loss; // => 20
 * peak; // => { customers: 0.5, profit: 120, share: 1.2 }
 * ```
 */
export const profitability: Kpi<
  CustomerMargin,
  ProfitabilityResult,
  ProfitabilityState,
  [options?: ProfitabilityOptions]
> = /* @__PURE__ */ kpi("profitability", (options: ProfitabilityOptions = {}) => {
  checkOptions("profitability", options, ["top"]);
  const { top = 0.2 } = options;
  if (!(typeof top === "number" && top > 0 && top <= 1)) {
    fail("profitability", "top", "above 0 and at most 1", top);
  }

  return {
    init: () => new Map(),
    step(customers, record) {
      checkRecord("profitability", record, "customerId and margin");
      const margin = checkNumber("profitability", "margin", record.margin);
      if (margin === null) fail("profitability", "margin", "a finite number", margin);
      const costToServe = checkNumber("profitability", "costToServe", record.costToServe) ?? 0;
      if (costToServe < 0) fail("profitability", "costToServe", "0 or more", costToServe);
      return add(
        customers,
        checkKey("profitability", "customerId", record.customerId),
        margin,
        costToServe,
      );
    },
    merge(left, right) {
      for (const [id, { margin, costToServe }] of right) add(left, id, margin, costToServe);
      return left;
    },
    finish: (state) => answer(state, top),
  };
});

function add(
  customers: ProfitabilityState,
  id: Key,
  margin: number,
  costToServe: number,
): ProfitabilityState {
  const known = customers.get(id);
  if (!known) return customers.set(id, { margin, costToServe });
  known.margin += margin;
  known.costToServe += costToServe;
  return customers;
}

function answer(state: ProfitabilityState, top: number): ProfitabilityResult {
  const customers = Array.from(state, ([customerId, { margin, costToServe }]) => ({
    customerId,
    profit: margin - costToServe,
    margin,
    costToServe,
  })).sort((a, b) => b.profit - a.profit);
  const n = customers.length;
  const profits = customers.map(({ profit }) => profit);
  const cumulative = [0];
  for (const profit of profits) cumulative.push(cumulative.at(-1)! + profit);
  const total = cumulative[n]!;
  const profitable = profits.filter((profit) => profit > 0).length;
  const losses = profits.filter((profit) => profit < 0);

  // A share that ends within a customer takes that part of the customer's profit.
  function pointAt(share: number): WhalePoint {
    const place = share * n;
    const whole = Math.min(n, Math.floor(place + 1e-9));
    const part = (profits[whole] ?? 0) * Math.max(0, place - whole);
    const profit = cumulative[whole]! + part;
    return { customers: share, profit, share: total > 0 ? profit / total : null };
  }

  return {
    value: n > 0 ? losses.length / n : null,
    n,
    unprofitable: losses.length,
    total,
    loss: losses.reduce((sum, profit) => sum - profit, 0),
    mean: n > 0 ? total / n : null,
    peak: n > 0 ? pointAt(profitable / n) : null,
    topShare: n > 0 ? pointAt(top).share : null,
    gini: giniOf(profits, profits),
    curve: n > 0 ? Array.from({ length: 101 }, (_, i) => pointAt(i / 100)) : [],
    customers,
  };
}
