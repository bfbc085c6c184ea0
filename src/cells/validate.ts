import { checkRows, nothingSorted, sorterOf } from "./sorterOf";
import type { StandardSchema } from "./standardSchema";
import type { RowSource, SourceOptions, Validated, ValidateOptions } from "./validated";

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
 *   With a source, `timeZone`, `dayFirst`, `decimal`, `thousands`, `language`, `unixTime`, `words` and
 *   `missing` say what the file does not: see {@link SourceOptions}.
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
