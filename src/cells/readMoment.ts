import { DAY } from "../wallClock";
import { type Read, refused } from "./cell";
import { western } from "./letters";
import { sayMissing } from "./missing";
import { DATE } from "./readInstant";

/**
 * Reads when something of a record happened. On the days from which computers count, 1970-01-01, and
 * databases, 1900-01-01, nothing did: they are what software makes of a blank.
 *
 * @param instant - Reads any date.
 */
export function readMoment(instant: Read<Date>): Read<Date> {
  return (value) => {
    const date = instant(value);
    if (!(date instanceof Date && isFirst(date.getTime()))) return date;
    const isText = typeof value === "string";
    const way = isText ? sayMissing("none", value) : " (none? Give null)";
    return refused(
      DATE,
      isText ? value : date.toISOString(),
      `, which software makes of nothing${way}`,
    );
  };
}

/** Ends a message about a text that is no date: a word, or a day that software makes of nothing, may mean that. */
export function sayNone(cell: string): string {
  return /^\D*$|(?<!\+)000[01]|1899|1900/.test(western(cell)) ? sayMissing("none", cell) : "";
}

/** In whatever zone. */
function isFirst(ms: number): boolean {
  return Math.abs(ms) < DAY || Math.abs(ms - FIRST_OF_1900) < DAY;
}

const FIRST_OF_1900 = /* @__PURE__ */ Date.UTC(1900, 0);
