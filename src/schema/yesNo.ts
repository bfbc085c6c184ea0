import type * as z from "zod";
import { required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { field } from "./field";

/**
 * Yes or no, in a column of your own: `true` or `false`.
 *
 * Takes `true` and `false`, 1 and 0, and in upper or lower case `yes`, `no`, `true`, `false`, `y`,
 * `n`, `t`, `f` and the words for yes and no in Persian, Arabic and Russian. {@link schemas} takes
 * more `words`: those of 1 are a yes, those of 0 a no. Every other word is refused.
 *
 * @example
 * ```ts
 * import { schemas, yesNoSchema } from "customer-kpis/schema";
 *
 * yesNoSchema.parse(" Yes"); // => true
 * yesNoSchema.parse(0); // => false
 * yesNoSchema.safeParse("churned").success; // => false
 * schemas({ words: { churned: 1, stayed: 0 } }).yesNoSchema.parse("Churned"); // => true
 * ```
 */
export const yesNoSchema: z.ZodType<boolean> = yesNos(DEFAULT_CELLS);

/** {@link yesNoSchema} for cells written in another way. */
export function yesNos({ yesNo }: Cells): z.ZodType<boolean> {
  return field(required(yesNo));
}
