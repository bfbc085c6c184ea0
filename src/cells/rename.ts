import { fail } from "../check";
import { shown } from "./cell";

/** Shows rows under other column names. */
export interface Renamer {
  /** The row with its columns and, beside them, the fields that are held in some. */
  readonly view: (row: unknown) => unknown;
  /** Throws where there were rows, but none with a column that was named. */
  readonly checkFound: () => void;
}

/** A {@link Renamer} for the columns of fields, by field. */
export function renamer(rename: Readonly<Record<string, string>>): Renamer {
  if (typeof rename !== "object" || rename === null) {
    fail("validate", "rename", "an object of column names by field", rename);
  }
  const pairs = Object.entries(rename);
  for (const [field, column] of pairs) {
    if (typeof column !== "string") fail("validate", `rename.${field}`, "a column's name", column);
    if (field === "__proto__") fail("validate", "rename", "free of a field __proto__", field);
  }
  const unseen = new Map(pairs);
  let columns: string[] | null = null;

  return {
    view(row) {
      if (typeof row !== "object" || row === null) return row;
      columns ??= Object.keys(row);
      const fields: Record<string, unknown> = {};
      for (const [field, column] of pairs) {
        const isThere = Object.hasOwn(row, column);
        fields[field] = isThere ? (row as Record<string, unknown>)[column] : undefined;
        if (isThere) unseen.delete(field);
      }
      // Ten times faster than a copy of the row to which fields are added.
      return { ...row, ...fields };
    },
    checkFound() {
      const [first] = unseen;
      if (columns === null || first === undefined) return;
      const [field, column] = first;
      const there = columns.map(shown).join(", ");
      throw new TypeError(
        `validate: rename.${field} names the column ${shown(column)}, but the columns are ${there}`,
      );
    },
  };
}
