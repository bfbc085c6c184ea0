import type * as z from "zod";
import { required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { field } from "./field";

/**
 * A moment: a `Date`, milliseconds since 1970 as a number, or ISO 8601 text. Gives a `Date`.
 *
 * Text is a date (`2026-03-01`, its first moment) or a date and time, parted by `T` or a space, with
 * or without seconds and their fraction (cut to milliseconds), with or without an offset: `Z`,
 * `UTC`, `+03:30`, `+0330`, `+03`. Without an offset it is UTC here, and in `schemas` local time in
 * the zone you say: a time that clocks show twice is the first, one that they skip is the moment of
 * the jump. Its digits may be Persian or Arabic-Indic; the calendar is the Gregorian one.
 *
 * Refused: blanks (`is missing`), days that do not exist (`2026-02-30`), day or month first
 * (`03/04/2026`), years before 1900 in text (`1404-12-10` is a date of another calendar, `0001-01-01`
 * no date), and bare numbers in text (seconds or milliseconds? Say it in `schemas`).
 *
 * @example
 * ```ts
 * import { dateSchema } from "customer-kpis/schema";
 *
 * dateSchema.parse("2026-03-01"); // => new Date("2026-03-01T00:00:00Z")
 * dateSchema.parse("2026-03-01 09:30:00 +0330"); // => new Date("2026-03-01T06:00:00Z")
 * dateSchema.parse("۲۰۲۶-۰۳-۰۱T۰۹:۳۰Z"); // => new Date("2026-03-01T09:30:00Z")
 * dateSchema.safeParse("03/04/2026").success; // => false
 * ```
 */
export const dateSchema: z.ZodType<Date> = dates(DEFAULT_CELLS);

/** {@link dateSchema} for cells written in another way. */
export function dates({ instant }: Cells): z.ZodType<Date> {
  return field(required(instant));
}
