import type { Rejected } from "customer-kpis/schema";
import type { Fields } from "./csvRows";
import { type LossPattern, LostRows } from "./lostRows";
import type { Batch } from "./openCsv";
import { Pasted } from "./pasted";
import { type Cells, cellsOf, type Places } from "./places";
import { faultOf, Rejections } from "./rejections";
import { repeats } from "./repeats";
import type { Dated } from "./source";

/** Every row of a file is accounted for. */
export interface Account {
  /** How many rows the file has. */
  readonly rows: number;
  /** How many of them stand there once more, and count once. */
  readonly repeated: number;
  /** How many stand there once more, at least, and count again, as nothing tells them apart. */
  readonly pasted: number;
  readonly rejections: Rejections;
  /** How rejected rows differ from the others; `null` where they do not. */
  readonly pattern: LossPattern | null;
}

/** Accounts for every row of a file. */
export class Ledger implements Account {
  rows = 0;
  repeated = 0;
  /** How many are in another currency than the report, and do not count. */
  otherCurrency = 0;
  /** The last moment in the rows, also in those that do not count; `null` where they tell none. */
  last: number | null = null;
  readonly rejections = new Rejections();
  readonly #file: string;
  readonly #places: Places;
  readonly #width: number;
  readonly #rename: Readonly<Record<string, string>>;
  readonly #lost: LostRows;
  readonly #pasted = new Pasted();
  /** The rows that were opened last. */
  #open: readonly Fields[] = [];
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

  get pasted(): number {
    return this.#pasted.count();
  }

  get pattern(): LossPattern | null {
    return this.rejections.rows === 0 ? null : this.#lost.pattern();
  }

  /** Says when rows happened: of those that were rejected, too, where that can be read. */
  date<Row>(
    { field, schema }: Dated<Row>,
    records: readonly Row[],
    rejected: readonly Rejected<Cells>[],
  ): void {
    for (const record of records) this.#happened(record[field]);
    for (const { input } of rejected) this.#happened(schema.safeParse(input[field]).data);
  }

  #happened(moment: unknown): void {
    if (moment instanceof Date) this.last = Math.max(this.last ?? -Infinity, moment.getTime());
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
    this.#open = rows.filter((_, i) => isNew[i]);
    if (!isNew.includes(false)) return batch;
    const fresh = {
      rows: this.#open,
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
        this.#pasted.add((this.#open[i] ?? []).join("\n"));
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
