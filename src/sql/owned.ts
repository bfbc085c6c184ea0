import type { Calendar } from "../time";
import type { Dialect } from "./dialects";
import type { EngineRow } from "./table";

/** Records that are told whose they are, and what is needed to write of them. */
export interface Owned {
  readonly dialect: Dialect;
  /** A query. */
  readonly from: string;
  /** The columns in which the records of one customer are alike. */
  readonly owners: readonly string[];
  /** The columns that go along, with `odd` among them. */
  readonly along: readonly string[];
  /** The column that says, where it is not 0, that a record is no part of a customer. */
  readonly odd: string;
  /** The column that holds the same in all records; undefined where there is none. */
  readonly same: string | undefined;
  /** The column of a field; undefined where the table has none. */
  readonly nameOf: (field: string) => string | undefined;
  /** How many records a row stands for, as a sum over rows. */
  readonly times: string;
  /** The bounds of a calendar's periods. */
  readonly boundsOf: (calendar: Calendar) => readonly number[];
}

/** All columns by which the records of one customer go together. */
export function carriedBy({ along, owners }: Owned): string {
  return [...new Set([...along, ...owners])].join(", ");
}

/** A query of what customers come to, and how it is counted and read. */
export interface Summed {
  /** Has the columns that go along, those of `each`, and `c`: how many records a row stands for. */
  readonly text: string;
  /** The columns by which rows are counted. */
  readonly each: readonly string[];
  /** What else is computed of the rows that are counted. */
  readonly sums: readonly string[];
  readonly read: (row: EngineRow) => {
    readonly figures: readonly number[];
    readonly label: string | null;
  };
}
