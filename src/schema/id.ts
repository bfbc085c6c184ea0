import type * as z from "zod";
import { required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Key } from "../slice";
import { field } from "./field";

/**
 * Whose record it is, or which one: the number of a customer, an order, a ticket.
 *
 * Takes what {@link keySchema} takes, but no word for nothing, as a database writes `NULL` and a shop
 * `Guest`: it would be one customer of many records. Where `missing` in {@link schemas} has the word, it is
 * nobody, like a blank.
 *
 * @example
 * ```ts
 * import { idSchema, orNull, schemas } from "customer-kpis/schema";
 *
 * idSchema.parse(" c-007 "); // => "c-007"
 * idSchema.safeParse("NULL").error?.issues[0]?.message; // =>
 * // 'must be an id, got "NULL" (nobody? Say missing: ["NULL"])'
 * orNull(schemas({ missing: ["NULL"] }).idSchema).parse("NULL"); // => null
 * ```
 */
export const idSchema: z.ZodType<NonNullable<Key>> = ids(DEFAULT_CELLS);

/** {@link idSchema} for cells written in another way. */
export function ids({ id }: Cells): z.ZodType<NonNullable<Key>> {
  return field(required(id));
}
