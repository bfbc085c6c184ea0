import { type Problem, type Read, reader, refused, western } from "./cell";
import { wallClock } from "./wallClock";

/** What is not said in the cell itself. */
export interface DateStyle {
  readonly timeZone: string;
  /** What a bare number counts since 1970; `null` where nobody said so. */
  readonly unixTime: "seconds" | "milliseconds" | null;
}

/** Reads a moment. */
export function readDate(missing: ReadonlySet<string>, style: DateStyle): Read<Date> {
  const { timeZone, unixTime } = style;
  const instantOf = wallClock(timeZone);
  const unit = unixTime === "seconds" ? 1000 : 1;

  function fromText(text: string): Date | Problem {
    const written = western(text);
    const match = ISO.exec(written);
    if (match === null) return fromOther(text, written);
    const [, fraction = "", offset] = match;
    const year = digits(written, 0, 4);
    const month = digits(written, 5, 2);
    const day = digits(written, 8, 2);
    const hour = digits(written, 11, 2);
    const minute = digits(written, 14, 2);
    const second = written[16] === ":" ? digits(written, 17, 2) : 0;
    if (year < FIRST_YEAR) return refused(DATE, text, BEFORE_FIRST_YEAR);
    const ahead = offset === undefined ? 0 : offsetOf(offset);
    const isReal = isDay(year, month, day) && hour < 24 && minute < 60 && second < 60;
    if (!isReal || ahead === null) return refused(DATE, text, NOT_REAL);
    const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
    const wall = Date.UTC(year, month - 1, day, hour, minute, second, ms);
    return new Date(offset === undefined ? instantOf(wall) : wall - ahead);
  }

  function fromOther(text: string, written: string): Date | Problem {
    if (/^[+-]?\d+([.]\d+)?$/.test(written)) {
      return unixTime === null
        ? refused(DATE, text, ", a bare number (say unixTime)")
        : fromNumber(Number(written), text);
    }
    const [, first, second] = DAY_AND_MONTH.exec(written) ?? [];
    const isEither = Number(first) <= 12 && Number(second) <= 12;
    return refused(DATE, text, isEither ? ", where either may be the month" : "");
  }

  function fromNumber(number: number, came: unknown): Date | Problem {
    const date = new Date(Math.floor(number * unit));
    return Number.isNaN(date.getTime()) ? refused(DATE, came) : date;
  }

  function fromValue(value: unknown): Date | Problem {
    if (typeof value === "number") return fromNumber(value, value);
    const isDate = value instanceof Date && !Number.isNaN(value.getTime());
    return isDate ? value : refused(DATE, value);
  }

  return reader(missing, fromText, fromValue);
}

const DATE = "a date such as 2026-03-01 or 2026-03-01T09:30+03:30";
const NOT_REAL = ", which no calendar or clock shows";

/** Every part stands at its place, up to the fraction of a second (1) and the offset (2). */
const ISO =
  /^\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:[.,](\d+))?)?(?: ?(z|utc|[+-]\d\d(?::?\d\d)?))?)?$/i;

const DAY_AND_MONTH = /^(\d\d?)[/.-](\d\d?)[/.-]\d+/;

/** A year such as 1404 is one of another calendar, and 0001 a database's way to say "none". */
const FIRST_YEAR = 1900;
const BEFORE_FIRST_YEAR = ", a year before 1900 (another calendar?)";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number at this place of the text; 0 where the text is over. */
function digits(text: string, start: number, length: number): number {
  let number = 0;
  for (let i = start; i < start + length && i < text.length; i++) {
    number = number * 10 + text.charCodeAt(i) - ZERO;
  }
  return number;
}

const ZERO = 48;

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** Milliseconds that a clock with this offset is ahead of UTC; `null` where there is no such one. */
function offsetOf(offset: string): number | null {
  if (/^[zu]/i.test(offset)) return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(":", ""));
  if (hours > 23 || minutes > 59) return null;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
