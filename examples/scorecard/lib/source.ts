import type { Measure } from "customer-kpis";
import type { StandardSchema } from "customer-kpis/schema";
import type { Settings } from "./settings";

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
  readonly measure: Measure<Row, Result>;
}

/** For `over`: the months of the report. */
export function monthly({ period, timeZone, calendar }: Settings) {
  return { unit: "month", timeZone, calendar, fill: period } as const;
}

/** A test for `where`: whether a row's moment lies in a period. */
export function isIn<Row>(
  { start, end }: { readonly start: number; readonly end: number },
  momentOf: (row: Row) => Date,
): (row: Row) => boolean {
  return (row) => {
    const at = momentOf(row).getTime();
    return at >= start && at < end;
  };
}
