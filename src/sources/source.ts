import type { Problem } from "../cells/cell";
import type { RowSource } from "../cells/validated";
import { checkOptions, fail } from "../check";
import { checkWritten } from "./checkWritten";
import type { Columns, Values } from "./columns";
import { checkColumns } from "./header";
import type { Make } from "./settler";
import { sorter } from "./sorter";
import type { SourceSpec } from "./spec";

/** A kind of file that can be recognized and read. */
export interface Source<out Output> extends RowSource<Output> {
  /** The columns by which its files are recognized, all of them; of a list, one. */
  readonly marks: readonly (string | readonly string[])[];
  /** What is read: each field with the names that its column may have, and whether it must be there. */
  readonly fields: Columns;
  /** The fields that tell one record from another. */
  readonly key?: readonly string[];
  /** Which rows are left out, by the reason. */
  readonly leaveOut?: Readonly<Record<string, unknown>>;
  /** What a line of its files looks like, where they have no header. */
  readonly line?: RegExp;
  /** How its records are made of several rows, where they are. */
  readonly join?: { readonly files?: unknown };
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
): Source<Omit<Values<Fields>, "changedAt">>;
export function source<Fields extends Columns, Output>(
  spec: SourceSpec<Fields> & {
    readonly record: (row: Values<Fields>) => Output | Problem;
  },
): Source<Output>;
export function source(
  spec: SourceSpec<Columns> & { readonly record?: Make | undefined },
): Source<unknown> {
  checkOptions("source", spec, SPEC);
  for (const [part, names] of Object.entries(PARTS)) {
    checkOptions(`source.${part}`, spec[part as keyof typeof PARTS] ?? {}, names);
  }
  checkWritten("source.written", spec.written ?? {});
  if (typeof spec.name !== "string") fail("source", "name", "a text", spec.name);
  checkColumns("source", "fields", spec.fields);
  // Two desks may begin to count their tickets at the same number.
  const key = spec.key ?? (spec.fields["createdAt"] ? ["id", "createdAt"] : ["id"]);
  const columns = Object.values(spec.fields);
  const waits = columns.map(({ after = [] }) => after);
  // What a record of one's own making has, is only seen then.
  const moments = spec.record ? [] : (spec.order ?? []);
  const named = [spec.key ?? [], waits, spec.join?.by ?? [], moments].flat(2);
  const list = named.map((name) => [typeof name === "object" ? "an object" : name, name]);
  checkOptions("source.fields", Object.fromEntries(list), Object.keys(spec.fields));
  return {
    ...spec,
    marks:
      spec.marks ??
      columns.filter(({ presence }) => presence !== "optional").map(({ names }) => names),
    key,
    refused: spec.refused ?? null,
    sorter: (options, isWhole) => sorter({ ...spec, key }, spec.record, options, isWhole),
  };
}

/** A misspelt `timeZone` would be none. */
const PARTS = {
  written: ["timeZone", "dayFirst", "yearLast", "unixTime", "languages", "decimal", "missing"],
  join: ["by", "rows", "hold", "files"],
  below: ["most", "is", "timeZone", "read"],
  questions: ["among", "marked", "text", "parted"],
} satisfies { readonly [Part in keyof SourceSpec<Columns>]?: readonly string[] };

/** A misspelt `leaveOut` would leave nothing out. One source may be made of another, with its `sorter`. */
const SPEC = [
  "name",
  "marks",
  "fields",
  "key",
  "written",
  "leaveOut",
  "order",
  "questions",
  "join",
  "below",
  "line",
  "footer",
  "record",
  "refused",
  "sorter",
] satisfies readonly (keyof SourceSpec<Columns> | keyof Source<unknown> | "record")[];
