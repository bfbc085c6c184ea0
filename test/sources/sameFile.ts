/** Rows of a file, by the names of its columns. */
type Row = Readonly<Record<string, unknown>>;

/** Writes the rows of a file in another way, in which they say the same. */
type Rewrite = (rows: readonly Row[]) => Row[];

/**
 * Ways in which a file may be written that change no figure: what a program in between, another version of the
 * tool or the user's settings make of it.
 */
export const REWRITES: Readonly<Record<string, Rewrite>> = {
  "columns in another order": (rows) => rows.map((row) => byName(row, (cells) => cells.reverse())),
  "columns that nobody knows": (rows) =>
    rows.map((row) => {
      const own = isAround(row) ? "" : 'a, "b"\nc';
      return { "": "", Note: own, ...row, "Internal (list)": own, x: "" };
    }),
  "names in capitals": (rows) => renamed(rows, (name) => name.toUpperCase()),
  "names in small letters": (rows) => renamed(rows, (name) => name.toLowerCase()),
  "names with other blanks and marks": (rows) =>
    renamed(rows, (name) => `\ufeff ${name.replaceAll(" ", " \u00a0")}\u200f\t`),
  "names in decomposed letters": (rows) => renamed(rows, (name) => name.normalize("NFD")),
  "blanks around cells": (rows) => rewritten(rows, (cell) => `\u00a0 ${cell}\t`),
  "marks of direction around cells": (rows) => rewritten(rows, (cell) => `\u200e${cell}\u200f`),
  "Persian digits": (rows) => rewritten(rows, (cell) => cell.replace(/\d/g, persian)),
  "numbers as a spreadsheet has them": (rows) => rewritten(rows, numeric),
  "no blank cells": (rows) =>
    rows.map((row) => byName(row, (cells) => cells.filter(([, cell]) => cell !== ""))),
};

/** One way after the other. */
export function allOf(rewrites: Readonly<Record<string, Rewrite>>): Rewrite {
  return (rows) =>
    Object.values(rewrites).reduce<Row[]>((some, rewrite) => rewrite(some), [...rows]);
}

/** An id that a spreadsheet made a number is the same one. */
export function withTextIds(records: readonly object[]): object[] {
  return records.map((record) => {
    const ids = Object.entries(record).map(([field, value]) => {
      return [field, /id$/i.test(field) && value !== null ? String(value) : value];
    });
    return Object.fromEntries(ids);
  });
}

/** Lines above and below the data have a cell or two. */
function isAround(row: Row): boolean {
  return Object.values(row).filter((cell) => cell !== "").length <= 2;
}

type Cells = [name: string, cell: unknown][];

function byName(row: Row, change: (cells: Cells) => Cells): Row {
  return Object.fromEntries(change(Object.entries(row)));
}

function renamed(rows: readonly Row[], rename: (name: string) => string): Row[] {
  return rows.map((row) =>
    byName(row, (cells) => cells.map(([name, cell]) => [rename(name), cell])),
  );
}

function rewritten(rows: readonly Row[], rewrite: (cell: string) => unknown): Row[] {
  return rows.map((row) =>
    byName(row, (cells) => cells.map(([name, cell]) => [name, rewrite(String(cell))])),
  );
}

function persian(digit: string): string {
  return String.fromCharCode(0x6f0 + Number(digit));
}

/** What has zeros in front, or behind a point, is no number to whoever wrote it. */
function numeric(cell: string): unknown {
  const isNumber = /^-?(?:0|[1-9]\d{0,15})(?:\.\d*[1-9])?$/.test(cell);
  return isNumber ? Number(cell) : cell || null;
}
