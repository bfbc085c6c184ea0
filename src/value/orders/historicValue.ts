import { checkOptions, fail } from "../../check";
import { type Key, type Kpi, kpi } from "../../measure";
import { type Order, readOrder } from "../../record/order";
import { dayFinder, type Instant, milliseconds } from "../../time";
import { type AgeCohort, type CohortOptions, cohortsOf, readCohorts } from "./historicCohorts";
import { addOrder, eachCustomersRows, initLog, mergeLogs, type OrderLog } from "./orderLog";

/** What may be set for {@link historicValue}. */
export interface HistoricValueOptions {
  /** The part of the amounts that is margin, 0 to 1. Default 1: the value is revenue. */
  readonly margin?: number;
  /** Leaves out, and counts, what comes after this moment. */
  readonly asOf?: Instant;
  /** What winning a customer cost, taken off the value: one figure, or one for each customer. */
  readonly acquisitionCost?: number | ((customerId: Key) => number);
  /** Asks for customers of one start period at one age. Default: no cohorts. */
  readonly cohorts?: CohortOptions;
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
  /** The mean value of a customer; `null` without any. */
  readonly value: number | null;
  /** Customers with an order or a refund. */
  readonly n: number;
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
  /** Records after `asOf`: in no figure above. */
  readonly excluded: number;
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
 * All amounts must be in one currency. Without records `value` is `null`.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund).
 * @param options - See {@link HistoricValueOptions}. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an amount that is not finite a second currency and
 *   a margin not from 0 to 1; TypeError for a record without these fields and for an unknown option.
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
  OrderLog,
  [options?: HistoricValueOptions]
> = /* @__PURE__ */ kpi("historicValue", (options: HistoricValueOptions = {}) => {
  checkOptions("historicValue", options, ["margin", "asOf", "acquisitionCost", "cohorts"]);
  const { margin = 1, acquisitionCost = 0 } = options;
  if (!(Number.isFinite(margin) && margin >= 0 && margin <= 1)) {
    fail("historicValue", "margin", "from 0 to 1", margin);
  }
  const costOf = typeof acquisitionCost === "function" ? acquisitionCost : () => acquisitionCost;
  const asOf =
    options.asOf === undefined
      ? Number.POSITIVE_INFINITY
      : milliseconds(options.asOf, "historicValue", "asOf");
  const cohorts = readCohorts(options.cohorts);
  const dayOf = dayFinder("historicValue", options.cohorts?.timeZone);
  const lastDay = asOf === Infinity ? null : dayOf(asOf);

  return {
    init: initLog,
    step(log, record) {
      const order = readOrder("historicValue", record);
      if (order.at > asOf) {
        log.later++;
        return log;
      }
      return addOrder("historicValue", log, order, dayOf(order.at));
    },
    merge: (left, right) => mergeLogs("historicValue", left, right),
    finish(log) {
      const customers: HistoricCustomerValue[] = [];
      let [total, orders, refunded] = [0, 0, 0];
      eachCustomersRows(log, (customerId, rows) => {
        let [amount, own] = [0, 0];
        for (const i of rows) {
          amount += log.amount[i]!;
          if (log.amount[i]! < 0) refunded -= log.amount[i]!;
          else own++;
        }
        // Adding 0 turns -0, a refund at no margin, into 0.
        const value = amount * margin - checkCost(costOf(customerId)) + 0;
        customers.push({ customerId, value, orders: own });
        total += value;
        orders += own;
      });
      const n = customers.length;
      return {
        value: n > 0 ? total / n : null,
        n,
        total,
        orders,
        refunds: log.n - orders,
        refunded,
        customers,
        cohorts: cohorts ? cohortsOf(log, cohorts, lastDay, margin, costOf) : [],
        excluded: log.later,
      };
    },
  };
});

function checkCost(cost: number): number {
  if (!(typeof cost === "number" && cost >= 0 && cost < Infinity)) {
    fail("historicValue", "acquisitionCost", "a finite number, 0 or more", cost);
  }
  return cost;
}
