import type * as z from "zod";
import { required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { field } from "./field";

/**
 * How long something took, in a column of your own: whole milliseconds.
 *
 * Text that says itself what it counts: `26:10:05` (hours, minutes and seconds; hours may be more
 * than 24), `2 days 03:00:00`, `1h 30m`, `90 minutes`, `PT1H30M`. What a bare number counts, and
 * whether `12:30` are hours or minutes, {@link schemas} takes as `waits`; without it they are refused.
 * So are waits below 0 and of more than ten years.
 *
 * @example
 * ```ts
 * import { schemas, waitSchema } from "customer-kpis/schema";
 *
 * waitSchema.parse("26:10:05"); // => 94205000
 * waitSchema.parse("1h 30m"); // => 5400000
 * schemas({ waits: "minutes" }).waitSchema.parse("2.5"); // => 150000
 * ```
 */
export const waitSchema: z.ZodType<number> = waits(DEFAULT_CELLS);

/** {@link waitSchema} for cells written in another way. */
export function waits({ wait }: Cells): z.ZodType<number> {
  return field(required(wait));
}
