import { currencyOf } from "./currency";
import { gather } from "./gather";
import { isTold } from "./isTold";
import type { Account } from "./ledger";
import { openRecords } from "./openRecords";
import type { Settings } from "./settings";
import type { OptionalColumn, Source } from "./source";
import type { Table } from "./table";

/** What is held of a file, or of the exports in its place. */
export interface Gathered<Row> extends Account {
  /** `answers`. */
  readonly name: string;
  /** What the file is called, or the files. */
  readonly file: string;
  /** The records that count, by column. */
  readonly records: Table<Row>;
  /** The last moment in its rows, also in those that do not count; `null` where they tell none. */
  readonly last: number | null;
  /** How many rows are in another currency than the report, and do not count. */
  readonly otherCurrency: number;
  /** The currency that all others name; `null` where they name none, or several. */
  readonly currency: string | null;
  /** Optional columns that are not there, or say nothing. */
  readonly missing: readonly OptionalColumn[];
  /** Those of them that are there. */
  readonly blank: readonly OptionalColumn[];
}

/**
 * Reads a file once, from its first row to its last: whatever is asked of it later, its columns answer.
 *
 * @param settings - What fields are called in the file, and which currency counts.
 */
export function gatherFile<Row extends object>(
  folder: string,
  source: Source<Row, unknown>,
  { columns, currency }: Pick<Settings, "columns" | "currency">,
): Gathered<Row> {
  const { name } = source;
  const { missing, told, records, account } = openRecords(folder, source, columns[name], currency);
  const gathered = gather(records, source.drafts);
  const { rows, repeated, pasted, otherCurrency, rejections, pattern, last } = account;
  const blank = told.filter((field) => {
    // What was rejected for a column does not stand among the records.
    const isRejected = rejections.reasons.some(
      ({ fault }) => "field" in fault && fault.field === field,
    );
    return gathered.length > 0 && !isRejected && !isTold(gathered, field);
  });
  return {
    name,
    file: `${name}.csv`,
    records: gathered,
    last,
    missing: [...missing, ...blank],
    blank,
    rows,
    repeated,
    pasted,
    otherCurrency,
    rejections,
    pattern,
    currency: currencyOf(gathered),
  };
}
