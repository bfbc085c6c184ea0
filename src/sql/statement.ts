import { fail } from "../check";
import type { Measure } from "../measure";
import { maybe, options, period } from "../options";
import type { Period } from "../time";
import { boundsOf, startOf } from "./cut";
import { cellOf, takeRows, whole } from "./rows";
import { summarized } from "./summarized";
import {
  type AskedColumn,
  checkTable,
  columnsOf,
  type EngineRow,
  type Statement,
  source,
  type Table,
} from "./table";

/** What {@link statement} may be told. */
export interface StatementOptions {
  /** The time that the records span; wanted where the measure cuts time into periods. */
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
 * text.startsWith('select "k0", "k1", count(*) as "n" from'); // => true
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
  checkTable(table);
  const columns = columnsOf(table, measure);
  return summarized(table, measure, columns, span) ?? counted(table, measure, columns, span);
}

const STATEMENT = /* @__PURE__ */ options<StatementOptions>("statement")({ span: maybe(period()) });

/** Records of which those are counted that agree in all that the measure tells apart. */
function counted<Result>(
  table: Table,
  measure: Measure<never, Result>,
  columns: readonly AskedColumn[],
  span: Period | null,
): Statement<Result> {
  const { quote, apart } = table.dialect;
  const names = columns.map((_, i) => quote(`k${i}`));
  const bounds = columns.map(({ calendars, cuts }) => {
    if (calendars.length === 0) return null;
    if (!span) return fail("statement", "span", "given, as the measure cuts time", undefined);
    return boundsOf(calendars, cuts, span);
  });
  const cut = bounds.map((bounds, i) =>
    bounds ? `${startOf(table.dialect, names[i]!, bounds)} as ${names[i]}` : names[i],
  );
  const outer = `(select ${cut.join(", ") || "1 as k"} from ${source(table, columns)}) as ${quote("g")}`;
  const keys = names.join(", ");
  const groups = columns.flatMap(({ kind }, i) =>
    apart && (kind === "text" || kind === undefined) ? [names[i], apart(names[i]!)] : [names[i]],
  );
  const grouped = names.length > 0 ? ` group by ${groups.join(", ")}` : "";
  return {
    text: `select ${keys}${keys ? ", " : ""}count(*) as ${quote("n")} from ${outer}${grouped}`,
    finish(given) {
      const rows = [...given];
      bounds.forEach((bounds, i) => {
        if (bounds) checkWithin(columns[i]!.field, `k${i}`, rows, bounds);
      });
      return measure.finish(takeRows(measure, measure.init(), columns, rows));
    },
  };
}

/** Throws where a moment is beyond the span: of periods that the text knows nothing of. */
function checkWithin(
  field: string,
  alias: string,
  rows: readonly EngineRow[],
  bounds: readonly number[],
): void {
  const starts = new Set(bounds.slice(0, -1));
  for (const row of rows) {
    const came = cellOf(row, alias);
    if (came === null || came === undefined || starts.has(whole(field, came))) continue;
    const moment = new Date(whole(field, came));
    fail("statement", "span", `around all that the table has in ${field}`, moment);
  }
}
