import { fail } from "../../check";
import { numberOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import { type Kpi, kpi, type Measure } from "../../measure";
import { isWithin, level, maybe, moment, number, type Option, options } from "../../options";
import { type Exclusion, excludedIn } from "../../record/exclusions";
import type { Order } from "../../record/order";
import type { Key } from "../../slice";
import type { Interval } from "../../stats/intervals";
import { checkMoments, momentsOf, varianceOf } from "../../stats/moments";
import { studentInterval } from "../../stats/student";
import {
  addAt,
  addTo,
  finite,
  initSum,
  mergeAt,
  mergeSums,
  type Sum,
  sumOf,
  totalAt,
  totalOf,
} from "../../stats/sum";
import type { Instant } from "../../time";
import { type AgeCohort, type CohortOptions, cohortsOf, readCohorts } from "./historicCohorts";
import {
  booked,
  type KnownOrders,
  knownBefore,
  type OrderBook,
  type OrderSummary,
} from "./orderBook";
import { logged, type OrderLog } from "./orderLog";

/** What may be set for {@link historicValue}. */
export interface HistoricValueOptions {
  /** The part of the amounts that is margin, 0 to 1. Default 1: the value is revenue. */
  readonly margin?: number;
  /** Nothing from this moment on is known: such orders are left out, and counted. */
  readonly asOf?: Instant;
  /** What winning a customer cost, taken off the value: one figure, or one for each customer. */
  readonly acquisitionCost?: number | ((customerId: Key) => number);
  /** Asks for customers of one start period at one age. Default: no cohorts. */
  readonly cohorts?: CohortOptions;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** One customer's value so far. */
export interface HistoricCustomerValue {
  /** The customer. */
  readonly customerId: Key;
  /** Amounts less refunds, times the margin, less the cost of winning the customer. */
  readonly value: number;
  /** How many orders, refunds not counted. */
  readonly orders: number;
}

/** What {@link historicValue} answers. Money is in the currency of the amounts. */
export interface HistoricValueResult {
  /** It is a mean. */
  readonly kind: "mean";
  /** The mean value of a customer; `null` without any. */
  readonly value: number | null;
  /** Customers with an order or a refund. */
  readonly n: number;
  /** Sample variance of the customers' values (divisor n - 1); `null` below two customers. */
  readonly variance: number | null;
  /** Student's interval of the mean; `null` below two customers. */
  readonly interval: Interval | null;
  /** The value of all customers together. */
  readonly total: number;
  /** Orders: amounts of 0 or more. */
  readonly orders: number;
  /** Refunds: amounts below 0. */
  readonly refunds: number;
  /** What was refunded, as a positive amount, before the margin. */
  readonly refunded: number;
  /** Every customer's value, in the order they first appear. */
  readonly customers: readonly HistoricCustomerValue[];
  /** The value of customers by when they came, all at the same age; empty unless asked for. */
  readonly cohorts: readonly AgeCohort[];
  /** Orders from `asOf` on, and of nobody: in no figure above. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link historicValue} holds in between: 24 bytes a customer; with cohorts also each order. */
export interface OrderSums extends OrderBook {
  /** Each customer's amount, what rounding took of it, and how many orders. */
  figures: Float64Array;
  /** What was refunded. */
  readonly refunded: Sum;
}

/**
 * Historic customer lifetime value: what customers have brought so far, refunds taken off.
 *
 * A customer's value is the sum of their amounts, refunds being negative, times `margin`; `value`
 * is the mean over customers and `total` the sum. The cost of winning them is taken off where given.
 *
 * It looks back only, and a customer of three months and one of three years stand side by side.
 * `cohorts` compares like with like: the mean value of those who came in one period within their
 * first so many days, of customers old enough to have had them.
 *
 * All amounts must be in one currency. Orders of nobody (`customerId` is `null` or `""`) are left out
 * and counted. Without records `value` is `null`.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund), `currency` and
 *   `orderId` if any.
 * @param options - See {@link HistoricValueOptions}. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, an amount that is not finite, a second currency, a margin not
 *   from 0 to 1, a cost below 0, a level not between 0 and 1, a record without these fields and an
 *   unknown option.
 * @see Kumar, "Managing Customers for Profit", Wharton School Publishing 2008.
 * @example
 * ```ts
 * import { historicValue } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-05"), amount: 100 },
 *   { customerId: "ann", at: new Date("2026-02-05"), amount: -20 },
 *   { customerId: "bob", at: new Date("2026-02-07"), amount: 40 },
 * ];
 * const { value, total, refunded, customers } = historicValue(orders, { margin: 0.5 });
 * value; // => 30
 * total; // => 60
 * refunded; // => 20
 * customers[0]; // => { customerId: "ann", value: 40, orders: 1 }
 * ```
 */
export const historicValue: Kpi<
  Order,
  HistoricValueResult,
  OrderSums | OrderLog,
  [options?: HistoricValueOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<HistoricValueOptions>("historicValue")({
    margin: number({ atLeast: 0, atMost: 1, fallback: 1 }),
    asOf: maybe(moment()),
    acquisitionCost: cost(),
    cohorts: maybe(readCohorts),
    level: level(),
  }),
  ({ margin, asOf, acquisitionCost, cohorts, level }) => {
    const rule = knownBefore("historicValue", asOf, cohorts?.timeZone);
    // The last day that is over.
    const lastDay = asOf === null ? null : rule.dayOf(asOf) - 1;
    const resultOf = (sums: OrderSums, cohorts: readonly AgeCohort[]): HistoricValueResult => {
      const customers = customersIn(sums, margin, acquisitionCost);
      const values = Float64Array.from(customers, ({ value }) => value);
      const moments = momentsOf(values);
      checkMoments("historicValue", "amount", moments);
      const { n, mean } = moments;
      const variance = varianceOf(moments);
      const orders = customers.reduce((sum, { orders }) => sum + orders, 0);
      return {
        kind: "mean",
        value: n > 0 ? mean : null,
        n,
        variance,
        interval: studentInterval(mean, variance, n, level),
        total: sumOf(values),
        orders,
        refunds: sums.n - orders,
        refunded: finite("historicValue", "amount", totalOf(sums.refunded)),
        customers,
        cohorts,
        excluded: excludedIn(sums.excluded),
      };
    };
    // Only cohorts need to know the day of an order.
    if (cohorts === null) {
      return booked("historicValue", rule, {
        init: initSums,
        note: noteInSums,
        merge: mergeOrderSums,
        finish: (sums) => resultOf(sums, []),
        summary: SUMS,
      }) as Measure<Order, HistoricValueResult, OrderSums | OrderLog>;
    }
    return logged("historicValue", rule, (log) => {
      const those = cohortsOf(log, cohorts, lastDay, margin, acquisitionCost);
      return resultOf(sumsIn(log), those);
    }) as Measure<Order, HistoricValueResult, OrderSums | OrderLog>;
  },
);

const PURCHASES = { where: [{ field: "amount", is: "from", bound: 0 }] } as const;
const REFUNDS = { where: [{ field: "amount", is: "before", bound: 0 }] } as const;

/** What each customer's purchases and refunds come to, and how many they are. */
const SUMS: OrderSummary<OrderSums> = {
  each: {
    figures: [
      { how: "sum", field: "amount", ...PURCHASES },
      { how: "count", ...PURCHASES },
      { how: "sum", field: "amount", ...REFUNDS },
      { how: "count", ...REFUNDS },
    ],
  },
  ignored: ["orderId"],
  count(sums, [spent, orders, refunded, refunds], _, __, [customerId]) {
    const place = 3 * numberOf(sums.customers, customerId!);
    sums.figures = withRoom(sums.figures, 3 * sums.customers.size);
    addAt(sums.figures, place, spent!);
    addAt(sums.figures, place, refunded!);
    sums.figures[place + 2]! += orders!;
    addTo(sums.refunded, -refunded!);
    sums.n += orders! + refunds!;
    return sums;
  },
};

function initSums(): OrderSums {
  return {
    customers: new Map(),
    figures: new Float64Array(0),
    refunded: initSum(),
    n: 0,
    currency: undefined,
    excluded: new Map(),
  };
}

function noteInSums(sums: OrderSums, { places, owners, columns }: KnownOrders): void {
  sums.figures = withRoom(sums.figures, 3 * sums.customers.size);
  for (let k = 0; k < places.length; k++) {
    if (owners[k]! >= 0) addOrder(sums, owners[k]!, columns.amount[places[k]!]!);
  }
}

function addOrder(sums: OrderSums, owner: number, amount: number): void {
  sums.n++;
  addAt(sums.figures, 3 * owner, amount);
  if (amount < 0) addTo(sums.refunded, -amount);
  else sums.figures[3 * owner + 2]!++;
}

function mergeOrderSums(left: OrderSums, right: OrderSums): OrderSums {
  for (const [customerId, from] of right.customers) {
    const to = numberOf(left.customers, customerId);
    left.figures = withRoom(left.figures, 3 * left.customers.size);
    mergeAt(left.figures, 3 * to, right.figures, 3 * from);
    left.figures[3 * to + 2]! += right.figures[3 * from + 2]!;
  }
  mergeSums(left.refunded, right.refunded);
  left.n += right.n;
  return left;
}

/** The sums of orders in a log. */
function sumsIn(log: OrderLog): OrderSums {
  const { customers, excluded } = log;
  const figures = new Float64Array(3 * customers.size);
  const sums = { ...initSums(), customers, excluded, figures };
  for (let row = 0; row < log.n; row++) addOrder(sums, log.owner[row]!, log.amount[row]!);
  return sums;
}

/** What a customer cost. */
type CostOf = (customerId: Key) => number;

/** One cost for all, or a function that tells each customer's; read as a function that is checked. */
function cost(): Option<number | CostOf, CostOf> {
  return (kpi, name, given = 0) => {
    const check = (cost: number): number =>
      isWithin(cost, { atLeast: 0 })
        ? cost
        : fail(kpi, name, "a finite number, 0 or more, or a function", cost);
    if (typeof given === "function") return (customerId) => check(given(customerId));
    const same = check(given);
    return () => same;
  };
}

/** Every customer's value. */
function customersIn(
  { customers, figures }: OrderSums,
  margin: number,
  costOf: CostOf,
): HistoricCustomerValue[] {
  return Array.from(customers, ([customerId, number]) => {
    const amount = totalAt(figures, 3 * number);
    const value = finite("historicValue", "amount", amount * margin - costOf(customerId));
    return { customerId, value, orders: figures[3 * number + 2]! };
  });
}
