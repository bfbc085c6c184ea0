import { isRecord, notARecord, Problem, type Row, refused } from "../cells/cell";
import { readLanguage } from "../cells/readLanguage";
import { wordsOf } from "../cells/readScore";
import { checkedRename } from "../cells/rename";
import type { Assumption, Sorted, Sorter, SourceOptions } from "../cells/validated";
import { checkOptions, InputError } from "../check";
import { checkWritten } from "./checkWritten";
import type { Columns } from "./columns";
import type { Entry, Settle } from "./entry";
import { type Header, headerOf } from "./header";
import { type File, type RowReader, rowReader, type Told } from "./rowReader";
import { type Make, settler } from "./settler";
import type { SourceSpec } from "./spec";
import { states } from "./states";

/**
 * Sorts the rows of a file.
 *
 * @param make - Makes the record of a row that is right; without it that is the row's fields.
 * @param isWhole - Whether all rows come at once: then rows of a record need not stand together, and the
 *   dates of all rows can prove what comes first in them.
 */
export function sorter<Output>(
  spec: SourceSpec<Columns>,
  make: Make | undefined,
  options: SourceOptions,
  isWhole: boolean,
): Sorter<Output> {
  const { name, refused: why, line, join } = spec;
  if (why != null) throw new InputError(name, "rows", why);
  const told = toldBy(options, spec);
  const files = join?.files?.(spec, () => beginner(spec, told));
  const begin = files?.begin ?? beginner(spec, told);
  const columns = new Map<string, string>();
  const settle = settler(spec, make, columns, () => sorted);
  let row = 0;
  let all: Iterable<unknown> | null = null;
  let sorted: Sorted<unknown>;

  // Two items of an order may be the same; other rows of one id are looked at when all are there.
  const held = join?.hold(join, isWhole, settle);
  const entries: Entry[] = [];
  const known = new Set<Assumption>();
  const file = { assume, found: columns, rows: () => all, names: new Set<string>() };

  function assume(what: Assumption): void {
    if (!known.has(what)) sorted.assumed.push(what);
    known.add(what);
  }

  function sort(input: unknown): void {
    row++;
    const entry: Entry = { row, input, cells: {}, wrong: [] };
    const cells = cellsOf(input, line);
    const isRow = !(cells instanceof Problem);
    const read = isRow ? begin(cells, file) : null;
    if (!isRow) entry.wrong.push({ path: [], problem: cells });
    else if (read === null) entry.reason = "header";
    else entry.cells = read(cells, entry.wrong);
    if (held && read !== null) held.hold(entry);
    else entries.push(entry);
  }

  return {
    take(rows, into) {
      sorted = into as Sorted<unknown>;
      const list = [...rows];
      if (isWhole) all = list;
      if (!files) addNames(list, file.names);
      for (const input of list) sort(input);
      if (!isWhole) settleAll(entries, settle);
    },
    finish(into) {
      sorted = into as Sorted<unknown>;
      if (row > 0) files?.check(columns);
      held?.release();
      states(entries, spec, assume);
      settleAll(entries, settle);
      for (const list of [into.rejected, into.leftOut]) list.sort((a, b) => a.row - b.row);
    },
  };
}

/** Settles rows, each of which is a record, and lets go of each. When one was changed is no part of that. */
function settleAll(entries: Entry[], settle: Settle): void {
  entries.reverse();
  while (entries.length > 0) {
    const entry = entries.pop()!;
    const { cells, wrong } = entry;
    settle([entry], "changedAt" in cells ? withoutChange(cells) : cells, wrong);
  }
}

function withoutChange({ changedAt, ...record }: Entry["cells"]): Entry["cells"] {
  return record;
}

/** The cells of a row, or of a line of text; else what is wrong with it. */
function cellsOf(input: unknown, line: SourceSpec<Columns>["line"]): Row | Problem {
  const cells = line && typeof input === "string" ? line.exec(input)?.groups : input;
  if (isRecord(cells)) return cells;
  return line ? refused("a line of such a file", input) : notARecord(input);
}

/** Finds the reader of a file, which its first row of data makes; `null` for rows before. */
type Begin = (row: Row, file: Begun) => RowReader | null;

interface Begun extends Pick<File, "assume" | "rows" | "found"> {
  /** The columns of all rows so far; none where each kind of row is a file of its own. */
  readonly names: ReadonlySet<string>;
}

/** Adds the names of all cells: rows of JSON, and of spreadsheets, may be without their blank ones. */
function addNames(rows: readonly unknown[], names: Set<string>): void {
  let last: readonly string[] = [];
  for (const row of rows) {
    if (!isRecord(row)) continue;
    const keys = Object.keys(row);
    // Most rows are like the one before.
    if (keys.some((name, i) => name !== last[i])) for (const name of keys) names.add(name);
    last = keys;
  }
}

function beginner(spec: SourceSpec<Columns>, told: Told): Begin {
  const said = spec.below?.read(spec.below);
  let header: Header | null = null;
  let reader: RowReader | null = null;
  return (row, file) => {
    const { names } = file;
    if (header !== null && header.columns.length < names.size) header = reader = null;
    if (reader !== null) return reader;
    header ??= headerOf(names.size > 0 ? [...names] : Object.keys(row));
    if (said?.take(row, header)) return null;
    reader = rowReader(spec, { ...file, header, said, told });
    return reader;
  };
}

/** The options, checked. */
function toldBy(options: SourceOptions, { fields }: SourceSpec<Columns>): Told {
  checkOptions("validate", options, OPTIONS);
  const { rename = {}, timeZone = null, dayFirst = null, unixTime = null } = options;
  const { missing = [], language = null } = options;
  checkOptions("validate", rename, Object.keys(fields));
  checkedRename(rename);
  const decimal = checkWritten("validate", options);
  if (language !== null) readLanguage("validate", "language", language);
  const words = wordsOf("validate", "words", options.words);
  return { rename, timeZone, dayFirst, decimal, language, unixTime, words, missing };
}

const OPTIONS = [
  "rename",
  "timeZone",
  "dayFirst",
  "decimal",
  "thousands",
  "language",
  "unixTime",
  "words",
  "missing",
];
