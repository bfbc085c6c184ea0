import type { Row } from "../cells/cell";
import { western } from "../cells/letters";
import { fail } from "../check";
import type { Header } from "./header";

/** Rows right below the header that say more of the columns. */
export interface Below {
  /** How many at most. */
  readonly most: number;
  /** Whether a row is one, by its cell in a column. */
  readonly is: (cell: (name: string) => unknown) => boolean;
  /** The zone of all times, where such a row names it. */
  readonly timeZone?: (cell: (name: string) => unknown) => string | null;
  /** `readBelow`, which reads them: files that have none do without it. */
  readonly read: (below: Below) => Said;
}

/** What rows below the header said. */
export interface Said {
  /** Of each column. */
  readonly labels: ReadonlyMap<string, string>;
  /** The zone that such a row names. */
  timeZone: string | null;
  /** Whether a row is one of them: then it was read. */
  readonly take: (row: Row, header: Header) => boolean;
}

/**
 * The `read` of a source that has rows below its header: reads those that say more of the columns.
 *
 * @param below - Which rows these are, and what else they say.
 * @example
 * ```ts
 * import { column, readBelow, source, validate } from "customer-kpis/sources";
 *
 * const panel = source({
 *   name: "panel",
 *   fields: { at: column.isoInstant("Date"), recommend: column.answer("recommend") },
 *   below: { most: 1, is: (cell) => cell("Date") === "", read: readBelow },
 * });
 * const rows = [
 *   { Date: "", Q1: "Would you recommend us?" },
 *   { Date: "2026-03-01", Q1: "9" },
 * ];
 * validate(panel, rows).records[0]?.recommend; // => 9
 * ```
 */
export function readBelow(below: Below): Said {
  const { most, is, timeZone } = (below ?? {}) as Below;
  if (!Number.isFinite(most)) fail("readBelow", "most", "a number", most);
  if (typeof is !== "function") fail("readBelow", "is", "a function", is);
  const labels = new Map<string, string>();
  let count = 0;
  return {
    labels,
    timeZone: null,
    take(row, { columns, find }) {
      const cell = (name: string) => {
        const said = row[find(name) ?? name];
        if (typeof said === "string") return western(said).trim();
        // A parser may have made a moment of it; any other object is no cell.
        return said instanceof Date ? (said.toJSON() ?? "") : Object(said) === said ? "" : said;
      };
      if (count >= most || !is(cell)) return false;
      count++;
      this.timeZone ??= timeZone?.(cell) ?? null;
      for (const column of columns) {
        const said = row[column];
        if (typeof said !== "string" && typeof said !== "number") continue;
        labels.set(column, `${labels.get(column) ?? ""} ${said}`.trim());
      }
      return true;
    },
  };
}
