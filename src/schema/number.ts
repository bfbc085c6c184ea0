import type * as z from "zod";
import { required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { field } from "./field";

/**
 * A finite number, as a number or as text.
 *
 * Text may have a sign in front or behind, decimals after a point, an exponent (`1e+05`, as R writes
 * 100000), and thousands in groups of three parted by spaces of any width, `'`, `٬` or `,`; its digits
 * may be Persian (`۱۲٫۵`) or Arabic-Indic. A currency's sign or code may stand on either side (`$12`,
 * `12 EUR`), an accountant's brackets are a minus (`(15.00)`), and a percentage is a share: `45%` is
 * 0.45. One mark before three digits may part thousands or decimals: `1,234` and `1.234` are refused
 * alike, unless {@link schemas} is told which mark is the `decimal`. It takes a decimal comma and
 * Indian `grouping` (`1,23,456.00`), too.
 *
 * Refused too: blanks (`is missing`), other units (`12 kg`), hexadecimal, `NaN`, `Infinity`. A `bigint`
 * is taken where a number holds it exactly.
 *
 * @example
 * ```ts
 * import { numberSchema, schemas } from "customer-kpis/schema";
 *
 * numberSchema.parse(" -1 234.5 "); // => -1234.5
 * numberSchema.parse("۱۲٬۳۴۵٫۶"); // => 12345.6
 * numberSchema.parse("($1,054.00)"); // => -1054
 * numberSchema.parse("45 %"); // => 0.45
 * numberSchema.safeParse("1,234").error?.issues[0]?.message; // =>
 * // 'must be a number, got "1,234", which may be 1234 or 1.234 (say decimal: "." or ",")'
 * schemas({ decimal: "." }).numberSchema.parse("1,234"); // => 1234
 * ```
 */
export const numberSchema: z.ZodType<number> = numbers(DEFAULT_CELLS);

/** {@link numberSchema} for cells written in another way. */
export function numbers({ number }: Cells): z.ZodType<number> {
  return field(required(number));
}
