import { fail, InputError } from "../check";
import { isRecord, type Row, shown } from "./cell";
import { folded, normalized } from "./letters";

/** Shows rows under other column names. */
export interface Renamer {
  /** The row with its columns and, beside them, the fields that are held in some. */
  readonly view: (row: unknown) => unknown;
  /** Throws where there were rows, but none with a column that was named. */
  readonly checkFound: () => void;
}

/**
 * A {@link Renamer} for the columns of fields, by field. A column is found by its name as it is
 * written, else by one that looks the same: upper or lower case, blanks, Arabic or Persian letters. A
 * byte order mark and blanks around a header are no part of a column's name, also where nothing is
 * renamed.
 */
export function renamer(rename: Readonly<Record<string, string>>): Renamer {
  const wanted = checkedRename(rename);
  /** The column that a field was found in. */
  const found = new Map<string, string>();
  let columns: Set<string> | null = null;
  let unclean: [clean: string, column: string][] = [];

  return {
    view(row) {
      if (!isRecord(row)) return row;
      columns ??= new Set();
      // Rows of JSON, and of spreadsheets, may be without their blank cells.
      const before = columns.size;
      for (const column of Object.keys(row)) columns.add(column);
      if (columns.size > before) unclean = uncleanIn(columns);
      if (wanted.length + unclean.length === 0) return row;
      const fields: Record<string, unknown> = {};
      for (const [clean, column] of unclean) {
        if (Object.hasOwn(row, column)) fields[clean] = row[column];
      }
      for (const [field, name] of wanted) {
        const column = found.get(field) ?? columnIn(row, field, name);
        if (column !== undefined) found.set(field, column);
        fields[field] = Object.hasOwn(row, column ?? name) ? row[column ?? name] : undefined;
      }
      // Ten times faster than a copy of the row to which fields are added.
      return { ...row, ...fields };
    },
    checkFound() {
      for (const [field, column] of columns === null ? [] : wanted) {
        if (found.has(field)) continue;
        const there = Array.from(columns!, shown).join(", ") || "none";
        const message = `rename.${field} names the column ${shown(column)}, but the columns are ${there}`;
        throw new InputError("validate", `rename.${field}`, message, column);
      }
    },
  };
}

/** Field and column of each that is renamed. */
export function checkedRename(rename: Readonly<Record<string, string>>): [string, string][] {
  if (!isRecord(rename)) fail("validate", "rename", "an object of column names by field", rename);
  const pairs = Object.entries(rename);
  for (const [field, column] of pairs) {
    if (typeof column !== "string") fail("validate", `rename.${field}`, "a column's name", column);
    if (field === "__proto__") fail("validate", "rename", "free of a field __proto__", field);
  }
  return pairs;
}

/** The column of this name, or the one that looks the same. */
function columnIn(row: Row, field: string, name: string): string | undefined {
  if (Object.hasOwn(row, name)) return name;
  const key = folded(name);
  const alike = Object.keys(row).filter((column) => folded(column) === key);
  if (alike.length > 1) {
    const list = alike
      .map(shown)
      .join(", ")
      .replace(/, ([^,]*)$/, " and $1");
    fail("validate", `rename.${field}`, `one of the columns ${list}`, name);
  }
  return alike[0];
}

/** The columns whose name has another way of writing that no column has, with it. */
function uncleanIn(columns: ReadonlySet<string>): [clean: string, column: string][] {
  return [...columns]
    .map((column): [string, string] => [normalized(column).trim().replace(/\s+/g, " "), column])
    .filter(([clean]) => clean !== "__proto__" && !columns.has(clean));
}
