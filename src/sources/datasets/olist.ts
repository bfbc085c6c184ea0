import { Problem } from "../../cells/cell";
import type { Key } from "../../slice";
import { isoInstant, key, number, optional, orNull, words } from "../column";
import type { Cells } from "../columns";
import { holdRows } from "../holdRows";
import { severalFiles } from "../severalFiles";
import { type Source, source } from "../source";

/** An order of a shop on Olist. */
export interface OlistOrder {
  /** The order. */
  readonly id: NonNullable<Key>;
  /** The person: `customer_unique_id`. */
  readonly customerId: NonNullable<Key>;
  /** When it was placed. */
  readonly at: Date;
  /** The sum of its payments. */
  readonly amount: number;
  /** Always reais. */
  readonly currency: "BRL";
}

const fields = {
  id: orNull(key("order_id")),
  status: orNull(
    words("order_status", [
      "created",
      "approved",
      "processing",
      "invoiced",
      "shipped",
      "delivered",
      "unavailable",
      "canceled",
    ]),
  ),
  at: orNull(isoInstant("order_purchase_timestamp")),
  payment: orNull(number("payment_value")),
  nth: optional(number("payment_sequential")),
  once: orNull(key("customer_id")),
  person: orNull(key("customer_unique_id")),
};

/**
 * Orders of the data set "Brazilian E-Commerce Public Dataset by Olist", which stand in three files:
 * `validate(datasets.olist, [...orders, ...payments, ...customers])`, in whatever order.
 *
 * - **Three files**: `olist_orders_dataset` says when, `olist_order_payments_dataset` what was paid, and
 *   `olist_customers_dataset` who. A row of payments or customers is `joined` to its order; without one it
 *   is left out as "no order". A table into which somebody merged the three is read as well.
 * - **Who**: `customer_id` is new for every order, and with it nobody would ever come back. The person is
 *   `customer_unique_id`.
 * - **Amount** is the sum of the payments: items, freight and the interest of instalments.
 * - **Left out** as "canceled" and "unavailable": what was never delivered for these reasons. An order
 *   without a payment is rejected.
 * - **Times** are those of São Paulo, by the data set.
 *
 * A stream of it holds everything until its end. Reviews: `datasets.olistReviews`.
 *
 * Evidence: orders seen in files, the headers of payments and customers are remembered. November 2026.
 *
 * @example
 * ```ts
 * import { datasets, validate } from "customer-kpis/sources";
 *
 * const orders = [
 *   { order_id: "o1", customer_id: "c1", order_status: "delivered", order_purchase_timestamp: "2018-01-05 10:00:00" },
 * ];
 * const payments = [
 *   { order_id: "o1", payment_sequential: "1", payment_value: "50.00" },
 *   { order_id: "o1", payment_sequential: "2", payment_value: "25.50" },
 * ];
 * const customers = [{ customer_id: "c1", customer_unique_id: "p1" }];
 * const { records, joined } = validate(datasets.olist, [...orders, ...payments, ...customers]);
 * records; // =>
 * // [{ id: "o1", customerId: "p1", at: new Date("2018-01-05T12:00:00Z"), amount: 75.5, currency: "BRL" }]
 * joined; // => 3
 * ```
 */
export const olist: Source<OlistOrder> = source({
  name: "datasets.olist",
  marks: [
    ["order_id", "customer_id"],
    ["order_purchase_timestamp", "payment_value", "customer_unique_id"],
  ],
  written: { decimal: ".", timeZone: "America/Sao_Paulo" },
  fields,
  join: { by: ["id", "once"], rows: orderOf, hold: holdRows, files: severalFiles },
  leaveOut: {
    "no order": ({ at, status }) => at === null && status === null,
    canceled: ({ status }) => status === "canceled",
    unavailable: ({ status }) => status === "unavailable",
  },
  record({ id, at, payment, person }) {
    if (id === null || at === null) return new Problem("has no order or no date");
    if (payment === null) return new Problem("has no payment");
    if (person === null) return new Problem("has no customer");
    return { id, customerId: person, at, amount: payment, currency: "BRL" as const };
  },
});

type Row = Cells<typeof fields>;

/** What the rows say together; each says some of it. */
function orderOf(rows: readonly Row[]): Row | Problem {
  const order: { -readonly [Field in keyof Row]: Row[Field] | null } = {};
  const payments = new Map<unknown, number>();
  for (const field of ["id", "status", "at", "once", "person"] as const) {
    const said = new Map(rows.map((row) => [row[field]?.valueOf(), row[field]]));
    said.delete(undefined);
    if (said.size > 1) return new Problem(`is of an order with several values of ${field}`);
    order[field] = ([...said.values()][0] ?? null) as never;
  }
  for (const row of rows) if (row.payment != null) payments.set(row.nth ?? row, row.payment);
  const sum = [...payments.values()].reduce((total, payment) => total + payment, 0);
  return { ...order, payment: payments.size > 0 ? sum : null };
}
