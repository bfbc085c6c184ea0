import type * as z from "zod";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { type Lifetime, lifetime } from "../loyalty/survival/lifetime";
import { recordOf } from "./field";

/**
 * How long customers stayed, for data that knows no dates: what `survival` takes.
 *
 * `duration` is a plain number, 0 or more, in any unit; `ended` is yes or no (see
 * {@link yesNoSchema}); both are demanded. `entered` may be blank or left out. Other columns are
 * dropped; `.and()` lets yours through, as {@link orderSchema} shows.
 *
 * @example
 * ```ts
 * import { survival } from "customer-kpis";
 * import { lifetimeSchema, validate } from "customer-kpis/schema";
 *
 * const rows = [
 *   { tenure: "1", Churn: "Yes" },
 *   { tenure: "34", Churn: "No" },
 *   { tenure: "-2", Churn: "maybe" },
 * ];
 * const rename = { duration: "tenure", ended: "Churn" };
 * const { records, rejected } = validate(lifetimeSchema, rows, { rename });
 * records; // => [{ duration: 1, ended: true }, { duration: 34, ended: false }]
 * rejected[0]?.issues.map((issue) => issue.message); // =>
 * // [
 * //   'duration must be 0 or more, got "-2"',
 * //   'ended must be one of "yes", "no", "true", "false", "1", "0", got "maybe" (say words)',
 * // ]
 * survival(records).n; // => 2
 * ```
 */
export const lifetimeSchema: z.ZodType<Lifetime> = lifetimes(DEFAULT_CELLS);

/** {@link lifetimeSchema} for cells written in another way. */
export function lifetimes(cells: Cells): z.ZodType<Lifetime> {
  return recordOf(lifetime, cells);
}
