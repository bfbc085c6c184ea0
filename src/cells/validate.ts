import { checkIterable, checkOptions, fail, InputError } from "../check";
import { renamer } from "./rename";
import type { StandardIssue, StandardSchema } from "./standardSchema";

/** What {@link validate} returns. Every row is in exactly one of its lists, or in `joined`. */
export interface Validated<Output, Row = unknown> {
  /** What was made of the rows that passed, in their order. */
  readonly records: Output[];
  /** The rows that did not, in their order. */
  readonly rejected: Rejected<Row>[];
  /**
   * The rows that are rightly none of the records, in their order; a schema leaves none out. A source
   * leaves out a row that is the same in every cell as an earlier one of its id as `"repeated"`.
   */
  readonly leftOut: LeftOut<Row>[];
  /** How many rows went into a record with an earlier one, as the items of an order do. */
  readonly joined: number;
  /** What the file does not say and nobody gave, and was assumed. */
  readonly assumed: Assumption[];
}

/**
 * What was assumed: `"timeZone"`, that times without a zone are in UTC; `"dayFirst"`, the order of day
 * and month that all dates of the file agree with.
 */
export type Assumption = "timeZone" | "dayFirst";

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

/** What {@link validate} takes besides a schema. */
export interface ValidateOptions {
  /** The column that holds a field, by the field's name: `{ score: "How likely are you ...?" }`. */
  readonly rename?: Readonly<Record<string, string>>;
}

/** What {@link validate} takes besides a source. */
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
   * Default the tool's own; else they are refused.
   */
  readonly unixTime?: "seconds" | "milliseconds" | "microseconds" | "excel";
  /** The scores of answers in words: `{ "sehr zufrieden": 5 }`; `null` is no answer. */
  readonly words?: Readonly<Record<string, number | null>>;
}

