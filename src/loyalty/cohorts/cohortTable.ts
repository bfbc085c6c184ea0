import type { NamedPeriod } from "../../time";
import { type CohortClock, cohortClock } from "./cohortClock";
import {
  addDraft,
  type CohortCell,
  type CohortDraft,
  cellsOf,
  countCustomer,
  initDraft,
  rowsIn,
} from "./cohortDraft";
import { byCustomer, type CohortsState } from "./cohortLog";
import type { CohortPlan } from "./cohortPlan";

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
  const clock = cohortClock(state, plan);
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
