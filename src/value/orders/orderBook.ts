import { fail } from "../../check";
import { firstNobody, isSomebody, keyAt, numbersOf } from "../../fold/customers";
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
import { type Column, type Key, pick } from "../../slice";
import { type Calendar, dayFinder, FARTHEST, periodFinder } from "../../time";

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

/** Which orders a book takes in. */
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
  const limit = asOf ?? Infinity;
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
export type OrderSummary<Book> = Pick<Summary<Book>, "each" | "count" | "ignored">;

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
    isNamed: true,
    same: "currency",
    isNobodyAlike: !isNobodyRefused,
    ...(end !== null && { known: { field: "at", before: end } }),
    count(book, figures, customers, currency, keys) {
      book.currency = oneCurrency(kpi, book.currency, currency);
      return count(book, figures, customers, currency, keys);
    },
  };
}

const FIELDS = ["customerId", "at", "amount", "currency", "orderId"] as const;

type OrderColumns = ColumnsOf<Pick<Order, (typeof FIELDS)[number]>>;

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

/** Enough for all of a large shop's years, and what a machine can hold. */
const MOST_ORDERS = 2 ** 28;

/** Throws where there are more orders than can be kept. */
export function checkRoom(kpi: string, orders: number): void {
  if (orders > MOST_ORDERS) fail(kpi, "orders", `at most ${MOST_ORDERS}`, orders);
}
