import type * as z from "zod";
import { required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { field } from "./field";

/**
 * A finite number, as a number or as text.
 *
 * Text may have a sign, decimals after a point, an exponent (`1e+05`, as R writes 100000), and
 * thousands in groups of three parted by spaces of any width, `'`, `٬` or `,`; its digits may be
 * Persian (`۱۲٫۵`) or Arabic-Indic. A `,` is taken for thousands only where it can be nothing else:
 * in `1,234.5` and `1,234,567`, but not in `1,234`, which is refused. `schemas` takes a decimal
 * comma, and lets you say what the comma means.
 *
 * Refused too: blanks (`is missing`), units (`12 €`, `12%`), hexadecimal, `NaN`, `Infinity`. A
 * `bigint` is taken where a number holds it exactly.
 *
 * @example
 * ```ts
 * import { numberSchema } from "customer-kpis/schema";
 *
 * numberSchema.parse(" -1 234.5 "); // => -1234.5
 * numberSchema.parse("۱۲٬۳۴۵٫۶"); // => 12345.6
 * numberSchema.safeParse("1,234").error?.issues[0]?.message; // =>
 * // 'must be a number, got "1,234", which may be 1234 or 1.234 (say decimal or thousands)'
 * ```
 */
export const numberSchema: z.ZodType<number> = numbers(DEFAULT_CELLS);

/** {@link numberSchema} for cells written in another way. */
export function numbers({ number }: Cells): z.ZodType<number> {
  return field(required(number));
}
