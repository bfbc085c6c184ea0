import type { Fields } from "./csvRows";
import type { CsvFile } from "./openCsv";
import type { Source } from "./source";
import { UserError } from "./userError";

/** What is looked for in a file. */
export type Columns = Pick<Source<never, unknown>, "name" | "required" | "optional" | "besides">;

/** A row's text, by the library's name of the field. */
export type Cells = Record<string, string>;

/** In which column each field is. */
export type Places = ReadonlyMap<string, number>;

/** The cells of the fields that the file has. */
export function cellsOf(row: Fields, places: Places): Cells {
  const cells: Cells = {};
  for (const [field, place] of places) {
    const cell = row[place];
    if (cell !== undefined) cells[field] = cell;
  }
  return cells;
}

/**
 * Where the fields are: in which column. Throws where a required one is nowhere, or one that is
 * wanted is there twice.
 */
export function placesOf(
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
