import { numberOf, withRoom } from "../../fold/table";
import type { Key } from "../../measure";

/** Who did something when: what {@link cohorts} holds in between, 12 bytes a record. */
export interface CohortsState<Row = unknown> {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** The customer of each activity. */
  who: Int32Array;
  /** Its instant in milliseconds. */
  when: Float64Array;
  /** How many activities there are. */
  n: number;
  /** Activities after `asOf`. */
  excluded: number;
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
    excluded: 0,
    rows: [],
  };
}

/** Notes one activity down. */
export function addToLog(state: CohortsState, customerId: Key, at: number): void {
  if (state.n === state.who.length) makeRoom(state, state.n + 1);
  state.who[state.n] = numberOf(state.customers, customerId);
  state.when[state.n++] = at;
}

/** Appends the right log to the left. */
export function mergeLogs<Row>(
  left: CohortsState<Row>,
  right: CohortsState<Row>,
): CohortsState<Row> {
  const numbers = Array.from(right.customers.keys(), (id) => numberOf(left.customers, id));
  const n = left.n + right.n;
  makeRoom(left, n);
  for (let i = 0; i < right.n; i++) left.who[left.n + i] = numbers[right.who[i]!]!;
  left.when.set(right.when.subarray(0, right.n), left.n);
  for (const row of right.rows) left.rows.push(row);
  left.n = n;
  left.excluded += right.excluded;
  return left;
}

/** The activities customer by customer: their stamps, their records, where each one's begin. */
export function byCustomer<Row, Stamps extends Int32Array | Float64Array>(
  { customers, who, n, rows }: CohortsState<Row>,
  stamps: Stamps,
): { readonly stamps: Stamps; readonly rows: readonly Row[]; readonly begins: Int32Array } {
  const begins = new Int32Array(customers.size + 1);
  for (let i = 0; i < n; i++) begins[who[i]! + 1]!++;
  for (let c = 0; c < customers.size; c++) begins[c + 1]! += begins[c]!;
  const next = begins.slice();
  const sorted = { stamps: stamps.slice() as Stamps, rows: rows.slice(), begins };
  for (let i = 0; i < n; i++) {
    const place = next[who[i]!]!++;
    sorted.stamps[place] = stamps[i]!;
    if (rows.length > 0) sorted.rows[place] = rows[i]!;
  }
  return sorted;
}

function makeRoom(state: CohortsState, length: number): void {
  state.who = withRoom(state.who, length);
  state.when = withRoom(state.when, length);
}
