import { isRecord, notARecord, type Row, refused, shown } from "../cells/cell";
import { decimalOf } from "../cells/readNumber";
import type { Wrong } from "../cells/readRow";
import type { Assumption, Sorted, Sorter, SourceOptions } from "../cells/validate";
import { checkOptions, fail, InputError } from "../check";
import { checkTimeZone } from "../wallClock";
import type { Columns } from "./columns";
import { type Header, headerOf } from "./header";
import { holder } from "./holder";
import { type File, type RowReader, rowReader, type Told } from "./rowReader";
import { type Entry, type Make, settler } from "./settler";
import { isOfFiles, type SourceSpec } from "./spec";

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
  if (spec.refused !== undefined) throw new InputError(spec.name, "rows", spec.refused);
  const told = toldBy(options, spec);
  const settleOne = settler(spec, make);
  const readerOf = readers(spec, told);
  const assumed = new Set<Assumption>();
  const columns = new Map<string, string>();
  let row = 0;
  let all: Iterable<unknown> | null = null;
  let sorted: Sorted<unknown>;
  const settle = (entries: readonly Entry[]) => settleOne(entries, columns, sorted);
  const held = spec.join ? holder(spec.join, isWhole, settle) : null;

  function assume(what: Assumption): void {
    if (!assumed.has(what)) sorted.assumed.push(what);
    assumed.add(what);
  }

  function sort(input: unknown): void {
    row++;
    const wrong: Wrong[] = [];
    const line = spec.line && typeof input === "string" ? spec.line.exec(input)?.groups : input;
    if (!isRecord(line)) {
      const problem = spec.line ? refused("a line of such a file", input) : notARecord(input);
      settle([{ row, input, cells: {}, wrong: [{ path: [], problem }] }]);
      return;
    }
    const reader = readerOf(line, { assume, rows: all, found: columns });
    if (reader === null) {
      sorted.leftOut.push({ row, reason: "header", input });
      return;
    }
    const entry = { row, input, cells: reader(line, wrong), wrong };
    if (held) held.hold(entry);
    else settle([entry]);
  }

  return {
    take(rows, into) {
      sorted = into as Sorted<unknown>;
      const list = isWhole && !Array.isArray(rows) ? [...rows] : rows;
      if (isWhole) all = list;
      for (const input of list) sort(input);
    },
    finish(into) {
      sorted = into as Sorted<unknown>;
      if (row > 0 && isOfFiles(spec)) checkFiles(spec, columns);
      held?.release();
      into.rejected.sort((a, b) => a.row - b.row);
      into.leftOut.sort((a, b) => a.row - b.row);
    },
  };
}

/** Finds the reader of a row, where rows may be of several files. */
function readers(spec: SourceSpec<Columns>, told: Told): Begin {
  if (!isOfFiles(spec)) return beginner(spec, told);
  const files = new Map<string, Begin>();
  return (row, file) => {
    const names = Object.keys(row).join("\n");
    const begin = files.get(names) ?? beginner(spec, told);
    files.set(names, begin);
    return begin(row, file);
  };
}

/** The reader of a file, which its first row of data makes; `null` for those before. */
type Begin = (row: Row, file: Pick<File, "assume" | "rows" | "found">) => RowReader | null;

function beginner(spec: SourceSpec<Columns>, told: Told): Begin {
  const { below } = spec;
  const labels = new Map<string, string>();
  let header: Header | null = null;
  let timeZone: string | null = null;
  let count = 0;
  let reader: RowReader | null = null;

  return (row, file) => {
    if (reader !== null) return reader;
    header ??= headerOf(Object.keys(row));
    const { columns, find } = header;
    const cell = (name: string) => row[find(name) ?? name];
    if (below === undefined || count >= below.most || !below.is(cell)) {
      reader = rowReader(spec, { ...file, header, labels, timeZone, told });
      return reader;
    }
    count++;
    timeZone ??= below.timeZone?.(cell) ?? null;
    for (const column of columns) {
      const text = `${labels.get(column) ?? ""} ${row[column] ?? ""}`;
      labels.set(column, text.trim());
    }
    return null;
  };
}

/** Throws where a column that must be somewhere is in none of the files. */
function checkFiles({ name, fields }: SourceSpec<Columns>, found: ReadonlyMap<string, string>) {
  for (const [field, { names, presence }] of Object.entries(fields)) {
    if (presence === "optional" || found.has(field)) continue;
    const message = `${field} is in a column ${shown(names[0])}, which none of the files has`;
    throw new InputError(name, field, message, names);
  }
}

/** The options, checked. */
function toldBy(options: SourceOptions, { fields }: SourceSpec<Columns>): Told {
  checkOptions("validate", options, OPTIONS);
  const { rename = {}, timeZone = null, dayFirst = null, words = {} } = options;
  checkOptions("validate", rename, Object.keys(fields));
  for (const [field, column] of Object.entries(rename)) {
    if (typeof column !== "string") fail("validate", `rename.${field}`, "a column's name", column);
  }
  if (timeZone !== null) checkTimeZone("validate", timeZone);
  if (dayFirst !== null && typeof dayFirst !== "boolean") {
    fail("validate", "dayFirst", "true or false", dayFirst);
  }
  const decimal = decimalOf("validate", options);
  return { rename, timeZone, dayFirst, decimal, words };
}

const OPTIONS = ["rename", "timeZone", "dayFirst", "decimal", "thousands", "words"];
