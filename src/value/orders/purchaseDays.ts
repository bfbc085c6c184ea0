import { withRoom } from "../../fold/growing";
import { rowsByOwner, rowsIn } from "../../fold/pairs";
import type { Key } from "../../slice";
import { addAt, restOf, totalAt } from "../../stats/sum";
import { countUpTo } from "../../time";
import type { OrderLog } from "./orderLog";

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
  cut: number = Infinity,
): void {
  const days: number[] = [];
  const spends: number[] = [];
  let sums = new Float64Array(64);
  eachCustomersRows(log, (customerId, rows) => {
    days.length = 0;
    spends.length = 0;
    sums = withRoom(sums, 2 * rows.length);
    let refunds = 0;
    // By number, as an iterator of each of many customers' rows takes longer than to add them up.
    for (let k = 0; k < rows.length; k++) {
      const [day, amount] = [log.day[rows[k]!]!, log.amount[rows[k]!]!];
      if (amount < 0) {
        refunds++;
        continue;
      }
      if (days[days.length - 1] !== day) {
        sums[2 * days.length] = 0;
        sums[2 * days.length + 1] = 0;
        days.push(day);
      }
      addAt(sums, 2 * days.length - 2, amount);
    }
    for (let d = 0; d < days.length; d++) spends.push(totalAt(sums, 2 * d));
    if (refunds > 0) {
      takeOff(log, rows, days, sums, cut);
      for (let d = 0; d < days.length; d++) spends[d] = restOf(totalAt(sums, 2 * d), spends[d]!);
    }
    take({ customerId, days, spends });
  });
}

/** Takes a customer's refunds off the sums of the days. */
function takeOff(
  log: OrderLog,
  rows: Int32Array,
  days: readonly number[],
  sums: Float64Array,
  cut: number,
): void {
  const refundedDay = refundedDays(log, rows);
  for (const i of rows) {
    if (log.amount[i]! >= 0) continue;
    const of = purchaseBefore(days, refundedDay(i));
    if (log.day[i]! <= cut || days[of]! > cut) addAt(sums, 2 * of, log.amount[i]!);
  }
}

/**
 * Tells for a refund among a customer's rows the day of the order it names, else its own.
 *
 * @param rows - The customer's rows, by day.
 */
export function refundedDays(log: OrderLog, rows: Int32Array): (refund: number) => number {
  const { id, day } = log;
  let bought: Map<number, number> | undefined;
  return (refund) => {
    const of = id[refund] ?? 0;
    if (of === 0) return day[refund]!;
    bought ??= daysBought(log, rows);
    return bought.get(of) ?? day[refund]!;
  };
}

/** The first day of each order by its number. */
function daysBought({ id, day, amount }: OrderLog, rows: Int32Array): Map<number, number> {
  const bought = new Map<number, number>();
  for (const i of rows) {
    if (amount[i]! >= 0 && !bought.has(id[i] ?? 0)) bought.set(id[i] ?? 0, day[i]!);
  }
  return bought;
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
  const grouped = rowsByOwner(log.owner, log.n, log.customers.size);
  for (const [customerId, number] of log.customers) {
    take(customerId, sortByDay(rowsIn(grouped, number), log.day));
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
