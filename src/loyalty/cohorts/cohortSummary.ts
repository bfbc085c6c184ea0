import { countFigures } from "../../fold/countedFigures";
import { takeTimes } from "../../measure";
import type { Returning, Summary } from "../../reads";
import type { Calendar } from "../../time";
import { lengthOf } from "./cohortClock";
import type { CohortsState } from "./cohortLog";
import type { CohortPlan } from "./cohortPlan";

type CohortSummary = Omit<Summary<CohortsState>, "order" | "marks">;

/** What an engine may count: customers, and with a measure that says what it reads, the records of each cell. */
export function cohortSummary<Row, Result>(
  plan: CohortPlan<Row, Result>,
  calendar: Calendar,
): CohortSummary | null {
  const { measure, brackets } = plan;
  const returns = returnsOf(plan, calendar);
  const customers = customersIn(returns);
  if (!measure) return customers;
  // Lists are no columns of a table.
  if (!measure.reads || measure.reads.some(({ kind }) => kind === "list")) return null;
  const told = measure.reads.map((read) => ({ ...read, field: read.field ?? "score" }));
  const fields = told.map(({ field }) => field);
  const isShown = (interval: number) =>
    !brackets || brackets.some(({ offset, through }) => interval >= offset && interval <= through);
  return {
    ...customers,
    ignored: fields,
    also: {
      ...{ ...customers, order: [], marks: [], told },
      each: { returns: { ...returns, brackets: null, isByRecord: true } },
      count(log, [period, interval], times, _, keys) {
        // What is in no bracket nobody looks at.
        if (!isShown(interval!)) return log;
        const values = keys.slice(-told.length);
        const record = Object.fromEntries(fields.map((field, i) => [field, values[i]]));
        const cell = `${period} ${interval}`;
        const state = log.cells.get(cell) ?? measure.init();
        log.cells.set(cell, takeTimes(measure, state, [record as Row], [times]));
        return log;
      },
    },
  };
}

/** How customers are followed. */
function returnsOf<Row, Result>(
  { unit, asOf, isRolling, minimum, ...how }: CohortPlan<Row, Result>,
  calendar: Calendar,
): Returning {
  const every = isRolling ? lengthOf(unit) : null;
  const { isRecurring, isToPrevious, isOrLater, brackets } = how;
  return {
    ...{ field: "at", calendar, every, before: asOf, minimum },
    ...{ isRecurring, isToPrevious, isOrLater, brackets },
  };
}

/** What an engine may count of customers. */
function customersIn(returns: Returning): CohortSummary {
  return {
    per: "customerId",
    each: { returns },
    known: { field: "at", before: returns.before },
    isNobodyAlike: true,
    count(log, figures, customers) {
      countFigures(log.counted, figures, customers);
      return log;
    },
  };
}
