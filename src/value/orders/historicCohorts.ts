import { checkOptions, fail } from "../../check";
import type { Key } from "../../measure";
import { type Calendar, periodFinder, type Unit } from "../../time";
import { eachCustomersRows, type OrderLog, purchaseBefore } from "./orderLog";

/** Which customers `historicValue` compares, and at what age. */
export interface CohortOptions {
  /** Customers who came in one such period are a cohort. */
  readonly unit: Unit;
  /** The age at which they are compared, in days: what they brought on so many days, the first included. */
  readonly age: number;
  /**
   * Where a refund belongs: `"dated"`, to its own day, so that one that came late is left out;
   * `"backDated"`, to the day of the last order before it, so that the age is known only later.
   */
  readonly refunds: "dated" | "backDated";
  /** IANA zone whose midnights cut days and periods. Default `"UTC"`. */
  readonly timeZone?: string;
  /** First day of the week: 0 Sunday, 1 Monday (default), 6 Saturday. */
  readonly weekStartsOn?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** What the customers of one period brought by one age. */
export interface AgeCohort {
  /** The period's name, such as `2026-03`. */
  readonly key: string;
  /** Mean value of a customer at that age; `null` where none is old enough. */
  readonly value: number | null;
  /** Customers old enough: those in the mean. */
  readonly n: number;
  /** Customers not yet so old: not in the mean. */
  readonly tooYoung: number;
}

/** Checked options, or `null` where no cohorts are asked for. */
export function readCohorts(options: CohortOptions | undefined): CohortOptions | null {
  if (options === undefined) return null;
  checkOptions("historicValue cohorts", options, [
    "unit",
    "age",
    "refunds",
    "timeZone",
    "weekStartsOn",
  ]);
  const { age, refunds } = options;
  if (!(Number.isSafeInteger(age) && age > 0)) {
    fail("historicValue cohorts", "age", "a whole number of days from 1", age);
  }
  if (refunds !== "dated" && refunds !== "backDated") {
    fail("historicValue cohorts", "refunds", '"dated" or "backDated"', refunds);
  }
  periodFinder("historicValue cohorts", options);
  return options;
}

/**
 * Cohorts by the period of the first order, in time order.
 *
 * @param lastDay - The last day observed; `null` for that of the last record.
 */
export function cohortsOf(
  log: OrderLog,
  options: CohortOptions,
  lastDay: number | null,
  margin: number,
  costOf: (customerId: Key) => number,
): AgeCohort[] {
  const { age, refunds, unit, weekStartsOn = 1 } = options;
  // The log's days are local already.
  const calendar: Calendar = { unit, weekStartsOn };
  const finder = periodFinder("historicValue", calendar);
  const end =
    lastDay ?? log.day.subarray(0, log.n).reduce((last, day) => Math.max(last, day), -1e9);
  const cohorts: { value: number; n: number; tooYoung: number }[] = [];
  eachCustomersRows(log, (customerId, rows) => {
    const days = Array.from(
      rows.filter((i) => log.amount[i]! >= 0),
      (i) => log.day[i]!,
    );
    // Who has refunds alone has no first order.
    const [first] = days;
    if (first === undefined) return;
    const position = finder.find(first * DAY);
    cohorts[position] ??= { value: 0, n: 0, tooYoung: 0 };
    const cohort = cohorts[position];
    if (end - first + 1 < age) {
      cohort.tooYoung++;
      return;
    }
    let amount = 0;
    for (const i of rows) {
      const isMoved = refunds === "backDated" && log.amount[i]! < 0;
      const day = isMoved ? days[purchaseBefore(days, log.day[i]!)]! : log.day[i]!;
      if (day - first < age) amount += log.amount[i]!;
    }
    cohort.n++;
    cohort.value += amount * margin - costOf(customerId);
  });
  return cohorts
    .map(({ value, n, tooYoung }, position) => {
      const { key, start } = finder.met[position]!;
      return { start, cohort: { key, value: n > 0 ? value / n : null, n, tooYoung } };
    })
    .sort((a, b) => a.start - b.start)
    .map(({ cohort }) => cohort);
}

const DAY = 86_400_000;
