/** What `validate` returns. Every row is in exactly one of its lists, or in `joined`. */
export interface Validated<Output, Row = unknown> {
  /** What was made of the rows that passed, in their order. */
  readonly records: Output[];
  /** The rows that did not, in their order. */
  readonly rejected: Rejected<Row>[];
  /**
   * The rows that are rightly none of the records, in their order; a schema leaves none out. A source
   * leaves out a row that says the same as an earlier one of its id as `"repeated"`, and where the file
   * tells when a row was last changed, all but the latest of one id as `"older state"`. Tickets of one id
   * that were created at two times are two, as of two desks.
   */
  readonly leftOut: LeftOut<Row>[];
  /** How many rows went into a record with an earlier one, as the items of an order do. */
  readonly joined: number;
  /** What the file does not say and nobody gave, and was assumed. */
  readonly assumed: Assumption[];
}

/**
 * What was assumed: `"timeZone"`, that times without a zone are in UTC; `"dayFirst"`, the order of day
 * and month that all dates of the file agree with; `"id"`, that rows of one id which differ are records of
 * their own, as nothing tells which is the latest.
 */
export type Assumption = "timeZone" | "dayFirst" | "id";

/** A row that did not pass. */
export interface Rejected<Row = unknown> {
  /** Which one, counted from 1. In a CSV file with a header and no broken lines: its line less 1. */
  readonly row: number;
  /** Every reason. */
  readonly issues: Issue[];
  /** The row as it came. */
  readonly input: Row;
}

/** One reason for which a row was rejected. */
export interface Issue {
  /** The field: `score`, or `expectations[3]`; empty where the row as a whole is meant. */
  readonly field: string;
  /** A sentence for people, which names the field: `score must be a number, got "ten"`. */
  readonly message: string;
}

/** A row that is rightly no record. */
export interface LeftOut<Row = unknown> {
  /** Which one, counted from 1. */
  readonly row: number;
  /** Why: `"voided"`, `"preview"`, `"footer"`. */
  readonly reason: string;
  /** The row as it came. */
  readonly input: Row;
}

/** What `validate` takes besides a schema. */
export interface ValidateOptions {
  /** The column that holds a field, by the field's name: `{ score: "How likely are you ...?" }`. */
  readonly rename?: Readonly<Record<string, string>>;
}

/** What `validate` takes besides a source. */
export interface SourceOptions extends ValidateOptions {
  /** IANA zone of times whose zone the file does not state. Default `"UTC"`, which is `assumed`. */
  readonly timeZone?: string;
  /** Whether the day stands before the month in `05/01/2026`, where neither tool nor column says it. */
  readonly dayFirst?: boolean;
  /** The decimal mark; the other one parts thousands. Default the tool's own. */
  readonly decimal?: "." | ",";
  /** The mark that parts thousands, which says the same as `decimal`. */
  readonly thousands?: "." | ",";
  /** The language of month names and of AM and PM, as `"it"`. Default those that the tool is known in. */
  readonly language?: string;
  /**
   * What bare numbers of date columns count: since 1970, or, as `"excel"`, the days of a spreadsheet.
   * Default the tool's own; else numbers are milliseconds, and texts are refused.
   */
  readonly unixTime?: "seconds" | "milliseconds" | "microseconds" | "excel";
  /** The scores of answers in words: `{ "sehr zufrieden": 5 }`; `null` is no answer. */
  readonly words?: Readonly<Record<string, number | null>>;
  /** Words and numbers that mean "nothing here", besides those of the tool: `["NULL", "-99"]`. */
  readonly missing?: readonly string[];
}

/** A file that is read otherwise than by a schema: a tool's export. */
export interface RowSource<out Output> {
  /** Its name, as it appears in messages: `"zendesk.tickets"`. */
  readonly name: string;
  /** Begins to read a file. Not to be called: `validate` does. */
  readonly sorter: (options: SourceOptions, isWhole: boolean) => Sorter<Output>;
}

/** Sorts rows one after the other. */
export interface Sorter<out Output> {
  /** Sorts rows; some may have to wait for others to come. All at once where the sorter was told so. */
  readonly take: (rows: Iterable<unknown>, into: Sorted<Output>) => void;
  /** Sorts those that waited, as no more will come. */
  readonly finish: (into: Sorted<Output>) => void;
}

/** A {@link Validated} that is being filled. */
export type Sorted<Output> = {
  -readonly [Part in keyof Validated<Output>]: Validated<Output>[Part];
};
