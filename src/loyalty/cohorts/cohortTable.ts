import { takeSlice } from "../../measure";
import { sliceOfRows } from "../../slice";
import { type Interval, wilson } from "../../stats/intervals";
import { type NamedPeriod, periodsBetween, type Unit } from "../../time";
import { DAY } from "../../wallClock";
import { byCustomer, type CohortsState } from "./cohortLog";
import type { CohortPlan, CohortWindow } from "./cohortPlan";

/** Customers who started in the same calendar period. */
export interface Cohort<Result = null> {
  /** The calendar period in which they started. */
  readonly period: NamedPeriod;
  /** How many they are. */
  readonly size: number;
  /** One cell for every interval that has begun, or for every bracket. */
  readonly cells: readonly CohortCell<Result>[];
}

/** Cohorts in time order, and all of them as one. */
export interface CohortTable<Result> {
  readonly cohorts: readonly Cohort<Result>[];
  readonly overall: readonly CohortCell<Result>[];
}

/** The table of a log of activities. */
export function cohortTable<Row, Result>(
  state: CohortsState<Row>,
  plan: CohortPlan<Row, Result>,
): CohortTable<Result> {
  if (state.n === 0) return { cohorts: [], overall: [] };
  const clock = clockOf(state, plan);
  const { periods, length, known, over } = clock;
  const { stamps, rows, begins } = byCustomer(state, clock.stamps);
  const offsetOf = (stamp: number, start: number) => Math.floor((stamp - start) / length);
  const columnsFrom = (cohort: number) =>
    plan.brackets?.length ?? offsetOf(known, clock.stampOf(cohort)) + 1;
  const drafts: CohortDraft<Row>[] = [];
  const before = new Int32Array(offsetOf(known, clock.stampOf(0)) + 2);

  for (let c = 0; c < state.customers.size; c++) {
    const [begin, end] = [begins[c]!, begins[c + 1]!];
    if (plan.isRecurring) {
      for (const [cohort, start] of firstInEach(stamps.subarray(begin, end), clock)) {
        follow(cohort, start, begin, end);
      }
    } else {
      let first = stamps[begin]!;
      for (let i = begin + 1; i < end; i++) first = Math.min(first, stamps[i]!);
      follow(clock.cohortOf(first), first, begin, end);
    }
  }

  const all = initDraft<Row>(columnsFrom(0));
  for (const draft of drafts) if (draft) addDraft(all, draft);
  return {
    cohorts: drafts.flatMap((draft, cohort) =>
      draft
        ? { period: { ...periods[cohort]! }, size: draft.size, cells: cellsOf(draft, plan) }
        : [],
    ),
    overall: cellsOf(all, plan),
  };

  /** Counts what a customer did from `start` on into a cohort. */
  function follow(cohort: number, start: number, begin: number, end: number): void {
    drafts[cohort] ??= initDraft(columnsFrom(cohort));
    const draft = drafts[cohort];
    const begun = offsetOf(known, start);
    before.fill(0, 0, begun + 2);
    for (let i = begin; i < end; i++) {
      const stamp = stamps[i]!;
      if (stamp < start) continue;
      const offset = offsetOf(stamp, start);
      before[offset + 1]!++;
      if (plan.measure) rowsIn(draft, offset).push(rows[i]!);
    }
    for (let k = 0; k <= begun; k++) before[k + 1]! += before[k]!;
    countCustomer(draft, before, begun, offsetOf(over, start) - 1, plan);
  }
}

/** The first stamp in every period in which there is one. */
function firstInEach(
  stamps: Int32Array | Float64Array,
  { cohortOf }: CohortClock,
): Map<number, number> {
  const firsts = new Map<number, number>();
  for (const stamp of stamps) {
    const cohort = cohortOf(stamp);
    firsts.set(cohort, Math.min(stamp, firsts.get(cohort) ?? stamp));
  }
  return firsts;
}

/**
 * How instants become cohorts and intervals. A cohort is the position of its period. Time is counted
 * in stamps: in calendar windows such positions too, in rolling ones milliseconds.
 */
