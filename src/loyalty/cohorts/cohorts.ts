import { checkMeasure, kpi, type Measure, type Records } from "../../measure";
import { asGiven, calendarOptions, level, moment, number, oneOf, options } from "../../options";
import { type Activity, activity } from "../../record/activity";
import { type Exclusion, excludedIn } from "../../record/exclusions";
import { reading } from "../../record/record";
import type { Calendar, Instant } from "../../time";
import type { CohortCell } from "./cohortDraft";
import { addToLog, type CohortsState, initLog, mergeLogs } from "./cohortLog";
import { planOf } from "./cohortPlan";
import { cohortSummary } from "./cohortSummary";
import { type Cohort, type CohortTable, cohortTable, customersIn } from "./cohortTable";

/** What {@link cohorts} needs. */
export interface CohortsOptions<Row = Activity, Result = null> extends Calendar {
  /** The moment of the table: what comes at it or later is left out and counted. */
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
  /** Activities from `asOf` on, and those of nobody: in no figure above. */
  readonly excluded: readonly Exclusion[];
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
export const cohorts: CohortsKpi = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<CohortsOptions<any, any>>("cohorts")({
    ...calendarOptions,
    asOf: /* @__PURE__ */ moment(),
    start: /* @__PURE__ */ oneOf(["first", "recurring"], "first"),
    mode: /* @__PURE__ */ oneOf(["on", "onOrAfter", "brackets", "previous"], "on"),
    brackets: /* @__PURE__ */ asGiven(),
    windows: /* @__PURE__ */ oneOf(["calendar", "rolling"], "calendar"),
    minimum: /* @__PURE__ */ number({ whole: true, atLeast: 1, fallback: 1 }),
    measure(kpi, _, given) {
      if (given !== undefined) checkMeasure(kpi, given);
      return given ?? null;
    },
    level: /* @__PURE__ */ level(),
  }),
  (given) => {
    const plan = planOf(given);
    const summary = cohortSummary(plan, calendarOf(given));
    const table = reading("cohorts", activity, ["customerId", "at"], {
      init: initLog<unknown>,
      take: (log, columns) => addToLog(log, columns, plan),
      merge: (left, right) => mergeLogs(left, right, plan.measure),
      finish: (log): CohortsResult<unknown> => ({
        ...answerOf(cohortTable(log, plan)),
        n: customersIn(log),
        excluded: excludedIn(log.excluded),
      }),
      at: "at",
      ...(summary && { summary }),
    });
    return readingToo(
      plan.isRolling ? table : byPeriod(table, calendarOf(given), plan.asOf),
      plan.measure,
    );
  },
) as CohortsKpi;

/** The calendar among the options. */
function calendarOf({
  unit,
  timeZone,
  weekStartsOn,
  calendar,
  yearStartsIn,
}: { readonly [Name in keyof Calendar]?: Calendar[Name] | undefined }): Calendar {
  const all = { unit, timeZone, weekStartsOn, calendar, yearStartsIn };
  const known = Object.entries(all).filter(([, given]) => given !== undefined);
  return Object.fromEntries(known) as unknown as Calendar;
}

/** The same table, that tells apart of moments but their period, and whether they come before `asOf`. */
function byPeriod<Table extends Measure<never, unknown>>(
  { reads = [], ...table }: Table,
  calendar: Calendar,
  asOf: number,
) {
  const period = { calendar, cuts: [asOf] };
  return {
    ...table,
    reads: reads.map((read) => (read.field === "at" ? { ...read, ...period } : read)),
  };
}

/** The same table, that reads what its cells are measured by as well. */
function readingToo<Table extends Measure<never, unknown>>(
  { reads = [], ...table }: Table,
  measure: Measure<never, unknown> | null,
) {
  if (!measure) return { ...table, reads };
  return { ...table, ...(measure.reads && { reads: [...reads, ...measure.reads] }) };
}

/** The table, and of it the share that is asked for most. */
function answerOf<Result>(table: CohortTable<Result>) {
  return { value: table.overall.find(({ offset }) => offset > 0)?.value ?? null, ...table };
}
