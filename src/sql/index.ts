export { ask, type RunStatement } from "./ask";
export {
  bigquery,
  clickhouse,
  type Dialect,
  databricks,
  duckdb,
  mysql,
  postgres,
  redshift,
  snowflake,
  sqlite,
  trino,
} from "./dialects";
export { type StatementOptions, statement } from "./statement";
export type { EngineRow, Statement, Table } from "./table";
