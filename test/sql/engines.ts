import { DuckDBInstance } from "@duckdb/node-api";
import Database from "better-sqlite3";
import { type Dialect, duckdb, type EngineRow, sqlite, type Table } from "customer-kpis/sql";

/** The type of a column in a test's table. */
export type ColumnType = "text" | "number" | "instant" | "flag";

/** An engine with one table, `t "1"`, made anew for each list of records. */
export interface Engine {
  readonly name: string;
  readonly dialect: Dialect;
  readonly instants: "timestamp" | "milliseconds";
  readonly load: (
    types: Readonly<Record<string, ColumnType>>,
    records: readonly Readonly<Record<string, unknown>>[],
  ) => Promise<void>;
  readonly run: (text: string) => Promise<Iterable<EngineRow>>;
  readonly close: () => void;
}

/** A name that tries to end its quotes. */
export const TABLE = 't "1"; drop table x --';

/** The engine's table, said to have these columns. */
export function tableOf(engine: Engine, types: Readonly<Record<string, ColumnType>>): Table {
  return {
    dialect: engine.dialect,
    from: engine.dialect.quote(TABLE),
    instants: engine.instants,
    columns: Object.fromEntries(Object.keys(types).map((name) => [name, name])),
  };
}

/** Engines that run within the tests. */
export async function engines(): Promise<Engine[]> {
  return [await duckdbEngine(), sqliteEngine()];
}

async function duckdbEngine(): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const types = { text: "varchar", number: "double", instant: "timestamp", flag: "boolean" };
  return {
    name: "DuckDB",
    dialect: duckdb,
    instants: "timestamp",
    async load(columns, records) {
      const list = Object.entries(columns).map(
        ([name, type]) => `${duckdb.quote(name)} ${types[type]}`,
      );
      await connection.run(`create or replace table ${duckdb.quote(TABLE)} (${list.join(", ")})`);
      const literal = (value: unknown) => {
        if (value instanceof Date) return `make_timestamp(${value.getTime()}::bigint * 1000)`;
        return literalOf(value);
      };
      await insert(columns, records, literal, duckdb, (text) => connection.run(text));
    },
    async run(text) {
      return (await connection.runAndReadAll(text)).getRowObjectsJS();
    },
    close: () => connection.closeSync(),
  };
}

function sqliteEngine(): Engine {
  const database = new Database(":memory:");
  // Counts come as bigint, as engines of 64 bits give them.
  database.defaultSafeIntegers(true);
  const types = { text: "text", number: "real", instant: "integer", flag: "integer" };
  return {
    name: "SQLite",
    dialect: sqlite,
    instants: "milliseconds",
    async load(columns, records) {
      const list = Object.entries(columns).map(
        ([name, type]) => `${sqlite.quote(name)} ${types[type]}`,
      );
      database.exec(`drop table if exists ${sqlite.quote(TABLE)}`);
      database.exec(`create table ${sqlite.quote(TABLE)} (${list.join(", ")})`);
      const literal = (value: unknown) => {
        if (value instanceof Date) return String(value.getTime());
        return typeof value === "boolean" ? String(Number(value)) : literalOf(value);
      };
      await insert(columns, records, literal, sqlite, async (text) => database.exec(text));
    },
    run: async (text) => database.prepare(text).all() as EngineRow[],
    close: () => database.close(),
  };
}

/** Puts records into an engine's table, as literals of its own. */
export async function insert(
  columns: Readonly<Record<string, ColumnType>>,
  records: readonly Readonly<Record<string, unknown>>[],
  literal: (value: unknown) => string,
  { quote }: Dialect,
  run: (text: string) => Promise<unknown>,
): Promise<void> {
  const names = Object.keys(columns);
  for (let i = 0; i < records.length; i += 500) {
    const rows = records.slice(i, i + 500).map((record) => {
      return `(${names.map((name) => literal(record[name] ?? null)).join(", ")})`;
    });
    await run(`insert into ${quote(TABLE)} values ${rows.join(", ")}`);
  }
}

/** A value as most engines write it. */
export function literalOf(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
