import { isSomebody, keyAt, numberOf, numbersOf } from "../fold/customers";
import { withRoom } from "../fold/growing";
import { type Kpi, kpi } from "../measure";
import { level, number, options } from "../options";
import type { Summary } from "../reads";
import { type Currency, oneCurrency } from "../record/currency";
import {
  type Exclusion,
  type ExclusionCounts,
  excludedIn,
  mergeExclusions,
} from "../record/exclusions";
import { amount, number as finiteNumber, key, optional, text } from "../record/fields";
import { type RecordType, reading, record } from "../record/record";
import type { Key } from "../slice";
import type { Interval } from "../stats/intervals";
import { giniOf } from "../stats/ranks";
import { shareOf } from "../stats/share";
import {
  addAt,
  addTo,
  finite,
  initSum,
  mergeAt,
  restOf,
  sumOf,
  totalAt,
  totalOf,
} from "../stats/sum";

/** What a customer brought and took. Several rows of a customer are added up. */
export interface CustomerMargin {
  /** The customer. `null` and `""`: nobody. */
  readonly customerId: Key;
  /** Revenue less what was sold cost. */
  readonly margin: number;
  /** What serving the customer cost: calls, visits, returns, discounts. Missing: nothing. */
  readonly costToServe?: number | null | undefined;
  /** The currency of both, in every record or in none. Two currencies are never added up. */
  readonly currency?: string | null | undefined;
}

/** {@link CustomerMargin}, declared. */
const customerMargin: RecordType<CustomerMargin> = /* @__PURE__ */ record<CustomerMargin>({
  customerId: key,
  margin: finiteNumber,
  costToServe: /* @__PURE__ */ optional(amount),
  currency: /* @__PURE__ */ optional(text),
});

