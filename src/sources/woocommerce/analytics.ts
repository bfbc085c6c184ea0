import type { Key } from "../../slice";
import { instant, key, money, orNull, words } from "../column";
import { type Source, source } from "../source";
import { NO_ORDER, STATUS, type WooCommerceStatus } from "./status";

/** A row of WooCommerce's report of orders: an order, or a refund of one. */
export interface WooCommerceSale {
  /** The order's number, which a refund has too. */
  readonly id: NonNullable<Key>;
  /** The same: which order a refund is of. */
  readonly orderId: NonNullable<Key>;
  /** The customer's name: two of one name are one. */
  readonly customerId: Key;
  /** When it was ordered, or refunded. */
  readonly at: Date;
  /** What it brought, without shipping and taxes; negative for a refund. */
  readonly amount: number;
  /** `"completed"`, `"processing"`, `"on hold"` or `"refunded"`. */
  readonly status: WooCommerceStatus;
}

/**
 * Orders of a WooCommerce shop, as "Analytics, Orders" downloads them: a row an order, and a row a refund.
 *
 * - **Amount** is "Net sales" ("N. Revenue" in older shops): without shipping and taxes, negative in the row
 *   of a refund, which has the refund's own date and its order's number. The column "(formatted)" beside
 *   it is text, and not read. The currency is the shop's, and not in the file.
 * - **Which rows count**: completed, processing, on hold and refunded ones, as the report itself counts.
 *   "cancelled" ones, pending ones, as "never paid", and "failed" ones are left out, then those without a
 *   customer's name, as "no customer".
 * - **Who**: the customer's name is all that the file has; two customers of one name are one here. Better
 *   `woocommerce.orders`, which has their addresses.
 * - **A refund** has the number of its order: rows are told apart by number, date and amount.
 * - **Dates** are in the shop's zone, which the file does not say: `timeZone`, or `assumed`.
 *
 * Evidence: the labels were seen in the program that writes the file, older and newer. November 2026.
 *
 * @example
 * ```ts
 * import { historicValue } from "customer-kpis";
 * import { validate, woocommerce } from "customer-kpis/sources";
 *
 * const order = { Date: "2026-01-05 09:12:33", "Order #": "501", Customer: "Ann A", "Customer type": "new" };
 * const rows = [
 *   { ...order, Status: "completed", "Net sales": "141.7" },
 *   { ...order, Status: "refunded", "Net sales": "-50" },
 *   { ...order, Status: "pending", "Net sales": "60" },
 * ];
 * const { records, leftOut } = validate(woocommerce.analytics, rows);
 * historicValue(records).total; // ~> 91.7
 * leftOut.map(({ reason }) => reason); // => ["never paid"]
 * ```
 */
export const analytics: Source<WooCommerceSale> = source({
  name: "woocommerce.analytics",
  marks: ["Order #", "Date", "Status", "Customer type", ["Net sales", "N. Revenue"]],
  written: { decimal: "." },
  fields: {
    id: key("Order #"),
    customerId: orNull(key("Customer")),
    at: instant("Date"),
    amount: money(["Net sales", "N. Revenue"]),
    status: words("Status", STATUS),
  },
  // An order and its refunds have one number.
  key: ["id", "at", "amount"],
  leaveOut: { ...NO_ORDER, "no customer": ({ customerId }) => customerId === null },
  record({ id, status, ...sale }) {
    return { id, orderId: id, ...sale, status: status as WooCommerceStatus };
  },
});
