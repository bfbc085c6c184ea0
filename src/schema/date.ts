import type * as z from "zod";
import { required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { field } from "./field";

/**
 * A moment: a `Date`, milliseconds since 1970 as a number, or text. Gives a `Date`.
 *
 * Text is a day, which is its first moment, or a day and a time, parted by `T`, a comma or a space. The
 * day has its year first (`2026-03-01`, `2026/3/1`) or its month in letters (`05-Jan-2026`,
 * `5 January 26`, `Jan 5, 2026`). The time has hours and minutes, with or without seconds and their
 * fraction (cut to milliseconds), `AM` or `PM`, and an offset: `Z`, `UTC`, `+03:30`, `+0330`, `+03`,
 * `GMT+3:30`. Without an offset it is UTC here, and in {@link schemas} local time in the zone you say:
 * a time that clocks show twice is the first, one that they skip is the moment of the jump. Its digits
 * may be Persian or Arabic-Indic. A year of two digits is one from 1970 to 2069.
 *
 * {@link schemas} takes what no cell says itself: `dayFirst` for `03/04/2026`, the `calendar` of
 * `1404/12/10`, the `language` of `05/ene/2026`, and the `unixTime` that bare numbers count, which then
 * lie between 1990 and 2100.
 *
 * Refused: blanks (`is missing`), days that do not exist (`2026-02-30`), text in numbers with day or
 * month first, bare numbers in text, numbers that are no milliseconds from March 1973 to the year
 * 2200 (seconds, days), years before 1900 (`1404-12-10` is a date of another calendar, `0001-01-01` no
 * date). The message names the option that helps.
 *
 * @example
 * ```ts
 * import { dateSchema, schemas } from "customer-kpis/schema";
 *
 * dateSchema.parse("2026-03-01"); // => new Date("2026-03-01T00:00:00Z")
 * dateSchema.parse("2026-03-01 9:30:00 +0330"); // => new Date("2026-03-01T06:00:00Z")
 * dateSchema.parse("01/Mar/26 9:30 p.m."); // => new Date("2026-03-01T21:30:00Z")
 * dateSchema.safeParse("03/04/2026").error?.issues[0]?.message; // =>
 * // 'must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30, got "03/04/2026", where either may be the month (say dayFirst: true or false)'
 *
 * const { dateSchema: german } = schemas({ dayFirst: true, timeZone: "Europe/Berlin" });
 * german.parse("03.04.2026 14:05"); // => new Date("2026-04-03T12:05:00Z")
 * const { dateSchema: persian } = schemas({ calendar: "persian", timeZone: "Asia/Tehran" });
 * persian.parse("۱۴۰۲/۰۱/۰۵"); // => new Date("2023-03-24T20:30:00Z")
 * schemas({ unixTime: "excel" }).dateSchema.parse("43101.5"); // => new Date("2018-01-01T12:00:00Z")
 * ```
 */
export const dateSchema: z.ZodType<Date> = dates(DEFAULT_CELLS);

/** {@link dateSchema} for cells written in another way. */
export function dates({ instant }: Cells): z.ZodType<Date> {
  return field(required(instant));
}
