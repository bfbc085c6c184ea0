import { join } from "node:path";
import { validate } from "customer-kpis/schema";
import type { Fields } from "./csvRows";
import { type LossPattern, LostRows } from "./lostRows";
import { openCsv } from "./openCsv";
import { faultOf, Rejections } from "./rejections";
import type { OptionalColumn, Source } from "./source";
import { UserError } from "./userError";

/** A file of which the header has been read. */
export interface OpenRecords<Row> {
  /** Optional columns that are not there. */
  readonly missing: readonly OptionalColumn[];
  /** What the rows say, to be read once. */
  readonly records: Iterable<Row>;
  /** What has been left out so far. */
  readonly account: Account;
}

/** Every row of a file is accounted for. */
export interface Account {
  /** How many rows the file has. */
  readonly rows: number;
  readonly rejections: Rejections;
  /** How rejected rows differ from the others; `null` where they do not. */
  readonly pattern: LossPattern | null;
}

/** What is looked for in a file. */
type Columns = Pick<Source<never, unknown>, "name" | "required" | "optional" | "besides">;

/** Which rows are wanted, by the text in a column: all, unless it says so. */
export interface Only {
  readonly field: string;
  readonly value: string;
}

/**
 * Opens a CSV file as records of a source: the one place where rows become what KPIs read. Rows that
 * cannot be right are left out and accounted for.
 *
 * @param rename - What fields are called in the file, where it is something else.
 */
export function openRecords<Row>(
  folder: string,
  source: Pick<Source<Row, unknown>, "schema" | keyof Columns>,
  rename: Readonly<Record<string, string>> = {},
  only?: Only,
): OpenRecords<Row> {
  const { name, schema } = source;
  const file = openCsv(join(folder, `${name}.csv`));
  const places = placesOf(source, rename, file.columns);
  const fields = [...places.keys()];
  const rejections = new Rejections();
  const lost = new LostRows(fields);
  let rows = 0;

  function cellsOf(row: Fields): Record<string, string> {
    const cells: Record<string, string> = {};
    for (const [field, place] of places) {
      const cell = row[place];
      if (cell !== undefined) cells[field] = cell;
    }
    return cells;
  }

  function* records(): Generator<Row> {
    for (const batch of file.batches) {
      rows += batch.rows.length + batch.broken.length;
      for (const { row, fields } of batch.broken) {
        const fault = { kind: "fields" as const, expected: String(file.width) };
        rejections.add(row, [{ fault, came: fields.join(",") }]);
        // Beyond a field that is missing or too many, others are not where they belong.
        lost.add("lost", row, fields.length < file.width ? cellsOf(fields) : {});
      }
      let cells = batch.rows.map(cellsOf);
      if (only) cells = cells.filter((row) => row[only.field]?.trim() === only.value);
      const { records: valid, rejected } = validate(schema, cells);
      let next = 0;
      for (const [i, row] of cells.entries()) {
        const number = batch.numbers[i] as number;
        if (rejected[next]?.row !== i + 1) {
          lost.add("kept", number, row);
          continue;
        }
        const { issues = [] } = rejected[next++] ?? {};
        const wrong = issues.map(({ field }) => field);
        lost.add("lost", number, row, wrong);
        rejections.add(
          number,
          issues.map(({ field, message }) => {
            const fault = faultOf(field, rename[field] ?? field, message);
            return { fault, came: row[field] };
          }),
        );
      }
      yield* valid;
    }
  }

  return {
    missing: source.optional.filter((field) => !places.has(field)),
    records: records(),
    account: {
      get rows() {
        return rows;
      },
      rejections,
      get pattern() {
        return rejections.rows === 0 ? null : lost.pattern();
      },
    },
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

function placesIn(columns: readonly string[], column: string): number[] {
  return columns.flatMap((one, i) => (one === column ? [i] : []));
}

/**
 * A name as people read it: Arabic letters that look like Persian ones, digits, composed letters,
 * marks that are not seen, spaces and capitals are all one.
 */
function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\u064a\u0649]/g, "\u06cc")
    .replace(/\u0643/g, "\u06a9")
    .replace(/[\u064b-\u065f\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