/** What may be set for {@link profitability}. */
export interface ProfitabilityOptions {
  /** The share of customers whose share of profit is asked for, above 0 to 1. Default 0.2. */
  readonly top?: number;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
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
  /** It is a share. */
  readonly kind: "share";
  /** The share of customers who cost more than they bring; `null` without customers. */
  readonly value: number | null;
  /** How many customers. */
  readonly n: number;
  /** Wilson interval of the share; `null` without customers. */
  readonly interval: Interval | null;
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
  /** Records of nobody: in no figure above. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link profitability} holds in between. */
export interface ProfitabilityState {
  /** Each customer's number, in the order they first appear. */
  readonly customers: Map<Key, number>;
  /** For each customer in turn, what they brought and what they cost: sums, and what rounding took. */
  sums: Float64Array;
  /** The currency of all. */
  currency: Currency;
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
}

/**
 * Customer profitability: what customers bring after the cost of serving them, who loses money, and
 * how much of the profit hangs on how few.
 *
 * Customers are put in the order of profit, the best first, and their profit added up: the whale
 * curve rises above the total and falls back to it where some customers lose money. Its peak is what
 * would be left without them, if no cost stayed behind.
 *
 * Without customers `value` is `null`. Shares of profit are `null` unless all profit is above 0. Records
 * of nobody (`customerId` is `null` or `""`) are left out and counted.
 *
 * @function
 * @param records - `customerId`, `margin` and, if any, `costToServe` and `currency`.
 * @param options - See {@link ProfitabilityOptions}. Alone, they make the measure, to be composed.
 * @throws InputError for a number that is not finite, a cost below 0, a second currency, a `top` not
 *   above 0 and up to 1, a level not between 0 and 1, a record without these fields and an unknown
 *   option.
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
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<ProfitabilityOptions>("profitability")({
    top: number({ above: 0, atMost: 1, fallback: 0.2 }),
    level: level(),
  }),
  ({ top, level }) =>
    reading(KPI, customerMargin, ["customerId", "margin", "costToServe", "currency"], {
      init: (): ProfitabilityState => ({
        customers: new Map(),
        sums: new Float64Array(64),
        currency: undefined,
        excluded: new Map(),
      }),
      take(state, { length, customerId, margin, costToServe, currency, row }) {
        let common = state.currency;
        for (let i = 0; i < length; i++) {
          const own = currency[i] ?? null;
          if (own !== common && isSomebody(keyAt(customerId, i))) {
            common = oneCurrency(KPI, common, own, row(i));
          }
        }
        state.currency = common;
        const numbers = numbersOf(state.customers, customerId, state.excluded);
        state.sums = withRoom(state.sums, WIDTH * state.customers.size);
        for (let i = 0; i < length; i++) {
          const at = WIDTH * numbers[i]!;
          if (at < 0) continue;
          addAt(state.sums, at, margin[i]!);
          const cost = costToServe[i]!;
          if (!Number.isNaN(cost)) addAt(state.sums, at + 2, cost);
        }
      },
      merge(left, right) {
        left.currency = oneCurrency(KPI, left.currency, right.currency);
        for (const [customerId, from] of right.customers) {
          const to = WIDTH * numberOf(left.customers, customerId);
          left.sums = withRoom(left.sums, WIDTH * left.customers.size);
          for (const sum of [0, 2]) mergeAt(left.sums, to + sum, right.sums, WIDTH * from + sum);
        }
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      finish: (state) => answer(state, top, level),
      summary: MARGINS,
    }),
);

const KPI = "profitability";

/** What each customer brought, lost and cost. */
const MARGINS: Omit<Summary<ProfitabilityState>, "order" | "marks"> = {
  per: "customerId",
  each: {
    figures: [
      { how: "sum", field: "margin", where: [{ field: "margin", is: "from", bound: 0 }] },
      { how: "sum", field: "margin", where: [{ field: "margin", is: "before", bound: 0 }] },
      { how: "sum", field: "costToServe", where: [] },
    ],
  },
  isNamed: true,
  same: "currency",
  ignored: ["costToServe"],
  limits: [["costToServe", 0, Number.MAX_VALUE]],
  isNobodyAlike: true,
  count(state, [won, lost, cost], _, currency, [customerId]) {
    state.currency = oneCurrency(KPI, state.currency, currency);
    const at = WIDTH * numberOf(state.customers, customerId!);
    state.sums = withRoom(state.sums, WIDTH * state.customers.size);
    addAt(state.sums, at, won!);
    addAt(state.sums, at, lost!);
    addAt(state.sums, at + 2, cost!);
    return state;
  },
};

/** How many numbers the sums of a customer take. */
const WIDTH = 4;

function answer(state: ProfitabilityState, top: number, level: number): ProfitabilityResult {
  const customers = Array.from(state.customers, ([customerId, number]): CustomerProfit => {
    const margin = finite(KPI, "margin", totalAt(state.sums, WIDTH * number));
    const costToServe = finite(KPI, "costToServe", totalAt(state.sums, WIDTH * number + 2));
    const profit = finite(KPI, "margin", restOf(margin - costToServe, costToServe));
    return { customerId, profit, margin, costToServe };
  }).sort((a, b) => b.profit - a.profit);
  const n = customers.length;
  const profits = customers.map(({ profit }) => profit);
  const sum = initSum();
  const cumulative = [0];
  let highest = 0;
  for (const profit of profits) {
    addTo(sum, profit);
    const here = finite(KPI, "margin", totalOf(sum));
    highest = Math.max(highest, here);
    // Profits and losses that cancel out leave nothing, whatever rounding leaves of them.
    cumulative.push(restOf(here, highest));
  }
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

  const { value, interval } = shareOf(losses.length, n, level);
  return {
    kind: "share",
    value,
    n,
    interval,
    unprofitable: losses.length,
    total,
    loss: 0 - sumOf(losses),
    mean: n > 0 ? total / n : null,
    peak: n > 0 ? pointAt(profitable / n) : null,
    topShare: n > 0 ? pointAt(top).share : null,
    gini: total > 0 ? giniOf(profits, profits) : null,
    curve: n > 0 ? Array.from({ length: 101 }, (_, i) => pointAt(i / 100)) : [],
    customers,
    excluded: excludedIn(state.excluded),
  };
}
