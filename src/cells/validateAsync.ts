import { checkRows, nothingSorted, sorterOf } from "./sorterOf";
import type { StandardSchema } from "./standardSchema";
import type { RowSource, SourceOptions, Validated, ValidateOptions } from "./validated";

/**
 * {@link validate} for more rows than memory holds: reads them batch by batch, as a file or a database
 * gives them, and hands on what each one led to.
 *
 * Row numbers count through all batches, and over all of them every row is accounted for. Only what the
 * layout of a file asks for is held back: of an order that is written in several rows, those of the last
 * one, which has to be written together. What takes the whole file to know cannot be known here: where
 * a source's dates may be either way round, `dayFirst` must be given; a row that stands twice is read
 * twice, and a ticket in two states is two records. Where the ids fit into memory, `validate` the file
 * whole, or leave out yourself what has an id that was there. A column is known from the batch on that has
 * it, and a source reads rows before as those of a file without it: where rows come without their blank
 * cells, as of JSON, let those of the first batch have all of them.
 *
 * @param schema - A source or a schema, as {@link validate} takes it.
 * @param batches - Batches of rows, arrays or others, as an async iterable or a plain one.
 * @param options - As of {@link validate}.
 * @returns What {@link validate} returns, for every batch, and once more where rows were held back.
 * @throws InputError as {@link validate}, when the batch comes; a column that `rename` names and no row
 *   has, at the end.
 * @example
 * ```ts
 * import { measureAsync, nps } from "customer-kpis";
 * import { answerSchema, validateAsync } from "customer-kpis/schema";
 *
 * async function* batches() {
 *   yield [{ score: "10" }, { score: "ten" }];
 *   yield [{ score: "9" }];
 * }
 * async function* answers() {
 *   for await (const { records } of validateAsync(answerSchema, batches())) yield* records;
 * }
 * (await measureAsync(answers(), nps())).n; // => 2
 * ```
 */
export function validateAsync<Output, Row = unknown>(
  schema: RowSource<Output>,
  batches: Batches<Row>,
  options?: SourceOptions,
): AsyncGenerator<Validated<Output, Row>>;
export function validateAsync<Output, Row = unknown>(
  schema: StandardSchema<Output>,
  batches: Batches<Row>,
  options?: ValidateOptions,
): AsyncGenerator<Validated<Output, Row>>;
export async function* validateAsync<Output, Row>(
  schema: RowSource<Output> | StandardSchema<Output>,
  batches: Batches<Row>,
  options: SourceOptions = {},
): AsyncGenerator<Validated<Output, Row>> {
  const { take, finish } = sorterOf(schema, options, false);
  for await (const rows of batches) {
    checkRows(rows);
    const sorted = nothingSorted<Output>();
    take(rows, sorted);
    yield sorted as Validated<Output, Row>;
  }
  const last = nothingSorted<Output>();
  finish(last);
  const { records, rejected, leftOut } = last;
  if (records.length + rejected.length + leftOut.length > 0) yield last as Validated<Output, Row>;
}

/** Rows, some at a time. */
export type Batches<Row> = AsyncIterable<Iterable<Row>> | Iterable<Iterable<Row>>;
