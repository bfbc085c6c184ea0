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
  /** The interval in which a stamp is, counted from a start. */
  readonly offsetOf: (stamp: number, start: number) => number;
  /** Which intervals from a start on have begun, and are over. */
  readonly spanFrom: (start: number) => CohortSpan;
  /** The position of the period that starts at a moment. */
  readonly positionOf: (moment: number) => number;
  /** The cohort of who starts at a stamp. */
  readonly cohortOf: (stamp: number) => number;
  /** The first stamp of a cohort. */
  readonly stampOf: (cohort: number) => number;
}

/** The last interval that has begun, and the last that is over. */
export interface CohortSpan {
  readonly begun: number;
  readonly over: number;
}

/** The clock of a log that is not empty. */
export function cohortClock<Row, Result>(
  { when, n, counted }: CohortsState<Row>,
  { finder, asOf, unit, isRolling }: CohortPlan<Row, Result>,
): CohortClock {
  let earliest = Infinity;
  let latest = -Infinity;
  for (let i = 0; i < n; i++) {
    const ms = when[i]!;
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  for (const { figures } of counted.values()) earliest = Math.min(earliest, figures[0]!);
  // The last moment that is known of: an interval that begins with asOf has not begun yet.
  const known = Math.max(asOf - 1, latest);
  const periods = periodsBetween("cohorts", finder, earliest, known + 1);
  const positions = new Map(periods.map(({ start }, i) => [start, i]));
  const cohorts = Int32Array.from(finder.met, ({ start }) => positions.get(start) ?? -1);
  const positionOf = (moment: number) => positions.get(moment)!;
  if (isRolling) {
    return {
      periods,
      positionOf,
      stamps: when.subarray(0, n),
      ...intervals(lengthOf(unit), known, asOf),
      cohortOf: (ms) => cohorts[finder.find(ms)]!,
      stampOf: (cohort) => periods[cohort]!.start,
    };
  }
  const stamps = new Int32Array(n);
  for (let i = 0; i < n; i++) stamps[i] = cohorts[finder.find(when[i]!)]!;
  return {
    periods,
    positionOf,
    stamps,
    ...intervals(1, periods.length - 1, periods.filter(({ end }) => end <= asOf).length),
    cohortOf: (position) => position,
    stampOf: (cohort) => cohort,
  };
}

/** Intervals of one length, of which is known up to a stamp; those that end by another are over. */
function intervals(length: number, known: number, over: number) {
  const offsetOf = (stamp: number, start: number) => Math.floor((stamp - start) / length);
  const spanFrom = (start: number): CohortSpan => ({
    begun: offsetOf(known, start),
    over: offsetOf(over, start) - 1,
  });
  return { offsetOf, spanFrom };
}

/** How long an interval is that rolls from each customer's own start. */
export function lengthOf(unit: Unit): number {
  return { day: 1, week: 7, month: 30, quarter: 90, year: 365 }[unit] * DAY;
}
