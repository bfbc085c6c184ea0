import type { CalendarName } from "../calendar";
import type { TimeNames } from "./timeNames";

/** A day as it is written, which may not exist. */
export interface WrittenDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Ends a message where it is not read so until something is said; empty where all is. */
  readonly hint: () => string;
}

/** What a day's text does not say itself. */
export interface DayStyle {
  /**
   * Whether the day stands before the month where both are numbers; `null` where nobody said so. Asked
   * only of days that do not say it themselves.
   */
  readonly dayFirst: boolean | null;
  /** Whether the year is known to stand last in `Jan-05-26`, whatever `dayFirst` is. */
  readonly yearLast?: boolean;
  /** The calendar that the days are of. */
  readonly calendar: CalendarName;
}

/**
 * Reads a day: `2026/3/1`, `31.01.2026`, `05-Jan-26`, `Sunday, January 5, 2026`. Gives a hint for a
 * message, or an empty one, where it cannot.
 */
export function writtenDay(
  text: string,
  style: DayStyle,
  names: () => TimeNames,
): WrittenDay | string {
  const whole = withoutWeekday(text, style, names);
  const weekday = WEEKDAY.exec(text);
  if (typeof whole !== "string" || weekday === null || !names().isWeekday(weekday[1]!))
    return whole;
  return withoutWeekday(text.slice(weekday[0].length), style, names);
}

function withoutWeekday(
  text: string,
  style: DayStyle,
  names: () => TimeNames,
): WrittenDay | string {
  const numbers = NUMBERS.exec(text);
  return numbers === null ? fromName(text, style, names) : fromNumbers(numbers, style);
}

/** Three numbers with one mark between them. */
const NUMBERS = /^(\d{1,4})([/.-]) ?(\d{1,2})\2 ?(\d{1,4})$/;
const WEEKDAY = /^(\p{L}[^\d,\s]*),? /u;

const DAY_MONTH_YEAR =
  /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[ /-]*(?:de )?(?<name>\p{L}\D*?)(?: de )?[ ,./-]*(?<year>\d{4}|\d\d)$/u;
const YEAR_MONTH_DAY = /^(?<year>\d{4})[ ./-]*(?<name>\p{L}\D*?)[ ./-]*(?<day>\d{1,2})$/u;
const MONTH_DAY_YEAR =
  /^(?<name>\p{L}\D*?)[ ./-]*(?<day>\d{1,2})(?:st|nd|rd|th)?,?[ /-]+(?<year>\d{4}|\d\d)$/u;

function fromNumbers(numbers: readonly string[], style: DayStyle): WrittenDay | string {
  const [, first, , second, third] = numbers as [string, string, string, string, string];
  if (first.length === 4 && third.length <= 2) {
    return dated([first, Number(second), Number(third)], style);
  }
  if (first.length > 2 || third.length % 2 === 1) return "";
  const [a, b] = [Number(first), Number(second)];
  const proved = Math.max(a, b) > 12 ? a > 12 : style.dayFirst;
  const [day, month] = proved ? [a, b] : [b, a];
  return dated([third, month, day], style, () => {
    const { dayFirst } = style;
    if (proved === null) return EITHER;
    if (dayFirst === null) return ` (say dayFirst: ${proved})`;
    return dayFirst === proved ? "" : `, where ${day} is no month (dayFirst is ${dayFirst})`;
  });
}

function fromName(text: string, style: DayStyle, names: () => TimeNames): WrittenDay | string {
  const found = DAY_MONTH_YEAR.exec(text) ?? YEAR_MONTH_DAY.exec(text) ?? MONTH_DAY_YEAR.exec(text);
  if (found === null) return hintOf(text);
  const { day, name, year } = found.groups as Readonly<Record<"day" | "name" | "year", string>>;
  const month = names().monthOf(name);
  if (month === null)
    return (
      hintOf(text) || `, where "${name.slice(0, 20)}" is no month that is known (say language)`
    );
  // In Jan-05-26 either number may be the year.
  const isEither = text.startsWith(name) && year.length === 2 && style.yearLast !== true;
  return dated([year, month, Number(day)], style, () =>
    isEither && style.dayFirst !== false ? " (say dayFirst: false)" : "",
  );
}

/** Of a month, a quarter or a week nobody can know which day is meant. */
function hintOf(text: string): string {
  return PERIOD.test(text) ? ", which is more than a day" : "";
}

const PERIOD = /^(?:\d{4}\W?[qw]?\d\d?|[qw]?\d\d?\W\d{4})$/i;

function dated(
  [year, month, day]: readonly [string, number, number],
  { calendar }: DayStyle,
  hint = () => "",
): WrittenDay | string {
  if (year.length === 4) return { year: Number(year), month, day, hint };
  if (calendar !== "gregory") return ", a year of two digits";
  const short = Number(year);
  return { year: short < FIRST_SHORT ? 2000 + short : 1900 + short, month, day, hint };
}

/** A year of two digits is one from 1970 to 2069. */
const FIRST_SHORT = 70;

const EITHER = ", where either may be the month (say dayFirst: true or false)";

/** What is said of a day or a time that does not exist. */
export const NOT_REAL = ", which no calendar or clock shows";
