import { Problem } from "../../cells/cell";
import type { Key } from "../../slice";
import { instant, key, money, number, optional, orNull, text } from "../column";
import type { Cells } from "../columns";
import { holdRows } from "../holdRows";
import { type Source, source } from "../source";

/** An order of the shop, or what was paid back. */
export interface OnlineRetailOrder {
  /** The invoice: `"489434"`; `"C489449"` where it was paid back. */
  readonly id: NonNullable<Key>;
  /** Who, as the file writes it: `"13085.0"`. */
  readonly customerId: NonNullable<Key>;
  /** When. */
  readonly at: Date;
  /** Quantity x price of all lines, in pounds; below 0 where it was paid back. */
  readonly amount: number;
  /** Always pounds. */
  readonly currency: "GBP";
  /** The country. Left out where the file has no such column. */
  readonly segment?: string | null | undefined;
}

const fields = {
  id: key(["Invoice", "InvoiceNo"]),
  customerId: orNull(key(["Customer ID", "CustomerID"])),
  at: instant("InvoiceDate"),
  quantity: number("Quantity"),
  price: money(["Price", "UnitPrice"]),
  segment: optional(text("Country")),
};

/**
 * The data sets "Online Retail" and "Online Retail II" of the UCI: what a British shop for gifts sold from
 * 2009 to 2011 (a row a line of an invoice).
 *
 * - **Rows**: the lines of an invoice are one order of their sum, postage and discounts included. In a
 *   stream they have to stand together, as in the files.
 * - **Paid back** is what an invoice with a C has: an order of its own, below 0, as the file does not say
 *   which one it takes back.
 * - **Left out** as "no customer": invoices of nobody, a fifth of all lines, among them corrections of the
 *   stock; as "bad debt" those with an A.
 * - **Dates** have the month first, in British time; those of the spreadsheet are read as well.
 *
 * Evidence: seen in files, both versions. November 2026.
 *
 * @example
 * ```ts
 * import { datasets, validate } from "customer-kpis/sources";
 *
 * const line = { Invoice: "489434", InvoiceDate: "12/1/2009 7:45", "Customer ID": "13085.0" };
 * const { records, joined } = validate(datasets.onlineRetail, [
 *   { ...line, Quantity: "12", Price: "6.95" },
 *   { ...line, Quantity: "2", Price: "1.50" },
 * ]);
 * joined; // => 1
 * records[0]?.amount; // => 86.4
 * records[0]?.at; // => new Date("2009-12-01T07:45:00Z")
 * ```
 */
export const onlineRetail: Source<OnlineRetailOrder> = source({
  name: "datasets.onlineRetail",
  marks: [["Invoice", "InvoiceNo"], "StockCode", "Quantity", ["Price", "UnitPrice"]],
  written: { decimal: ".", timeZone: "Europe/London", dayFirst: false, unixTime: "excel" },
  fields,
  join: { by: "id", rows: orderOf, hold: holdRows },
  leaveOut: {
    "bad debt": ({ id }) => /^A/i.test(String(id)),
    "no customer": ({ customerId }) => customerId === null,
  },
  record({ quantity, price, customerId, ...order }) {
    return { ...order, customerId: customerId as string, amount: price, currency: "GBP" as const };
  },
});

type Line = Cells<typeof fields>;

/** The first line, with the price of all; a line that is not whole, where there is one. */
function orderOf(lines: readonly Line[]): Line | Problem {
  const [first] = lines as [Line];
  let sum = 0;
  for (const line of lines) {
    const { customerId, quantity, price, at } = line;
    if (customerId !== first.customerId) return new Problem("is of an invoice of two customers");
    if (quantity == null || price == null || at == null) return line;
    sum += quantity * price;
  }
  return { ...first, price: sum };
}
