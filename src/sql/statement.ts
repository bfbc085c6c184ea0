import { fail, InputError } from "../check";
import { type FieldRead, type Measure, takeTimes } from "../measure";
import { maybe, options, period } from "../options";
import type { Calendar, Period } from "../time";
import { startOf } from "./cut";
import type { Dialect } from "./dialects";

/** Where an engine has the records. */
export interface Table {
  /** The engine's dialect. */
  readonly dialect: Dialect;
  /** A table's name as SQL, or a query in parentheses. It is your own text, and put in as it is. */
  readonly from: string;
  /** The column of each field that is called otherwise there, or SQL of your own for it. */
  readonly columns?: Readonly<Record<string, string | { readonly sql: string }>> | undefined;
  /** What columns of moments hold: timestamps (default), or whole milliseconds since 1970. */
  readonly instants?: "timestamp" | "milliseconds" | undefined;
}

/** What {@link statement} may be told. */
export interface StatementOptions {
  /** The time that the records span; wanted where the measure cuts time into periods. */
  readonly span?: Period;
}

/** A row that an engine returned. */
export type EngineRow = Readonly<Record<string, unknown>>;

/** Text for an engine, and what makes the measure's result of its rows. */
export interface Statement<Result> {
  /** One `select`, without parameters. */
  readonly text: string;
  /** The result, of the rows of one engine, or of those of several shards one after the other. */
  readonly finish: (rows: Iterable<EngineRow>) => Result;
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
  const { quote, apart, fence = "" } = table.dialect;
  const names = columns.map((_, i) => quote(`k${i}`));
  const raw = columns.map((column, i) => `${expressionOf(table, column)} as ${names[i]}`);
  const cut = columns.map(({ calendars }, i) => {
    if (calendars.length === 0) return names[i];
    if (!span) return fail("statement", "span", "given, as the measure cuts time", undefined);
    return `${startOf(table.dialect, names[i]!, calendars, span)} as ${names[i]}`;
  });
  const inner = `(select ${raw.join(", ") || "1 as k"} from ${table.from} ${fence}) as ${quote("r")}`;
  const outer = `(select ${cut.join(", ") || "1 as k"} from ${inner}) as ${quote("g")}`;
  const keys = names.join(", ");
  const groups = columns.flatMap(({ kind }, i) =>
    apart && (kind === "text" || kind === undefined) ? [names[i], apart(names[i]!)] : [names[i]],
  );
  const grouped = names.length > 0 ? ` group by ${groups.join(", ")}` : "";
  return {
    text: `select ${keys}${keys ? ", " : ""}count(*) as ${quote("n")} from ${outer}${grouped}`,
    finish: (rows) => finish(measure, columns, rows),
  };
}

const STATEMENT = /* @__PURE__ */ options<StatementOptions>("statement")({ span: maybe(period()) });

/** A column that is asked for: the field it is, and how its moments are cut. */
export interface AskedColumn {
  readonly field: string;
  readonly kind: string | undefined;
  readonly calendars: readonly Calendar[];
}

/** The columns that answer what a measure reads. */
export function columnsOf(table: Table, { init, reads }: Measure<never, unknown>): AskedColumn[] {
  if (typeof init !== "function" || !reads) {
    const message =
      "measure must be one that says what it reads: put what where(), by() and select() of a function do into `from`, or measure in memory";
    throw new InputError("statement", "measure", message, reads);
  }
  const byField = new Map<string, FieldRead[]>();
  for (const read of reads) {
    const field = read.field ?? "score";
    const isNamed = Object.hasOwn(table.columns ?? {}, field);
    // What records may be without is asked for where the table is said to have it.
    if (read.isOptional && !isNamed) continue;
    byField.set(field, [...(byField.get(field) ?? []), read]);
  }
  return Array.from(byField, ([field, all]) => ({
    field,
    // A key may be anything: another reading of the same field says more.
    kind: all.find(({ kind }) => kind !== undefined && kind !== "key")?.kind,
    // Where one reading needs the very moment, the others have it too.
    calendars: all.every(({ calendar }) => calendar) ? all.map(({ calendar }) => calendar!) : [],
  }));
}

