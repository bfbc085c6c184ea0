import type { Key } from "../../slice";
import { instant, key, money, optional, orNull, text, words } from "../column";
import { holdRows } from "../holdRows";
import { netOrder } from "../netOrder";
import { oneOrder } from "../oneOrder";
import { type Source, source } from "../source";
import { NO_ORDER, STATUS, type WooCommerceStatus } from "./status";

/** An order of a WooCommerce shop. */
export interface WooCommerceOrder {
  /** Its number. */
  readonly id: NonNullable<Key>;
  /** The customer's e-mail address, in small letters. */
  readonly customerId: Key;
  /** When it was placed. */
  readonly at: Date;
  /** What it brought: its total less what was refunded. */
  readonly amount: number;
  /** The currency, in capitals. */
  readonly currency: string | null;
  /** `"completed"`, `"processing"`, `"on hold"` or `"refunded"`. */
  readonly status: WooCommerceStatus;
}

/** The column of a total that refunds are taken from already. */
const NET = "Order Total Amount (- Refund)";

/**
 * Orders of a WooCommerce shop, as the plugin Advanced Order Export writes them, with its own column names.
 *
 * - **Rows**: an order has a row for each of its products, on which its own cells are repeated, or stand
 *   on the first alone, as the plugin was told. They are `joined`, and the total counts once. In a stream
 *   they have to stand together, as the plugin writes them.
 * - **Which orders count**: completed, processing, on hold and refunded ones, as in the shop's own
 *   reports; a refunded order is an order of what is left. Left out are "cancelled" ones, those whose
 *   payment is pending, as "never paid", "failed" ones, and those without an e-mail address, as "no
 *   customer". One on hold may still wait for its money: `status` tells it.
 * - **Amount** is "Order Total Amount" less "Order Refund Amount", with shipping and taxes, or "Order Total
 *   Amount (- Refund)" as it is. When it was refunded the file does not say: the order keeps its own date.
 * - **Dates** are in the shop's zone, which the file does not say: `timeZone`, or `assumed`.
 *
 * Evidence: the columns' names were seen in the plugin and in files, their order was not; that shops of
 * other languages have the same names is not known. November 2026.
 *
 * @example
 * ```ts
 * import { historicValue } from "customer-kpis";
 * import { validate, woocommerce } from "customer-kpis/sources";
 *
 * const order = {
 *   "Order Number": "501",
 *   "Order Status": "Completed",
 *   "Order Date": "2026-01-05 09:12",
 *   "Email (Billing)": "Ann@example.com",
 *   "Order Refund Amount": "20",
 *   "Order Total Amount": "141.70",
 * };
 * const rows = [{ ...order, "Item Name": "Beans" }, { ...order, "Item Name": "Filter" }];
 * const { records, joined } = validate(woocommerce.orders, rows, { timeZone: "Europe/Berlin" });
 * records[0]?.at; // => new Date("2026-01-05T08:12:00Z")
 * historicValue(records).total; // ~> 121.7
 * joined; // => 1
 * ```
 */
export const orders: Source<WooCommerceOrder> = source({
  name: "woocommerce.orders",
  marks: ["Order Number", "Order Status", "Order Date", ["Order Total Amount", NET]],
  written: { decimal: "." },
  fields: {
    id: key("Order Number"),
    customerId: orNull(key("Email (Billing)")),
    at: instant("Order Date"),
    currency: optional(text(["Order Currency", "Currency"])),
    total: money(["Order Total Amount", NET]),
    net: optional(money(NET)),
    refunded: optional(money("Order Refund Amount")),
    status: words("Order Status", STATUS),
  },
  join: {
    by: "id",
    rows: (rows) => oneOrder(rows, ["total", "status", "refunded", "net"]),
    hold: holdRows,
  },
  leaveOut: { ...NO_ORDER, "no customer": ({ customerId }) => customerId === null },
  record: ({ id, customerId, at, currency, total, net, refunded, status }) =>
    netOrder(
      { id, customerId, at, currency, status: status as WooCommerceStatus },
      {
        amount: net ?? total,
        refunded: net == null ? refunded : 0,
        isWhole: net == null && status === "refunded",
        column: "Order Refund Amount",
      },
    ),
});
