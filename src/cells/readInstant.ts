import { calendarDays } from "./calendarDays";
import { type Problem, type Read, reader, refused, shown } from "./cell";
import { western } from "./letters";
import type { Missing } from "./missing";
import { timeNames } from "./timeNames";
import { fromUnixTime, type UnixTime, unitOf } from "./unixTime";
import { wallClock } from "./wallClock";
import { type DayStyle, NOT_REAL, type WrittenDay, writtenDay } from "./writtenDay";
import { offsetOf, writtenTime } from "./writtenTime";

/** What is not said in the cell itself. */
export interface DateStyle extends DayStyle {
  readonly timeZone: string;
  /** The language of month names. */
  readonly language: string;
  /** What a bare number counts; `null` where nobody said so. */
  readonly unixTime: UnixTime | null;
}

/** Reads a moment. */
export function readInstant(missing: Missing, style: DateStyle): Read<Date> {
  const { timeZone, unixTime, calendar, language } = style;
  const instantOf = wallClock(timeZone);
  const isGregorian = calendar === "gregory";
  const names = once(() => timeNames(language, calendar));
  const dayOf = once(() => (isGregorian ? gregorianDay : calendarDays(calendar)));

  function fromText(text: string): Date | Problem {
    const wall = isGregorian ? plainWall(text) : NaN;
    if (!Number.isNaN(wall)) return new Date(instantOf(wall));
    if (text.length > LONGEST) return refused(DATE, text);
    const written = western(text);
    const match = isGregorian ? ISO.exec(written) : null;
    return match === null ? fromOther(text, written) : fromIso(text, written, match);
  }

  function fromIso(text: string, written: string, match: RegExpExecArray): Date | Problem {
    const [, fraction = "", offset] = match;
    const year = digits(written, 0, 4);
    if (year < FIRST_YEAR) return refused(DATE, text, beforeFirst(year));
    const ahead = offset === undefined ? 0 : offsetOf(offset);
    const wall = plainWall(written.slice(0, written[16] === ":" ? 19 : 16));
    if (Number.isNaN(wall) || ahead === "") return refused(DATE, text, NOT_REAL);
    const ms = wall + Number(fraction.slice(0, 3).padEnd(3, "0"));
    return new Date(offset === undefined ? instantOf(ms) : ms - ahead);
  }

  function fromOther(text: string, written: string): Date | Problem {
    if (/^[+-]?\d+(?:\.\d+)?$/.test(written)) return fromNumber(Number(written), text);
    const spaced = written.replace(/ ?\([^()]*\)$/, "").replace(/\s+/g, " ");
    const [, front = spaced, back] = DAY_AND_TIME.exec(spaced) ?? [];
    const day = writtenDay(front, style, names);
    const time = back === undefined ? MIDNIGHT : writtenTime(back, names);
    if (typeof day === "string") return refused(DATE, text, day);
    if (typeof time === "string") return refused(DATE, text, time);
    return fromParts(text, day, time.ms, time.ahead);
  }

  function fromParts(
    text: string,
    at: WrittenDay,
    ms: number,
    ahead: number | null,
  ): Date | Problem {
    const { year, month, day } = at;
    if (isGregorian && year < FIRST_YEAR) return refused(DATE, text, beforeFirst(year));
    const days = dayOf()(year, month, day);
    if (days === null) return refused(DATE, text, NOT_REAL);
    const wall = days * DAY + ms;
    if (!isGregorian && (wall < FIRST || wall >= END)) {
      return refused(DATE, text, `, a year of another calendar than ${shown(calendar)}`);
    }
    return new Date(ahead === null ? instantOf(wall) : wall - ahead);
  }

  function fromNumber(number: number, came: unknown): Date | Problem {
    if (unixTime !== null) {
      const ms = fromUnixTime(number, unixTime);
      if (ms !== null) return new Date(unixTime === "excel" ? instantOf(ms) : ms);
    } else if (typeof came !== "string" && number >= FIRST_MS && number < END) {
      return new Date(number);
    }
    const unit = unitOf(number);
    const what = unixTime === null ? "" : ` that counts no ${NAMES[unixTime]} from 1990 to 2100`;
    const hint = unit === null || unit === unixTime ? "" : ` (say unixTime: ${shown(unit)})`;
    return refused(DATE, came, `, a bare number${what}${hint}`);
  }

  function fromValue(value: unknown): Date | Problem {
    if (typeof value === "number" && Number.isFinite(value)) return fromNumber(value, value);
    if (typeof value === "bigint") return fromNumber(Number(value), value);
    if (!(value instanceof Date) || Number.isNaN(value.getTime())) return refused(DATE, value);
    return value.getTime() < FIRST ? refused(DATE, value, BEFORE_FIRST) : value;
  }

  return reader(missing, fromText, fromValue);
}

