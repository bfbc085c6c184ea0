import type { Calendar } from "../time";
import type { FullDialect } from "./dialects";

/** Records that are told whose they are, and what is needed to write of them. */
export interface Owned {
  readonly dialect: FullDialect;
  /** A query. */
  readonly from: string;
  /** The columns in which the records of one customer are alike. */
  readonly owners: readonly string[];
  /** The columns that go along, with `odd` among them. */
  readonly along: readonly string[];
  /** All of these, each once. */
  readonly carried: string;
  /** Of each customer: the beginning of a window. */
  readonly over: string;
  /** The column that says, where it is not 0, that a record is no part of a customer. */
  readonly odd: string;
  /** The column that holds the same in all records, or that there is none. */
  readonly same: readonly string[];
  /** How many records a row stands for, as a sum over rows. */
  readonly times: string;
  /** The column of a field; undefined where the table has none. */
  readonly nameOf: (field: string) => string | undefined;
  /** The bounds of a calendar's periods. */
  readonly boundsOf: (calendar: Calendar) => readonly number[];
}

/** A query of what customers come to, and how it is counted. */
export interface Summed {
  /** Has the columns that go along, the figures by which rows are counted, and `c`: how many records a row stands for. */
  readonly text: string;
  /** How many figures they are counted by: `f0` and so on. */
  readonly kinds: number;
  /** Whether they are also counted by a label, `l`. */
  readonly isLabelled: boolean;
  /** Sums over the rows that are counted: more figures. */
  readonly sums?: readonly string[];
  /** Makes of the numbers that come the figures that are meant. Default: they are. */
  readonly told?: (numbers: readonly number[]) => readonly number[];
  /** The places of figures that are the numbers of periods, in place of when these begin. */
  readonly periods?: readonly number[];
}

/** What a query selects, and what comes after `from`. */
type Layer = readonly [list: string, after?: string];

/** A query of a query, and so on, the innermost first. */
export function nested(query: string, ...layers: readonly Layer[]): string {
  return layers.reduce((inner, [list, after = ""]) => {
    return `select ${list} from (${inner}) as v0 ${after}`;
  }, query);
}

/** A text, of which nothing is left where it is blank; of some engines' own types no value is. */
export function named({ text, ordered }: FullDialect, value: string): string {
  return ordered(`nullif(${text(value)}, '')`);
}

/** Expressions as figures. */
export function asFigures(figures: readonly string[]): string {
  return figures.map((figure, i) => `${figure} as f${i}`).join(", ");
}

/** What holds, as a sum: 1 for the first condition, 2 for the second, 4 for the third. */
export function bitsOf(conditions: readonly string[]): string {
  return conditions.map((holds, i) => `case when ${holds} then ${2 ** i} else 0 end`).join(" + ");
}

/** The row before: not every engine has `lag`. */
export const LAST = "rows between 1 preceding and 1 preceding)";
