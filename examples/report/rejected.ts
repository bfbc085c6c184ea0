import type { Measured } from "../lib/measureFile";
import { count } from "./format";

/** What was left out of the figures, file by file: how many rows for which reason, and the first. */
export function rejected(files: readonly Measured<unknown>[]): string[] {
  const lines: string[] = [];
  for (const { name, rows, rejections } of files) {
    const left = rejections.rows === 0 ? "none" : count(rejections.rows);
    lines.push(`${name}.csv: ${left} of ${count(rows)} rows`);
    for (const { reason, count: times, examples } of rejections.reasons) {
      const first = examples.map(({ row, came }) => `${row} ${came}`).join(", ");
      const more = times > examples.length ? ", ..." : "";
      lines.push(`${count(times).padStart(6)} ${reason}`, `       row ${first}${more}`);
    }
  }
  return lines;
}
