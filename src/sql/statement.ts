import type { Measure } from "../measure";
import { maybe, options, period } from "../options";
import type { Period } from "../time";
import { grouped } from "./grouped";
import { summarized } from "./summarized";
import { columnsOf, fullTable, type Statement, type Table } from "./table";

/** What {@link statement} may be told. */
export interface StatementOptions {
  /**
   * The time that the records span; wanted where the measure cuts time into periods. What is beyond comes as it
   * is; where customers are summed up, it is refused.
   */
  readonly span?: Period;
}

/**
 * The statement that makes an engine count the records of a table, and the rest of the way to the
 * result: the same one that the records would give in memory.
 *
 * The engine groups by what the measure tells apart and counts; each row it returns is a record that
 * stands for several, and is read by the measure itself. So no KPI is defined a second time, and a row
 * that cannot be so is refused in the KPI's own words. Periods are cut at the library's own bounds.
 * Groups come in the order of their keys, as a table has no first row.
 *
 * @param table - The dialect, `from`, and which columns the fields have.
 * @param measure - What to compute: any measure that says what it reads, which all do but `where`,
 *   `by` and `select` of a function, `latest`, `servqual` and the views. Put conditions into `from`.
 * @param given - `span`, where the measure cuts time.
 * @throws InputError for a measure that cannot say what it reads, for a table that is none, and where
 *   time is cut and no span given.
 * @example
 * ```ts
 * import { by, nps } from "customer-kpis";
 * import { duckdb, statement } from "customer-kpis/sql";
 *
 * const { text, finish } = statement({ dialect: duckdb, from: "answers" }, by("channel", nps()));
 * text.startsWith("select k0, k1, count(*) as n from"); // => true
 *
 * const rows = [
 *   { k0: "email", k1: 10, n: 18n },
 *   { k0: "email", k1: 3, n: 2n },
 * ];
 * finish(rows).map(({ key, result }) => [key, result.value]); // => [["email", 80]]
 * ```
 */
export function statement<Result>(
  table: Table,
  measure: Measure<never, Result>,
  given: StatementOptions = {},
): Statement<Result> {
  const { span } = STATEMENT.read(given);
  const full = fullTable(table);
  const asked = columnsOf(full, measure);
  return summarized(full, measure, asked.columns, span) ?? grouped(full, measure, asked, span);
}

const STATEMENT = /* @__PURE__ */ options<StatementOptions>("statement")({ span: maybe(period()) });
