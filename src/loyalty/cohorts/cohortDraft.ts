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

/** A cohort as far as it is counted: a number of customers for every column. */
export interface CohortDraft<Row> {
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
export function initDraft<Row>(columns: number): CohortDraft<Row> {
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
export function countCustomer<Row, Result>(
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
export function rowsIn<Row>({ rows }: CohortDraft<Row>, offset: number): Row[] {
  const known = rows[offset];
  if (known) return known;
  const fresh: Row[] = [];
  rows[offset] = fresh;
  return fresh;
}

/** Adds a cohort to all of them. */
export function addDraft<Row>(all: CohortDraft<Row>, draft: CohortDraft<Row>): void {
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
export function cellsOf<Row, Result>(
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
