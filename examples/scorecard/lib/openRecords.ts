import { join } from "node:path";
import { type Rejected, validate } from "customer-kpis/schema";
import type { Fields } from "./csvRows";
import { currencyOf, inCurrency } from "./currency";
import { type LossPattern, LostRows } from "./lostRows";
import { type Batch, type CsvFile, openCsv } from "./openCsv";
import { ownCopies } from "./ownCopies";
import { faultOf, Rejections } from "./rejections";
import { repeats } from "./repeats";
import type { OptionalColumn, Source } from "./source";
import { UserError } from "./userError";

/** A file of which the header has been read. */
export interface OpenRecords<Row> {
  /** Optional columns that are not there. */
  readonly missing: readonly OptionalColumn[];
  /** What the rows say, to be read once. */
  readonly records: Iterable<Row>;
  /** What has been left out so far. */
  readonly account: PaidAccount;
}

/** Every row of a file is accounted for. */
export interface Account {
  /** How many rows the file has. */
  readonly rows: number;
  /** How many of them stand there once more, and count once. */
  readonly repeated: number;
  readonly rejections: Rejections;
  /** How rejected rows differ from the others; `null` where they do not. */
  readonly pattern: LossPattern | null;
}

/** The same, with what its amounts are in. */
export interface PaidAccount extends Account {
  /** How many are in another currency than the report, and do not count. */
  readonly otherCurrency: number;
  /** The currency that all others name; `null` where they name none, or several. */
  readonly currency: string | null;
}

/** A row's text, by the library's name of the field. */
type Cells = Record<string, string>;

/** What is looked for in a file. */
type Columns = Pick<Source<never, unknown>, "name" | "required" | "optional" | "besides">;

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
  const own = ownCopies();

  function* records(): Generator<Row> {
    for (const batch of file.batches) {
      const { cells, numbers } = cellsIn(ledger.open(batch), places, only);
      // Of all that a row says, who it was is kept.
      for (const row of cells) if (row["customerId"]) row["customerId"] = own(row["customerId"]);
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

/** Accounts for every row of a file. */
class Ledger implements PaidAccount {
  rows = 0;
  repeated = 0;
  otherCurrency = 0;
  readonly #currencies = new Set<string | null>();
  readonly rejections = new Rejections();
  readonly #file: string;
  readonly #places: Places;
  readonly #width: number;
  readonly #rename: Readonly<Record<string, string>>;
  readonly #lost: LostRows;
  readonly #isRepeated: ((row: Fields) => boolean) | null;

  constructor(
    file: string,
    {
      places,
      width,
      rename,
    }: {
      readonly places: Places;
      readonly width: number;
      readonly rename: Readonly<Record<string, string>>;
    },
  ) {
    this.#file = file;
    this.#places = places;
    this.#width = width;
    this.#rename = rename;
    this.#lost = new LostRows([...places.keys()]);
    const id = places.get("id");
    this.#isRepeated = id === undefined ? null : repeats(id);
  }

  get pattern(): LossPattern | null {
    return this.rejections.rows === 0 ? null : this.#lost.pattern();
  }

  get currency(): string | null {
    const [currency = null] = this.#currencies;
    return this.#currencies.size === 1 ? currency : null;
  }

  /** Says in what the records are paid, and how many are in another currency. */
  pay(counted: readonly object[], others: number): void {
    this.otherCurrency += others;
    if (counted.length > 0) this.#currencies.add(currencyOf(counted));
  }

  /** Takes in rows, of which some cannot be read at all; gives those that are new. */
  open(batch: Batch): Pick<Batch, "rows" | "numbers"> {
    const { rows, numbers, broken } = batch;
    this.rows += rows.length + broken.length;
    for (const { row, fields } of broken) {
      const fault = { kind: "fields" as const, expected: String(this.#width) };
      this.rejections.add({ file: this.#file, row }, [{ fault, came: fields.join(",") }]);
      // Beyond a field that is missing or too many, others are not where they belong.
      const isShort = fields.length < this.#width;
      this.#lost.add("lost", row, isShort ? cellsOf(fields, this.#places) : {});
    }
    const isNew = rows.map((row) => !this.#isRepeated?.(row));
    if (!isNew.includes(false)) return batch;
    const fresh = {
      rows: rows.filter((_, i) => isNew[i]),
      numbers: numbers.filter((_, i) => isNew[i]),
    };
    this.repeated += rows.length - fresh.rows.length;
    return fresh;
  }

  /** Says what became of the others: those that were rejected are in the order of the rows. */
  close(
    cells: readonly Cells[],
    numbers: readonly number[],
    rejected: readonly Rejected<Cells>[],
  ): void {
    let next = 0;
    for (const [i, row] of cells.entries()) {
      const number = numbers[i] as number;
      if (rejected[next]?.row !== i + 1) {
        this.#lost.add("kept", number, row);
        continue;
      }
      const { issues = [] } = rejected[next++] ?? {};
      const wrong = issues.map(({ field }) => field);
      this.#lost.add("lost", number, row, wrong);
      const faults = issues.map(({ field, message }) => {
        return { fault: faultOf(field, this.#rename[field] ?? field, message), came: row[field] };
      });
      this.rejections.add({ file: this.#file, row: number }, faults);
    }
  }
}

/** In which column each field is. */
type Places = ReadonlyMap<string, number>;

function cellsOf(row: Fields, places: Places): Cells {
  const cells: Cells = {};
  for (const [field, place] of places) {
    const cell = row[place];
    if (cell !== undefined) cells[field] = cell;
  }
  return cells;
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

/**
 * Where the fields are: in which column. Throws where a required one is nowhere, or one that is
 * wanted is there twice.
 */
function placesOf(
  { name, required, optional, besides }: Columns,
  rename: Readonly<Record<string, string>>,
  columns: readonly string[],
): Map<string, number> {
  const plain = columns.map(plainName);
  const places = new Map<string, number>();
  const isNamed = new Set(Object.keys(rename));
  for (const field of new Set([...required, ...optional, ...besides, ...isNamed])) {
    const column = rename[field] ?? field;
    const exact = placesIn(columns, column);
    const found = exact.length > 0 ? exact : placesIn(plain, plainName(column));
    const [place] = found;
    if (found.length > 1) throw new UserError(`${name}.csv has two columns "${column}".`);
    if (place !== undefined) places.set(field, place);
    else if (required.includes(field) || isNamed.has(field)) {
      const there = columns.filter((one) => one !== "").join(", ");
      throw new UserError(
        `${name}.csv has no column "${column}". It has: ${there}. ` +
          `Rename it there, or under "columns" in settings.json.`,
      );
    }
  }
  return places;
}

/** Whether a file has all of these columns, under their own names. */
export function hasColumns({ columns }: CsvFile, required: readonly string[]): boolean {
  const plain = columns.map(plainName);
  return required.every((column) => plain.includes(plainName(column)));
}

function placesIn(columns: readonly string[], column: string): number[] {
  return columns.flatMap((one, i) => (one === column ? [i] : []));
}

/**
 * A name as people read it: Arabic letters that look like Persian ones, digits, composed letters,
 * marks that are not seen, and capitals are all one; `customer_id` and `Customer ID` are `customerId`.
 */
function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\u064a\u0649]/g, "\u06cc")
    .replace(/\u0643/g, "\u06a9")
    .replace(/[\u064b-\u065f\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\s_-]+/g, "")
    .toLowerCase();
}
