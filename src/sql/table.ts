import { fail, InputError } from "../check";
import { checkMeasure, type Measure } from "../measure";
import { type Moving, movingOf } from "../moving";
import type { FieldRead } from "../reads";
import { type Calendar, FIRST_DATE, FIRST_NUMBER, LAST_NUMBER } from "../time";
import { completed, type Dialect, type FullDialect } from "./dialects";

/** Where an engine has the records. */
export interface Table {
  /** The engine's dialect. */
  readonly dialect: Dialect;
  /** A table's name as SQL, or a query in parentheses. It is your own text, and put in as it is. */
  readonly from: string;
  /**
   * The column of each field that is called otherwise there, or SQL of your own for it. Fields that
   * records may be without, such as `isTrial`, `reason` or `currency`, are asked for only where they are
   * named here.
   */
  readonly columns?: Readonly<Record<string, string | { readonly sql: string }>> | undefined;
  /**
   * What columns of moments hold: timestamps, or whole milliseconds since 1970. Default: timestamps, where
   * the engine has any, as SQLite has not.
   */
  readonly instants?: "timestamp" | "milliseconds" | undefined;
}

/** The same, where all of its dialect is said, and what moments are. */
export interface FullTable extends Table {
  readonly dialect: FullDialect;
  readonly instants: "timestamp" | "milliseconds";
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

/** A column that is asked for: the field it is, and how its moments are cut. */
export interface AskedColumn {
  /** Its alias. */
  readonly name: string;
  readonly field: string;
  readonly kind: string | undefined;
  /** Whether moments are numbers there, which may have been meant as seconds. */
  readonly isNumber: boolean;
  /** Whether records may be without it. */
  readonly isOptional: boolean;
  /** Whether it must hold something. */
  readonly isRequired: boolean;
  /** Whether only the part of time matters that its moment lies in. */
  readonly isParted: boolean;
  readonly calendars: readonly Calendar[];
  /** Moments that part periods, or time. */
  readonly cuts: readonly number[];
}

/** What is asked for: the columns that answer what a measure reads, and how records may be moved in time. */
export interface Asked {
  readonly columns: readonly AskedColumn[];
  readonly moving: Moving | null;
}

/** The columns that answer what a measure reads. */
export function columnsOf(table: FullTable, measure: Measure<never, unknown>): Asked {
  checkMeasure("statement", measure);
  const { reads } = measure;
  if (!reads) {
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
  const moving = movingOf(byField);
  const prefix = prefixOf(table, [...byField.keys()]);
  const columns = Array.from(byField, ([field, all], i): AskedColumn => {
    // Where one reading needs the very moment, the others have it too.
    const isParted = all.every(({ calendar, cuts, moves }) => calendar ?? (cuts && !moves));
    const isCut = isParted || field === moving?.field;
    // A key may be anything: another reading of the same field says more.
    const kind = all.find(({ kind }) => kind !== undefined && kind !== "key")?.kind;
    return {
      name: prefix + i,
      field,
      kind,
      isNumber: table.instants === "milliseconds",
      isRequired: all.some(({ isRequired }) => isRequired === true),
      isOptional: all.every(({ isOptional }) => isOptional === true),
      isParted,
      calendars: isCut ? all.flatMap(({ calendar }) => calendar ?? []) : [],
      cuts: all.flatMap(({ cuts = [] }) => cuts),
    };
  });
  return { columns, moving };
}

/** Whether a column may hold texts, of which an engine may take two for equal. */
export function isText({ kind = "key" }: AskedColumn): boolean {
  return !["number", "instant", "flag"].includes(kind);
}

/** How aliases begin: as no column that is asked for, which some engines would take for the alias. */
function prefixOf(table: FullTable, fields: readonly string[]): string {
  const columns = fields.map((field) => columnOf(table, field)).join(" ");
  let prefix = "k";
  while (new RegExp(`\\b${prefix}\\d`, "i").test(columns)) prefix += "k";
  return prefix;
}

/** The column of a field, quoted, or what stands for it. */
function columnOf({ dialect, columns }: FullTable, field: string): string {
  const column = columns && Object.hasOwn(columns, field) ? columns[field]! : field;
  return typeof column === "string" ? dialect.quote(column) : column.sql;
}

/** A column as SQL: moments as whole milliseconds, all else as it is. */
export function expressionOf(table: FullTable, { field, kind }: AskedColumn): string {
  const { dialect, instants } = table;
  const sql = columnOf(table, field);
  return kind === "instant" && instants === "timestamp" ? dialect.milliseconds(sql) : sql;
}

/** A query of the columns by their aliases. */
export function source(table: FullTable, columns: readonly AskedColumn[]): string {
  const { fence = "" } = table.dialect;
  const raw = columns.map((column) => expressionOf(table, column));
  return `select ${asNamed(raw, columns)} from ${fromOf(table)} ${fence}`;
}

/** What is asked: some engines want a name for a query. */
export function fromOf({ from }: Table): string {
  return /^\s*\(.*\)\s*$/s.test(from) ? `${from} as r` : from;
}

/** The table with all that it does not say itself. Throws where it is none. */
export function fullTable(table: Table): FullTable {
  checkTable(table);
  const dialect = completed(table.dialect);
  const isNumber = dialect.milliseconds("c") === "c";
  return {
    ...table,
    dialect,
    instants: table.instants ?? (isNumber ? "milliseconds" : "timestamp"),
  };
}

function checkTable(table: Table): void {
  if (typeof table !== "object" || table === null) {
    fail("statement", "table", "an object with dialect and from", table);
  }
  const dialect = (table.dialect ?? {}) as unknown as Readonly<Record<string, unknown>>;
  const isSaid = (name: string) => typeof dialect[name] === "function";
  const isDialect =
    ["quote", "milliseconds", "remainder"].every(isSaid) &&
    ["whole", "text", "apart", "ordered"].every(
      (name) => dialect[name] === undefined || isSaid(name),
    );
  if (!isDialect) {
    const allowed = "a dialect, such as duckdb or postgres of this door, or your own";
    fail("statement", "table.dialect", allowed, table.dialect);
  }
  if (typeof table.from !== "string" || table.from.trim() === "") {
    fail("statement", "table.from", "a table's name or a query in parentheses", table.from);
  }
  const { instants = "timestamp", columns = {} } = table;
  if (typeof columns !== "object" || columns === null || Array.isArray(columns)) {
    fail("statement", "table.columns", "an object of columns by field", columns);
  }
  for (const [field, column] of Object.entries<any>(columns)) {
    const name: unknown = typeof column === "string" ? column : column?.sql;
    if (typeof name === "string" && name.trim() !== "") continue;
    fail("statement", `table.columns.${field}`, "a column's name, or { sql } of your own", column);
  }
  if (instants !== "timestamp" && instants !== "milliseconds") {
    fail("statement", "table.instants", '"timestamp" or "milliseconds"', instants);
  }
}

/** The first and the last moment that records may hold. */
export function momentsOf({ instants }: FullTable): {
  readonly low: number;
  readonly high: number;
} {
  return instants === "milliseconds"
    ? { low: FIRST_NUMBER, high: LAST_NUMBER }
    : { low: FIRST_DATE, high: 8.64e15 };
}

/** Expressions by the names of their columns. */
export function asNamed(expressions: readonly string[], columns: readonly AskedColumn[]): string {
  const list = columns.map(({ name }, i) =>
    expressions[i] === name ? name : `${expressions[i]} as ${name}`,
  );
  return list.join(", ") || "1 as k";
}
