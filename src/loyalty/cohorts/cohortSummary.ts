import { countFigures } from "../../fold/countedFigures";
import { takeTimes } from "../../measure";
import type { Summary } from "../../reads";
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
  if (!measure) return returns;
  // Lists are no columns of a table.
  if (!measure.reads || measure.reads.some(({ kind }) => kind === "list")) return null;
  const told = measure.reads.map((read) => ({ ...read, field: read.field ?? "score" }));
  const fields = told.map(({ field }) => field);
  const isShown = (interval: number) =>
    !brackets || brackets.some(({ offset, through }) => interval >= offset && interval <= through);
  return {
    ...returns,
    ignored: fields,
    also: {
      ...{ ...returns, order: [], marks: [], told },
      returns: { ...returns.returns!, brackets: null, isByRecord: true },
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

/** What an engine may count of customers. */
function returnsOf<Row, Result>(
  { unit, asOf, isRolling, minimum, ...how }: CohortPlan<Row, Result>,
  calendar: Calendar,
): CohortSummary {
  const every = isRolling ? lengthOf(unit) : null;
  const { isRecurring, isToPrevious, isOrLater, brackets } = how;
  return {
    per: "customerId",
    figures: [],
    returns: {
      ...{ field: "at", calendar, every, before: asOf, minimum },
      ...{ isRecurring, isToPrevious, isOrLater, brackets },
    },
    known: { field: "at", before: asOf },
    isNobodyAlike: true,
    count(log, figures, customers) {
      countFigures(log.counted, figures, customers);
      return log;
    },
  };
}