const DATE = "a date such as 2026-03-01 or 2026-03-01T09:30+03:30";

/** Every part stands at its place, up to the fraction of a second (1) and the offset (2). */
const ISO =
  /^\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:[.,](\d+))?)?(?: ?(z|utc|[+-]\d\d(?::?\d\d)?))?)?$/i;

/** No date is longer, and no pattern is then slow. */
const LONGEST = 100;

/** Where the time begins: before the first number that a colon follows. */
const DAY_AND_TIME = /^([^:]*?)(?:t|,? )(\d{1,2}:.*)$/i;
const MIDNIGHT = { ms: 0, ahead: null };

/** A year such as 1404 is one of another calendar, and 0001 a database's way to say "none". */
const FIRST_YEAR = 1900;
const BEFORE_FIRST = ", before 1900";

const DAY = 86_400_000;
const FIRST = Date.UTC(FIRST_YEAR, 0);
const END = Date.UTC(2200, 0);

/** March 1973: smaller numbers are seconds, days or serials taken for milliseconds. */
const FIRST_MS = 1e11;

const NAMES: Readonly<Record<UnixTime, string>> = {
  seconds: "seconds",
  milliseconds: "milliseconds",
  microseconds: "microseconds",
  excel: "days of a spreadsheet",
};

function beforeFirst(year: number): string {
  const isOther = year > 1200;
  return isOther
    ? ', a year before 1900 (another calendar? Say calendar: "persian" or "islamic-umalqura")'
    : ", a year before 1900";
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * The local time of `2026-03-01`, `2026-03-01 09:30` and `2026-03-01T09:30:15`, as nearly every file
 * has them, as the milliseconds it would have in UTC; `NaN` for everything else.
 */
function plainWall(text: string): number {
  const { length } = text;
  if ((length !== 10 && length !== 16 && length !== 19) || text[4] !== "-" || text[7] !== "-") {
    return NaN;
  }
  const year = digits(text, 0, 4);
  const day = gregorianDay(year, digits(text, 5, 2), digits(text, 8, 2));
  if (!(year >= FIRST_YEAR) || day === null) return NaN;
  if (length === 10) return day * DAY;
  const mark = text[10];
  const isTime = (mark === " " || mark === "T" || mark === "t") && text[13] === ":";
  if (!isTime || (length === 19 && text[16] !== ":")) return NaN;
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = length === 19 ? digits(text, 17, 2) : 0;
  const isReal = hour < 24 && minute < 60 && second < 60;
  return isReal ? day * DAY + ((hour * 60 + minute) * 60 + second) * 1000 : NaN;
}

/** The number at this place of the text; `NaN` where other letters stand there. */
function digits(text: string, start: number, length: number): number {
  let number = 0;
  for (let i = start; i < start + length; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

const ZERO = 48;

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** Days since 1970-01-01; `null` where there is no such day. */
function gregorianDay(year: number, month: number, day: number): number | null {
  return isDay(year, month, day) ? Date.UTC(year, month - 1, day) / DAY : null;
}

/** Makes it when it is first asked for: most files never need the names of months. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
