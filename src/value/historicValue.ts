import { checkOptions, fail } from "../check";
import { type Key, type Kpi, kpi } from "../measure";
import { type Instant, milliseconds } from "../time";
import { type Order, readOrder } from "./order";

/** What may be set for {@link historicValue}. */
export interface HistoricValueOptions {
  /** The part of the amounts that is margin, 0 to 1. Default 1: the value is revenue. */
  readonly margin?: number;
  /** Leaves out, and counts, what comes after this moment. */
  readonly asOf?: Instant;
}

/** One customer's value so far. */
export interface HistoricCustomerValue {
  /** The customer. */
  readonly customerId: Key;
  /** Amounts less refunds, times the margin. */
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
  /** Records after `asOf`: in no figure above. */
  readonly excluded: number;
}

/** What {@link historicValue} holds in between. */
export interface HistoricValueState {
  readonly customers: Map<Key, { amount: number; orders: number }>;
  orders: number;
  refunds: number;
  refunded: number;
  excluded: number;
}

/**
 * Historic customer lifetime value: what customers have brought so far, refunds taken off.
 *
 * A customer's value is the sum of their amounts, refunds being negative, times `margin`; `value`
 * is the mean over customers and `total` the sum. It looks back only: a customer of three months
 * and one of three years stand side by side, so compare customers of one age.
 *
 * All amounts must be in one currency. Without records `value` is `null`.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund).
 * @param options - See {@link HistoricValueOptions}. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an amount that is not finite and a margin not from 0 to
 *   1; TypeError for a record without these fields and for an unknown option.
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
  HistoricValueState,
  [options?: HistoricValueOptions]
> = /* @__PURE__ */ kpi("historicValue", (options: HistoricValueOptions = {}) => {
  checkOptions("historicValue", options, ["margin", "asOf"]);
  const { margin = 1 } = options;
  if (!(Number.isFinite(margin) && margin >= 0 && margin <= 1)) {
    fail("historicValue", "margin", "from 0 to 1", margin);
  }
  const asOf =
    options.asOf === undefined
      ? Number.POSITIVE_INFINITY
      : milliseconds(options.asOf, "historicValue", "asOf");

  return {
    init: () => ({ customers: new Map(), orders: 0, refunds: 0, refunded: 0, excluded: 0 }),
    step(state, record) {
      const { customerId, at, amount } = readOrder("historicValue", record);
      if (at > asOf) {
        state.excluded++;
        return state;
      }
      const isRefund = amount < 0;
      if (isRefund) {
        state.refunds++;
        state.refunded -= amount;
      } else state.orders++;
      addTo(state, customerId, amount, isRefund ? 0 : 1);
      return state;
    },
    merge(left, right) {
      for (const [id, { amount, orders }] of right.customers) addTo(left, id, amount, orders);
      left.orders += right.orders;
      left.refunds += right.refunds;
      left.refunded += right.refunded;
      left.excluded += right.excluded;
      return left;
    },
    finish(state) {
      const customers = Array.from(state.customers, ([customerId, { amount, orders }]) => ({
        customerId,
        // Adding 0 turns -0, a refund at no margin, into 0.
        value: amount * margin + 0,
        orders,
      }));
      const n = customers.length;
      const total = customers.reduce((sum, { value }) => sum + value, 0);
      return {
        value: n > 0 ? total / n : null,
        n,
        total,
        orders: state.orders,
        refunds: state.refunds,
        refunded: state.refunded,
        customers,
        excluded: state.excluded,
      };
    },
  };
});

function addTo(state: HistoricValueState, id: Key, amount: number, orders: number): void {
  const customer = state.customers.get(id);
  if (customer) {
    customer.amount += amount;
    customer.orders += orders;
  } else state.customers.set(id, { amount, orders });
}
