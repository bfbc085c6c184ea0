import { type NamedPeriod, periodsBetween, type Unit } from "../../time";
import { DAY } from "../../wallClock";
import type { CohortsState } from "./cohortLog";
import type { CohortPlan } from "./cohortPlan";

/**
 * How instants become cohorts and intervals. A cohort is the position of its period. Time is counted
 * in stamps: in calendar windows such positions too, in rolling ones milliseconds.
 */
export interface CohortClock {
  /** Consecutive calendar periods, from the first cohort's on. */
  readonly periods: readonly NamedPeriod[];
  /** The stamps of all activities, in the order of the log. */
  readonly stamps: Int32Array | Float64Array;
  /** How long an interval is. */
  readonly length: number;
  /** The last stamp that is known of. */
  readonly known: number;
  /** Intervals that end by this stamp are over. */
  readonly over: number;
  /** The cohort of who starts at a stamp. */
  readonly cohortOf: (stamp: number) => number;
  /** The first stamp of a cohort. */
  readonly stampOf: (cohort: number) => number;
}

/** The clock of a log that is not empty. */
export function cohortClock<Row, Result>(
  { when, n }: CohortsState<Row>,
  { finder, asOf, unit, isRolling }: CohortPlan<Row, Result>,
): CohortClock {
  let earliest = Infinity;
  let latest = -Infinity;
  for (let i = 0; i < n; i++) {
    const ms = when[i]!;
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  // The last moment that is known of: an interval that begins with asOf has not begun yet.
  const known = Math.max(asOf - 1, latest);
  const periods = periodsBetween("cohorts", finder, earliest, known + 1);
  const positions = new Map(periods.map(({ start }, i) => [start, i]));
  const cohorts = Int32Array.from(finder.met, ({ start }) => positions.get(start) ?? -1);
  if (isRolling) {
    return {
      periods,
      stamps: when.subarray(0, n),
      length: DAYS[unit] * DAY,
      known,
      over: asOf,
      cohortOf: (ms) => cohorts[finder.find(ms)]!,
      stampOf: (cohort) => periods[cohort]!.start,
    };
  }
  const stamps = new Int32Array(n);
  for (let i = 0; i < n; i++) stamps[i] = cohorts[finder.find(when[i]!)]!;
  return {
    periods,
    stamps,
    length: 1,
    known: periods.length - 1,
    over: periods.filter(({ end }) => end <= asOf).length,
    cohortOf: (position) => position,
    stampOf: (cohort) => cohort,
  };
}

/** How long an interval that rolls from each customer's own start is, in days. */
const DAYS: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };
