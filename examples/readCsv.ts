import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/** The rows of a CSV file, by the names in its header: any CSV reader gives as much. */
export function readCsv(path: string): Record<string, string>[] {
  return parse(readFileSync(join(import.meta.dirname, "..", path)), { columns: true, bom: true });
}