/** A column as SQL: moments as whole milliseconds, all else as it is. */
export function expressionOf(table: Table, { field, kind }: AskedColumn): string {
  const { dialect, instants = "timestamp" } = table;
  const column =
    table.columns && Object.hasOwn(table.columns, field) ? table.columns[field]! : field;
  const sql = typeof column === "string" ? dialect.quote(column) : column.sql;
  return kind === "instant" && instants === "timestamp" ? dialect.milliseconds(sql) : sql;
}

function checkTable(table: Table): void {
  if (typeof table !== "object" || table === null) {
    fail("statement", "table", "an object with dialect and from", table);
  }
  if (typeof table.dialect?.quote !== "function") {
    fail("statement", "table.dialect", "one of this door's, or your own", table.dialect);
  }
  if (typeof table.from !== "string" || table.from.trim() === "") {
    fail("statement", "table.from", "a table's name or a query in parentheses", table.from);
  }
  const { instants = "timestamp" } = table;
  if (instants !== "timestamp" && instants !== "milliseconds") {
    fail("statement", "table.instants", '"timestamp" or "milliseconds"', instants);
  }
}

/** Reads what came back as records that stand for several each. */
function finish<Result>(
  measure: Measure<never, Result>,
  columns: readonly AskedColumn[],
  rows: Iterable<EngineRow>,
): Result {
  const read = Array.from(rows, (row) => {
    const keys = columns.map((column, i) => readCell(column, cellOf(row, `k${i}`)));
    return { keys, n: whole("n", cellOf(row, "n")) };
  });
  read.sort((a, b) => compareKeys(a.keys, b.keys));
  const records = read.map(({ keys }) => {
    return Object.fromEntries(columns.map(({ field }, i) => [field, keys[i]]));
  });
  const times = read.map(({ n }) => n);
  const { init, finish } = measure;
  return finish(takeTimes(measure as Measure<unknown, Result>, init(), records, times));
}

/** A cell by its alias, in whatever case the engine gives it back. */
function cellOf(row: EngineRow, name: string): unknown {
  if (name in row) return row[name];
  if (name.toUpperCase() in row) return row[name.toUpperCase()];
  return fail("statement", "rows", `with a column ${name}`, Object.keys(row).join(", "));
}

const LARGE = "a whole number below 2^53, or a text: let `columns` cast it, with sql";

/** A value of the engine's as the record's field has it. */
function readCell({ field, kind }: AskedColumn, came: unknown): unknown {
  if (came === null || came === undefined) return null;
  if (kind === "instant") return new Date(whole(field, came));
  if (kind === "number") return readNumber(came);
  const value = typeof came === "bigint" ? whole(field, came, LARGE) : came;
  // Some engines have no other yes and no. What else is there, the measure refuses.
  return kind === "flag" && (value === 0 || value === 1) ? value === 1 : value;
}

/** A number, which engines give as text too; what is none stays what it is, for the measure to refuse. */
function readNumber(came: unknown): unknown {
  const number = numberIn(came);
  return Number.isFinite(number) ? number : came;
}

function numberIn(came: unknown): number {
  const text = String(came).trim();
  return text === "" ? Number.NaN : Number(text);
}

/** A whole number, which engines give as number, bigint or text. */
export function whole(field: string, came: unknown, allowed = "a whole number below 2^53"): number {
  const number = numberIn(came);
  return Number.isSafeInteger(number) ? number : fail("statement", field, allowed, came);
}

/** Keys in order: nothing first, then numbers and moments, then texts. */
function compareKeys(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [plain(a[i]), plain(b[i])];
    if (one === other) continue;
    if (one === null || other === null) return one === null ? -1 : 1;
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return one < other ? -1 : 1;
  }
  return 0;
}

function plain(value: unknown): number | string | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return Number(value);
  return value as number | string | null;
}
