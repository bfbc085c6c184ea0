// The engine counts, the KPI answers: the same call and the same result, where the data are too many.
import { DuckDBInstance } from "@duckdb/node-api";
import { by, nps } from "customer-kpis";
import { ask, duckdb } from "customer-kpis/sql";

const connection = await (await DuckDBInstance.create()).connect();
await connection.run(`create table answers as
  select try_cast(nps as integer) as score, channel from 'examples/scorecard/data/answers.csv'
  where score between 0 and 10`);
const run = async (text: string) => (await connection.runAndReadAll(text)).getRowObjectsJS();

const channels = await ask(run, { dialect: duckdb, from: "answers" }, by("channel", nps()));
for (const { key, result } of channels) {
  console.log(`${key}: NPS ${result.value?.toFixed(1)} from ${result.n} answers`);
}
