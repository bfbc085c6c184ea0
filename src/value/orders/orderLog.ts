import { isSomebody, keyAt, numberOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import type { Measure } from "../../measure";
import type { Order } from "../../record/order";
import type { Key } from "../../slice";
import {
  booked,
  type KnownOrders,
  type LogRule,
  type OrderBook,
  type OrderSummary,
} from "./orderBook";

/** Everybody's orders by day, 16 bytes an order: the first `n` entries of each array. */
export interface OrderLog extends OrderBook {
  /** The number of each order that has an `orderId`, from 1. */
  readonly ids: Map<Key, number>;
  /** The customer's number. */
  owner: Int32Array;
  /** The day, counted from 1970 in the local calendar. */
  day: Int32Array;
  /** The amount, below 0 for a refund. */
  amount: Float64Array;
  /** The number of the `orderId`; 0, or beyond the array, where there is none. */
  id: Int32Array;
}

/** The measure that keeps orders by customer and day. */
export function logged<Result>(
  kpi: string,
  rule: LogRule,
  finish: (log: OrderLog) => Result,
  summary?: OrderSummary<OrderLog>,
): Measure<Order, Result, OrderLog> {
  return booked(kpi, rule, { init: initLog, note: noteInLog, merge: mergeLogs, finish, summary });
}

/**
 * What each customer's orders come to: how many days, the first and the last of them, what was spent on
 * the first and later. Taken into a log as orders that come to the same.
 */
export function totalsOf({ dayOf, when }: LogRule): OrderSummary<OrderLog> {
  const bought = { where: [{ field: "bought", is: "from", bound: 1 } as const] };
  const spent = (is: "before" | "from") =>
    ({ how: "sum", field: "amount", where: [{ field: "nth", is, bound: 2 }] }) as const;
  return {
    each: {
      occasions: { field: "at", calendar: when.calendar, amount: "amount", of: "orderId" },
      figures: [
        { ...bought, how: "count" },
        { ...bought, how: "first" },
        { ...bought, how: "last" },
        spent("before"),
        spent("from"),
      ],
    },
    count(log, [days, first, last, before, later], _, __, [customerId]) {
      if (days === 0) return log;
      const owner = numberOf(log.customers, customerId!);
      const [begun, ended] = [dayOf(first!), dayOf(last!)];
      makeRoom(log, log.n + days! + 2);
      append(log, owner, begun, 0, 0);
      for (let i = 1; i < days!; i++) append(log, owner, ended - i + 1, 0, 0);
      append(log, owner, begun, before!, 0);
      append(log, owner, ended, later!, 0);
      return log;
    },
  };
}

/** An empty log. */
function initLog(): OrderLog {
  return {
    customers: new Map(),
    ids: new Map(),
    owner: new Int32Array(16),
    day: new Int32Array(16),
    amount: new Float64Array(16),
    id: new Int32Array(0),
    n: 0,
    currency: undefined,
    excluded: new Map(),
  };
}

/** Writes orders into a log. */
function noteInLog(log: OrderLog, { places, owners, columns, days }: KnownOrders): void {
  const { amount, orderId } = columns;
  makeRoom(log, log.n + places.length);
  for (let k = 0; k < places.length; k++) {
    const i = places[k]!;
    if (owners[k]! < 0) continue;
    const id = keyAt(orderId, i);
    append(log, owners[k]!, days[i]!, amount[i]!, isSomebody(id) ? idIn(log, id) : 0);
  }
}

/** The number of an order's id, from 1. */
function idIn(log: OrderLog, id: Key): number {
  return numberOf(log.ids, id) + 1;
}

/** Writes the rows of one log into another. */
function mergeLogs(left: OrderLog, right: OrderLog): OrderLog {
  const owners = Int32Array.from(right.customers.keys(), (customer) =>
    numberOf(left.customers, customer),
  );
  const ids = Int32Array.from(right.ids.keys(), (id) => idIn(left, id));
  makeRoom(left, left.n + right.n);
  for (let i = 0; i < right.n; i++) {
    const owner = owners[right.owner[i]!]!;
    const id = right.id[i] ?? 0;
    append(left, owner, right.day[i]!, right.amount[i]!, id > 0 ? ids[id - 1]! : 0);
  }
  return left;
}

function makeRoom(log: OrderLog, length: number): void {
  log.owner = withRoom(log.owner, length);
  log.day = withRoom(log.day, length);
  log.amount = withRoom(log.amount, length);
}

function append(log: OrderLog, owner: number, day: number, amount: number, id: number): void {
  const row = log.n++;
  log.owner[row] = owner;
  log.day[row] = day;
  log.amount[row] = amount;
  if (id === 0) return;
  log.id = withRoom(log.id, log.n);
  log.id[row] = id;
}
