import type * as z from "zod";
import { nullable } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { field } from "./field";

/**
 * A survey score in a column of your own, for rows that hold several: `null` where the cell is
 * blank, that is, unanswered. The column has to be there.
 *
 * A plain number, without currency and percent, or a number with its label: `10 - Extremely likely`,
 * `Extremely likely - 10`, `5 (very good)`. {@link schemas} takes the scores of `words`
 * (`{ good: 1, bad: 0 }`) and the `scale`; two questions on two scales need a call each.
 *
 * @example
 * ```ts
 * import { nps, select, measure } from "customer-kpis";
 * import { schemas, validate } from "customer-kpis/schema";
 * import * as z from "zod";
 *
 * const { scoreSchema: recommend } = schemas({ scale: { min: 0, max: 10 } });
 * const { scoreSchema: satisfied } = schemas({ scale: { min: 1, max: 5 } });
 * const rows = [
 *   { recommend: "9", satisfied: "5" },
 *   { recommend: "", satisfied: "4" },
 *   { recommend: "3", satisfied: "6" },
 * ];
 * const { records, rejected } = validate(z.object({ recommend, satisfied }), rows);
 * measure(records, select("recommend", nps())).value; // => 100
 * rejected[0]?.issues[0]?.message; // => 'satisfied must be a whole number from 1 to 5, got "6"'
 * ```
 */
export const scoreSchema: z.ZodType<number | null> = scores(DEFAULT_CELLS);

/** {@link scoreSchema} for cells written in another way. */
export function scores({ score }: Cells): z.ZodType<number | null> {
  return field(nullable(score));
}
