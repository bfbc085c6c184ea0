import { checkIterable, checkOptions, fail, InputError } from "../check";
import { renamer } from "./rename";
import type { StandardIssue, StandardSchema } from "./standardSchema";

/** What {@link validate} takes besides. */
export interface ValidateOptions {
  /** The column that holds a field, by the field's name: `{ score: "How likely are you ...?" }`. */
  readonly rename?: Readonly<Record<string, string>>;
}

/** What {@link validate} returns. */
export interface Validated<Output, Row = unknown> {
  /** What the schema made of the rows that passed, in their order. */
  readonly records: Output[];
  /** The rows that did not, in their order. */
  readonly rejected: Rejected<Row>[];
}

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

/**
 * Sorts rows, as a CSV reader or a database gives them, into records to count on and rows to look at.
 *
 * Nothing is skipped in silence: every row is either in `records` or, with all that is wrong with it,
 * in `rejected`. Rows are not changed. A byte order mark before the first header, and blanks around
 * any, are no part of a column's name; nor does it matter whether its letters are composed, and
 * whether its yeh, kaf and digits are Arabic or Persian.
 *
 * @param schema - One of this door's, or any other Standard Schema (zod, valibot, arktype) that
 *   answers at once.
 * @param rows - An array or another iterable, read once.
 * @param options - `rename`: for fields whose column has another name, that name. It is looked for as
 *   it is written, else in upper or lower case and as it looks; the row keeps it too.
 * @returns `records` as the schema returns them, and `rejected` rows with number, reasons and input.
 * @throws InputError where `schema` is no Standard Schema or answers with a Promise, where `rows`
 *   cannot be iterated or is text, and where `rename` names a column that no row has, or
 *   that two have in other letters.
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
  schema: StandardSchema<Output>,
  rows: Iterable<Row>,
  options: ValidateOptions = {},
): Validated<Output, Row> {
  checkOptions("validate", options, ["rename"]);
  const standard = schema?.["~standard"];
  if (typeof standard?.validate !== "function") {
    fail("validate", "schema", "a Standard Schema (of zod, valibot, arktype ...)", schema);
  }
  if (typeof rows === "string") {
    const message = "rows must be an iterable of rows, got text (parse the CSV first)";
    throw new InputError("validate", "rows", message, rows);
  }
  checkIterable("validate", "rows", rows, "an array or another iterable of rows");

  const renamed = renamer(options.rename === undefined ? {} : options.rename);
  const records: Output[] = [];
  const rejected: Rejected<Row>[] = [];
  let row = 0;
  for (const input of rows) {
    row++;
    const result = standard.validate(renamed.view(input));
    if ("then" in result) throw notAtOnce(result, row);
    if (result.issues === undefined) records.push(result.value);
    else rejected.push({ row, issues: distinct(result.issues.map(explained)), input });
  }
  renamed.checkFound();
  return { records, rejected };
}

function notAtOnce(promise: Promise<unknown>, row: number): InputError {
  // Nobody will await it, and a rejection that nobody handles would end the process.
  promise.then(undefined, () => {});
  return new InputError(
    "validate",
    "schema",
    `schema must answer at once, but did not for row ${row}: something in it is asynchronous, or it threw (as .and() does where its two sides read a field to different values)`,
  );
}

/** Messages that begin with a verb continue the field's name; others follow a colon. */
function explained({ path = [], message }: StandardIssue): Issue {
  let field = "";
  for (const part of path) field = joined(field, typeof part === "object" ? part.key : part);
  const subject = field === "" ? "row" : field;
  if (message.startsWith(`${subject} `)) return { field, message };
  const isVerb = /^(must|is|has) /.test(message);
  return { field, message: isVerb ? `${subject} ${message}` : `${subject}: ${message}` };
}

function joined(path: string, part: PropertyKey): string {
  if (typeof part === "number") return `${path}[${part}]`;
  return path === "" ? String(part) : `${path}.${String(part)}`;
}

/** Both sides of an intersection say that a row is no object: once is enough. */
function distinct(issues: Issue[]): Issue[] {
  const said = new Set<string>();
  return issues.filter(({ message }) => !said.has(message) && said.add(message));
}
