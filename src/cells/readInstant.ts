import type { CalendarName } from "../calendar";
import { type Problem, type Read, reader, refused } from "./cell";
import {
  BEFORE_FIRST,
  FIRST_YEAR,
  isoTime,
  type LocalTime,
  plainInstant,
  plainWall,
} from "./isoTime";
import { western } from "./letters";
import type { Missing } from "./missing";

/** What is not said in the cell itself. */
export interface DateStyle {
  /** The instant at which clocks show a local time; both in milliseconds. */
  readonly instantOf: (wall: number) => number;
  /** The calendar of the years and months that are written. */
  readonly calendar: CalendarName;
  /** Ends the message about a text that is no date: what else may be meant. */
  readonly hintOf: (written: string) => string;
}

/** Reads a bare number as a moment, or gives a hint; in a text it may also be something else. */
export type NumberTime = (number: number, isText: boolean) => Date | string;

/**
 * Reads a moment.
 *
 * @param otherTime - Reads other layouts than ISO 8601, or gives a hint for a message.
 * @param numberTime - Reads a bare number, or gives a hint.
 */
export function readInstant(
  missing: Missing,
  { instantOf, calendar, hintOf }: DateStyle,
  otherTime: (written: string) => LocalTime | string,
  numberTime: NumberTime,
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
    if (NUMBER.test(written)) return fromNumber(Number(written), text);
    const found = (isGregorian ? isoTime(written) : null) ?? otherTime(written);
    if (typeof found === "string") {
      const hint = /say/.test(found) ? "" : hintOf(text);
      return refused(DATE, text, found + hint);
    }
    const { wall, ahead } = found;
    return new Date(ahead === null ? instantOf(wall) : wall - ahead);
  }

  function fromNumber(number: number, came: unknown): Date | Problem {
    const found = numberTime(number, typeof came === "string");
    return typeof found === "string" ? refused(DATE, came, `, a bare number${found}`) : found;
  }

  function fromValue(value: unknown): Date | Problem {
    if (value instanceof Date) {
      const ms = value.getTime();
      if (ms >= FIRST && ms <= LAST) return value;
      return refused(DATE, value, ms < FIRST ? BEFORE_FIRST : ms > LAST ? ", after 9999" : "");
    }
    if (typeof value === "number" && Number.isFinite(value)) return fromNumber(value, value);
    return typeof value === "bigint" ? fromNumber(Number(value), value) : refused(DATE, value);
  }

  return reader(missing, fromText, fromValue);
}

/** What is asked for. */
export const DATE = "a date such as 2026-03-01 or 2026-03-01T09:30+03:30";

/** No date is longer, and no pattern is then slow. */
const LONGEST = 100;

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

const FIRST = Date.UTC(FIRST_YEAR, 0);

/** No date of four digits is later, in whatever zone. */
const LAST = Date.UTC(10_000, 0, 2);
