import { takeSlice } from "../../measure";
import { sliceOfRows } from "../../slice";
import { type Interval, wilson } from "../../stats/intervals";
import type { CohortPlan, CohortWindow } from "./cohortPlan";

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

/** Customers of a cohort for whom the same intervals have begun and are over, counted by column. */
export interface CohortDraft {
  /** The last interval that has begun for them. */
  readonly begun: number;
  /** The last that is over. */
  readonly over: number;
  size: number;
  /** Who was there. */
  readonly active: Float64Array;
  /** Those of them who were there in the column before, too. */
  readonly stayed: Float64Array;
}

/**
 * Figures of customers who are but counted: when the period of their cohort starts, the column, what holds
 * of them there and, where that is not the same for all of a cohort, their last begun and over intervals.
 */
export type CohortFigures = readonly [
  period: number,
  column: number,
  holds: number,
  begun?: number,
  over?: number,
];

/** What holds of customers in a column, to be added up. */
const [STARTED, ACTIVE, STAYED] = [1, 4, 8] as const;

/** The same of customers who start for the first time. */
export const NEW = 2;

/** No customers yet, with room for so many columns. */
export function initDraft(begun: number, over: number, columns: number): CohortDraft {
  const [active, stayed] = [new Float64Array(columns), new Float64Array(columns)];
  return { begun, over, size: 0, active, stayed };
}

/**
 * Counts one customer.
 *
 * @param before - How many activities they had before each interval, and after the last in the end.
 */
export function countCustomer<Row, Result>(
  draft: CohortDraft,
  before: Int32Array,
  { brackets, isOrLater, minimum }: CohortPlan<Row, Result>,
): void {
  const { begun, active, stayed } = draft;
  let wasActive = true;
  for (let i = 0; i < active.length; i++) {
    const { offset, through } = brackets?.[i] ?? { offset: i, through: i };
    const end = Math.min(isOrLater ? begun : through, begun) + 1;
    const isActive = before[end]! - before[Math.min(offset, end)]! >= minimum;
    if (isActive) active[i]!++;
    if (isActive && wasActive) stayed[i]!++;
    wasActive = isActive;
  }
  draft.size++;
}

/** Counts so many customers of whom the same holds in a column; -1 is none. */
export function countCustomers<Row, Result>(
  draft: CohortDraft,
  [column, holds]: readonly [column: number, holds: number],
  customers: number,
  { isOrLater }: CohortPlan<Row, Result>,
): void {
  if (holds & STARTED) draft.size += customers;
  if (holds & STAYED) draft.stayed[column]! += customers;
  if (!(holds & ACTIVE)) return;
  // Who is there later is there "on or after" each column before.
  for (let i = isOrLater ? 0 : column; i <= column; i++) draft.active[i]! += customers;
}

/** The records of a cohort by interval, where a measure is asked of them; and its states of others. */
export interface RowsByInterval<Row> {
  readonly rows: Row[][];
  readonly states: unknown[];
}

/** The cells of a cohort, or of all of them. */
export function cellsOf<Row, Result>(
  drafts: readonly CohortDraft[],
  cohorts: readonly RowsByInterval<Row>[],
  plan: CohortPlan<Row, Result>,
): CohortCell<Result>[] {
  const width = Math.max(...drafts.map((draft) => draft.active.length));
  return Array.from({ length: width }, (_, i) => {
    const window = plan.brackets?.[i] ?? { offset: i, through: i };
    const { isOver, eligible, retained, active } = totalsIn(drafts, i, window.through, plan);
    return {
      ...window,
      eligible,
      retained,
      value: eligible > 0 ? retained / eligible : null,
      interval: wilson(retained, eligible, plan.level),
      complete: isOver,
      active,
      result: resultIn(cohorts, window, plan),
    };
  });
}

/** What a column comes to. */
function totalsIn<Row, Result>(
  drafts: readonly CohortDraft[],
  column: number,
  through: number,
  { isToPrevious }: CohortPlan<Row, Result>,
) {
  const totals = { isOver: true, eligible: 0, retained: 0, active: 0 };
  for (const { over, size, active, stayed } of drafts) {
    if (through > over) totals.isOver = false;
    if (column >= active.length) continue;
    const there = isToPrevious ? stayed[column]! : active[column]!;
    totals.active += there;
    if (through > over) continue;
    totals.eligible += isToPrevious && column > 0 ? active[column - 1]! : size;
    totals.retained += there;
  }
  return totals;
}

function resultIn<Row, Result>(
  cohorts: readonly RowsByInterval<Row>[],
  { offset, through }: CohortWindow,
  { measure, isOrLater }: CohortPlan<Row, Result>,
): Result {
  if (!measure) return null as Result;
  const longest = Math.max(
    ...cohorts.map(({ rows, states }) => Math.max(rows.length, states.length)),
  );
  const last = isOrLater ? longest - 1 : Math.min(through, longest - 1);
  let state = measure.init();
  for (let k = offset; k <= last; k++) {
    for (const { rows, states } of cohorts) {
      // Most intervals of most cohorts are empty.
      const own = rows[k];
      if (own) state = takeSlice(measure, state, sliceOfRows(own));
      if (states[k] !== undefined) state = measure.merge(state, states[k]);
    }
  }
  return measure.finish(state);
}
