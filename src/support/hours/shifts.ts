import { fail } from "../../check";
import { DAY } from "../../wallClock";
import type { Shift, Weekday } from "./schedule";

/** The days of a week from Monday. */
export const WEEKDAYS: readonly Weekday[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];

/** A local date such as `"2026-03-21"` as days since 1970. Throws where it is none. */
export function dayOfDate(field: string, date: unknown): number {
  const ms = typeof date === "string" ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // The engine takes the 30th of February for a day in March, and other texts for dates, too.
  if (Number.isFinite(ms) && dateOfDay(ms / DAY) === date) return ms / DAY;
  return fail("businessTime", field, 'dates such as "2026-03-21"', date);
}

/** Days since 1970 as a date such as `"2026-03-21"`. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A shift in minutes after the midnight that its day begins with. */
export interface Minutes {
  readonly opens: number;
  readonly closes: number;
}

/** The minutes of a day. */
export const DAY_MINUTES = 1440;

const SHIFTS = 'a list of shifts such as [["09:00", "17:00"]]';

/** The shifts of a day, in order. Throws where they are none, or overlap. */
export function readShifts(field: string, shifts: unknown): readonly Minutes[] {
  if (!Array.isArray(shifts)) fail("businessTime", field, SHIFTS, shifts);
  const list = Array.from(shifts as readonly Shift[], (shift) => readShift(field, shift));
  list.sort((a, b) => a.opens - b.opens);
  for (let i = 1; i < list.length; i++) checkNext(field, list[i - 1]!, list[i]!);
  return list;
}

/** Throws where a shift opens before the one ahead of it has closed, or loses the minute between them. */
export function checkNext(field: string, ahead: Minutes, next: Minutes): void {
  const both = () => `${nameOf(ahead)} and ${nameOf(next)}`;
  if (next.opens < ahead.closes) fail("businessTime", field, "shifts that do not overlap", both());
  const isMidnight = next.opens % DAY_MINUTES === 0 && next.opens - ahead.closes === 1;
  if (isMidnight) {
    const allowed =
      'open until "24:00" where the next shift opens at midnight, not for a minute less';
    fail("businessTime", field, allowed, both());
  }
}

function readShift(field: string, shift: Shift): Minutes {
  if (!Array.isArray(shift) || shift.length !== 2) {
    fail("businessTime", field, SHIFTS, shift);
  }
  const opens = readTime(field, shift[0], DAY_MINUTES - 1);
  const closes = readTime(field, shift[1], 2 * DAY_MINUTES);
  return { opens, closes: closes > opens ? closes : closes + DAY_MINUTES };
}

function readTime(field: string, time: unknown, latest: number): number {
  if (typeof time !== "string") {
    fail("businessTime", field, 'times such as "09:00"', time);
  }
  const [, hours, minutes] = /^(\d\d?):([0-5]\d)$/.exec(time) ?? [];
  const sum = 60 * Number(hours) + Number(minutes);
  if (sum <= latest) return sum;
  fail("businessTime", field, `times from "00:00" to "${clock(latest)}"`, time);
}

function nameOf({ opens, closes }: Minutes): string {
  return `${clock(opens)}-${clock(closes)}`;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}
