import type { Key } from "../../slice";
import { instant, key, money, optional, text } from "../column";
import { holdRows } from "../holdRows";
import { oneOrder } from "../oneOrder";
import { type Source, source } from "../source";

/** An order of an eBay seller. */
export interface EbayOrder {
  /** Its number. */
  readonly id: NonNullable<Key>;
  /** The buyer's username. */
  readonly customerId: NonNullable<Key>;
  /** The day on which it was sold, at its beginning. */
  readonly at: Date;
  /** What the buyer paid: its total price. */
  readonly amount: number;
  /** The currency, as the file writes it: `"$"`, `"£"`, `"AU $"`, `"EUR"`. */
  readonly currency: string | null;
}

/** Columns in English, older ones too, and in German. Capitals differ from country to country. */
const BUYER = ["Buyer Username", "User Id", "Nutzername des Käufers", "Mitgliedsname"];
const SOLD = ["Sale Date", "Verkauft am", "Verkaufsdatum"];
const TOTAL = ["Total Price", "Gesamtbetrag", "Gesamtpreis"];
const PAID = ["Paid On Date", "Zahlungsdatum", "Bezahlt am", "Bezahldatum"];
const NUMBER = ["Order Number", "Bestellnummer", "Sales Record Number", "Verkaufsprotokollnummer"];

/**
 * Orders of an eBay seller, as the Seller Hub's orders report has them.
 *
 * - **Lines around**: `headerLine` finds the header below a line of commas. A blank row follows it, and two
 *   lines below the data say how many there are and whose: left out as "blank row" and "footer".
 * - **Rows**: an order of one item is a row; one of several has a row with the total, then a row an item
 *   without it. They are `joined`. In a stream they have to stand together, as eBay writes them.
 * - **Which orders count**: those that were paid. Without a "Paid On Date" one is left out as "never paid".
 *   What was cancelled or refunded later the report does not say.
 * - **Amount** is the total price, with shipping and taxes. `$1,054.00` needs nothing said, `1.054,00 €` asks
 *   for `decimal: ","`.
 * - **Dates** are days without a time, `Jan-05-26` or `05-Jan-26`, in the seller's zone, which the file does
 *   not say: `timeZone`, or `assumed`.
 *
 * Evidence: the American header and layout were seen in tests that imitate them, the German header in
 * programs that read it; the layout of orders of several items is remembered. November 2026.
 *
 * @example
 * ```ts
 * import { ebay, headerLine, validate } from "customer-kpis/sources";
 *
 * const lines = [",,,,", "Order Number,Buyer Username,Total Price,Sale Date,Paid On Date"];
 * headerLine(lines, ebay.orders); // => 2
 *
 * const order = { "Order Number": "18-15123-90442", "Buyer Username": "buyer_b" };
 * const rows = [
 *   { ...order, "Total Price": "$1,054.00", "Sale Date": "Jan-20-26", "Paid On Date": "Jan-21-26" },
 *   { ...order, "Total Price": "", "Sale Date": "", "Paid On Date": "" },
 * ];
 * const { records, joined } = validate(ebay.orders, rows);
 * records[0]?.amount; // => 1054
 * records[0]?.at; // => new Date("2026-01-20")
 * joined; // => 1
 * ```
 */
export const orders: Source<EbayOrder> = source({
  name: "ebay.orders",
  written: { yearLast: true, languages: ["en", "de"] },
  fields: {
    id: key(NUMBER),
    customerId: key(BUYER),
    at: instant(SOLD),
    amount: money(TOTAL),
    currency: optional(text([])),
    paidAt: optional(instant(PAID)),
  },
  join: { by: "id", rows: (rows) => oneOrder(rows, ["amount"]), hold: holdRows },
  footer: (cells) =>
    cells.some((cell) => FOOTER.test(cell)) ||
    (cells.length <= 2 && !cells.some((cell) => ORDER_NUMBER.test(cell))),
  leaveOut: {
    "never paid": ({ amount, paidAt }) => typeof amount === "number" && paidAt === null,
  },
  record({ id, customerId, at, amount, currency }) {
    return { id, customerId, at, amount, currency: currency ?? null };
  },
});

const FOOTER = /record\(s\) downloaded|^seller id\b/i;
const ORDER_NUMBER = /\d\d-\d{5}-\d{5}/;
