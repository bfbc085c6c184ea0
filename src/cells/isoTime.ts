import { DAY } from "../wallClock";
import { NOT_REAL } from "./writtenDay";
import { offsetOf } from "./writtenTime";

/** A moment as a clock somewhere shows it. */
export interface LocalTime {
  /** Date and time, as the milliseconds they would have in UTC. */
  readonly wall: number;
  /** How far the clock is ahead of UTC, in milliseconds; `null` where that is not said. */
  readonly ahead: number | null;
}

/**
 * Reads ISO 8601: a date, or a date and time with or without fraction and offset. `null` for other
 * texts; a hint for a message where it is no moment.
 */
export function isoTime(written: string): LocalTime | string | null {
  const match = ISO.exec(written);
  if (match === null) return null;
  const [, fraction = "", offset] = match;
  const year = digits(written, 0, 4);
  if (year < FIRST_YEAR) return BEFORE_FIRST;
  const ahead = offset === undefined ? null : offsetOf(offset);
  const wall = plainWall(written, lengthOf(written));
  if (Number.isNaN(wall) || ahead === "") return NOT_REAL;
  return { wall: wall + Number(fraction.slice(0, 3).padEnd(3, "0")), ahead };
}

/**
 * The local time of `2026-03-01`, `2026-03-01 09:30` and `2026-03-01T09:30:15`, as nearly every file
 * has them, as the milliseconds it would have in UTC; `NaN` for everything else.
 *
 * @param length - How much of the text to read.
 */
export function plainWall(text: string, length: number = text.length): number {
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

/** The instant of `2026-03-01T09:30:15.000Z`, as JSON has dates; `NaN` for everything else. */
export function plainInstant(text: string): number {
  if (text[text.length - 1] !== "Z") return NaN;
  if (text.length === 20) return plainWall(text, 19);
  return text.length === 24 && text[19] === "." ? plainWall(text, 19) + digits(text, 20, 3) : NaN;
}

/** How long a text of ISO 8601 is without fraction and offset. */
function lengthOf(written: string): number {
  return written[16] === ":" ? 19 : Math.min(written.length, 16);
}

/** Days since 1970-01-01; `null` where there is no such day. */
export function gregorianDay(year: number, month: number, day: number): number | null {
  const first = Date.UTC(year, month - 1) / DAY;
  // No month has fewer than 28 days, and most dates need no more.
  const length = day > 28 ? Date.UTC(year, month) / DAY - first : 28;
  return month >= 1 && month <= 12 && day >= 1 && day <= length ? first + day - 1 : null;
}

/** A year such as 1404 is one of another calendar, and 0001 a database's way to say "none". */
export const FIRST_YEAR = 1900;

/** What is said of an earlier year. */
export const BEFORE_FIRST = ", a year before 1900";

/** Every part stands at its place, up to the fraction of a second (1) and the offset (2). */
const ISO =
  /^\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:[.,](\d+))?)?(?: ?(z|utc|[+-]\d\d(?::?\d\d)?))?)?$/i;

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
