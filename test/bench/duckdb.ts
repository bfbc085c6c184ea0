import type { Row } from "./data";

/**
 * The same cohort table in DuckDB, in memory and on one thread. Only where DuckDB is there, which no
 * one else needs: `npm install --no-save @duckdb/node-api`.
 */
export async function duckdbCohorts(
  rows: readonly Pick<Row, "at">[],
  ids: readonly (string | number)[],
): Promise<Record<string, () => Promise<number>>> {
  const name = "@duckdb/node-api";
  const duckdb = await import(name).catch(() => null);
  if (duckdb === null) return {};
  const instance = await duckdb.DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const isText = typeof ids[0] === "string";
  await connection.run(`create table t (id ${isText ? "varchar" : "integer"}, at_ms timestamp_ms)`);
  const appender = await connection.createAppender("t");
  rows.forEach(({ at }, i) => {
    if (isText) appender.appendVarchar(ids[i]);
    else appender.appendInteger(ids[i]);
    const ms = new duckdb.DuckDBTimestampMillisecondsValue(BigInt(at.getTime()));
    appender.appendTimestampMilliseconds(ms);
    appender.endRow();
  });
  appender.closeSync();
  const count = async (sql: string) => (await connection.runAndReadAll(sql)).getRows().length;
  return {
    "DuckDB, one thread": () =>
      count(`
        with visits as (select id, year(at_ms) * 12 + month(at_ms) as month from t),
        starts as (select id, min(month) as first from visits group by id)
        select first, month - first, count(distinct visits.id)
        from visits join starts using (id) group by all`),
    "DuckDB, distinct rows first": () =>
      count(`
        with visits as (select distinct id, year(at_ms) * 12 + month(at_ms) as month from t),
        starts as (select id, min(month) as first from visits group by id)
        select first, month - first, count(*) from visits join starts using (id) group by all`),
  };
}