/** A file that is read otherwise than by a schema: a tool's export. */
export interface RowSource<out Output> {
  /** Its name, as it appears in messages: `"zendesk.tickets"`. */
  readonly name: string;
  /** Begins to read a file. Not to be called: {@link validate} does. */
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

/**
 * Sorts rows, as a CSV reader or a database gives them, into records to count on and rows to look at.
 *
 * Nothing is skipped in silence: every row is in `records`, alone or `joined` to an earlier one, or,
 * with all that is wrong with it, in `rejected`, or, with the reason, in `leftOut`; together they are
 * as many as the rows. Rows are not changed. A byte order mark before the first header, and blanks around
 * any, are no part of a column's name; nor does it matter whether its letters are composed, and
 * whether its yeh, kaf and digits are Arabic or Persian.
 *
 * @param schema - A source, as `customer-kpis/sources` has them for the exports of tools; a schema of
 *   `customer-kpis/schema`, or any other Standard Schema (zod, valibot, arktype) that answers at once.
 * @param rows - An array or another iterable, read once.
 * @param options - `rename`: for fields whose column has another name, that name. It is looked for as
 *   it is written, else in upper or lower case and as it looks; the row keeps it too.
 *   With a source, `timeZone`, `dayFirst`, `decimal`, `thousands`, `language`, `unixTime` and `words`
 *   say what the file does not: see {@link SourceOptions}.
 * @returns `records` as the schema or the source makes them, and `rejected` and `leftOut` rows with
 *   number, reasons and input. Row 1 is the first below the header.
 * @throws InputError where `schema` is no source and no Standard Schema, or answers with a Promise;
 *   where `rows` cannot be iterated or is text; where `rename` names a column that no row has, or
 *   that two have in other letters; and where the file is not one that the source can read: a column
 *   is not there, or day and month cannot be told apart.
 * @example
 * ```ts
 * import { nps } from "customer-kpis";
 * import { answerSchema, validate } from "customer-kpis/schema";
 *
 * const rows = [
 *   { "How likely?": "10", Channel: "email" },
 *   { "How likely?": "ten", Channel: "email" },
 *   { "How likely?": " ", Channel: "phone" },
 * ];
 * const rename = { score: "How likely?" };
 * const { records, rejected } = validate(answerSchema, rows, { rename });
 * records; // => [{ score: 10 }, { score: null }]
 * nps(records).unanswered; // => 1
 * rejected; // =>
 * // [{
 * //   row: 2,
 * //   issues: [{ field: "score", message: 'score must be a number, got "ten" (say words: { "ten": its score })' }],
 * //   input: { "How likely?": "ten", Channel: "email" },
 * // }]
 *
 * validate(answerSchema, rows, { rename: { score: "Score" } });
 * // throws InputError: validate: rename.score names the column "Score", but the columns are "How likely?", "Channel"
 * ```
 */
export function validate<Output, Row = unknown>(
  schema: RowSource<Output>,
  rows: Iterable<Row>,
  options?: SourceOptions,
): Validated<Output, Row>;
export function validate<Output, Row = unknown>(
  schema: StandardSchema<Output>,
  rows: Iterable<Row>,
  options?: ValidateOptions,
): Validated<Output, Row>;
export function validate<Output, Row>(
  schema: RowSource<Output> | StandardSchema<Output>,
  rows: Iterable<Row>,
  options: SourceOptions = {},
): Validated<Output, Row> {
  const { take, finish } = sorterOf(schema, options, true);
  checkRows(rows);
  const sorted = nothingSorted<Output>();
  take(rows, sorted);
  finish(sorted);
  return sorted as Validated<Output, Row>;
}

/** Begins to sort the rows of a source or, one by one, of a schema. */
export function sorterOf<Output>(
  schema: RowSource<Output> | StandardSchema<Output>,
  options: SourceOptions,
  isWhole: boolean,
): Sorter<Output> {
  const { sorter } = (schema ?? {}) as Partial<RowSource<Output>>;
  if (typeof sorter === "function") {
    const made = sorter(options, isWhole);
    return typeof made?.take === "function" ? made : fail("validate", "schema", SCHEMA, schema);
  }
  const standard = (schema as StandardSchema<Output> | undefined)?.["~standard"];
  if (typeof standard?.validate !== "function") {
    fail("validate", "schema", SCHEMA, schema);
  }
  checkOptions("validate", options, ["rename"]);
  return schemaSorter(standard, options);
}

const SCHEMA = "a source, or a Standard Schema (of zod, valibot, arktype ...)";

/** Throws where rows cannot be read one after the other. */
export function checkRows(rows: Iterable<unknown>): void {
  if (typeof rows === "string") {
    const message = "rows must be an iterable of rows, got text (parse the CSV first)";
    throw new InputError("validate", "rows", message, rows);
  }
  checkIterable("validate", "rows", rows, "an array or another iterable of rows");
}

/** No rows. */
export function nothingSorted<Output>(): Sorted<Output> {
  return { records: [], rejected: [], leftOut: [], joined: 0, assumed: [] };
}

function schemaSorter<Output>(
  standard: StandardSchema<Output>["~standard"],
  { rename = {} }: ValidateOptions,
): Sorter<Output> {
  const renamed = renamer(rename);
  let row = 0;
  return {
    take(rows, { records, rejected }) {
      for (const input of rows) {
        row++;
        const result = standard.validate(renamed.view(input));
        if ("then" in result) throw notAtOnce(result, row);
        if (result.issues === undefined) records.push(result.value);
        else rejected.push({ row, issues: distinct(result.issues.map(explained)), input });
      }
    },
    finish: renamed.checkFound,
  };
}

function notAtOnce(promise: Promise<unknown>, row: number): InputError {
  // Nobody will await it, and a rejection that nobody handles would end the process.
  promise.then(undefined, () => {});
  return new InputError(
    "validate",
    "schema",
    `schema must answer at once, but did not for row ${row}: something in it is asynchronous, or threw`,
  );
}

/** Messages that begin with a verb continue the field's name; others follow a colon. */
export function explained({ path = [], message }: StandardIssue): Issue {
  const parts = path.map((part) => (typeof part === "object" ? part.key : part));
  const steps = parts.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`));
  const field = steps.join("").replace(/^\./, "");
  const subject = field === "" ? "row" : field;
  if (message.startsWith(`${subject} `)) return { field, message };
  const isVerb = /^(must|is|has) /.test(message);
  return { field, message: isVerb ? `${subject} ${message}` : `${subject}: ${message}` };
}

/** Both sides of an intersection say that a row is no object: once is enough. */
function distinct(issues: Issue[]): Issue[] {
  const said = new Set<string>();
  return issues.filter(({ message }) => !said.has(message) && said.add(message));
}
