import type * as z from "zod";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Dated } from "../cells/recordFields";
import { type Subscription, subscription } from "../record/membership";
import { recordOf } from "./field";

/**
 * Memberships that are paid for by the month.
 *
 * As {@link membershipSchema}, and `mrr` is demanded: monthly recurring revenue in your currency, as
 * {@link numberSchema} takes it, 0 or more, but no percentage. A `currency` is taken where there is one,
 * else the one that the cell of `mrr` names (`€ 49`).
 *
 * @example
 * ```ts
 * import { subscriptionSchema, validate } from "customer-kpis/schema";
 *
 * const rows = [
 *   { customerId: "ann", startedAt: "2026-01-01", endedAt: "", mrr: "49.90" },
 *   { customerId: "bob", startedAt: "2026-01-01", endedAt: "", mrr: "-5" },
 * ];
 * const { records, rejected } = validate(subscriptionSchema, rows);
 * records[0]?.mrr; // => 49.9
 * rejected[0]?.issues[0]?.message; // => 'mrr must be 0 or more, got "-5"'
 * ```
 */
export const subscriptionSchema: z.ZodType<Dated<Subscription>> = subscriptions(DEFAULT_CELLS);

/** {@link subscriptionSchema} for cells written in another way. */
export function subscriptions(cells: Cells): z.ZodType<Dated<Subscription>> {
  return recordOf(subscription, cells, { money: "mrr" });
}
