import { numberOf } from "../../fold/customers";
import { listIn, withRoom } from "../../fold/growing";
import { firstOf, initPairs, type PairsState, rowOf, secondOf } from "../../fold/pairs";
import type { Key } from "../../slice";

/** On which day each order with an id was, and the refunds that name one. */
export interface CustomerRefundsState {
  /** The number of each `orderId`. */
  readonly ids: Map<Key, number>;
  /** Rows by customer and number. */
  readonly index: PairsState;
  /** Of each row: the first day with such an order, Infinity without any. */
  days: Float64Array;
  /** The refunds that name an order. */
  readonly refunds: NamedRefundState[];
}

/** A refund that names its order. */
export interface NamedRefundState {
  /** The number of its customer. */
  readonly owner: number;
  /** Its own day. */
  readonly day: number;
  /** What was paid back, above 0. */
  readonly amount: number;
  /** The row of the order. */
  readonly row: number;
}

/** A refund, and the day of the order that it is of. */
export interface RefundOf {
  readonly day: number;
  readonly amount: number;
  readonly of: number;
}

/** No refunds yet. */
export function initRefunds(): CustomerRefundsState {
  return {
    ids: new Map(),
    index: initPairs(),
    days: new Float64Array(8).fill(Infinity),
    refunds: [],
  };
}

/** Notes an order that has an id, or a refund of one, below 0. */
export function noteNamed(
  log: CustomerRefundsState,
  owner: number,
  orderId: Key,
  { day, amount }: { readonly day: number; readonly amount: number },
): void {
  const row = rowFor(log, owner, numberOf(log.ids, orderId));
  if (amount < 0) log.refunds.push({ owner, day, amount: -amount, row });
  else log.days[row] = Math.min(log.days[row]!, day);
}

/** Takes the right's in, whose owners have other numbers on the left. */
export function mergeRefunds(
  left: CustomerRefundsState,
  { ids, index, days, refunds }: CustomerRefundsState,
  owners: Int32Array,
): void {
  const numbers = Int32Array.from(ids.keys(), (id) => numberOf(left.ids, id));
  const rows = new Int32Array(index.n);
  for (let row = 0; row < index.n; row++) {
    const to = rowFor(left, owners[firstOf(index, row)]!, numbers[secondOf(index, row)]!);
    left.days[to] = Math.min(left.days[to]!, days[row]!);
    rows[row] = to;
  }
  for (const { owner, day, amount, row } of refunds) {
    left.refunds.push({ owner: owners[owner]!, day, amount, row: rows[row]! });
  }
}

/** The refunds of each customer of whose order the day is known. */
export function refundsByOwner({ refunds, days }: CustomerRefundsState): Map<number, RefundOf[]> {
  const lists = new Map<number, RefundOf[]>();
  for (const { owner, day, amount, row } of refunds) {
    const of = days[row]!;
    if (of < Infinity) listIn(lists, owner).push({ day, amount, of });
  }
  return lists;
}

function rowFor(log: CustomerRefundsState, owner: number, number: number): number {
  const row = rowOf(log.index, owner, number);
  log.days = withRoom(log.days, row + 1, Infinity);
  return row;
}
