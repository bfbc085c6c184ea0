import type { Problem } from "../cells/cell";
import type { RowSource } from "../cells/validate";
import type { Columns, Values } from "./columns";
import type { Make } from "./settler";
import { sorter } from "./sorter";
import { isOfFiles, type SourceSpec } from "./spec";

/** A kind of file that can be recognized and read. */
export interface Source<out Output> extends RowSource<Output> {
  /** The columns by which its files are recognized, all of them; of a list, one. */
  readonly marks: readonly (string | readonly string[])[];
  /** What its columns may be called, by the field that they hold. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** What a line of its files looks like, where they have no header; `null` where they do. */
  readonly line: RegExp | null;
  /** The fields whose column must be there. None where there is no header, or several files. */
  readonly required: readonly string[];
  /** The reasons for which its rows may be left out. */
  readonly reasons: readonly string[];
  /** Why nothing can be counted from such files; `null` where something can. */
  readonly refused: string | null;
}

/**
 * Describes the files of a tool, so that `validate` reads them as what they are.
 *
 * @example
 * ```ts
 * import { column, source, validate } from "customer-kpis/sources";
 *
 * const desk = source({
 *   name: "desk",
 *   fields: {
 *     customerId: column.key("Client"),
 *     createdAt: column.instant("Opened"),
 *     firstRespondedAt: column.orNull(column.wait("Reply (min)", { after: "createdAt" })),
 *   },
 * });
 * const rows = [{ Client: "ann", Opened: "2026-03-01 09:00", "Reply (min)": "20" }];
 * validate(desk, rows, { timeZone: "Asia/Tehran" }).records[0]?.firstRespondedAt; // =>
 * // new Date("2026-03-01T05:50:00Z")
 * ```
 */
export function source<Fields extends Columns>(
  spec: SourceSpec<Fields> & { readonly record?: never },
): Source<Values<Fields>>;
export function source<Fields extends Columns, Output>(
  spec: SourceSpec<Fields> & {
    readonly record: (row: Values<Fields>) => Output | Problem;
  },
): Source<Output>;
export function source(
  spec: SourceSpec<Columns> & { readonly record?: Make | undefined },
): Source<unknown> {
  const { name, fields, leaveOut = {}, refused = null } = spec;
  const all = Object.entries(fields);
  const isNowhere = isOfFiles(spec) || spec.line !== undefined;
  const required = isNowhere ? [] : all.filter(([, one]) => one.presence !== "optional");
  const marks = spec.marks ?? required.map(([, { names }]) => names);
  return {
    name,
    marks,
    columns: Object.fromEntries(all.map(([field, { names }]) => [field, names])),
    required: required.map(([field]) => field),
    reasons: Object.keys(leaveOut),
    line: spec.line ?? null,
    refused,
    sorter: (options, isWhole) => sorter(spec, spec.record, options, isWhole),
  };
}
