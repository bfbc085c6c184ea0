import { type Source, source } from "../source";

/**
 * Stripe's list of customers, each with a total. It is recognized and refused, as it has no dates: nobody
 * can say who was a customer when, or when the money came.
 *
 * Evidence: the header was seen in a test that pins it. November 2026.
 *
 * @example
 * ```ts
 * import { stripe, validate } from "customer-kpis/sources";
 *
 * validate(stripe.customers, []);
 * // throws InputError: stripe.customers: a list of customers has totals without dates: export Payments (stripe.payments) or Subscriptions
 * ```
 */
export const customers: Source<unknown> = source({
  name: "stripe.customers",
  marks: ["id", "Email", "Delinquent", "Total Spend", "Payment Count"],
  fields: {},
  refused:
    "a list of customers has totals without dates: export Payments (stripe.payments) or Subscriptions",
});
