import { shown } from "../cells/cell";
import { isTexts } from "../cells/letters";
import { fail, InputError } from "../check";
import { checkSource, hasAll, headerOf } from "./header";
import type { Source } from "./source";

/**
 * On which line of a file its header is, for a CSV reader: some tools write lines above it.
 *
 * @param lines - The first lines of the file, as text or already parted into cells. Twenty are enough
 *   for every source of this door.
 * @param source - The source that the file is of.
 * @returns The line, counted from 1: the first one with all of the source's marks; 0 of a source whose
 *   files have no header.
 * @throws InputError where no line has them, or `lines` is no list.
 * @example
 * ```ts
 * import { datasets, headerLine } from "customer-kpis/sources";
 *
 * const lines = ["Churn of the year", "", "customerID,tenure,MonthlyCharges,Churn"];
 * headerLine(lines, datasets.telco); // => 3
 * ```
 */
export function headerLine(
  lines: readonly (string | readonly string[])[],
  source: Source<unknown>,
): number {
  if (!Array.isArray(lines)) fail("headerLine", "lines", "a list of lines", lines);
  checkSource("headerLine", "source", source);
  if (source.line !== undefined) return 0;
  const index = lines.findIndex((line) => hasAll(headerOf(cellsOf(line)), source.marks));
  if (index >= 0) return index + 1;
  const marks = source.marks.map((mark) => shown(typeof mark === "string" ? mark : mark[0]));
  const message = `no line is a header of ${source.name}, which has the columns ${marks.join(", ")}`;
  throw new InputError("headerLine", "lines", message, lines);
}

/** The cells of a line, parted by the mark that there are most of. */
function cellsOf(line: string | readonly string[]): readonly string[] {
  if (isTexts(line)) return line;
  if (typeof line !== "string") {
    return fail("headerLine", "lines", "texts or lists of texts", line);
  }
  const counts = MARKS.map((mark) => line.split(mark).length);
  const mark = MARKS[counts.indexOf(Math.max(...counts))] as string;
  const cell = new RegExp(`[${mark}](?:"((?:[^"]|"")*)"|([^${mark}]*))`, "g");
  return Array.from(
    (mark + line).matchAll(cell),
    ([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain) as string,
  );
}

const MARKS = [",", ";", "\t", "|"] as const;
