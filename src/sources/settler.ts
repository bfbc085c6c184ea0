import { isRecord, MISSING, Problem, type Row, shown } from "../cells/cell";
import { trimmed } from "../cells/letters";
import type { Wrong } from "../cells/readRow";
import { notBefore } from "../cells/rules";
import { explained, type Issue, type Sorted } from "../cells/validate";
import type { Columns } from "./columns";
import type { SourceSpec } from "./spec";

/** A row of the file, as far as it is read. */
export interface Entry {
  /** Which one, counted from 1. */
  readonly row: number;
  /** The row as it came. */
  readonly input: unknown;
  readonly cells: Record<string, unknown>;
  readonly wrong: readonly Wrong[];
}

/** Decides what becomes of the rows of one record. */
export type Settle = (
  entries: readonly Entry[],
  columns: ReadonlyMap<string, string>,
  sorted: Sorted<unknown>,
) => void;

/**
 * Makes records of rows, or leaves them out, or rejects them.
 *
 * @param make - Makes the record of a row that is right; without it that is the row's fields.
 */
export function settler(spec: SourceSpec<Columns>, make: Make | undefined): Settle {
  const fields = Object.keys(spec.fields);
  const required = fields.filter((field) => spec.fields[field]!.presence === "required");
  const reasons = Object.entries(spec.leaveOut ?? {});
  const rules = (spec.order ?? []).map(([first, second]) => notBefore(first, second));

  /** The one row that several make. */
  function together(entries: readonly Entry[], wrong: Wrong[]): Record<string, unknown> {
    const cells = entries[0]!.cells;
    if (!spec.join || wrong.length > 0) return cells;
    const joined = spec.join.rows(entries.map((entry) => entry.cells));
    if (!(joined instanceof Problem)) return joined;
    wrong.push({ path: [], problem: joined });
    return cells;
  }

  /** Why rows are none of the data; `null` where they may be. */
  function around(entries: readonly Entry[], cells: Record<string, unknown>, isBad: boolean) {
    const { input } = entries[0]!;
    if (!isBad) return null;
    if (!isRecord(input)) return trimmed(String(input)) === "" ? "blank row" : null;
    const filled = filledIn(input);
    if (fields.every((field) => cells[field] == null) && filled.length === 0) return "blank row";
    return filled.length > 0 && spec.footer?.(filled) ? "footer" : null;
  }

  return (entries, columns, sorted) => {
    const wrong = entries.flatMap((entry) => entry.wrong);
    const cells = together(entries, wrong);
    const missing = required.filter((field) => cells[field] === null);
    const reason =
      around(entries, cells, wrong.length + missing.length > 0) ??
      reasons.find(([, is]) => is(cells, columns))?.[0];
    if (reason !== undefined) {
      for (const { row, input } of entries) sorted.leftOut.push({ row, reason, input });
      return;
    }
    for (const field of missing) wrong.push({ path: [field], problem: MISSING });
    const record = wrong.length === 0 && make ? make(cells as never) : cells;
    if (record instanceof Problem) wrong.push({ path: [], problem: record });
    else if (wrong.length === 0) for (const rule of rules) rule(record as Made, wrong);
    if (wrong.length === 0) {
      sorted.records.push(record);
      sorted.joined += entries.length - 1;
      return;
    }
    const issues = wrong.map((one) => issueOf(one, columns));
    for (const { row, input } of entries) sorted.rejected.push({ row, issues, input });
  };
}

/** Makes a record of a row's cells. */
export type Make = (cells: never) => unknown;

type Made = Record<string, unknown>;

/** A sentence that names the field and, where that has another name, its column. */
function issueOf({ path, problem }: Wrong, columns: ReadonlyMap<string, string>): Issue {
  const { field, message } = explained({ path, message: problem.message });
  const column = columns.get(field);
  const where = column === undefined || column === field ? "" : ` (column ${shown(column)})`;
  return { field, message: message + where };
}

/** The cells of a row that say something. */
function filledIn(input: Row): string[] {
  const texts = Object.values(input).map((cell) => trimmed(String(cell ?? "")));
  return texts.filter((text) => text !== "");
}
