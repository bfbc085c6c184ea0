import type { CalendarName } from "../calendar";
import { FIRST_NUMBER, LAST_NUMBER } from "../time";
import { type Problem, type Read, reader, refused, shown } from "./cell";
import { FIRST_YEAR, isoTime, type LocalTime, plainInstant, plainWall } from "./isoTime";
import { western } from "./letters";
import type { Missing } from "./missing";
import { fromUnixTime, type UnixTime, unitOf } from "./unixTime";

/** What is not said in the cell itself. */
export interface DateStyle {
  /** The instant at which clocks show a local time; both in milliseconds. */
  readonly instantOf: (wall: number) => number;
  /** What a bare number counts; `null` where nobody said so. */
  readonly unixTime: UnixTime | null;
  /** The calendar of the years and months that are written. */
  readonly calendar: CalendarName;
}

/**
 * Reads a moment.
 *
 * @param otherTime - Reads other layouts than ISO 8601, or gives a hint for a message.
 */
export function readInstant(
  missing: Missing,
  { instantOf, unixTime, calendar }: DateStyle,
  otherTime: (written: string) => LocalTime | string,
): Read<Date> {
  const isGregorian = calendar === "gregory";

  function fromText(text: string): Date | Problem {
    const wall = isGregorian ? plainWall(text) : NaN;
    if (!Number.isNaN(wall)) return new Date(instantOf(wall));
    const instant = isGregorian ? plainInstant(text) : NaN;
    return Number.isNaN(instant) ? fromOther(text) : new Date(instant);
  }

  function fromOther(text: string): Date | Problem {
    if (text.length > LONGEST) return refused(DATE, text);
    const written = western(text);
    const time = isGregorian ? isoTime(written) : null;
    if (time === null && NUMBER.test(written)) return fromNumber(Number(written), text);
    const found = time ?? otherTime(written);
    if (typeof found === "string") return refused(DATE, text, found);
    const { wall, ahead } = found;
    return new Date(ahead === null ? instantOf(wall) : wall - ahead);
  }

  function fromNumber(number: number, came: unknown): Date | Problem {
    if (unixTime !== null) {
      const ms = fromUnixTime(number, unixTime);
      if (ms !== null) return new Date(unixTime === "excel" ? instantOf(ms) : ms);
    } else if (typeof came !== "string" && number >= FIRST_NUMBER && number <= LAST_NUMBER) {
      return new Date(number);
    }
    return refused(DATE, came, hintFor(number, unixTime));
  }

  function fromValue(value: unknown): Date | Problem {
    if (value instanceof Date) {
      if (value.getTime() >= FIRST) return value;
      return refused(DATE, value, Number.isNaN(value.getTime()) ? "" : BEFORE_FIRST);
    }
    if (typeof value === "number" && Number.isFinite(value)) return fromNumber(value, value);
    return typeof value === "bigint" ? fromNumber(Number(value), value) : refused(DATE, value);
  }

  return reader(missing, fromText, fromValue);
}

const DATE = "a date such as 2026-03-01 or 2026-03-01T09:30+03:30";

/** No date is longer, and no pattern is then slow. */
const LONGEST = 100;

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

const FIRST = Date.UTC(FIRST_YEAR, 0);
const BEFORE_FIRST = ", before 1900";

/** What helps where a number is no moment. */
function hintFor(number: number, unixTime: UnixTime | null): string {
  const what = unixTime === null ? "" : ` that counts no ${NAMES[unixTime]} from 1990 to 2100`;
  const unit = unitOf(number);
  const option = unit === null || unit === unixTime ? "" : ` (say unixTime: ${shown(unit)})`;
  return `, a bare number${what}${option}`;
}

const NAMES: Readonly<Record<UnixTime, string>> = {
  seconds: "seconds",
  milliseconds: "milliseconds",
  microseconds: "microseconds",
  excel: "days of a spreadsheet",
};
