import { DAY, HOUR } from "../wallClock";
import { type Problem, refused } from "./cell";

/** What a bare number counts where a wait is meant. */
export type WaitUnit = (typeof WAIT_UNITS)[number];

/** All units of waits. */
export const WAIT_UNITS = ["milliseconds", "seconds", "minutes", "hours", "days"] as const;

/** How many milliseconds each of them has. */
export const UNITS: Readonly<Record<WaitUnit, number>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: HOUR,
  days: DAY,
};

/** A wait of so many milliseconds, if it can be one. */
export function lasting(ms: number, came: unknown): number | Problem {
  if (ms < 0) return refused(WAIT, came, ", below 0");
  return ms <= LONGEST ? Math.round(ms) : refused(WAIT, came, ", more than ten years");
}

/** What is asked for. */
export const WAIT = "a wait such as 26:10:05 or 1h 30m";

const LONGEST = 3653 * DAY;
