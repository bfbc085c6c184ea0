import { type Source, source } from "../source";
import { zoned } from "../zoned";

/**
 * Stripe's balance history: charges, refunds, fees and payouts, by transaction. It is recognized and
 * refused, as it names no customer: no KPI of customers can be counted from it.
 *
 * Evidence: the header was seen in a file. November 2026.
 *
 * @example
 * ```ts
 * import { stripe, validate } from "customer-kpis/sources";
 *
 * validate(stripe.balance, []);
 * // throws InputError: stripe.balance: a balance history names no customer: export Payments (stripe.payments)
 * ```
 */
export const balance: Source<unknown> = source({
  name: "stripe.balance",
  marks: ["id", "Type", "Source", "Net", zoned("Available On")],
  fields: {},
  refused: "a balance history names no customer: export Payments (stripe.payments)",
});
