import type * as z from "zod";
import { required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Key } from "../slice";
import { field } from "./field";

/**
 * What a record is about: a segment, a team, a priority. For whose it is, see {@link idSchema}.
 *
 * Takes text, finite numbers, `true` and `false`. Text loses the blanks around it: `"007"` stays
 * `"007"`. What looks the same is one key: Arabic yeh and kaf become Persian ones, Persian and Arabic
 * digits 0 to 9, accents part of their letters, non-breaking blanks plain ones; invisible marks go.
 * `normalize: false` in {@link schemas} leaves all that as it is. Blank or absent is refused:
 * `is missing`.
 *
 * Use it with `.and()` for a column of your own.
 *
 * @example
 * ```ts
 * import { keySchema } from "customer-kpis/schema";
 *
 * keySchema.parse(" c-007 "); // => "c-007"
 * keySchema.parse("علي ۷") === keySchema.parse("علی 7"); // => true
 * keySchema.safeParse("").success; // => false
 * ```
 */
export const keySchema: z.ZodType<NonNullable<Key>> = keys(DEFAULT_CELLS);

/** {@link keySchema} for cells written in another way. */
export function keys({ key }: Cells): z.ZodType<NonNullable<Key>> {
  return field(required(key));
}
