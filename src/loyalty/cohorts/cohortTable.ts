import type { NamedPeriod } from "../../time";
import { type CohortClock, type CohortSpan, cohortClock } from "./cohortClock";
import {
  type CohortCell,
  type CohortDraft,
  type CohortFigures,
  cellsOf,
  countCustomer,
  countCustomers,
  initDraft,
  NEW,
  type RowsByInterval,
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
  if (state.n === 0 && state.counted.size === 0) return { cohorts: [], overall: [] };
  const clock = cohortClock(state, plan);
  const cohorts = cohortsIn(state, clock, plan);
  const each = [...cohorts].sort(([a], [b]) => a - b);
  return {
    cohorts: each.map(([cohort, { drafts, content }]) => ({
      period: { ...clock.periods[cohort]! },
      size: drafts.reduce((sum, draft) => sum + draft.size, 0),
      cells: cellsOf(drafts, [content], plan),
    })),
    overall: cellsOf(
      each.flatMap(([, { drafts }]) => drafts),
      each.map(([, { content }]) => content),
      plan,
    ),
  };
}

/** How many customers did something: those of a log, and those who are but counted. */
export function customersIn<Row>({ customers, counted }: CohortsState<Row>): number {
  let n = customers.size;
  for (const { figures, count } of counted.values()) if (figures[2]! & NEW) n += count;
  return n;
}

/** A cohort as far as it is counted. */
interface DraftedCohort<Row> {
  readonly drafts: CohortDraft[];
  readonly content: RowsByInterval<Row>;
}

/** The cohorts by the position of their period, with their customers counted. */
function cohortsIn<Row, Result>(
  state: CohortsState<Row>,
  clock: CohortClock,
  plan: CohortPlan<Row, Result>,
): Map<number, DraftedCohort<Row>> {
  const { stamps, rows, begins } = byCustomer(state, clock.stamps);
  const cohorts = new Map<number, DraftedCohort<Row>>();
  const before = new Int32Array(clock.spanFrom(clock.stampOf(0)).begun + 2);
  for (let c = 0; c < state.customers.size; c++) {
    const [begin, end] = [begins[c]!, begins[c + 1]!];
    const own = stamps.subarray(begin, end);
    const starts = plan.isRecurring ? firstInEach(own, clock) : [firstOf(own)];
    for (const start of starts) follow(start, begin, end);
  }
  for (const { figures, count } of state.counted.values()) {
    const [period, column, holds, begun, over] = figures as CohortFigures;
    const cohort = clock.positionOf(period);
    const span = begun === undefined ? clock.spanFrom(cohort) : { begun, over: over! };
    countCustomers(draftIn(cohortIn(cohort), span, plan), [column, holds], count, plan);
  }
  for (const [cell, own] of state.cells) {
    const [period, interval] = cell.split(" ").map(Number) as [number, number];
    cohortIn(clock.positionOf(period)).content.states[interval] = own;
  }
  return cohorts;

  function cohortIn(position: number): DraftedCohort<Row> {
    const cohort = cohorts.get(position) ?? {
      drafts: [],
      content: { rows: [], states: [] },
    };
    cohorts.set(position, cohort);
    return cohort;
  }

  /** Counts what a customer did from a start on. */
  function follow(start: number, begin: number, end: number): void {
    const cohort = cohortIn(clock.cohortOf(start));
    const draft = draftIn(cohort, clock.spanFrom(start), plan);
    before.fill(0, 0, draft.begun + 2);
    for (let i = begin; i < end; i++) {
      const stamp = stamps[i]!;
      if (stamp < start) continue;
      const offset = clock.offsetOf(stamp, start);
      before[offset + 1]!++;
      if (!plan.measure) continue;
      cohort.content.rows[offset] ??= [];
      cohort.content.rows[offset].push(rows[i]!);
    }
    for (let k = 0; k <= draft.begun; k++) before[k + 1]! += before[k]!;
    countCustomer(draft, before, plan);
  }
}

/** Those of a cohort for whom the same intervals have begun and are over. */
function draftIn<Row, Result>(
  { drafts }: DraftedCohort<Row>,
  { begun, over }: CohortSpan,
  { brackets }: CohortPlan<Row, Result>,
): CohortDraft {
  const known = drafts.find((draft) => draft.begun === begun && draft.over === over);
  if (known) return known;
  const draft = initDraft(begun, over, brackets?.length ?? begun + 1);
  drafts.push(draft);
  return draft;
}

function firstOf(stamps: Int32Array | Float64Array): number {
  let first = stamps[0]!;
  for (const stamp of stamps) if (stamp < first) first = stamp;
  return first;
}

/** The first stamp in every period in which there is one. */
function firstInEach(
  stamps: Int32Array | Float64Array,
  { cohortOf }: CohortClock,
): Iterable<number> {
  const firsts = new Map<number, number>();
  for (const stamp of stamps) {
    const cohort = cohortOf(stamp);
    firsts.set(cohort, Math.min(stamp, firsts.get(cohort) ?? stamp));
  }
  return firsts.values();
}
