import { isRecord, notARecord, Problem, type Row, refused, shown } from "../cells/cell";
import { readLanguage } from "../cells/readLanguage";
import { decimalOf } from "../cells/readNumber";
import type { Wrong } from "../cells/readRow";
import { checkedRename } from "../cells/rename";
import { UNIX_TIMES } from "../cells/unixTime";
import type { Assumption, Sorted, Sorter, SourceOptions } from "../cells/validated";
import { checkOptions, fail, InputError } from "../check";
import { checkTimeZone } from "../wallClock";
import type { Columns } from "./columns";
import { type Header, headerOf } from "./header";
import { repeats } from "./repeats";
import { type File, type RowReader, rowReader, type Told } from "./rowReader";
import { type Make, settler } from "./settler";
import type { SourceSpec } from "./spec";

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
  if (why !== undefined) throw new InputError(name, "rows", why);
  const told = toldBy(options, spec);
  const files = join?.files?.(spec, () => beginner(spec, told));
  const begin = files?.begin ?? beginner(spec, told);
  const columns = new Map<string, string>();
  const settle = settler(spec, make, columns, () => sorted);
  const held = join?.hold(join, isWhole, settle);
  // Two items of an order may be the same; of more rows than memory holds it cannot be known.
  const isRepeated = isWhole && !join ? repeats() : null;
  let row = 0;
  let all: Iterable<unknown> | null = null;
  let sorted: Sorted<unknown>;

  const assume = once((what: Assumption) => sorted.assumed.push(what));
  const file = { assume, found: columns, rows: () => all, names: new Set<string>() };

  function sort(input: unknown): void {
    row++;
    const wrong: Wrong[] = [];
    const cells = cellsOf(input, line);
    if (cells instanceof Problem) {
      settle([{ row, input, cells: {}, wrong }], {}, [{ path: [], problem: cells }]);
      return;
    }
    const leave = (reason: string) => sorted.leftOut.push({ row, reason, input });
    const read = begin(cells, file);
    if (read === null) {
      leave("header");
      return;
    }
    const entry = { row, input, cells: read(cells, wrong), wrong };
    const { id = null } = entry.cells;
    if (id !== null && isRepeated?.(id, cells)) leave("repeated");
    else if (held) held.hold(entry);
    else settle([entry], entry.cells, wrong);
  }

  return {
    take(rows, into) {
      sorted = into as Sorted<unknown>;
      const list = Array.isArray(rows) ? rows : [...rows];
      if (isWhole) all = list;
      if (!files) addNames(list, file.names);
      for (const input of list) sort(input);
    },
    finish(into) {
      sorted = into as Sorted<unknown>;
      if (row > 0) files?.check(columns);
      held?.release();
      for (const list of [into.rejected, into.leftOut]) list.sort((a, b) => a.row - b.row);
    },
  };
}

/** Says each thing only the first time. */
function once<Said>(say: (what: Said) => void): (what: Said) => void {
  const known = new Set<Said>();
  return (what) => {
    if (!known.has(what)) say(what);
    known.add(what);
  };
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
    const own = Object.keys(row);
    const isSame = own.length === last.length && own.every((name, i) => name === last[i]);
    if (!isSame) for (const name of own) names.add(name);
    last = own;
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
  const { rename = {}, timeZone = null, dayFirst = null, unixTime = null, words = {} } = options;
  checkOptions("validate", rename, Object.keys(fields));
  checkedRename(rename);
  if (timeZone !== null) checkTimeZone("validate", timeZone);
  if (dayFirst !== null && typeof dayFirst !== "boolean") {
    fail("validate", "dayFirst", "true or false", dayFirst);
  }
  if (unixTime !== null && !UNIX_TIMES.includes(unixTime)) {
    fail("validate", "unixTime", `one of ${UNIX_TIMES.map(shown).join(", ")}`, unixTime);
  }
  const language =
    options.language === undefined ? null : readLanguage("validate", "language", options.language);
  const decimal = decimalOf("validate", options);
  return { rename, timeZone, dayFirst, decimal, language, unixTime, words };
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
];
