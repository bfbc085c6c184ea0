import { fail } from "../../check";
import type { Weekday } from "./schedule";

/** The milliseconds of a day on which the clocks do nothing. */
export const DAY = 86_400_000;

/** A local date such as `"2026-03-21"` as days since 1970. Throws where it is none. */
export function dayOfDate(field: string, date: unknown): number {
  const isText = typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date);
  const ms = isText ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // The engine takes the 30th of February for a day in March.
  if (isText && Number.isFinite(ms) && dateOfDay(ms / DAY) === date) return ms / DAY;
  const Fault = typeof date === "string" ? RangeError : TypeError;
  fail("businessTime", field, 'dates such as "2026-03-21"', date, Fault);
}

/** Days since 1970 as a date such as `"2026-03-21"`. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

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