interface CohortClock {
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
function clockOf<Row, Result>(
  { when, n }: CohortsState<Row>,
  { finder, asOf, unit, isRolling }: CohortPlan<Row, Result>,
): CohortClock {
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
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

/** What a cohort did in one interval. */
export interface CohortCell<Result = null> {
  /** The interval: 0 is the one of the start. */
  readonly offset: number;
  /** The last interval of the bracket; otherwise the same as `offset`. */
  readonly through: number;
  /** Customers for whom the interval was over by `asOf`; with `"previous"`, there in the one before. */
  readonly eligible: number;
  /** Those of them who returned. */
  readonly retained: number;
  /** `retained / eligible`; `null` where nobody is eligible yet. */
  readonly value: number | null;
  /** Wilson interval of the share; `null` where nobody is eligible yet. */
  readonly interval: Interval | null;
  /** Whether the interval was over for every customer of the cohort. */
  readonly complete: boolean;
  /** Customers who returned so far, eligible or not. */
  readonly active: number;
  /** What `measure` says of all records in the cell; `null` without one. */
  readonly result: Result;
}

/** A cohort as far as it is counted: a number of customers for every column. */
interface CohortDraft<Row> {
  size: number;
  /** How many columns there are. */
  width: number;
  /** For whom the column's intervals are over. */
  readonly over: Int32Array;
  /** Who returned. */
  readonly active: Int32Array;
  /** For whom they are over, and who count. */
  readonly eligible: Int32Array;
  /** Those of them who returned. */
  readonly retained: Int32Array;
  /** The records by interval, where a measure is asked of them. */
  readonly rows: Row[][];
}

/** A cohort without customers, with room for so many columns. */
function initDraft<Row>(columns: number): CohortDraft<Row> {
  return {
    size: 0,
    width: 0,
    over: new Int32Array(columns),
    active: new Int32Array(columns),
    eligible: new Int32Array(columns),
    retained: new Int32Array(columns),
    rows: [],
  };
}

/**
 * Counts one customer.
 *
 * @param before - How many activities they had before each interval, and after the last in the end.
 * @param begun - The last interval that has begun for them.
 * @param over - The last that is over.
 */
function countCustomer<Row, Result>(
  draft: CohortDraft<Row>,
  before: Int32Array,
  begun: number,
  over: number,
  { brackets, isOrLater, isToPrevious, minimum }: CohortPlan<Row, Result>,
): void {
  const width = brackets ? brackets.length : begun + 1;
  let wasActive = true;
  for (let i = 0; i < width; i++) {
    const first = brackets ? brackets[i]!.offset : i;
    const through = brackets ? brackets[i]!.through : i;
    const end = Math.min(isOrLater ? begun : through, begun) + 1;
    const isActive = before[end]! - before[Math.min(first, end)]! >= minimum;
    const isOver = through <= over;
    if (isOver) draft.over[i]!++;
    if (!isToPrevious || wasActive) {
      if (isActive) draft.active[i]!++;
      if (isOver) draft.eligible[i]!++;
      if (isOver && isActive) draft.retained[i]!++;
    }
    wasActive = isActive;
  }
  draft.size++;
  draft.width = Math.max(draft.width, width);
}

/** The records of an interval. */
function rowsIn<Row>({ rows }: CohortDraft<Row>, offset: number): Row[] {
  const known = rows[offset];
  if (known) return known;
  const fresh: Row[] = [];
  rows[offset] = fresh;
  return fresh;
}

/** Adds a cohort to all of them. */
function addDraft<Row>(all: CohortDraft<Row>, draft: CohortDraft<Row>): void {
  all.size += draft.size;
  all.width = Math.max(all.width, draft.width);
  for (let i = 0; i < draft.width; i++) {
    all.over[i]! += draft.over[i]!;
    all.active[i]! += draft.active[i]!;
    all.eligible[i]! += draft.eligible[i]!;
    all.retained[i]! += draft.retained[i]!;
  }
  draft.rows.forEach((rows, offset) => {
    const sum = rowsIn(all, offset);
    for (const row of rows) sum.push(row);
  });
}

/** The cells of a cohort. */
function cellsOf<Row, Result>(
  draft: CohortDraft<Row>,
  plan: CohortPlan<Row, Result>,
): CohortCell<Result>[] {
  return Array.from({ length: draft.width }, (_, i) => {
    const window = plan.brackets?.[i] ?? { offset: i, through: i };
    const [eligible, retained] = [draft.eligible[i]!, draft.retained[i]!];
    return {
      ...window,
      eligible,
      retained,
      value: eligible > 0 ? retained / eligible : null,
      interval: wilson(retained, eligible, plan.level),
      complete: draft.over[i] === draft.size,
      active: draft.active[i]!,
      result: resultIn(draft, window, plan),
    };
  });
}

function resultIn<Row, Result>(
  { rows }: CohortDraft<Row>,
  { offset, through }: CohortWindow,
  { measure, isOrLater }: CohortPlan<Row, Result>,
): Result {
  if (!measure) return null as Result;
  const last = isOrLater ? rows.length - 1 : Math.min(through, rows.length - 1);
  let state = measure.init();
  for (let k = offset; k <= last; k++)
    state = takeSlice(measure, state, sliceOfRows(rows[k] ?? []));
  return measure.finish(state);
}
