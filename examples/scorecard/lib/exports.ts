import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { recognize, type Source, sources } from "customer-kpis/sources";
import { csvRows, type Fields } from "./csvRows";
import { FileError } from "./fileError";
import { DELIMITERS, openCsv } from "./openCsv";
import { hasColumns } from "./places";
import { readText } from "./readText";
import type { Settings } from "./settings";
import { UserError } from "./userError";

/** A file of a tool: what it is, and where its rows begin. */
export interface Export {
  /** The file's name. */
  readonly file: string;
  readonly source: Source<unknown>;
  readonly delimiter: string;
  /** The row of the header, counted from 1; 0 where the file has none. */
  readonly headerRow: number;
}

/** The exports of tools in a folder, by name, and the other files that may have been meant. */
export interface Exports {
  readonly found: readonly Export[];
  /** Tables that no tool is known to write. */
  readonly unknown: readonly string[];
  /** What some of them nearly are, in sentences. */
  readonly near: readonly string[];
  /** What may hold figures, too, and is not looked into: folders with tables, and files of other kinds. */
  readonly unread: readonly string[];
}

/** Above the header stand at most so many rows. */
const FIRST_ROWS = 20;

/**
 * Looks for exports of tools among the files of a folder. One with a name of our own, as Zendesk's
 * `tickets.csv`, is one where it has not the columns that ours must have.
 *
 * @param own - Names of our own, with those columns.
 * @param isLeftOut - Whether a file is known to be unreadable.
 */
export function exportsIn(
  folder: string,
  own: Readonly<Record<string, readonly string[]>>,
  settings: Settings,
  isLeftOut: (file: string) => boolean,
): Exports {
  const found: Export[] = [];
  const unknown: string[] = [];
  const near: string[] = [];
  const unread: string[] = [];
  for (const file of filesIn(folder)) {
    if (isLeftOut(file)) continue;
    const path = join(folder, file);
    const isTable = TABLE.test(file) && isFileAt(path);
    if (!isTable && mayHoldTables(path)) unread.push(file);
    if (!isTable) continue;
    const ours = Object.hasOwn(own, file) ? own[file] : undefined;
    const known = isOurs(folder, file, ours, settings) ? null : exportOf(folder, file, settings);
    if (known !== null) found.push(known);
    else if (ours !== undefined) continue;
    else if (!/\.txt$/i.test(file)) {
      unknown.push(file);
      near.push(...nearTo(file, [...rowsAbove(folder, file)]));
    }
  }
  return { found, unknown, near, unread };
}

/** Whether a file is one of ours, by its name and columns, or as `settings.json` says what these are. */
function isOurs(
  folder: string,
  file: string,
  required: readonly string[] | undefined,
  { columns }: Settings,
): boolean {
  if (required === undefined) return false;
  return file.replace(".csv", "") in columns || hasColumns(openCsv(join(folder, file)), required);
}

const TABLE = /\.(?:csv|tsv|txt)$/i;

