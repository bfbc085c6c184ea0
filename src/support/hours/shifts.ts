import { fail } from "../../check";
import type { Shift } from "./schedule";

/** A shift in minutes after the midnight that its day begins with. */
export interface Minutes {
  readonly opens: number;
  readonly closes: number;
}

/** The minutes of a day. */
export const DAY_MINUTES = 1440;

/** The shifts of a day, in order. Throws where they are none, or overlap. */
export function readShifts(field: string, shifts: unknown): readonly Minutes[] {
  if (!Array.isArray(shifts)) {
    fail("businessTime", field, 'a list of shifts such as [["09:00", "17:00"]]', shifts);
  }
  const list = shifts.map((shift: Shift) => readShift(field, shift));
  list.sort((a, b) => a.opens - b.opens);
  for (let i = 1; i < list.length; i++) refuseOverlap(field, list[i - 1]!, list[i]!);
  return list;
}

/** Throws where a shift opens before the one ahead of it has closed. */
export function refuseOverlap(field: string, ahead: Minutes, next: Minutes): void {
  if (next.opens < ahead.closes) {
    const both = `${nameOf(ahead)} and ${nameOf(next)}`;
    fail("businessTime", field, "shifts that do not overlap", both);
  }
}

function readShift(field: string, shift: Shift): Minutes {
  if (!Array.isArray(shift) || shift.length !== 2) {
    fail("businessTime", field, 'shifts such as ["09:00", "17:00"]', shift);
  }
  const opens = readTime(field, shift[0], DAY_MINUTES - 1);
  const closes = readTime(field, shift[1], 2 * DAY_MINUTES);
  if (closes > opens) return { opens, closes };
  // With its ends swapped by mistake, the shift of an ordinary day is longer than this.
  const overnight = { opens, closes: closes + DAY_MINUTES };
  if (overnight.closes - opens <= DAY_MINUTES / 2) return overnight;
  const allowed = "shifts that close after they open, or over midnight within 12 hours";
  fail("businessTime", field, allowed, `${shift[0]}-${shift[1]}`);
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
