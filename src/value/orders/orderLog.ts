import { fail } from "../../check";
import type { Key } from "../../measure";
import { type Order, type ReadOrder, readOrder } from "../../record/order";

/** Everybody's orders by day, 16 bytes an order: the first `n` entries of each array. */
export interface OrderLog {
  /** Each customer's number, in the order they first appear. */
  readonly customers: Map<Key, number>;
  /** The customer's number. */
  owner: Int32Array;
  /** The day, counted from 1970 in the local calendar. */
  day: Int32Array;
  /** The amount, below 0 for a refund. */
  amount: Float64Array;
  /** How many orders. */
  n: number;
  /** The currency of all, where known. */
  currency: string | null;
  /** Orders left out, as they lie after the time observed. */
  later: number;
}

/** No orders yet. */
export function initLog(): OrderLog {
  return {
    customers: new Map(),
    owner: new Int32Array(16),
    day: new Int32Array(16),
    amount: new Float64Array(16),
    n: 0,
    currency: null,
    later: 0,
  };
}

/** Takes one order in, under the number of its day. */
export function addOrder(kpi: string, log: OrderLog, order: ReadOrder, day: number): OrderLog {
  joinCurrency(kpi, log, order.currency);
  append(log, numberOf(log, order.customerId), day, order.amount);
  return log;
}

/** The same, unless it comes after the `last` day. */
export function addOrderUntil(
  kpi: string,
  log: OrderLog,
  record: Order,
  dayOf: (ms: number) => number,
  last: number,
): OrderLog {
  const order = readOrder(kpi, record);
  const day = dayOf(order.at);
  if (day <= last) return addOrder(kpi, log, order, day);
  joinCurrency(kpi, log, order.currency);
  log.later++;
  return log;
}

/** Joins two logs. */
export function mergeLogs(kpi: string, left: OrderLog, right: OrderLog): OrderLog {
  joinCurrency(kpi, left, right.currency);
  const numbers = new Int32Array(right.customers.size);
  for (const [customerId, number] of right.customers) numbers[number] = numberOf(left, customerId);
  for (let i = 0; i < right.n; i++) {
    append(left, numbers[right.owner[i]!]!, right.day[i]!, right.amount[i]!);
  }
  left.later += right.later;
  return left;
}

/** One customer's purchase days in order. */
export interface PurchaseDays {
  readonly customerId: Key;
  readonly days: readonly number[];
  /** What was spent on each day, less what was refunded of it. */
  readonly spends: readonly number[];
}

/**
 * Every customer's purchase days. Orders of one day are one purchase; a refund is taken off the
 * last purchase before it. Who has refunds alone has no days.
 *
 * @param take - Is handed the same two arrays every time.
 */
export function eachCustomer(log: OrderLog, take: (purchases: PurchaseDays) => void): void {
  const days: number[] = [];
  const spends: number[] = [];
  eachCustomersRows(log, (customerId, rows) => {
    days.length = 0;
    spends.length = 0;
    for (const i of rows) {
      if (log.amount[i]! < 0) continue;
      if (days.at(-1) === log.day[i]!) spends[days.length - 1]! += log.amount[i]!;
      else {
        days.push(log.day[i]!);
        spends.push(log.amount[i]!);
      }
    }
    for (const i of rows) {
      if (log.amount[i]! >= 0 || days.length === 0) continue;
      spends[purchaseBefore(days, log.day[i]!)]! += log.amount[i]!;
    }
    take({ customerId, days, spends });
  });
}

/** The position of the last of the ascending `days` up to `day`; the first where there is none. */
export function purchaseBefore(days: readonly number[], day: number): number {
  let position = days.length - 1;
  while (position > 0 && days[position]! > day) position--;
  return position;
}

/** Every customer's rows in the log, by day. */
export function eachCustomersRows(
  log: OrderLog,
  take: (customerId: Key, rows: Int32Array) => void,
): void {
  const ends = new Int32Array(log.customers.size + 1);
  for (let i = 0; i < log.n; i++) ends[log.owner[i]! + 1]!++;
  for (let c = 1; c < ends.length; c++) ends[c]! += ends[c - 1]!;
  const starts = ends.slice();
  const rows = new Int32Array(log.n);
  for (let i = 0; i < log.n; i++) rows[starts[log.owner[i]!]!++] = i;
  for (const [customerId, number] of log.customers) {
    const own = rows.subarray(ends[number]!, ends[number + 1]!);
    take(customerId, sortByDay(own, log.day));
  }
}

/** Most customers have a handful of orders, nearly in order: insertion beats any other sort. */
function sortByDay(rows: Int32Array, day: Int32Array): Int32Array {
  if (rows.length > 64) return rows.sort((a, b) => day[a]! - day[b]!);
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i]!;
    let j = i;
    for (; j > 0 && day[rows[j - 1]!]! > day[row]!; j--) rows[j] = rows[j - 1]!;
    rows[j] = row;
  }
  return rows;
}

function numberOf(log: OrderLog, customerId: Key): number {
  const known = log.customers.get(customerId);
  if (known !== undefined) return known;
  const number = log.customers.size;
  log.customers.set(customerId, number);
  return number;
}

function append(log: OrderLog, owner: number, day: number, amount: number): void {
  if (log.n === log.owner.length) {
    const length = Math.ceil(1.5 * log.n);
    log.owner = longer(new Int32Array(length), log.owner);
    log.day = longer(new Int32Array(length), log.day);
    log.amount = longer(new Float64Array(length), log.amount);
  }
  log.owner[log.n] = owner;
  log.day[log.n] = day;
  log.amount[log.n] = amount;
  log.n++;
}

function longer<Column extends Int32Array | Float64Array>(column: Column, old: Column): Column {
  column.set(old);
  return column;
}

function joinCurrency(kpi: string, log: OrderLog, currency: string | null): void {
  if (currency === null || currency === log.currency) return;
  if (log.currency !== null) fail(kpi, "currency", `"${log.currency}" throughout`, currency);
  log.currency = currency;
}
