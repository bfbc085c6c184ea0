import { Problem } from "../cells/cell";
import { isTexts } from "../cells/letters";
import { fail } from "../check";
import type { Entry, Held, Joined, Settle } from "./entry";

/**
 * The `hold` of a source whose records are written in several rows: holds rows until those of their
 * record are there.
 *
 * @param join - By what rows are of one record.
 * @param isWhole - Whether all rows come at once: then those of a record need not stand together.
 * @param settle - Takes the rows of a record, and what they say together.
 * @example
 * ```ts
 * import { column, holdRows, source, validate } from "customer-kpis/sources";
 *
 * const till = source({
 *   name: "till",
 *   fields: { id: column.key("Receipt"), amount: column.money("Price") },
 *   join: {
 *     by: "id",
 *     rows: (rows) => ({ ...rows[0], amount: rows.reduce((sum, row) => sum + (row.amount ?? 0), 0) }),
 *     hold: holdRows,
 *   },
 * });
 * const rows = [{ Receipt: 1, Price: 20 }, { Receipt: 1, Price: 5 }];
 * validate(till, rows).records; // => [{ id: 1, amount: 25 }]
 * ```
 */
export function holdRows(join: Joined, isWhole: boolean, settle: Settle): Held {
  const fields = [join?.by].flat() as readonly string[];
  if (!isTexts(fields) || fields.length === 0) {
    fail("holdRows", "by", "a field's name", join?.by);
  }
  if (typeof join.rows !== "function") {
    fail("holdRows", "rows", "a function", join.rows);
  }
  const held = fields.map(() => new Map<unknown, Entry[]>());

  function put(entry: Entry, group: Entry[]): void {
    // A row without a key is a group of its own.
    for (const [i, field] of fields.entries()) held[i]!.set(entry.cells[field] ?? entry, group);
  }

  function hold(entry: Entry): void {
    const known = fields.map((field, i) => held[i]!.get(entry.cells[field])).filter((one) => one);
    const [group, ...others] = new Set(known as Entry[][]);
    if (group === undefined) {
      if (!isWhole && typeof join.by === "string") release();
      put(entry, [entry]);
      return;
    }
    for (const one of [...others.flat(), entry]) {
      group.push(one);
      put(one, group);
    }
  }

  function release(): void {
    for (const group of new Set(held[0]!.values())) {
      const wrong = group.flatMap((entry) => entry.wrong);
      const all = group.map((entry) => entry.cells);
      const joined = wrong.length > 0 ? null : join.rows(all as never[]);
      if (joined instanceof Problem) wrong.push({ path: [], problem: joined });
      // Of rows that cannot be read, or contradict each other, none tells whether the record counts.
      settle(group, joined instanceof Problem ? {} : { ...joined }, wrong);
    }
    for (const groups of held) groups.clear();
  }
  return { hold, release };
}
