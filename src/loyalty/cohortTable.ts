import { type Measure, stepAll } from "../measure";
import { wilson } from "../stats/intervals";
import type { NamedPeriod, PeriodFinder, Unit } from "../time";
import { periodsBetween } from "../time";
import { byCustomer, type CohortsState } from "./cohortLog";
import type { Cohort, CohortCell } from "./cohorts";

/** A column of the table: the intervals in which a return counts, and the last that must be over. */
export interface CohortWindow {
  readonly offset: number;
  readonly through: number;
  /** The last interval in which a return counts; infinite for "or later". */
  readonly until: number;
}

/** What the table is made by. */
export interface CohortPlan<Row, Result> {
  readonly unit: Unit;
  readonly windows: "calendar" | "rolling";
  readonly asOf: number;
  readonly finder: PeriodFinder;
  /** The columns, where the caller names them; otherwise one for every interval. */
  readonly brackets: readonly CohortWindow[] | null;
  readonly isOrLater: boolean;
  readonly isToPrevious: boolean;
  readonly minimum: number;
  readonly level: number;
  readonly measure: Measure<Row, Result> | null;
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
  const { order, moments, begins } = byCustomer(state);
  const drafts = new Map<number, Draft<Row>>();
  const counts: number[] = [];
  for (let c = 0; c < state.customers.size; c++) {
    const [begin, end] = [begins[c]!, begins[c + 1]!];
    let first = moments[begin]!;
    for (let i = begin + 1; i < end; i++) first = Math.min(first, moments[i]!);
    const period = clock.ordinalOf(first);
    let draft = drafts.get(period);
    if (!draft) {
      draft = { size: 0, columns: [], rows: [] };
      drafts.set(period, draft);
    }
    draft.size++;
    const last = clock.lastOffset(first, period);
    counts.length = 0;
    for (let k = 0; k <= last; k++) counts.push(0);
    for (let i = begin; i < end; i++) {
      const offset = clock.offsetOf(moments[i]!, first, period);
      counts[offset]!++;
      if (plan.measure) rowsAt(draft, offset).push(state.rows[order[i]!] as Row);
    }
    countCustomer(draft, counts, plan, (k) => clock.isOver(k, first, period));
  }

  const all: Draft<Row> = { size: 0, columns: [], rows: [] };
  for (const draft of drafts.values()) addDraft(all, draft);
  return {
    cohorts: Array.from(drafts)
      .sort(([a], [b]) => a - b)
      .map(([ordinal, draft]) => ({
        period: { ...(clock.periods[ordinal] as NamedPeriod) },
        size: draft.size,
        cells: cellsOf(draft, plan),
      })),
    overall: cellsOf(all, plan),
  };
}

/** How instants become intervals. */
interface Clock {
  /** Consecutive calendar periods from the first cohort's on. */
  readonly periods: readonly NamedPeriod[];
  readonly ordinalOf: (ms: number) => number;
  readonly offsetOf: (ms: number, first: number, cohort: number) => number;
  /** The last interval that has begun for a customer. */
  readonly lastOffset: (first: number, cohort: number) => number;
  /** Whether an interval is over. */
  readonly isOver: (offset: number, first: number, cohort: number) => boolean;
}

/** How long an interval that rolls from each customer's own start is, in days. */
const DAYS: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

function clockOf<Row, Result>(state: CohortsState<Row>, plan: CohortPlan<Row, Result>): Clock {
  const { finder, asOf } = plan;
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
  const ordinals = new Map(periods.map(({ start }, i) => [start, i]));
  const ranks = finder.met.map(({ start }) => ordinals.get(start) ?? -1);
  const ordinalOf = (ms: number) => ranks[finder.find(ms)]!;
  if (plan.windows === "calendar") {
    return {
      periods,
      ordinalOf,
      offsetOf: (ms, _, cohort) => ordinalOf(ms) - cohort,
      lastOffset: (_, cohort) => periods.length - 1 - cohort,
      isOver: (offset, _, cohort) => (periods[cohort + offset]?.end ?? Infinity) <= asOf,
    };
  }
  const length = DAYS[plan.unit] * 86_400_000;
  const offsetOf = (ms: number, first: number) => Math.floor((ms - first) / length);
  return {
    periods,
    ordinalOf,
    offsetOf,
    lastOffset: (first) => offsetOf(known, first),
    isOver: (offset, first) => first + (offset + 1) * length <= asOf,
  };
}

