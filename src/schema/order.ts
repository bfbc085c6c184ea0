import type * as z from "zod";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Dated } from "../cells/recordFields";
import { type Order, order } from "../record/order";
import { recordOf } from "./field";

/**
 * Orders and refunds: what customer value is made of.
 *
 * `customerId` (see {@link idSchema}), `at` (see {@link dateSchema}) and `amount` (see
 * {@link numberSchema}, but no percentage; in your currency, negative for a refund, 0 allowed) are all
 * demanded. A `currency` is taken where there is one, else the one that the amount's cell names
 * (`12 €`), so that KPIs can refuse to add up two, or one and none; and an `orderId` (see
 * {@link idSchema}) where there is one, by which a refund finds its order. Other columns are dropped;
 * `.and()` lets yours through.
 *
 * @example
 * ```ts
 * import { orderSchema, validate } from "customer-kpis/schema";
 * import * as z from "zod";
 *
 * const rows = [
 *   { customerId: "ann", at: "2026-03-01 09:30", amount: "1,234.50", segment: "home" },
 *   { customerId: "", at: "2026-02-30", amount: "free", segment: "home" },
 * ];
 * const { records, rejected } = validate(orderSchema.and(z.object({ segment: z.string() })), rows);
 * records; // =>
 * // [{ customerId: "ann", at: new Date("2026-03-01T09:30Z"), amount: 1234.5, segment: "home" }]
 * rejected[0]?.issues.map((issue) => issue.field); // => ["customerId", "at", "amount"]
 * ```
 */
export const orderSchema: z.ZodType<Dated<Order>> = orders(DEFAULT_CELLS);

/** {@link orderSchema} for cells written in another way. */
export function orders(cells: Cells): z.ZodType<Dated<Order>> {
  return recordOf(order, cells, { money: "amount" });
}
