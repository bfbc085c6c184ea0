// Eight KPIs of a million records in four ways, in one run: rows in memory, columns, an engine that counts
// (DuckDB, by statement), and the engine's rows measured here. And how long the texts are.
import { DuckDBInstance } from "@duckdb/node-api";
import {
  by,
  cohorts,
  columns,
  firstResponseTime,
  type Measure,
  measure,
  nps,
  over,
  purchasePatterns,
  retention,
  sums,
} from "../../src/index";
import { ask, bigquery, type Dialect, duckdb, statement } from "../../src/sql/index";
import { expectSame } from "../laws";
import { sorted } from "../sql/kpis";

const ROWS = Number(process.argv[2] ?? 1e6);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run("set threads = 2");
await connection.run(`
  create table records as
  select
    ['email', 'phone', 'web', 'app', 'shop', 'mail', 'chat', 'fax'][1 + (h1 % 8)::int] as channel,
    (h2 % 11)::double as score,
    (h3 % 40000)::double / 100 as amount,
    (h4 % 200000)::double as "customerId",
    "at",
    "at" as "createdAt",
    case when h5 % 20 > 0 then "at" + to_seconds((h5 % 90000)::int) end as "firstRespondedAt",
    "at" as "startedAt",
    case when h6 % 3 > 0 then "at" + to_days((h6 % 700)::int) end as "endedAt"
  from (
    select
      hash(i) as h1, hash(i + 1e9) as h2, hash(i + 2e9) as h3, hash(i + 3e9) as h4, hash(i + 4e9) as h5,
      hash(i + 5e9) as h6,
      make_timestamp_ms(1704067200000 + ((hash(i + 6e9) % 63072000) * 1000)::bigint) as "at"
    from range(${ROWS}) as t (i)
  )`);
const run = async (text: string) => (await connection.runAndReadAll(text)).getRowObjectsJS();

const asOf = new Date("2026-01-01");
const year = { start: new Date("2025-01-01"), end: asOf };
const timeZone = "Asia/Tehran";
const CASES: Readonly<Record<string, [fields: string[], of: Measure<any, unknown>]>> = {
  nps: [["score"], nps()],
  "by channel": [["channel", "score"], by("channel", nps())],
  "by channel and month": [
    ["channel", "at", "score"],
    by("channel", over({ unit: "month", timeZone }, nps())),
  ],
  sums: [["amount"], sums("amount")],
  "first response time": [["createdAt", "firstRespondedAt"], firstResponseTime({ asOf })],
  "retention over months": [
    ["customerId", "startedAt", "endedAt"],
    retention({ period: year, unit: "month", timeZone }),
  ],
  cohorts: [["customerId", "at"], cohorts({ unit: "month", timeZone, asOf })],
  "purchase patterns": [
    ["customerId", "at", "amount"],
    purchasePatterns({ until: new Date("2025-12-31"), timeZone }),
  ],
};

async function timed<Value>(act: () => Value | Promise<Value>): Promise<[number, Value]> {
  let best = Infinity;
  let value: Value;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    value = await act();
    best = Math.min(best, performance.now() - start);
  }
  return [best, value!];
}

/** Rows by column: numbers and moments in typed arrays, texts as codes. */
function byColumn(rows: readonly Record<string, any>[], fields: readonly string[]) {
  const list = fields.map((field): [string, any] => {
    const one = rows.find((row) => row[field] !== null)?.[field];
    if (typeof one !== "string") {
      const numbers = Float64Array.from(rows, (row) =>
        row[field] === null ? Number.NaN : Number(row[field]),
      );
      return [field, numbers];
    }
    const values = [...new Set(rows.map((row) => row[field]))];
    const codes = new Map(values.map((value, code) => [value, code]));
    return [field, { codes: Int32Array.from(rows, (row) => codes.get(row[field])!), values }];
  });
  return columns(Object.fromEntries(list)) as Iterable<never>;
}

console.log(`${ROWS} records, milliseconds, the best of three\n`);
console.log(
  "| KPI | rows in memory | columns | DuckDB, by statement | DuckDB, its rows | rows back |",
);
console.log("|---|---|---|---|---|---|");
for (const [name, [fields, of]] of Object.entries(CASES)) {
  const all = `select ${fields.map(duckdb.quote).join(", ")} from records`;
  const rows = (await run(all)) as Record<string, never>[];
  const held = byColumn(rows, fields);
  let back = 0;
  const counting = async (text: string) => {
    const came = await run(text);
    back = came.length;
    return came;
  };
  const [inRows, expected] = await timed(() => measure(rows, of));
  const [inColumns] = await timed(() => measure(held, of));
  const [asked, came] = await timed(() => ask(counting, { dialect: duckdb, from: "records" }, of));
  expectSame(sorted(came), sorted(expected), 1e-9, name);
  const [fetched] = await timed(async () => measure((await run(all)) as never[], of));
  const figures = [inRows, inColumns, asked, fetched].map((ms) => ms.toFixed(ms < 10 ? 1 : 0));
  console.log(`| ${name} | ${figures.join(" | ")} | ${back} |`);
}

const span = { start: new Date("2025-01-01"), end: new Date("2026-01-01") };
const days = over({ unit: "day", timeZone: "Europe/Berlin" }, nps());
for (const [name, dialect] of Object.entries({ duckdb, bigquery }) as [string, Dialect][]) {
  const { length } = statement({ dialect, from: "answers" }, days, { span }).text;
  console.log(`\nA year of days in Berlin for ${name}: ${length} characters`);
}
