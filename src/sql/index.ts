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
export {
  type EngineRow,
  type Statement,
  type StatementOptions,
  statement,
  type Table,
} from "./statement";
