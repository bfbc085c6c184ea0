import { checkIterable, fail } from "../check";
import type { Measure } from "../measure";
import type { Summary } from "../reads";
import { DAY } from "../wallClock";
import { momentIn } from "./rows";
import { statement } from "./statement";
import { isEnough, periodsOf } from "./summarized";
import {
  columnsOf,
  type EngineRow,
  expressionOf,
  fromOf,
  fullTable,
  momentsOf,
  type Table,
} from "./table";

/** Sends a text to an engine and returns its rows. */
export type RunStatement = (text: string) => Promise<Iterable<EngineRow>>;

/**
 * Asks an engine, which has the records, for a measure's result: `ask(run, table, nps())` in place of
 * `measure(records, nps())`.
 *
 * Where the measure cuts time, a first small statement asks for the time that the records span. Of
 * `combine`, each part is asked by itself where an engine can sum up the customers of one; of `cohorts` with
 * a `measure`, first the customers and then the cells. For shards and for text alone see {@link statement}.
 *
 * @param run - Sends a text to the engine and returns its rows as objects.
 * @param table - The dialect, `from`, and which columns the fields have.
 * @param measure - What to compute; see {@link statement}.
 * @returns A promise of the measure's result.
 * @throws InputError as {@link statement}.
 * @example
 * ```ts
 * import { nps } from "customer-kpis";
 * import { ask, sqlite } from "customer-kpis/sql";
 *
 * const run = async (_text: string) => [{ k0: 10, n: 3 }, { k0: 2, n: 1 }];
 * (await ask(run, { dialect: sqlite, from: "answers" }, nps())).value; // => 50
 * ```
 */
export async function ask<Result>(
  run: RunStatement,
  table: Table,
  measure: Measure<never, Result>,
): Promise<Result> {
  if (typeof run !== "function") fail("ask", "run", "a function that runs a statement", run);
  const full = fullTable(table);
  const { columns } = columnsOf(full, measure);
  const stateOf = <Part>(part: Measure<never, Part>) =>
    ask(run, table, { ...part, finish: (state) => state });
  if (measure.parts && hasSummary(measure)) {
    const states: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(measure.parts)) states[name] = await stateOf(part);
    return measure.finish(states);
  }
  const { also, ...summary } = measure.summary ?? ({} as Summary);
  const both = also ? [summary, also] : [];
  if (also && both.every((one) => isEnough(one, columns, full.dialect))) {
    let state = measure.init();
    for (const one of both) {
      state = measure.merge(state, await stateOf({ ...measure, summary: one }));
    }
    return measure.finish(state);
  }
  const { calendar, field: other } = (summary.each && periodsOf(summary.each)) ?? {};
  const cut = columns.filter(
    ({ calendars, field }) => calendars.length > 0 || (calendar && field === other),
  );
  if (cut.length === 0) {
    const { text, finish } = statement(table, measure);
    return finish(await run(text));
  }
  const parts = cut.flatMap((column) => {
    const moment = expressionOf(full, column);
    return [`min(${moment}) as ${column.name}a`, `max(${moment}) as ${column.name}z`];
  });
  const ends = await run(`select ${parts.join(", ")} from ${fromOf(table)}`);
  // Several rows, where several shards were asked. Of what no measure takes for a moment it says so itself.
  const { low, high } = momentsOf(full);
  const moments = [...checkIterable("ask", "rows", ends)].flatMap((row) =>
    Object.values(row).flatMap((end, i) => {
      if (end === null || end === undefined) return [];
      return Math.max(low, Math.min(momentIn(cut[i >> 1]!.field, end), high));
    }),
  );
  // Without a moment there is nothing to cut: any span will do.
  moments.sort((a, b) => a - b);
  const [start = 1e12] = moments;
  const end = moments.at(-1) ?? start;
  const span = { start: new Date(start), end: new Date(lastOf(measure, start, end) + 1) };
  const { text, finish } = statement(table, measure, { span });
  return finish(await run(text));
}

/** So many days are a text that engines still like, and fewer than a calendar may list. */
const LONGEST = 99_000 * DAY;

/** The last moment to cut time at: one far off, such as the year 9999 for never, needs no days of its own. */
function lastOf({ summary }: Measure<never, unknown>, start: number, end: number): number {
  if (end - start <= LONGEST) return end;
  const { known, each } = summary ?? ({} as Partial<Summary>);
  const within = each && "gaps" in each ? each.gaps.within.end : end;
  const asked = known?.before ?? within;
  return Math.max(start, Math.min(asked, start + LONGEST));
}

/** Whether an engine can sum up the customers of a measure, or of one of its parts. */
function hasSummary({ summary, parts = {} }: Measure<never, unknown>): boolean {
  return summary !== undefined || Object.values(parts).some(hasSummary);
}
