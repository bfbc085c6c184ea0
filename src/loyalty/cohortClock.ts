import { type NamedPeriod, periodsBetween, type Unit } from "../time";
import type { CohortsState } from "./cohortLog";
import type { CohortPlan } from "./cohortPlan";

/** How instants become cohorts and intervals. A cohort is the position of its period. */
export interface CohortClock {
  /** Consecutive calendar periods, from the first cohort's on. */
  readonly periods: readonly NamedPeriod[];
  /** The cohort of who starts at an instant. */
  readonly cohortOf: (ms: number) => number;
  /** The interval of an instant, for who started at `start`. */
  readonly offsetOf: (ms: number, start: number, cohort: number) => number;
  /** The last interval that has begun for them. */
  readonly lastBegun: (start: number, cohort: number) => number;
  /** The last interval that is over for them; -1 where none is. */
  readonly lastOver: (start: number, cohort: number) => number;
}

/** The clock of a log that is not empty. */
export function clockOf<Row, Result>(
  state: CohortsState<Row>,
  { finder, asOf, unit, isRolling }: CohortPlan<Row, Result>,
): CohortClock {
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < state.n; i++) {
    const ms = state.when[i]!;
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  // The last moment that is known of: an interval that begins with asOf has not begun yet.
  const known = Math.max(asOf - 1, latest);
  const periods = periodsBetween("cohorts", finder, earliest, known + 1);
  const positions = new Map(periods.map(({ start }, i) => [start, i]));
  const cohorts = finder.met.map(({ start }) => positions.get(start) ?? -1);
  const cohortOf = (ms: number) => cohorts[finder.find(ms)]!;
  if (isRolling) {
    const length = DAYS[unit] * 86_400_000;
    const offsetOf = (ms: number, start: number) => Math.floor((ms - start) / length);
    return {
      periods,
      cohortOf,
      offsetOf,
      lastBegun: (start) => offsetOf(known, start),
      lastOver: (start) => offsetOf(asOf, start) - 1,
    };
  }
  const over = periods.filter(({ end }) => end <= asOf).length;
  return {
    periods,
    cohortOf,
    offsetOf: (ms, _, cohort) => cohortOf(ms) - cohort,
    lastBegun: (_, cohort) => periods.length - 1 - cohort,
    lastOver: (_, cohort) => over - 1 - cohort,
  };
}

/** How long an interval that rolls from each customer's own start is, in days. */
const DAYS: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };
