import type { StandardSchema } from "customer-kpis/schema";
import type * as z from "zod";
import type { Drafts } from "./gather";
import type { Settings, Span } from "./settings";
import type { Table } from "./table";

/** A column without which something is left out. */
export type OptionalColumn =
  | "csat"
  | "channel"
  | "customerId"
  | "mrr"
  | "nps"
  | "product"
  | "reason"
  | "segment"
  | "team"
  | "touchpoint";

/** One of the files that the scorecard can read: what its rows are, and what to compute of them. */
export interface Source<Row, Result> {
  /** `answers` for `answers.csv`. */
  readonly name: string;
  /** Columns that have to be there. */
  readonly required: readonly string[];
  /** Columns without which something is left out, which is said. */
  readonly optional: readonly OptionalColumn[];
  /** Columns that are read where they are, and not missed where they are not. */
  readonly besides: readonly string[];
  readonly schema: StandardSchema<Row>;
  /** What tells when a row happened; nothing where it may have begun long ago and last. */
  readonly dated?: Dated<Row>;
  /** Fields of which a table holds less than all that they say. */
  readonly drafts?: Drafts<Row>;
  /** What is computed of all rows, one after the other: each KPI takes its own memory. */
  readonly kpis: (all: Table<Row>) => Result;
}

/** The field of a moment, and how its cells are read. */
export interface Dated<Row> {
  readonly field: keyof Row & string;
  readonly schema: z.ZodType<Date>;
}

/** For `over`: the months of the report, or of another time. */
export function monthly({ period, timeZone, calendar }: Settings, fill: Span = period) {
  return { unit: "month", timeZone, calendar, fill } as const;
}

/** For `cohorts`: the quarters of the calendar, counted from where its year begins. */
export function quarterly({ timeZone, calendar, yearStartsIn }: Settings) {
  return { unit: "quarter", timeZone, calendar, yearStartsIn } as const;
}
