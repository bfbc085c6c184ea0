import { join } from "node:path";
import { validate } from "customer-kpis/schema";
import type { Fields } from "./csvRows";
import { inCurrency } from "./currency";
import { Ledger, type PaidAccount } from "./ledger";
import { type Batch, openCsv } from "./openCsv";
import { type Cells, type Columns, cellsOf, type Places, placesOf } from "./places";
import type { OptionalColumn, Source } from "./source";

/** A file of which the header has been read. */
export interface OpenRecords<Row> {
  /** Optional columns that are not there. */
  readonly missing: readonly OptionalColumn[];
  /** What the rows say, to be read once. */
  readonly records: Iterable<Row>;
  /** What has been left out so far. */
  readonly account: PaidAccount;
}

/** What of a file it takes to read its rows. */
export type Readable<Row> = Columns & Pick<Source<Row, unknown>, "schema">;

/** Which rows are wanted: all, unless it says so. */
export interface Wanted {
  /** Those with this text in a column. */
  readonly only?: { readonly field: string; readonly value: string };
  /** Those that may be in this currency. */
  readonly currency?: string | undefined;
}

/**
 * Opens a CSV file as records of a source: the one place where rows become what KPIs read. Rows that
 * cannot be right are left out and accounted for.
 *
 * @param rename - What fields are called in the file, where it is something else.
 */
export function openRecords<Row extends object>(
  folder: string,
  source: Readable<Row>,
  rename: Readonly<Record<string, string>> = {},
  { only, currency }: Wanted = {},
): OpenRecords<Row> {
  const { name, schema, optional } = source;
  const file = openCsv(join(folder, `${name}.csv`));
  const places = placesOf(source, rename, file.columns);
  const ledger = new Ledger(`${name}.csv`, { places, width: file.width, rename });

  function* records(): Generator<Row> {
    for (const batch of file.batches) {
      const { cells, numbers } = cellsIn(ledger.open(batch), places, only);
      const { records, rejected } = validate(schema, cells);
      ledger.close(cells, numbers, rejected);
      const counted = inCurrency(records, currency);
      ledger.pay(counted, records.length - counted.length);
      yield* counted;
    }
  }

  return {
    missing: optional.filter((field) => !places.has(field)),
    records: records(),
    account: ledger,
  };
}

/** The rows that are wanted, with their numbers. */
function cellsIn(
  { rows, numbers }: Pick<Batch, "rows" | "numbers">,
  places: Places,
  only: Wanted["only"],
): { cells: Cells[]; numbers: readonly number[] } {
  const place = only && places.get(only.field);
  if (!only || place === undefined) {
    return { cells: rows.map((row) => cellsOf(row, places)), numbers };
  }
  const found = [...rows.keys()].filter((i) => rows[i]?.[place]?.trim() === only.value);
  return {
    cells: found.map((i) => cellsOf(rows[i] as Fields, places)),
    numbers: found.map((i) => numbers[i] as number),
  };
}
