import type { Measure } from "customer-kpis";
import { type Account, openRecords } from "./openRecords";
import type { OptionalColumn, Source } from "./source";
import { UserError } from "./userError";

/** What came of a file. */
export interface Measured<Result> extends Account {
  readonly name: string;
  readonly result: Result;
  /** Optional columns that are not there. */
  readonly missing: readonly OptionalColumn[];
}

/**
 * Reads a file once, from its first row to its last, and computes everything on the way.
 *
 * @param rename - What fields are called in the file, where it is something else.
 */
export async function measureFile<Row, Result>(
  folder: string,
  source: Source<Row, Result>,
  rename: Readonly<Record<string, string>> = {},
): Promise<Measured<Result>> {
  const { name, measure } = source;
  const { missing, batches, account } = await openRecords(folder, source, rename);
  const result = await fold(batches, measure).catch((error: Error) => {
    // The library names the KPI and the field: `servqual: weights must be ...`.
    throw /^\w+: /.test(error.message) ? new UserError(`${name}.csv: ${error.message}`) : error;
  });
  const { rows, rejections, pattern } = account;
  return { name, result, rows, rejections, pattern, missing };
}

/** As `measureAsync` does, but with one await for some thousand rows. */
async function fold<Row, Result>(
  batches: AsyncIterable<readonly Row[]>,
  measure: Measure<Row, Result>,
): Promise<Result> {
  let state = measure.init();
  for await (const rows of batches) {
    for (const row of rows) state = measure.step(state, row);
  }
  return measure.finish(state);
}
