import { InputError } from "customer-kpis";
import { gather } from "./gather";
import type { PaidAccount } from "./ledger";
import { openRecords } from "./openRecords";
import type { Settings } from "./settings";
import type { OptionalColumn, Source } from "./source";
import type { Table } from "./table";
import { UserError } from "./userError";

/** What came of a file. */
export interface Measured<Result> extends PaidAccount {
  /** `answers`. */
  readonly name: string;
  /** What the file is called, or the files. */
  readonly file: string;
  readonly result: Result;
  /** Optional columns that are not there. */
  readonly missing: readonly OptionalColumn[];
}

/**
 * Reads a file once, from its first row to its last, and computes everything of its columns.
 *
 * @param settings - What fields are called in the file, and which currency counts.
 */
export function measureFile<Row extends object, Result>(
  folder: string,
  source: Source<Row, Result>,
  { columns, currency }: Pick<Settings, "columns" | "currency">,
): Measured<Result> {
  const { name } = source;
  const { missing, records, account } = openRecords(folder, source, columns[name], { currency });
  const file = `${name}.csv`;
  const result = answer(file, gather(records, source.drafts), source.kpis);
  const { rows, repeated, otherCurrency, rejections, pattern } = account;
  const left = { rows, repeated, otherCurrency, rejections, pattern };
  return { name, file, result, ...left, currency: account.currency, missing };
}

/** What KPIs tell of records; who made the file hears what is wrong with them. */
export function answer<Row, Result>(
  file: string,
  records: Table<Row>,
  kpis: Source<Row, Result>["kpis"],
): Result {
  try {
    return kpis(records);
  } catch (error) {
    if (error instanceof InputError) throw new UserError(`${file}: ${saidOf(error)}`);
    throw error;
  }
}

/**
 * What the library says, without its own name for it, `servqual: weights must be ...`, and without what it
 * tells of the record, which is no row of the file.
 */
function saidOf({ kpi, field, came, message }: InputError): string {
  const said = message.replace(`${kpi}: `, "").replace(/ \((?:the )?record .*\)$/, "");
  if (field !== "currency") return said;
  const [, first] = /must be "(.*)" throughout/.exec(said) ?? [];
  if (first === undefined) {
    return `${said}. Name it in every row, or in none. Say in settings.json what rows without one are in, as "currency": "USD".`;
  }
  // A sign may be that of several currencies.
  const code = [first, String(came)].find((one) => /^[A-Z]{3}$/.test(one)) ?? "USD";
  return `it has amounts in ${first} and in ${came}, which are never added up. Say in settings.json which of them counts, as "currency": "${code}".`;
}
