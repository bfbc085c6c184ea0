import { statSync } from "node:fs";
import { basename } from "node:path";
import { csvRows, type Fields } from "./csvRows";
import { FileError } from "./fileError";
import { progress } from "./progress";
import { readText } from "./readText";

/** Some rows of a file. Rows are numbered as a spreadsheet numbers them: the header is row 1. */
export interface Batch {
  readonly rows: readonly Fields[];
  /** The number of each. */
  readonly numbers: readonly number[];
  readonly broken: readonly BrokenRow[];
}

/** A row with too many or too few fields. */
interface BrokenRow {
  readonly row: number;
  readonly fields: Fields;
}

/** A CSV file whose header has been read. */
export interface CsvFile {
  /** Names as the file has them, without spaces around them; columns without a name as "". */
  readonly columns: readonly string[];
  /** How many fields a row has: columns without a name at the end need not be there. */
  readonly width: number;
  /** The rows, to be read once. */
  readonly batches: Iterable<Batch>;
}

/**
 * Opens a CSV file of any size, parted by commas, semicolons, tabs or bars. It is read while
 * `batches` is, about a hundred kilobytes at a time.
 *
 * @throws FileError where the file is a folder, is empty or in another encoding.
 */
export function openCsv(path: string): CsvFile {
  const name = basename(path);
  const file = statSync(path);
  if (!file.isFile()) {
    throw new FileError(name, { kind: "folder" }, `${name} is a folder, not a file.`);
  }
  const line = progress(name, file.size);
  const groups = csvRows(name, readText(path, line.read), delimiterOf);
  const { header, headerRow, rest } = readHeader(groups);
  const columns = header.map((column) => column.trim());
  const width = columns.findLastIndex((column) => column !== "") + 1;

  function* batches(): Generator<Batch> {
    let row = headerRow + 1;
    yield batchOf(rest, row, { width, most: columns.length });
    row += rest.length;
    for (const rows of groups) {
      yield batchOf(rows, row, { width, most: columns.length });
      row += rows.length;
    }
    line.done(row - headerRow - 1);
  }

  return { columns, width, batches: batches() };
}

/** The first row that is not blank, after a line such as `sep=;` which Excel takes for itself. */
function readHeader(groups: Generator<Fields[]>): {
  header: Fields;
  headerRow: number;
  rest: Fields[];
} {
  let row = 0;
  for (let group = groups.next(); !group.done; group = groups.next()) {
    const at = group.value.findIndex((fields) => fields.length > 0 && !isSeparatorLine(fields));
    if (at !== -1) {
      const rest = group.value.slice(at + 1);
      return { header: group.value[at] as Fields, headerRow: row + at + 1, rest };
    }
    row += group.value.length;
  }
  return { header: [], headerRow: 1, rest: [] };
}

function isSeparatorLine([first = ""]: Fields): boolean {
  return /^"?sep=/i.test(first);
}

/** Sets aside rows that have more or fewer fields than the header. Blank fields at the end are none. */
function batchOf(
  rows: readonly Fields[],
  firstRow: number,
  { width, most }: { readonly width: number; readonly most: number },
): Batch {
  const whole: Fields[] = [];
  const numbers: number[] = [];
  const broken: BrokenRow[] = [];
  for (const [i, fields] of rows.entries()) {
    if (fields.length === 0) continue;
    const isWhole =
      fields.length >= width &&
      (fields.length <= most || fields.slice(most).every((field) => field.trim() === ""));
    if (isWhole) {
      whole.push(fields);
      numbers.push(firstRow + i);
    } else {
      broken.push({ row: firstRow + i, fields });
    }
  }
  return { rows: whole, numbers, broken };
}

/** The marks that part fields. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;

/** What `sep=;` says, or else the one of the usual delimiters that the header has most of. */
function delimiterOf(header: string): string {
  const said = /^"?sep=([,;\t|])"?\s*$/i.exec(header)?.[1];
  if (said !== undefined) return said;
  const unquoted = header.replace(/"[^"]*"/g, "");
  let best: string = DELIMITERS[0];
  for (const delimiter of DELIMITERS) {
    if (unquoted.split(delimiter).length > unquoted.split(best).length) best = delimiter;
  }
  return best;
}
