/** How an engine writes what engines write differently. An engine of your own is three functions. */
export interface Dialect {
  /** A name, quoted so that nothing in it can end the quotes. */
  readonly quote: (name: string) => string;
  /** Whole milliseconds since 1970 of a column of timestamps, which are taken for UTC. */
  readonly milliseconds: (column: string) => string;
  /** The remainder of a division of whole numbers of 64 bits. */
  readonly remainder: (a: string, b: string) => string;
  /** A whole number that may need more than 32 bits. Default: as it is. */
  readonly whole?: (number: string) => string;
  /** A value as text. Default: `cast(... as varchar)`. */
  readonly text?: (value: string) => string;
  /** What differs between texts that the engine takes for equal, such as "a" and "A". Default: nothing. */
  readonly apart?: (text: string) => string;
  /** A text such that the least of several is the first by its characters. Default: as it is. */
  readonly ordered?: (text: string) => string;
  /** Whether there are window functions. Default `true`. */
  readonly windows?: boolean;
  /** What keeps the planner from working out an inner query again for each use of it. */
  readonly fence?: string;
}

/** A dialect with all that it does not say itself. */
export interface FullDialect extends Dialect {
  readonly number: (value: number) => string;
  readonly text: (value: string) => string;
  readonly ordered: (text: string) => string;
  readonly windows: boolean;
}

/** The dialect, with what most engines have in common. */
export function completed(dialect: Dialect): FullDialect {
  const { whole = String } = dialect;
  return {
    text: CAST("varchar"),
    ordered: (text) => text,
    windows: true,
    ...dialect,
    number: (value) => whole(String(value)),
  };
}

const CAST = (type: string) => (value: string) => `cast(${value} as ${type})`;
const DOUBLED = (name: string) => `"${name.replaceAll('"', '""')}"`;
const BACKTICKS = (name: string) => `\`${name.replaceAll("`", "``")}\``;
const ESCAPED = (name: string) => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
const PERCENT = (a: string, b: string) => `(${a} % ${b})`;

/** DuckDB and MotherDuck. */
export const duckdb: Dialect = {
  quote: DOUBLED,
  milliseconds: (column) => `epoch_ms(${column})`,
  remainder: PERCENT,
};

/** PostgreSQL, and what speaks it, such as Citus. */
export const postgres: Dialect = {
  quote: DOUBLED,
  // Divided as numeric: whole numbers would be cut toward 0, which before 1970 is upward.
  milliseconds: (column) =>
    `cast(floor(round(date_part('epoch', ${column}) * 1000000) / 1000) as bigint)`,
  remainder: PERCENT,
  ordered: (text) => `${text} collate "C"`,
  fence: "offset 0",
};

/** ClickHouse from version 21 on. */
export const clickhouse: Dialect = {
  quote: ESCAPED,
  milliseconds: (column) => `toUnixTimestamp64Milli(toDateTime64(${column}, 3, 'UTC'))`,
  text: (value) => `toString(${value})`,
  remainder: PERCENT,
  whole: (number) => `toInt64(${number})`,
};

/** BigQuery. Parsed, not run. */
export const bigquery: Dialect = {
  quote: ESCAPED,
  milliseconds: (column) => `unix_millis(${column})`,
  text: CAST("string"),
  remainder: (a, b) => `mod(${a}, ${b})`,
};

/** Snowflake. Parsed, not run. */
export const snowflake: Dialect = {
  quote: DOUBLED,
  milliseconds: (column) => `date_part(epoch_millisecond, ${column})`,
  remainder: PERCENT,
};

/** Redshift. Parsed, not run. */
export const redshift: Dialect = {
  quote: DOUBLED,
  // The epoch of a timestamp is in whole seconds there.
  milliseconds: (column) => `datediff(millisecond, timestamp '1970-01-01', ${column})`,
  remainder: PERCENT,
};

/** Databricks and Spark. Parsed, not run. */
export const databricks: Dialect = {
  quote: BACKTICKS,
  milliseconds: (column) => `unix_millis(${column})`,
  text: CAST("string"),
  remainder: PERCENT,
};

/** Trino and Athena. Parsed, not run. */
export const trino: Dialect = {
  quote: DOUBLED,
  // A double: 0.123 seconds may be a little less than 123 milliseconds.
  milliseconds: (column) => `cast(floor(round(to_unixtime(${column}) * 1000000) / 1000) as bigint)`,
  remainder: PERCENT,
};

/** SQLite, which has no type for moments: its columns hold milliseconds. */
export const sqlite: Dialect = {
  quote: DOUBLED,
  milliseconds: (column) => column,
  text: CAST("text"),
  remainder: PERCENT,
};

/** MySQL and MariaDB, in a session whose time zone is UTC. Parsed, not run. */
export const mysql: Dialect = {
  quote: BACKTICKS,
  milliseconds: (column) =>
    `cast(floor(timestampdiff(microsecond, '1970-01-01', ${column}) / 1000) as signed)`,
  text: CAST("char"),
  remainder: PERCENT,
  apart: (text) => `cast(${text} as binary)`,
  ordered: (text) => `convert(${text} using utf8mb4) collate utf8mb4_bin`,
};
