import { type Source, source } from "../source";

/**
 * Transactions of Paddle Billing. They are recognized by the names that Paddle's interface has for them,
 * and refused: the header of its report was never seen, nor whether amounts there are in cents, as in the
 * interface, or in whole units. A guess would be wrong by a hundred times.
 *
 * Evidence: statuses are documented, the rest is that of the interface. November 2026.
 *
 * @example
 * ```ts
 * import { paddle, validate } from "customer-kpis/sources";
 *
 * validate(paddle.transactions, []);
 * // throws InputError: paddle.transactions: nobody has seen whether its amounts are in cents: describe its columns with source()
 * ```
 */
export const transactions: Source<unknown> = source({
  name: "paddle.transactions",
  marks: ["id", "status", "customer_id", "currency_code", "billed_at", "subtotal"],
  fields: {},
  refused: "nobody has seen whether its amounts are in cents: describe its columns with source()",
});
