import { type FieldRead, kpi, type Measure, type Records } from "../../measure";
import type { Activity } from "../../record/activity";
import { readActivity } from "../../record/legacy";
import type { Interval } from "../../stats/intervals";
import type { Calendar, Instant, NamedPeriod } from "../../time";
import { addToLog, type CohortsState, initLog, mergeLogs } from "./cohortLog";
import { readPlan } from "./cohortPlan";
import { cohortTable } from "./cohortTable";

/** What {@link cohorts} needs. */
export interface CohortsOptions<Row = Activity, Result = null> extends Calendar {
  /** The moment of the table: what comes later is left out and counted. */
  readonly asOf: Instant;
  /**
   * With what a customer starts. `"first"` (default): their first activity ever. `"recurring"`: the
   * first one in every period that has any, so that who came in three months is in three cohorts.
   */
  readonly start?: "first" | "recurring";
  /**
   * Which return counts for an interval. `"on"` (default): one in it. `"onOrAfter"`: one in it or
   * later. `"brackets"`: one in any of several intervals, see `brackets`. `"previous"`: one in it, of
   * those customers only who were there in the interval before.
   */
  readonly mode?: "on" | "onOrAfter" | "brackets" | "previous";
  /** First and last interval of every bracket: `[[1, 3], [4, 6]]`. */
  readonly brackets?: readonly (readonly [first: number, last: number])[];
  /**
   * `"calendar"` (default): interval 1 is the calendar period after the customer's first. `"rolling"`:
   * intervals run from each customer's own first moment and last 1, 7, 30, 90 or 365 days.
   */
  readonly windows?: "calendar" | "rolling";
  /** How many activities make a return. Default 1. */
  readonly minimum?: number;
  /** What to compute for the records in every cell, such as revenue. Default: nothing. */
  readonly measure?: Measure<Row, Result>;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** What a cohort did in one interval. */
export interface CohortCell<Result = null> {
  /** The interval: 0 is the one of the start. */
  readonly offset: number;
  /** The last interval of the bracket; otherwise the same as `offset`. */
  readonly through: number;
  /** Customers for whom the interval was over by `asOf`; with `"previous"`, there in the one before. */
  readonly eligible: number;
  /** Those of them who returned. */
  readonly retained: number;
  /** `retained / eligible`; `null` where nobody is eligible yet. */
  readonly value: number | null;
  /** Wilson interval of the share; `null` where nobody is eligible yet. */
  readonly interval: Interval | null;
  /** Whether the interval was over for every customer of the cohort. */
  readonly complete: boolean;
  /** Customers who returned so far, eligible or not. */
  readonly active: number;
  /** What `measure` says of all records in the cell; `null` without one. */
  readonly result: Result;
}

/** Customers who started in the same calendar period. */
export interface Cohort<Result = null> {
  /** The calendar period in which they started. */
  readonly period: NamedPeriod;
  /** How many they are. */
  readonly size: number;
  /** One cell for every interval that has begun, or for every bracket. */
  readonly cells: readonly CohortCell<Result>[];
}

/** What {@link cohorts} answers. */
export interface CohortsResult<Result = null> {
  /** The overall share of the first column after the start; `null` where nobody is eligible. */
  readonly value: number | null;
  /** Customers. */
  readonly n: number;
  /** The cohorts in time order; periods in which nobody started are left out. */
  readonly cohorts: readonly Cohort<Result>[];
  /** All cohorts as one: every customer in them weighs the same, so large cohorts weigh more. */
  readonly overall: readonly CohortCell<Result>[];
  /** Activities after `asOf`: in no figure above. */
  readonly excluded: number;
}

/** {@link cohorts}: answers for records, or makes the measure of options alone. */
export interface CohortsKpi {
  /** Answers for these records. */
  <Row extends Activity, Result = null>(
    records: Records<Row>,
    options: CohortsOptions<NoInfer<Row>, Result>,
  ): CohortsResult<Result>;
  /** The measure itself. */
  <Row = Activity, Result = null>(
    options: CohortsOptions<Row, Result>,
  ): Measure<Row & Activity, CohortsResult<Result>, CohortsState<Row & Activity>>;
}

/**
 * The cohort table: customers who began in the same month, and how many of them came back one, two,
 * three months later.
 *
 * A customer's cohort is the calendar period of the first thing they ever did in these records, so
 * give all records, not only those of the period you look at. Where that is not an activity of the
 * same kind, such as signing up before ordering, give both kinds. A cell is a ratio from 0 to 1.
 *
 * With `start: "recurring"` customers are in the cohort of every period in which they did something,
 * and followed from their first activity in it: how many of March's customers, new or not, were there
 * in April. Sizes then add up to more than `n`, and `overall` weighs a customer once for each start.
 *
 * A cell counts the customers for whom its interval is over: a month that still runs would look bad.
 * That is judged for each customer, which matters with `"rolling"` windows, where it ends at another
 * moment for each. `active` counts those who came back so far, in unfinished intervals too. With
 * `"onOrAfter"` a return counts for all earlier intervals as well, so that the latest columns can
 * still rise.
 *
 * `minimum` asks for so many activities within the interval, bracket or, with `"onOrAfter"`, from the
 * interval on. `measure` is computed from all records of the cell, whoever is eligible.
 *
 * It holds 12 bytes for every record, and the record itself where there is a `measure`.
 * Without records there are no cohorts, and `value` is `null`.
 *
 * @function
 * @param records - Activities: `customerId`, `at`.
 * @param options - `unit` and `asOf` are required. Alone, they make the measure, to be composed.
 * @throws InputError for an unknown unit, zone or weekday, an invalid date, a bracket that is none, a
 *   `minimum` that is not a whole number from 1 and a level not between 0 and 1; for a
 *   record without these fields, and for an unknown start, mode, windows or option.
 * @example
 * ```ts
 * import { cohorts, sums } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-05"), amount: 30 },
 *   { customerId: "ann", at: new Date("2026-02-11"), amount: 20 },
 *   { customerId: "bob", at: new Date("2026-01-20"), amount: 50 },
 *   { customerId: "cy", at: new Date("2026-02-02"), amount: 10 },
 * ];
 * const { cohorts: rows, overall } = cohorts(orders, {
 *   unit: "month",
 *   asOf: new Date("2026-03-01"),
 *   measure: sums("amount"),
 * });
 * rows.map(({ period, size }) => [period.key, size]); // => [["2026-01", 2], ["2026-02", 1]]
 * rows[0]?.cells.map(({ value }) => value); // => [1, 0.5]
 * rows[0]?.cells.map(({ result }) => result.sum); // => [80, 20]
 * overall.map(({ eligible, retained }) => [eligible, retained]); // => [[3, 3], [2, 1]]
 * ```
 */
export const cohorts: CohortsKpi = /* @__PURE__ */ kpi("cohorts", define) as CohortsKpi;

const ACTIVITY: readonly FieldRead[] = [
  { field: "customerId", kind: "key" },
  { field: "at", kind: "instant" },
];

function define<Row extends Activity, Result>(
  options: CohortsOptions<Row, Result>,
): Measure<Row, CohortsResult<Result>, CohortsState<Row>> {
  const plan = readPlan(options);
  const { asOf, measure } = plan;

  function step(state: CohortsState<Row>, record: Row): CohortsState<Row> {
    const { customerId, at } = readActivity("cohorts", record);
    if (at > asOf) state.excluded++;
    else {
      addToLog(state, customerId, at);
      if (measure) state.rows.push(record);
    }
    return state;
  }

  return {
    init: initLog,
    step,
    merge: mergeLogs,
    ...((!measure || measure.reads) && {
      reads: [...ACTIVITY, ...(measure?.reads ?? [])],
    }),
    finish(state) {
      const table = cohortTable(state, plan);
      return {
        value: table.overall.find(({ offset }) => offset > 0)?.value ?? null,
        n: state.customers.size,
        ...table,
        excluded: state.excluded,
      };
    },
  };
}
