import { fail } from "../../check";
import { firstNobody, isSomebody, keyAt, numberOf, numbersOf, withRoom } from "../../fold/table";
import type { Measure } from "../../measure";
import type { FieldRead, Summary } from "../../reads";
import { type Currency, oneCurrency } from "../../record/currency";
import {
  type ExclusionCounts,
  exclude,
  mergeExclusions,
  UNKNOWN_YET,
} from "../../record/exclusions";
import type { Keys } from "../../record/fields";
import { type Order, order } from "../../record/order";
import { type ColumnsOf, reading } from "../../record/record";
import type { Key } from "../../slice";
import { type Column, pick } from "../../slice";
import { addAt, totalAt } from "../../stats/sum";
import { type Calendar, countUpTo, dayFinder, FARTHEST, periodFinder } from "../../time";

/** What is held of orders, however much of each is. */
export interface OrderBook {
  /** Each customer's number, in the order they first appear. */
  readonly customers: Map<Key, number>;
  /** How many orders. */
  n: number;
  /** The currency of all. */
  currency: Currency;
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
}

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

/** Which orders a log takes in. */
export interface LogRule {
  /** Numbers the days. */
  readonly dayOf: (ms: number) => number;
  /** Why an order does not count that comes so late; `null` where it does. */
  readonly tooLate: (ms: number, day: number) => string | null;
  /** Whether orders of nobody are refused, as the result has no place to count them. */
  readonly isNobodyRefused?: boolean;
  /** All that matters of an order's moment. */
  readonly when: Pick<FieldRead, "calendar" | "cuts">;
  /** The moment from which on orders are too late; `null` where none is. */
  readonly end: number | null;
}

/** The rule that takes orders before a moment, or all of them. */
export function knownBefore(kpi: string, asOf: number | null, timeZone?: string): LogRule {
  const limit = asOf ?? Number.POSITIVE_INFINITY;
  return {
    dayOf: dayFinder(kpi, timeZone),
    tooLate: (ms) => (ms < limit ? null : UNKNOWN_YET),
    when: { calendar: daysIn(timeZone), cuts: asOf === null ? [] : [asOf] },
    end: asOf,
  };
}

/** The rule that takes orders up to the local day of a moment. */
export function observedUntil(
  kpi: string,
  until: number,
  timeZone?: string,
): LogRule & { readonly last: number; readonly end: number } {
  const dayOf = dayFinder(kpi, timeZone);
  const last = dayOf(until);
  const calendar = daysIn(timeZone);
  const finder = periodFinder(kpi, calendar);
  const { end } = finder.met[finder.find(Math.min(until, FARTHEST))]!;
  const tooLate = (_: number, day: number) => (day > last ? "after until" : null);
  return { dayOf, last, tooLate, when: { calendar }, end };
}

function daysIn(timeZone = "UTC"): Calendar {
  return { unit: "day", timeZone };
}

/** The last local day of which anything is known before a moment. */
export function lastDayBefore(dayOf: (ms: number) => number, asOf: number): number {
  return dayOf(asOf - 1);
}

/** How orders are held. */
export interface Keeping<Book extends OrderBook, Result> {
  readonly init: () => Book;
  /** Takes in orders that count. */
  readonly note: (book: Book, orders: KnownOrders) => void;
  /** Joins two books: customers, currency and what was left out are joined already. */
  readonly merge: (left: Book, right: Book) => Book;
  readonly finish: (book: Book) => Result;
  readonly summary?: OrderSummary<Book> | undefined;
}

/** What matters of each customer's orders: figures, and what becomes of them. */
export type OrderSummary<Book> = Pick<Summary<Book>, "figures" | "occasions" | "count" | "ignored">;

