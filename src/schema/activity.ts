import type * as z from "zod";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Dated } from "../cells/recordFields";
import { type Activity, activity } from "../record/activity";
import { recordOf } from "./field";

/**
 * What customers did and when: log-ins, visits, purchases.
 *
 * `customerId` (see {@link idSchema}) and `at` (see {@link dateSchema}) are demanded. Other columns
 * are dropped; `.and()` lets yours through, as {@link orderSchema} shows.
 *
 * @example
 * ```ts
 * import { activitySchema, validate } from "customer-kpis/schema";
 *
 * const { records } = validate(activitySchema, [{ customerId: "ann", at: "2026-03-01T09:30Z" }]);
 * records; // => [{ customerId: "ann", at: new Date("2026-03-01T09:30:00Z") }]
 * ```
 */
export const activitySchema: z.ZodType<Dated<Activity>> = activities(DEFAULT_CELLS);

/** {@link activitySchema} for cells written in another way. */
export function activities(cells: Cells): z.ZodType<Dated<Activity>> {
  return recordOf(activity, cells);
}
