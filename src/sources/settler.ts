import { isRecord, MISSING, Problem, shown } from "../cells/cell";
import { trimmed } from "../cells/letters";
import { atLeast, notBefore } from "../cells/rules";
import type { Issue, Sorted } from "../cells/validated";
import type { Columns } from "./columns";
import type { Settle } from "./entry";
import type { SourceSpec } from "./spec";

/**
 * Makes records of rows, or leaves them out, or rejects them.
 *
 * @param make - Makes the record of a row that is right; without it that is the row's fields.
 * @param columns - The column of each field.
 * @param into - Where they go.
 */
export function settler(
  spec: SourceSpec<Columns>,
  make: Make | undefined,
  columns: ReadonlyMap<string, string>,
  into: () => Sorted<unknown>,
): Settle {
  const fields = Object.keys(spec.fields);
  const required = fields.filter((field) => spec.fields[field]!.presence === "required");
  const reasons = Object.entries(spec.leaveOut ?? {});
  const order = [...ORDER, ...(spec.order ?? [])];
  const rules = [
    ...order.map(([first, second]) => notBefore(first, second)),
    ...Object.entries(LEAST).map(([field, least]) => atLeast(field, least)),
  ];

  /** Why rows that are not right are none of the data; `undefined` where they may be. */
  function around(input: unknown): string | undefined {
    const filled = filledIn(input);
    if (filled.length === 0) return "blank row";
    return spec.footer?.(filled) ? "footer" : undefined;
  }

  return (entries, cells, wrong) => {
    const sorted = into();
    const problems = [...wrong];
    for (const field of required) {
      if (cells[field] === null) problems.push({ path: [field], problem: MISSING });
    }
    const isBad = problems.length > 0;
    const reason =
      entries[0]!.reason ??
      (isBad ? around(entries[0]!.input) : undefined) ??
      reasons.find(([, is]) => is(cells, columns))?.[0];
    if (reason !== undefined) {
      for (const { row, input } of entries) sorted.leftOut.push({ row, reason, input });
      return;
    }
    if (!isBad) {
      const made = make ? make(cells as never) : cells;
      const record = made ?? new Problem("is no record (say leaveOut)");
      if (record instanceof Problem) problems.push({ path: [record.field], problem: record });
      else for (const rule of rules) rule(record as Made, problems);
      if (problems.length === 0) {
        sorted.records.push(ofOnePerson(record as Made));
        sorted.joined += entries.length - 1;
        return;
      }
    }
    const issues = problems.map(({ path, problem }) => {
      const field = String(path[0] ?? "");
      // What the field's own column did not say comes from another.
      const isElsewhere = !isBad && cells[field] == null;
      return issueOf(field, problem, isElsewhere ? field : (columns.get(field) ?? field));
    });
    for (const { row, input } of entries) sorted.rejected.push({ row, issues, input });
  };
}

/** What KPIs ask of every record that has these fields: of its moments, the second is not before the first. */
const ORDER = [
  ["createdAt", "firstRespondedAt"],
  ["createdAt", "firstResolvedAt"],
  ["createdAt", "resolvedAt"],
  ["startedAt", "endedAt"],
] as const;

/** The same of its numbers: the smallest that they may be. */
const LEAST = { amount: -Number.MAX_VALUE, mrr: 0, duration: 0, reopens: 0, replies: 0 };

/** Makes a record of a row's cells. */
export type Make = (cells: never) => unknown;

type Made = Record<string, unknown>;

/** An e-mail address in capitals and in small letters is one customer's. */
function ofOnePerson(record: Made): Made {
  const { customerId } = record;
  if (typeof customerId !== "string" || !customerId.includes("@")) return record;
  return { ...record, customerId: customerId.toLowerCase() };
}

/** A sentence that names the field and, where that has another name, its column. */
function issueOf(field: string, { message }: Problem, column: string): Issue {
  const where = column === field ? "" : ` (column ${shown(column)})`;
  return { field, message: `${field || "row"} ${message}${where}` };
}

/** The cells of a row that say something. */
function filledIn(input: unknown): string[] {
  const cells = isRecord(input) ? Object.values(input) : [input ?? shown(input)];
  return cells.map((cell) => trimmed(textOf(cell))).filter((text) => text !== "");
}

/** A cell as text: of an object, which is no cell, what it is called. */
function textOf(cell: unknown): string {
  return typeof cell === "object" && cell !== null ? shown(cell) : String(cell ?? "");
}