/** Some orders among others; of nobody where the owner is below 0. */
export interface KnownOrders {
  /** Where they stand among the columns. */
  readonly places: Int32Array;
  /** The number of each one's customer. */
  readonly owners: Int32Array;
  readonly columns: OrderColumns;
  /** The local day of every place. */
  readonly days: Int32Array;
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

/** A measure of orders that knows which of them count, and whose they are. */
export function booked<Book extends OrderBook, Result>(
  kpi: string,
  rule: LogRule,
  { init, note, merge, finish, summary }: Keeping<Book, Result>,
): Measure<Order, Result, Book> {
  const measure = reading(kpi, order, FIELDS, {
    init,
    take: (book: Book, columns) => note(book, knownOrders(kpi, rule, book, columns)),
    merge(left: Book, right: Book) {
      checkRoom(kpi, left.n + right.n);
      left.currency = oneCurrency(kpi, left.currency, right.currency);
      mergeExclusions(left.excluded, right.excluded);
      return merge(left, right);
    },
    finish,
    ...(summary && { summary: summaryOf(kpi, rule, summary) }),
  });
  const reads = measure.reads!.map((read) =>
    read.field === "at" ? { ...read, ...rule.when } : read,
  );
  return { ...measure, reads };
}

/** The summary of each customer's orders that count, by name; all of one currency. */
function summaryOf<Book extends OrderBook>(
  kpi: string,
  { end, isNobodyRefused = false }: LogRule,
  { count, ...summary }: OrderSummary<Book>,
): Omit<Summary<Book>, "order" | "marks"> {
  return {
    ...summary,
    per: "customerId",
    keys: [{ field: "customerId", kind: "key" }],
    same: "currency",
    isNobodyAlike: !isNobodyRefused,
    ...(end !== null && { known: { field: "at", before: end } }),
    count(book, figures, customers, currency, keys) {
      book.currency = oneCurrency(kpi, book.currency, currency);
      return count(book, figures, customers, currency, keys);
    },
  };
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
    occasions: { field: "at", calendar: when.calendar, amount: "amount", of: "orderId" },
    figures: [
      { ...bought, how: "count" },
      { ...bought, how: "first" },
      { ...bought, how: "last" },
      spent("before"),
      spent("from"),
    ],
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

const FIELDS = ["customerId", "at", "amount", "currency", "orderId"] as const;

type OrderColumns = ColumnsOf<Pick<Order, (typeof FIELDS)[number]>>;

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

/** The orders that count; the others, and the currency, are noted in the book. */
function knownOrders(
  kpi: string,
  rule: LogRule,
  book: OrderBook,
  columns: OrderColumns,
): KnownOrders {
  const { length, customerId, at, currency, row } = columns;
  // All that may throw comes before anything is noted.
  const days = new Int32Array(length);
  const known = new Int32Array(length);
  let [n, why] = [0, ""];
  for (let i = 0; i < length; i++) {
    days[i] = rule.dayOf(at[i]!);
    const reason = rule.tooLate(at[i]!, days[i]!);
    if (reason === null) known[n++] = i;
    else why = reason;
  }
  const kept = n < length ? known.subarray(0, n) : known;
  const keys = n < length ? (pick(customerId as Column, kept) as Keys) : customerId;
  const guest = rule.isNobodyRefused ? firstNobody(keys) : -1;
  if (guest >= 0) {
    const allowed = 'somebody, unless nobody is "leave-out"';
    fail(kpi, "customerId", allowed, keyAt(keys, guest), row(kept[guest]!));
  }
  let common = book.currency;
  for (let k = 0; k < n; k++) {
    const own = currency[kept[k]!] ?? null;
    if (own !== common && isSomebody(keyAt(keys, k)))
      common = oneCurrency(kpi, common, own, row(kept[k]!));
  }
  checkRoom(kpi, book.n + n);

  book.currency = common;
  if (n < length) exclude(book.excluded, why, length - n);
  return { places: kept, owners: numbersOf(book.customers, keys, book.excluded), columns, days };
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

/** Enough for all of a large shop's years, and what a machine can hold. */
const MOST_ORDERS = 2 ** 28;

/** Throws where there are more orders than can be kept. */
export function checkRoom(kpi: string, orders: number): void {
  if (orders > MOST_ORDERS) fail(kpi, "orders", `at most ${MOST_ORDERS}`, orders);
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

/** One customer's purchase days in order. */
export interface PurchaseDays {
  readonly customerId: Key;
  readonly days: readonly number[];
  /** What was spent on each day, less what was refunded of it. */
  readonly spends: readonly number[];
}

/**
 * Every customer's purchase days. Orders of one day are one purchase; a refund is taken off the
 * purchase it is of, else off the last one before it. Who has refunds alone has no days.
 *
 * @param take - Is handed the same two arrays every time.
 * @param cut - A day at which one looks back: a later refund takes nothing off what was bought up to it.
 */
export function eachCustomer(
  log: OrderLog,
  take: (purchases: PurchaseDays) => void,
  cut: number = Number.POSITIVE_INFINITY,
): void {
  const days: number[] = [];
  const spends: number[] = [];
  let sums = new Float64Array(64);
  eachCustomersRows(log, (customerId, rows) => {
    days.length = 0;
    sums = withRoom(sums, 2 * rows.length);
    sums.fill(0, 0, 2 * rows.length);
    for (const i of rows) {
      if (log.amount[i]! < 0) continue;
      if (days[days.length - 1] !== log.day[i]!) days.push(log.day[i]!);
      addAt(sums, 2 * days.length - 2, log.amount[i]!);
    }
    const refundedDay = refundedDays(log, rows);
    for (const i of rows) {
      if (log.amount[i]! >= 0 || days.length === 0) continue;
      const of = purchaseBefore(days, refundedDay(i));
      if (log.day[i]! <= cut || days[of]! > cut) addAt(sums, 2 * of, log.amount[i]!);
    }
    spends.length = 0;
    for (let d = 0; d < days.length; d++) spends.push(totalAt(sums, 2 * d));
    take({ customerId, days, spends });
  });
}

/**
 * Tells for a refund among a customer's rows the day of the order it names, else its own.
 *
 * @param rows - The customer's rows, by day.
 */
export function refundedDays(log: OrderLog, rows: Int32Array): (refund: number) => number {
  const { id, day, amount } = log;
  let bought: Map<number, number> | null = null;
  return (refund) => {
    const of = id[refund] ?? 0;
    if (of === 0) return day[refund]!;
    if (!bought) {
      bought = new Map();
      for (const i of rows) {
        if (amount[i]! >= 0 && !bought.has(id[i] ?? 0)) bought.set(id[i] ?? 0, day[i]!);
      }
    }
    return bought.get(of) ?? day[refund]!;
  };
}

/** The position of the last of the ascending `days` up to `day`; the first where there is none. */
export function purchaseBefore(days: readonly number[], day: number): number {
  return Math.max(0, countUpTo(days, day) - 1);
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
