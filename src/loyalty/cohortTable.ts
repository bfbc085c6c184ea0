import { type CohortClock, clockOf } from "./cohortClock";
import {
  addDraft,
  type CohortDraft,
  cellsOf,
  countCustomer,
  initDraft,
  rowsIn,
} from "./cohortDraft";
import { byCustomer, type CohortsState } from "./cohortLog";
import type { CohortPlan } from "./cohortPlan";
import type { Cohort, CohortCell } from "./cohorts";

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
  const { periods } = clock;
  const { moments, rows, begins } = byCustomer(state);
  const columnsFrom = (cohort: number) =>
    plan.brackets?.length ?? clock.lastBegun(periods[cohort]!.start, cohort) + 1;
  const drafts: CohortDraft<Row>[] = [];
  const before = new Int32Array(clock.lastBegun(periods[0]!.start, 0) + 2);

  for (let c = 0; c < state.customers.size; c++) {
    const [begin, end] = [begins[c]!, begins[c + 1]!];
    if (plan.isRecurring) {
      for (const [cohort, start] of firstInEach(moments.subarray(begin, end), clock)) {
        follow(cohort, start, begin, end);
      }
    } else {
      let first = moments[begin]!;
      for (let i = begin + 1; i < end; i++) first = Math.min(first, moments[i]!);
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
    const begun = clock.lastBegun(start, cohort);
    before.fill(0, 0, begun + 2);
    for (let i = begin; i < end; i++) {
      const moment = moments[i]!;
      if (moment < start) continue;
      const offset = clock.offsetOf(moment, start, cohort);
      before[offset + 1]!++;
      if (plan.measure) rowsIn(draft, offset).push(rows[i]!);
    }
    for (let k = 0; k <= begun; k++) before[k + 1]! += before[k]!;
    countCustomer(draft, before, begun, clock.lastOver(start, cohort), plan);
  }
}

/** The first moment in every period in which there is one. */
function firstInEach(moments: Float64Array, { cohortOf }: CohortClock): Map<number, number> {
  const firsts = new Map<number, number>();
  for (const moment of moments) {
    const cohort = cohortOf(moment);
    firsts.set(cohort, Math.min(moment, firsts.get(cohort) ?? moment));
  }
  return firsts;
}
