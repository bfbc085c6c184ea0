import { isRecord, notARecord, type Row } from "../cells/cell";
import { decimalOf } from "../cells/readNumber";
import type { Wrong } from "../cells/readRow";
import type { Assumption, Sorted, Sorter, SourceOptions } from "../cells/validate";
import { checkOptions, fail, InputError } from "../check";
import { checkTimeZone } from "../wallClock";
import type { Columns } from "./columns";
import { type Header, headerOf } from "./header";
import { type File, type RowReader, rowReader, type Told } from "./rowReader";
import { type Entry, type Make, settler } from "./settler";
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
  if (spec.refused !== undefined) throw new InputError(spec.name, "rows", spec.refused);
  const told = toldBy(options, spec);
  const settle = settler(spec, make);
  const begin = beginner(spec, told);
  const assumed = new Set<Assumption>();
  const held = new Map<unknown, Entry[]>();
  let row = 0;
  let reader: RowReader | null = null;
  let all: Iterable<unknown> | null = null;
  let sorted: Sorted<unknown>;

  function assume(what: Assumption): void {
    if (!assumed.has(what)) sorted.assumed.push(what);
    assumed.add(what);
  }

  function sort(input: unknown): void {
    row++;
    const wrong: Wrong[] = [];
    if (!isRecord(input)) {
      wrong.push({ path: [], problem: notARecord(input) });
      settle([{ row, input, cells: {}, wrong }], NO_COLUMNS, sorted);
      return;
    }
    reader ??= begin(input, { assume, rows: all });
    if (reader === null) {
      sorted.leftOut.push({ row, reason: "header", input });
      return;
    }
    const entry = { row, input, cells: reader.read(input, wrong), wrong };
    if (spec.join) hold(entry, entry.cells[spec.join.by] ?? entry);
    else settle([entry], reader.columns, sorted);
  }

  function hold(entry: Entry, key: unknown): void {
    const entries = held.get(key);
    if (entries !== undefined) entries.push(entry);
    else {
      if (!isWhole) release();
      held.set(key, [entry]);
    }
  }

  function release(): void {
    for (const entries of held.values()) settle(entries, reader?.columns ?? NO_COLUMNS, sorted);
    held.clear();
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
      release();
      into.rejected.sort((a, b) => a.row - b.row);
      into.leftOut.sort((a, b) => a.row - b.row);
    },
  };
}

const NO_COLUMNS: ReadonlyMap<string, string> = new Map();

/** Reads rows until the first one of data; `null` for those before. */
function beginner(spec: SourceSpec<Columns>, told: Told) {
  const { below } = spec;
  const labels = new Map<string, string>();
  let header: Header | null = null;
  let timeZone: string | null = null;
  let count = 0;

  return (row: Row, file: Pick<File, "assume" | "rows">): RowReader | null => {
    header ??= headerOf(Object.keys(row));
    const { columns, find } = header;
    const cell = (name: string) => row[find(name) ?? name];
    if (below === undefined || count >= below.most || !below.is(cell)) {
      return rowReader(spec, { ...file, header, labels, timeZone, told });
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
