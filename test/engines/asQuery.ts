import type * as sql from "customer-kpis/sql";
import type { ColumnType } from "../sql/engines";

/** The name of a dialect. */
export type DialectName = {
  [Name in keyof typeof sql]: (typeof sql)[Name] extends sql.Dialect ? Name : never;
}[keyof typeof sql];

const STANDARD = {
  text: "varchar",
  number: "double precision",
  instant: "timestamp",
  flag: "boolean",
} as const;

/** What each dialect calls the types of a table. */
const TYPES: Readonly<Record<DialectName, Readonly<Record<ColumnType, string>>>> = {
  bigquery: { text: "string", number: "float64", instant: "timestamp", flag: "bool" },
  clickhouse: {
    text: "Nullable(String)",
    number: "Nullable(Float64)",
    instant: "Nullable(DateTime64(3, 'UTC'))",
    flag: "Nullable(Bool)",
  },
  databricks: { text: "string", number: "double", instant: "timestamp", flag: "boolean" },
  duckdb: { ...STANDARD, number: "double" },
  mysql: { text: "char", number: "double", instant: "datetime(3)", flag: "unsigned" },
  postgres: STANDARD,
  redshift: STANDARD,
  snowflake: { ...STANDARD, number: "double", instant: "timestamp_ntz" },
  sqlite: { text: "text", number: "real", instant: "integer", flag: "integer" },
  trino: { ...STANDARD, number: "double", instant: "timestamp(3)" },
};

/** In whose texts a backslash means something. */
const BACKSLASH: readonly DialectName[] = [
  "bigquery",
  "clickhouse",
  "databricks",
  "mysql",
  "snowflake",
];

/** Records as a query in parentheses: a table that nobody has to make. */
export function asQuery(
  dialect: DialectName,
  quote: (name: string) => string,
  types: Readonly<Record<string, ColumnType>>,
  records: readonly Readonly<Record<string, unknown>>[],
): string {
  const names = Object.keys(types);
  const selects = records.map((record) => {
    const cells = names.map((name) => {
      const literal = literalOf(dialect, record[name] ?? null);
      return `cast(${literal} as ${TYPES[dialect][types[name]!]}) as ${quote(name)}`;
    });
    return `select ${cells.join(", ")}`;
  });
  return `(${selects.join(" union all ")})`;
}

function literalOf(dialect: DialectName, value: unknown): string {
  if (value === null) return "null";
  if (value instanceof Date) {
    if (dialect === "sqlite") return String(value.getTime());
    const zone = dialect === "databricks" || dialect === "bigquery" ? "Z" : "";
    return `'${value.toISOString().slice(0, -1).replace("T", " ")}${zone}'`;
  }
  if (typeof value === "boolean") {
    return dialect === "sqlite" || dialect === "mysql" ? String(Number(value)) : String(value);
  }
  if (typeof value !== "string") return String(value);
  if (BACKSLASH.includes(dialect)) {
    return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  }
  return `'${value.replaceAll("'", "''")}'`;
}
