import { DAY } from "../wallClock";
import { type Read, refused } from "./cell";
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
    const isFirst = FIRST_DAYS.some((day) => Math.abs(Number(date) - day) < DAY);
    if (!(date instanceof Date && isFirst)) return date;
    const way = typeof value === "string" ? sayMissing("none", value) : " (none? Give null)";
    const came = typeof value === "string" ? value : date.toISOString();
    return refused(DATE, came, `, which software makes of nothing${way}`);
  };
}

/** In whatever zone. */
const FIRST_DAYS = [0, /* @__PURE__ */ Date.UTC(1900, 0)];