function isFileAt(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Whether something that is no table may hold some: a workbook, an archive, a folder with tables in it. */
function mayHoldTables(path: string): boolean {
  if (basename(path).startsWith(".")) return false;
  if (isFileAt(path)) return OTHER_KINDS.test(path);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder && readdirSync(path).some((file) => TABLE.test(file) || OTHER_KINDS.test(file));
}

/** Kinds of files that exports come in, but for tables. */
const OTHER_KINDS = /\.(?:xlsx?|xlsm|xlsb|ods|numbers|zip|gz|jsonl|ndjson|xml|pdf|parquet)$/i;

/** The names in a folder as people count: `tickets.csv`, `tickets (1).csv`, `tickets (10).csv`. */
function filesIn(folder: string): string[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const stem = (name: string) => name.replace(/\.[^.]*$/, "");
  return readdirSync(folder).sort((a, b) => compare(stem(a), stem(b)) || (a < b ? -1 : 1));
}

/** What a file is, by the first of its rows that is the header of a tool's export. */
function exportOf(folder: string, file: string, settings: Settings): Export | null {
  let best: (Export & { readonly missing: number }) | null = null;
  for (const { columns, delimiter, row } of rowsAbove(folder, file)) {
    const source = sourceOf(file, columns, settings);
    if (source === null || (best !== null && source.missing >= best.missing)) continue;
    const headerRow = source.source.line === undefined ? row : 0;
    best = { file, delimiter, headerRow, ...source };
  }
  return best;
}

/** A row that may be a header: what stands in it, and which one it is, counted from 1. */
interface MayBeHeader {
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly row: number;
}

/** The first rows of a file, parted by each mark that may part them. */
function* rowsAbove(folder: string, file: string): Generator<MayBeHeader> {
  const [head = ""] = readText(join(folder, file), () => {});
  for (const delimiter of DELIMITERS) {
    for (const [i, fields] of firstRows(file, head, delimiter).entries()) {
      const names = fields.map((column) => column.trim()).filter((column) => column !== "");
      yield { columns: names.length > 0 ? names : [""], delimiter, row: i + 1 };
    }
  }
}

/** The first rows of a text, of which the last may be cut, also within quotation marks. */
function firstRows(file: string, head: string, delimiter: string): readonly Fields[] {
  const rows: Fields[] = [];
  try {
    for (const group of csvRows(file, [head.slice(0, 1 << 16)], () => delimiter)) {
      rows.push(...group);
      if (rows.length > FIRST_ROWS) break;
    }
  } catch (error) {
    // What is not closed here may be closed further on.
    if (!(error instanceof FileError)) throw error;
  }
  return rows.slice(0, FIRST_ROWS);
}

function sourceOf(file: string, columns: readonly string[], settings: Settings) {
  const named = settings.sources[file];
  const wanted =
    named === undefined
      ? recognize(columns, sources)
      : recognize(columns, [byAnyColumn(file, named, settings)]);
  const [first, second] = wanted;
  if (first === undefined) return null;
  if (second !== undefined && second.missing.length === first.missing.length) {
    const names = wanted.map(({ source }) => source.name).join(" or ");
    throw new UserError(
      `${file} may be of ${names}. Say which in settings.json: ` +
        `"sources": { "${file}": "${first.source.name}" }.`,
    );
  }
  const source = sources.find(({ name }) => name === first.source.name) as Source<unknown>;
  return { source, missing: first.missing.length };
}

/** A source that `settings.json` names for a file: whatever it is recognized by may be called otherwise there. */
function byAnyColumn(file: string, named: string, { columns }: Settings): Source<unknown> {
  const source = sources.find(({ name }) => name === named);
  if (source === undefined) {
    const names = sources.map(({ name }) => name).join(", ");
    throw new UserError(
      `settings.json takes ${file} for ${JSON.stringify(named)}, but there are ${names}.`,
    );
  }
  const names = Object.values(source.fields).flatMap((column) => column.names);
  const renamed = Object.values(columns[file] ?? {});
  return source.line ? source : { ...source, marks: [[...names, ...renamed]] };
}

/** What a table nearly is: it has most of the columns by which files of a tool are recognized. */
function nearTo(file: string, rows: readonly MayBeHeader[]): string[] {
  let best = { share: 0, sentence: "" };
  for (const { columns } of rows) {
    for (const source of sources) {
      const lacking = source.marks.filter(
        (mark) => recognize(columns, [{ ...source, marks: [mark] }]).length === 0,
      );
      const share = 1 - lacking.length / source.marks.length;
      if (source.refused !== null || !(share > Math.max(best.share, 0.5))) continue;
      const names = lacking.map((mark) => JSON.stringify([mark].flat()[0])).join(" and no ");
      const way = `"sources": { "${file}": "${source.name}" }`;
      const sentence = `${file} is nearly of ${source.name}, but has no column ${names}: say in settings.json what it is called there, with "columns", and ${way}.`;
      best = { share, sentence };
    }
  }
  return best.sentence === "" ? [] : [best.sentence];
}
