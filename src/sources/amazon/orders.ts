import { type Source, source } from "../source";

/**
 * Orders of a seller on Amazon ("All orders" flat file, parted by tabs). They are recognized and refused, as
 * Amazon does not say who bought: nothing can be counted by customer.
 *
 * Evidence: seen in files. November 2026.
 *
 * @example
 * ```ts
 * import { amazon, validate } from "customer-kpis/sources";
 *
 * validate(amazon.orders, []);
 * // throws InputError: amazon.orders: the file names no customer: for revenue alone describe its columns with source()
 * ```
 */
export const orders: Source<unknown> = source({
  name: "amazon.orders",
  marks: ["amazon-order-id", "purchase-date", "order-status", "item-price"],
  fields: {},
  refused: "the file names no customer: for revenue alone describe its columns with source()",
});
