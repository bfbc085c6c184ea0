import { type CountedFigures, mergeFigures } from "../../fold/countedFigures";
import { NOBODY, numbering, numberOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import { rowsByOwner } from "../../fold/pairs";
import type { Measure } from "../../measure";
import type { Activity } from "../../record/activity";
import {
  type ExclusionCounts,
  exclude,
  mergeExclusions,
  UNKNOWN_YET,
} from "../../record/exclusions";
import type { ColumnsOf } from "../../record/record";
import type { Key } from "../../slice";
import type { CohortPlan } from "./cohortPlan";

/** Who did something when: what `cohorts` holds in between, 12 bytes a record. */
export interface CohortsState<Row = unknown> {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** The customer of each activity. */
  who: Int32Array;
  /** Its instant in milliseconds. */
  when: Float64Array;
  /** How many activities there are. */
  n: number;
  /** Customers who are but counted: by cohort and column, with what holds of them there. */
  readonly counted: CountedFigures;
  /** Of records that are but counted, the state of the measure in each cell, by its period and interval. */
  readonly cells: Map<string, unknown>;
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
  /** The records themselves, where a measure is asked of them; otherwise empty. */
  readonly rows: Row[];
}

/** An empty log. */
export function initLog<Row>(): CohortsState<Row> {
  return {
    customers: new Map(),
    who: new Int32Array(64),
    when: new Float64Array(64),
    n: 0,
    counted: new Map(),
    cells: new Map(),
    excluded: new Map(),
    rows: [],
  };
}

/** Notes down what is known before the moment of the table. */
export function addToLog<Row, Result>(
  state: CohortsState<Row>,
  { length, customerId, at, row }: ColumnsOf<Pick<Activity, "customerId" | "at">>,
  { asOf, measure }: CohortPlan<Row, Result>,
): void {
  makeRoom(state, state.n + length);
  const numberAt = numbering(state.customers, customerId);
  for (let i = 0; i < length; i++) {
    if (at[i]! >= asOf) {
      exclude(state.excluded, UNKNOWN_YET);
      continue;
    }
    const number = numberAt(i);
    if (number < 0) {
      exclude(state.excluded, NOBODY);
      continue;
    }
    state.who[state.n] = number;
    state.when[state.n++] = at[i]!;
    if (measure) state.rows.push(row(i) as Row);
  }
}

/** Appends the right log to the left. */
export function mergeLogs<Row>(
  left: CohortsState<Row>,
  right: CohortsState<Row>,
  measure: Measure<never, unknown> | null,
): CohortsState<Row> {
  const numbers = Array.from(right.customers.keys(), (id) => numberOf(left.customers, id));
  const n = left.n + right.n;
  makeRoom(left, n);
  for (let i = 0; i < right.n; i++) left.who[left.n + i] = numbers[right.who[i]!]!;
  left.when.set(right.when.subarray(0, right.n), left.n);
  for (const row of right.rows) left.rows.push(row);
  left.n = n;
  mergeFigures(left.counted, right.counted);
  for (const [cell, state] of right.cells) {
    left.cells.set(cell, measure!.merge(left.cells.get(cell) ?? measure!.init(), state));
  }
  mergeExclusions(left.excluded, right.excluded);
  return left;
}

/** The activities customer by customer: their stamps, their records, where each one's begin. */
export function byCustomer<Row, Stamps extends Int32Array | Float64Array>(
  { customers, who, n, rows }: CohortsState<Row>,
  stamps: Stamps,
): { readonly stamps: Stamps; readonly rows: readonly Row[]; readonly begins: Int32Array } {
  const order = rowsByOwner(who, n, customers.size);
  const sorted = stamps.slice() as Stamps;
  for (let place = 0; place < n; place++) sorted[place] = stamps[order.rows[place]!]!;
  return {
    stamps: sorted,
    rows: rows.length > 0 ? Array.from(order.rows, (i) => rows[i]!) : rows,
    begins: order.begins,
  };
}

function makeRoom(state: CohortsState, length: number): void {
  state.who = withRoom(state.who, length);
  state.when = withRoom(state.when, length);
}
