import type * as z from "zod";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Dated } from "../cells/recordFields";
import { type Membership, membership } from "../record/membership";
import { recordOf } from "./field";

/**
 * Who was a customer, from when to when: what retention and churn count.
 *
 * `customerId` (see {@link idSchema}) and `startedAt` (see {@link dateSchema}) are demanded. `endedAt`
 * is blank or `null` while the membership lasts, but the column has to be there, as without it
 * everybody would be a customer for ever; an end before the start is refused. `cancelledAt`, `isTrial`
 * (see {@link yesNoSchema}) and `reason` may be blank or left out. Other columns are dropped; `.and()`
 * lets yours through, as {@link orderSchema} shows.
 *
 * @example
 * ```ts
 * import { membershipSchema, validate } from "customer-kpis/schema";
 *
 * const rows = [
 *   { customerId: "ann", startedAt: "2026-01-01", endedAt: "" },
 *   { customerId: "bob", startedAt: "2026-01-01", endedAt: "2025-12-31" },
 * ];
 * const { records, rejected } = validate(membershipSchema, rows);
 * records; // => [{ customerId: "ann", startedAt: new Date("2026-01-01"), endedAt: null }]
 * rejected[0]?.issues[0]?.message; // =>
 * // "endedAt must not be before startedAt (2026-01-01T00:00:00.000Z), got 2025-12-31T00:00:00.000Z"
 * ```
 */
export const membershipSchema: z.ZodType<Dated<Membership>> = memberships(DEFAULT_CELLS);

/** {@link membershipSchema} for cells written in another way. */
export function memberships(cells: Cells): z.ZodType<Dated<Membership>> {
  return recordOf(membership, cells);
}
