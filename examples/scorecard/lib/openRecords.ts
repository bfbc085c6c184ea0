import { join } from "node:path";
import { validate } from "customer-kpis/schema";
import { inCurrency } from "./currency";
import { type Account, Ledger } from "./ledger";
import { openCsv } from "./openCsv";
import { type Columns, cellsOf, placesOf } from "./places";
import type { OptionalColumn, Source } from "./source";

/** A file of which the header has been read. */
export interface OpenRecords<Row> {
  /** Optional columns that are not there. */
  readonly missing: readonly OptionalColumn[];
  /** Those that are there. */
  readonly told: readonly OptionalColumn[];
  /** What the rows say, to be read once. */
  readonly records: Iterable<Row>;
  /** What has been left out so far, and the last moment in the rows, also in those. */
  readonly account: Account & Pick<Ledger, "otherCurrency" | "last">;
}

/** What of a file it takes to read its rows. */
export type Readable<Row> = Columns & Pick<Source<Row, unknown>, "schema" | "dated">;

/**
 * Opens a CSV file as records of a source: the one place where rows become what KPIs read. Rows that
 * cannot be right are left out and accounted for.
 *
 * @param rename - What fields are called in the file, where it is something else.
 * @param currency - Records that are not in this one are left out, too.
 */
export function openRecords<Row extends object>(
  folder: string,
  source: Readable<Row>,
  rename: Readonly<Record<string, string>> = {},
  currency?: string,
): OpenRecords<Row> {
  const { name, schema, dated, optional } = source;
  const file = openCsv(join(folder, `${name}.csv`));
  const places = placesOf(source, rename, file.columns);
  const ledger = new Ledger(`${name}.csv`, { places, width: file.width, rename });

  function* records(): Generator<Row> {
    for (const batch of file.batches) {
      const { rows, numbers } = ledger.open(batch);
      const cells = rows.map((row) => cellsOf(row, places));
      const { records, rejected } = validate(schema, cells);
      ledger.close(cells, numbers, rejected);
      if (dated) ledger.date(dated, records, rejected);
      const counted = inCurrency(records, currency);
      ledger.otherCurrency += records.length - counted.length;
      yield* counted;
    }
  }

  return {
    missing: optional.filter((field) => !places.has(field)),
    told: (["nps", ...optional] as const).filter((field) => places.has(field)),
    records: records(),
    account: ledger,
  };
}