/** A cohort as far as it is counted. */
interface Draft<Row> {
  size: number;
  readonly columns: Column[];
  /** The records by interval, where a measure is asked of them. */
  readonly rows: Row[][];
}

interface Column {
  readonly window: CohortWindow;
  eligible: number;
  retained: number;
  active: number;
  /** Customers for whom the column's intervals are over. */
  over: number;
}

function countCustomer<Row, Result>(
  draft: Draft<Row>,
  counts: readonly number[],
  { brackets, isOrLater, isToPrevious, minimum }: CohortPlan<Row, Result>,
  isOver: (offset: number) => boolean,
): void {
  const width = brackets ? brackets.length : counts.length;
  let before = true;
  // From the last column to the first, so that "or later" is a running sum.
  let later = 0;
  for (let i = width - 1; i >= 0 && isOrLater; i--) {
    later += counts[i]!;
    note(
      columnOf(draft, i, () => windowAt(i, true)),
      later >= minimum,
      isOver(i),
      true,
    );
  }
  for (let i = 0; i < width && !isOrLater; i++) {
    const column = columnOf(draft, i, () => brackets?.[i] ?? windowAt(i, false));
    const { offset, through } = column.window;
    if (offset >= counts.length) continue;
    let count = 0;
    for (let k = offset; k <= through && k < counts.length; k++) count += counts[k]!;
    const isActive = count >= minimum;
    note(column, isActive, isOver(through), !isToPrevious || before);
    before = isActive;
  }
}

function note(column: Column, isActive: boolean, isOver: boolean, isCounted: boolean): void {
  if (isOver) column.over++;
  if (!isCounted) return;
  if (isActive) column.active++;
  if (!isOver) return;
  column.eligible++;
  if (isActive) column.retained++;
}

function windowAt(offset: number, isOrLater: boolean): CohortWindow {
  return { offset, through: offset, until: isOrLater ? Number.POSITIVE_INFINITY : offset };
}

function columnOf<Row>(draft: Draft<Row>, i: number, windowOf: () => CohortWindow): Column {
  const known = draft.columns[i];
  if (known) return known;
  const column = { window: windowOf(), eligible: 0, retained: 0, active: 0, over: 0 };
  draft.columns[i] = column;
  return column;
}

function rowsAt<Row>(draft: Draft<Row>, offset: number): Row[] {
  const known = draft.rows[offset];
  if (known) return known;
  const rows: Row[] = [];
  draft.rows[offset] = rows;
  return rows;
}

function addDraft<Row>(all: Draft<Row>, draft: Draft<Row>): void {
  all.size += draft.size;
  draft.columns.forEach((column, i) => {
    const sum = columnOf(all, i, () => column.window);
    sum.eligible += column.eligible;
    sum.retained += column.retained;
    sum.active += column.active;
    sum.over += column.over;
  });
  draft.rows.forEach((rows, offset) => {
    const sum = rowsAt(all, offset);
    for (const row of rows) sum.push(row);
  });
}

function cellsOf<Row, Result>(
  draft: Draft<Row>,
  { level, measure }: CohortPlan<Row, Result>,
): CohortCell<Result>[] {
  return draft.columns.map(({ window, eligible, retained, active, over }) => ({
    offset: window.offset,
    through: window.through,
    eligible,
    retained,
    value: eligible > 0 ? retained / eligible : null,
    interval: wilson(retained, eligible, level),
    complete: over === draft.size,
    active,
    result: measure ? resultIn(draft, window, measure) : (null as Result),
  }));
}

function resultIn<Row, Result>(
  { rows }: Draft<Row>,
  { offset, until }: CohortWindow,
  measure: Measure<Row, Result>,
): Result {
  let state = measure.init();
  for (let k = offset; k <= until && k < rows.length; k++) {
    state = stepAll(measure, state, rows[k] ?? []);
  }
  return measure.finish(state);
}
