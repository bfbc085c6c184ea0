import { InputError, type Measure, measure } from "customer-kpis";
import { type Account, openRecords } from "./openRecords";
import type { OptionalColumn, Source } from "./source";
import { UserError } from "./userError";

/** What came of a file. */
export interface Measured<Result> extends Account {
  /** `answers`. */
  readonly name: string;
  /** What the file is called, or the files. */
  readonly file: string;
  readonly result: Result;
  /** Optional columns that are not there. */
  readonly missing: readonly OptionalColumn[];
}

/**
 * Reads a file once, from its first row to its last, and computes everything on the way.
 *
 * @param rename - What fields are called in the file, where it is something else.
 */
export function measureFile<Row, Result>(
  folder: string,
  source: Source<Row, Result>,
  rename: Readonly<Record<string, string>> = {},
): Measured<Result> {
  const { name } = source;
  const { missing, records, account } = openRecords(folder, source, rename);
  const file = `${name}.csv`;
  const result = answer(file, records, source.measure);
  const { rows, repeated, rejections, pattern } = account;
  return { name, file, result, rows, repeated, rejections, pattern, missing };
}

const OTHER_CURRENCY =
  '. Put files of another currency into a folder of their own. Say in settings.json which of an export is to be counted, as "currency": "USD".';

const NO_CURRENCY =
  '. Name it in every row, or in none. Say in settings.json what an export without one is in, as "currency": "USD".';

/** What a measure tells of records; who made the file hears what is wrong with them. */
export function answer<Row, Result>(
  file: string,
  records: Iterable<Row>,
  kpis: Measure<Row, Result>,
): Result {
  try {
    return measure(records, kpis);
  } catch (error) {
    // The library names the KPI and the field: `servqual: weights must be ...`.
    if (error instanceof InputError) {
      const isMoney = error.field === "currency";
      const way = error.message.includes("throughout") ? OTHER_CURRENCY : NO_CURRENCY;
      throw new UserError(`${file}: ${error.message}${isMoney ? way : ""}`);
    }
    throw error;
  }
}
