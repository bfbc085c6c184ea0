import type { Key } from "../../slice";
import { isoInstant, key, money, optional, orNull, text, words } from "../column";
import { holdRows } from "../holdRows";
import { netOrder } from "../netOrder";
import { oneOrder } from "../oneOrder";
import { type Source, source } from "../source";

/** An order of a Shopify shop. */
export interface ShopifyOrder {
  /** Its name: `#1001`. */
  readonly id: NonNullable<Key>;
  /** The customer's e-mail address, in lower case. */
  readonly customerId: string;
  /** When it was placed. */
  readonly at: Date;
  /** What it brought: its total less what was refunded. */
  readonly amount: number;
  /** The shop's currency. */
  readonly currency: string | null;
}

const fields = {
  id: key("Name"),
  email: orNull(key("Email")),
  status: words("Financial Status", [
    "paid",
    "partially_paid",
    "refunded",
    "partially_refunded",
    "pending",
    "authorized",
    "voided",
    "expired",
  ]),
  at: isoInstant("Created at"),
  cancelledAt: optional(isoInstant(["Cancelled at", "Canceled at"])),
  currency: optional(text("Currency")),
  total: money("Total"),
  refunded: optional(money("Refunded Amount")),
};

/**
 * Orders of a Shopify shop, as its admin exports them (`orders_export.csv`, a row an item).
 *
 * - **Rows**: the first row of an order holds the order, the others one item each and are `joined` to
 *   it. In a stream they have to stand together, as the shop writes them.
 * - **Which orders count**: paid, partly paid and refunded ones; a refunded order is an order of what is
 *   left. "pending", "authorized" and "expired" ones are left out as "never paid", then "voided" and
 *   "cancelled" ones, and those without an e-mail address, as of a shop's till, as "no customer".
 * - **Amount** is the total, with shipping and taxes, less "Refunded Amount". Of a refunded order without
 *   it, as in older files, nothing is left; one that was partly refunded is rejected, as is one of which more
 *   was taken back than it brought. When it was refunded
 *   the file does not say: the order keeps its own date.
 * - **Times** have their offset. Of one address in capitals and in small letters there is one customer.
 *
 * Evidence: seen in files, older and newer; "Cancelled at" is written with one l as well. November 2026.
 *
 * @example
 * ```ts
 * import { shopify, validate } from "customer-kpis/sources";
 *
 * const at = { Name: "#1001", "Created at": "2026-01-05 09:12:00 +0330" };
 * const rows = [
 *   { ...at, Email: "Ann@Example.com", "Financial Status": "paid", Total: "141.70", Currency: "EUR" },
 *   { ...at, Email: "Ann@Example.com", "Financial Status": "", Total: "", Currency: "" },
 * ];
 * const { records, joined } = validate(shopify.orders, rows);
 * joined; // => 1
 * records[0]?.customerId; // => "ann@example.com"
 * records[0]?.amount; // => 141.7
 * ```
 */
export const orders: Source<ShopifyOrder> = source({
  name: "shopify.orders",
  marks: ["Name", "Email", "Financial Status", "Lineitem name"],
  written: { decimal: "." },
  fields,
  join: {
    by: "id",
    rows: (rows) => oneOrder(rows, ["total", "status", "refunded"]),
    hold: holdRows,
  },
  leaveOut: {
    "never paid": ({ status }) => NOT_PAID.includes(status as string),
    voided: ({ status }) => status === "voided",
    cancelled: ({ cancelledAt }) => cancelledAt instanceof Date,
    "no customer": ({ email }) => email === null,
  },
  record: ({ id, email, at, currency, total, refunded, status }) =>
    netOrder(
      { id, customerId: email as string, at, currency },
      {
        amount: total,
        refunded,
        isWhole: status === "refunded",
        isPart: status === "partially_refunded",
        column: "Refunded Amount",
      },
    ),
});

const NOT_PAID: readonly string[] = ["pending", "authorized", "expired"];
