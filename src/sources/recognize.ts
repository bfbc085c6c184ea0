import { isTexts } from "../cells/letters";
import { fail } from "../check";
import { checkSource, firstOf, type Header, hasAll, headerOf } from "./header";
import type { Source } from "./source";

/** A source that a file may be of. */
export interface Recognized<One extends Source<unknown> = Source<unknown>> {
  /** The source. */
  readonly source: One;
  /** The columns that it needs and the file has not: then `rename` has to say which others they are. */
  readonly missing: readonly string[];
}

/**
 * Which of several sources a file is of, by the names of its columns, in whatever order and case.
 *
 * @param columns - The names of the file's columns; of a file without a header, a line of it.
 * @param sources - Those that it may be of: `sources` are all of this door.
 * @returns Those whose marks are all there, with fewest columns missing first; none where the file is of
 *   none. That something was recognized says nothing of its rows.
 * @throws InputError where `columns` is no list of texts, or `sources` no list.
 * @example
 * ```ts
 * import { recognize, sources } from "customer-kpis/sources";
 *
 * const header = ["customerID", "tenure", "MonthlyCharges", "Churn"];
 * const [found] = recognize(header, sources);
 * found?.source.name; // => "datasets.telco"
 * found?.missing; // => []
 * recognize(["Name", "Value"], sources); // => []
 * ```
 */
export function recognize<One extends Source<unknown>>(
  columns: readonly string[],
  sources: readonly One[],
): Recognized<One>[] {
  if (!isTexts(columns)) fail("recognize", "columns", "a list of column names", columns);
  if (!Array.isArray(sources as unknown))
    fail("recognize", "sources", "a list of sources", sources);
  for (const [i, source] of sources.entries()) checkSource("recognize", `sources[${i}]`, source);
  const header = headerOf(columns);
  const found = sources
    .filter(({ marks, line }) => line?.test(columns.join()) ?? hasAll(header, marks))
    .map((source) => ({ source, missing: missingIn(header, source) }));
  return found.sort((a, b) => a.missing.length - b.missing.length);
}

/** What must be in the header and is not. Where there is none, or several files, nothing must. */
function missingIn(header: Header, { fields, line, join }: Source<unknown>): string[] {
  const columns = line || join?.files ? [] : Object.values(fields);
  return columns
    .filter(({ names, presence }) => {
      return presence !== "optional" && names.length > 0 && firstOf(header, names) === null;
    })
    .map(({ names }) => names[0] as string);
}
