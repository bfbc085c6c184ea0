import { fail } from "../../check";
import { asGiven, options } from "../../options";
import { countBelow } from "../../stats/distribution";
import { countUpTo, FIRST_NUMBER, type Instant, LAST_NUMBER, milliseconds } from "../../time";
import { checkTimeZone } from "../../wallClock";
import { checkMoment, type OpenTimes, openTimes, positionAt } from "./openTimes";
import type { Schedule } from "./schedule";
import { shiftsByDay } from "./shiftsByDay";

/** A clock that runs while a team works. */
export interface BusinessTime {
  /** The open time between two moments, in milliseconds; negative where `to` comes first. */
  (from: Instant, to: Instant): number;
  /** The first moment by which so many open milliseconds have passed since `from`: a deadline. */
  readonly add: (from: Instant, ms: number) => Date;
  /** The last moment from which so many open milliseconds are left until `to`: a latest start. */
  readonly subtract: (to: Instant, ms: number) => Date;
  /** The first open moment from `at` on: `at` itself while open. */
  readonly nextOpening: (at: Instant) => Date;
  /** The last moment up to `at` that open time leads to: `at` itself while open. */
  readonly previousClosing: (at: Instant) => Date;
}

const SCHEDULE = /* @__PURE__ */ options<Schedule>("businessTime")({
  timeZone: /* @__PURE__ */ asGiven<string>(),
  week: /* @__PURE__ */ asGiven<Schedule["week"]>(),
  holidays: /* @__PURE__ */ asGiven<NonNullable<Schedule["holidays"]>>(),
  changes: /* @__PURE__ */ asGiven<NonNullable<Schedule["changes"]>>(),
});

/**
 * Business time: how long a team was open between two moments, and the deadlines that follow.
 *
 * The length of what `[from, to)` has in common with the schedule's shifts, in milliseconds. Shifts
 * are local times, turned into instants day by day with the zone's rules of that day. A shift opens
 * the first time its day's clock shows the opening or later, and closes the last time it shows less
 * than the closing: round the clock, the day on which New York's clocks go forward has 23 hours and
 * the day on which they go back has 25. A shift over midnight belongs to the day it opens on.
 *
 * Both moments in closed hours may give 0: an answer within no business time, not a missing one.
 *
 * @param schedule - `timeZone`, the `week`, and where needed `holidays` and `changes`.
 * @returns A function of two moments, for the `elapsed` option of the KPIs that measure waits, with
 *   `add`, `subtract`, `nextOpening` and `previousClosing`.
 * @throws InputError for times or dates that are none, for shifts that overlap or lose a minute at
 *   midnight, for an unknown zone, for a schedule that never opens. The functions throw it for moments
 *   before 1900 or after 2199, which also bounds every search for an open hour, and for times that are
 *   not whole milliseconds from 0.
 * @example
 * ```ts
 * import { businessTime } from "customer-kpis";
 *
 * const day = [["09:00", "17:00"]] as const;
 * const office = businessTime({
 *   timeZone: "America/New_York",
 *   week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
 *   holidays: ["2024-05-27"],
 * });
 * const friday = new Date("2024-05-24T16:00-04:00");
 * const tuesday = new Date("2024-05-28T10:00-04:00");
 * office(friday, tuesday) / 3_600_000; // => 2
 * office.add(friday, 2 * 3_600_000); // => new Date("2024-05-28T10:00-04:00")
 * office.nextOpening(new Date("2024-05-26T12:00Z")); // => new Date("2024-05-28T09:00-04:00")
 * ```
 */
export function businessTime(schedule: Schedule): BusinessTime {
  const read = SCHEDULE.read(schedule) as Schedule;
  const { timeZone = "UTC" } = read;
  checkTimeZone("businessTime", timeZone);
  const timesAt = openTimesOf(shiftsByDay(read), timeZone);

  /** Open times that go on after, or begin before, those that were of no use. */
  function widened(to: "earlier" | "later", { from, to: end }: OpenTimes): OpenTimes {
    return timesAt(to === "earlier" ? from - 1 : end, "the moment sought");
  }

  function elapsed(from: Instant, to: Instant): number {
    const start = readMoment(from, "from");
    const end = readMoment(to, "to");
    timesAt(start, "from");
    const found = timesAt(end, "to");
    return openUntil(found, end) - openUntil(found, start);
  }

  return Object.assign(elapsed, {
    add(from: Instant, ms: number) {
      const start = readMoment(from, "from");
      checkDuration(ms);
      if (ms === 0) return new Date(start);
      let found = timesAt(start, "from");
      while (openUntil(found, start) + ms > total(found)) found = widened("later", found);
      return new Date(firstMomentAt(found, openUntil(found, start) + ms));
    },
    subtract(to: Instant, ms: number) {
      const end = readMoment(to, "to");
      checkDuration(ms);
      if (ms === 0) return new Date(end);
      let found = timesAt(end, "to");
      while (openUntil(found, end) < ms) found = widened("earlier", found);
      return new Date(lastMomentAt(found, openUntil(found, end) - ms));
    },
    nextOpening(at: Instant) {
      const moment = readMoment(at, "at");
      let found = timesAt(moment, "at");
      for (;;) {
        const i = positionAt(found, moment);
        if (moment < found.closes[i]!) return new Date(moment);
        if (found.opens[i + 1]! < Infinity) return new Date(found.opens[i + 1]!);
        found = widened("later", found);
      }
    },
    previousClosing(at: Instant) {
      const moment = readMoment(at, "at");
      let found = timesAt(moment, "at");
      for (;;) {
        let i = positionAt(found, moment);
        if (found.opens[i] === moment) i--;
        if (i > 0) return new Date(Math.min(moment, found.closes[i]!));
        found = widened("earlier", found);
      }
    },
  });
}

/** Finds the open times around a moment, and keeps them for the next one. */
function openTimesOf(shiftsOf: ReturnType<typeof shiftsByDay>, timeZone: string) {
  let times: OpenTimes | null = null;
  return (ms: number, field: string): OpenTimes => {
    if (times && ms >= times.from && ms < times.to) return times;
    checkMoment(field, ms);
    times = openTimes(times, ms, shiftsOf, timeZone);
    return times;
  };
}

function readMoment(instant: Instant, field: string): number {
  const ms = instant instanceof Date ? instant.getTime() : instant;
  // Most pass here: for an engine, a call that returns a fraction is a slow one.
  const isPlain = typeof ms === "number" && ms >= FIRST_NUMBER && ms <= LAST_NUMBER;
  return isPlain ? ms : milliseconds(instant, "businessTime", field);
}

function checkDuration(ms: number): void {
  if (!Number.isSafeInteger(ms) || ms < 0) {
    fail("businessTime", "ms", "whole milliseconds, 0 or more", ms);
  }
}

/** The open time from the first stretch until `ms`. */
function openUntil(times: OpenTimes, ms: number): number {
  const i = positionAt(times, ms);
  return times.before[i]! + Math.min(ms, times.closes[i]!) - times.opens[i]!;
}

/** The open time that a deadline may lie in. */
function total({ before }: OpenTimes): number {
  return before[before.length - 1]!;
}

/** The first moment until which so much open time has passed: at the latest a closing. */
function firstMomentAt({ opens, before }: OpenTimes, open: number): number {
  const i = countBelow(before, open) - 1;
  return opens[i]! + open - before[i]!;
}

/** The last such moment: at the latest an opening. */
function lastMomentAt({ opens, before }: OpenTimes, open: number): number {
  const i = countUpTo(before, open) - 1;
  return opens[i]! + open - before[i]!;
}
