import { type Row, shown } from "../cells/cell";
import { InputError } from "../check";
import { checkColumns } from "./header";

/** How the files of a source are told apart. */
export interface Files<File, Reader> {
  /** Finds the reader of a row, by the columns that it has. */
  readonly begin: (row: Row, file: File) => Reader;
  /** Throws where a column that must be somewhere is in none of the files. */
  readonly check: (found: ReadonlyMap<string, string>) => void;
}

/** A source, as far as it says where its fields are. */
interface Named {
  readonly name: string;
  readonly fields: Readonly<Record<string, Where>>;
}

interface Where {
  readonly names: readonly string[];
  readonly presence: string;
}

/**
 * The `files` of a source whose records are made of the rows of several files: each row is read by the
 * columns that it has.
 *
 * @param spec - The source, as it is described.
 * @param beginOne - Begins to read another file.
 * @example
 * ```ts
 * import { column, holdRows, severalFiles, source, validate } from "customer-kpis/sources";
 *
 * const shop = source({
 *   name: "shop",
 *   fields: {
 *     id: column.orNull(column.key("Order")),
 *     at: column.orNull(column.isoInstant("Placed")),
 *     amount: column.orNull(column.money("Paid")),
 *   },
 *   join: {
 *     by: ["id"],
 *     rows: (rows) => ({
 *       ...rows[0],
 *       at: rows.find(({ at }) => at)?.at ?? null,
 *       amount: rows.find(({ amount }) => amount)?.amount ?? null,
 *     }),
 *     hold: holdRows,
 *     files: severalFiles,
 *   },
 * });
 * const orders = [{ Order: "a", Placed: "2026-03-01" }];
 * const payments = [{ Order: "a", Paid: "12.50" }];
 * validate(shop, [...orders, ...payments]).records; // =>
 * // [{ id: "a", at: new Date("2026-03-01"), amount: 12.5 }]
 * ```
 */
export function severalFiles<File, Reader>(
  spec: Named,
  beginOne: () => (row: Row, file: File) => Reader,
): Files<File, Reader> {
  const { name: source, fields } = (spec ?? {}) as Named;
  checkColumns("severalFiles", "fields", fields);
  const files = new Map<string, (row: Row, file: File) => Reader>();
  return {
    begin(row, file) {
      const names = Object.keys(row).join("\n");
      const begin = files.get(names) ?? beginOne();
      files.set(names, begin);
      return begin(row, file);
    },
    check(found) {
      for (const [field, { names, presence }] of Object.entries(fields)) {
        if (presence === "optional" || found.has(field)) continue;
        const message = `${field} is in a column ${shown(names[0])}, which none of the files has`;
        throw new InputError(source, field, message, names);
      }
    },
  };
}
