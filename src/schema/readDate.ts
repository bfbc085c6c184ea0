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
    const [, year, month, day, hour = 0, minute = 0, second = 0, fraction, offset] = match;
    if (Number(year) < FIRST_YEAR) return refused(DATE, text, BEFORE_FIRST_YEAR);
    const isReal =
      isDay(Number(year), Number(month), Number(day)) &&
      Number(hour) < 24 &&
      Number(minute) < 60 &&
      Number(second) < 60;
    if (!isReal) return refused(DATE, text, NOT_REAL);
    const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, "0"));
    const wall =
      Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) +
      Number(second) * 1000 +
      ms;
    if (offset === undefined) return new Date(instantOf(wall));
    const ahead = offsetOf(offset);
    return ahead === null ? refused(DATE, text, NOT_REAL) : new Date(wall - ahead);
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

/** Year, month, day, hour, minute, second, its fraction, offset. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?(z|utc|[+-]\d\d(?::?\d\d)?))?)?$/i;

const DAY_AND_MONTH = /^(\d\d?)[/.-](\d\d?)[/.-]\d+/;

/** A year such as 1404 is one of another calendar, and 0001 a database's way to say "none". */
const FIRST_YEAR = 1900;
const BEFORE_FIRST_YEAR = ", a year before 1900 (another calendar?)";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

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
