import { calendarOptions, number, type Option, oneOf, options } from "../../options";
import type { Key } from "../../slice";
import { addTo, finite, initSum, type Sum, totalOf } from "../../stats/sum";
import { type Calendar, periodFinder } from "../../time";
import { DAY } from "../../wallClock";
import type { OrderLog } from "./orderLog";
import { eachCustomersRows, purchaseBefore, refundedDays } from "./purchaseDays";

/**
 * Which customers `historicValue` compares, and at what age. Those who came in one period of the
 * calendar are a cohort.
 */
export interface CohortOptions extends Calendar {
  /**
   * The age at which they are compared, in days: what they brought on so many days, the first included.
   * Who is so old has had the last of them whole; without `asOf` that of the last record is.
   */
  readonly age: number;
  /**
   * Where a refund belongs: `"dated"`, to its own day, so that one that came late is left out;
   * `"back-dated"`, to the day of the order it names or else of the last one before it, so that the
   * age is known only later.
   */
  readonly refunds: "dated" | "back-dated";
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

const COHORTS = /* @__PURE__ */ options<CohortOptions>("historicValue cohorts")({
  ...calendarOptions,
  age: number({ whole: true, atLeast: 1 }),
  refunds: oneOf(["dated", "back-dated"]),
});

/** Checked options. */
export const readCohorts: Option<CohortOptions, CohortOptions> = (_kpi, _name, given) => {
  const read = COHORTS.read(given);
  periodFinder(COHORTS.kpi, read as Calendar);
  return read as CohortOptions;
};

/**
 * Cohorts by the period of the first order, in time order.
 *
 * @param lastDay - The last day observed whole; `null` for that of the last record.
 */
export function cohortsOf(
  log: OrderLog,
  options: CohortOptions,
  lastDay: number | null,
  margin: number,
  costOf: (customerId: Key) => number,
): AgeCohort[] {
  const { age, refunds, timeZone: _, ...calendar } = options;
  // The log's days are local already.
  const finder = periodFinder("historicValue", calendar);
  const end =
    lastDay ?? log.day.subarray(0, log.n).reduce((last, day) => Math.max(last, day), -1e9);
  const cohorts: { value: Sum; n: number; tooYoung: number }[] = [];
  eachCustomersRows(log, (customerId, rows) => {
    const bought = rows.filter((i) => log.amount[i]! >= 0);
    const days = Array.from(bought, (i) => log.day[i]!);
    // Who has refunds alone has no first order.
    const [first] = days;
    if (first === undefined) return;
    const position = finder.find(first * DAY);
    cohorts[position] ??= { value: initSum(), n: 0, tooYoung: 0 };
    const cohort = cohorts[position];
    if (end - first + 1 < age) {
      cohort.tooYoung++;
      return;
    }
    const refundedDay = refundedDays(log, rows);
    const amount = initSum();
    for (const i of rows) {
      const isMoved = refunds === "back-dated" && log.amount[i]! < 0;
      const day = isMoved ? days[purchaseBefore(days, refundedDay(i))]! : log.day[i]!;
      if (day - first < age) addTo(amount, log.amount[i]!);
    }
    cohort.n++;
    addTo(cohort.value, totalOf(amount) * margin - costOf(customerId));
  });
  return cohorts
    .map(({ value, n, tooYoung }, position) => {
      const { key, start } = finder.met[position]!;
      const mean = n > 0 ? finite("historicValue", "amount", totalOf(value) / n) : null;
      return { start, cohort: { key, value: mean, n, tooYoung } };
    })
    .sort((a, b) => a.start - b.start)
    .map(({ cohort }) => cohort);
}
