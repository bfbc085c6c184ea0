import { statSync } from "node:fs";
import { basename } from "node:path";
import { inferSchema, initParser } from "udsv";
import { progress } from "./progress";
import { readText } from "./readText";
import { splitRecords } from "./splitRecords";
import { UserError } from "./userError";

/** A row by column name, as text. */
export type Cells = Record<string, string>;

/** Some rows of a file. Rows are numbered as a spreadsheet numbers them: the header is row 1. */
interface Batch {
  readonly cells: Cells[];
  /** The number of each of `cells`. */
  readonly numbers: number[];
  readonly broken: BrokenRow[];
}

/** A row with too many or too few fields. */
interface BrokenRow {
  readonly row: number;
  readonly message: string;
  readonly text: string;
}

/** A CSV file whose header has been read. */
export interface CsvFile {
  readonly columns: readonly string[];
  /** The rows, to be read once. */
  readonly batches: AsyncIterable<Batch>;
}

/**
 * Opens a CSV file of any size, parted by commas, semicolons, tabs or bars. It is read while
 * `batches` is, about a megabyte at a time.
 *
 * @throws UserError where the file is empty, is not UTF-8, or has two columns of one name.
 */
export async function openCsv(path: string): Promise<CsvFile> {
  const name = basename(path);
  const line = progress(name, statSync(path).size);
  const groups = splitRecords(name, readText(path, line.read));
  const first = await groups.next();
  const [header, ...firstRecords] = first.value as [string, ...string[]];
  const toBatch = batcher(name, header);

  async function* batches(): AsyncGenerator<Batch> {
    yield toBatch.of(firstRecords, 2);
    let row = 2 + firstRecords.length;
    for await (const records of groups) {
      yield toBatch.of(records, row);
      row += records.length;
    }
    line.done(row - 2);
  }

  return { columns: toBatch.columns, batches: batches() };
}

/** Takes records apart that all have this header. */
function batcher(name: string, header: string) {
  const delimiter = delimiterOf(header);
  const parser = initParser(inferSchema(`${header}\n`, { col: delimiter, row: "\n", trim: true }));
  const columns = parser.schema.cols.map((column) => column.name);
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) throw new UserError(`${name} has two columns "${twice}".`);

  function of(records: readonly string[], firstRow: number): Batch {
    const whole = [header];
    const numbers: number[] = [];
    const broken: BrokenRow[] = [];
    for (const [i, text] of records.entries()) {
      if (text === "") continue;
      const row = firstRow + i;
      const fields = fieldCount(text, delimiter);
      // The parser expects whole rows: it would take a missing field from the next one.
      if (fields === columns.length) {
        whole.push(text);
        numbers.push(row);
      } else {
        const message = `row has another number of fields than the header (${columns.length})`;
        broken.push({ row, message, text });
      }
    }
    return { cells: parser.stringObjs<Cells>(whole.join("\n")), numbers, broken };
  }

  return { columns, of };
}

/** The one of the usual delimiters that the header has most of. */
function delimiterOf(header: string): string {
  let best = ",";
  for (const delimiter of [";", "\t", "|"]) {
    if (fieldCount(header, delimiter) > fieldCount(header, best)) best = delimiter;
  }
  return best;
}

function fieldCount(record: string, delimiter: string): number {
  const unquoted = record.includes('"') ? record.replace(/"[^"]*"/g, "") : record;
  return unquoted.split(delimiter).length;
}
