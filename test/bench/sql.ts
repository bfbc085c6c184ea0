// KPIs of a million records in four ways, in one run: rows in memory, columns, an engine that counts
// (DuckDB, by statement), and the engine's rows measured here; all of them equal. And how long the texts are.
//
//   npm run bench:sql -- [records] [rounds] [a part of a KPI's name]
import { DuckDBInstance } from "@duckdb/node-api";
import {
  by,
  churn,
  cohorts,
  columns,
  firstResponseTime,
  type Measure,
  measure,
  nps,
  over,
  purchasePatterns,
  resolutionTime,
  retention,
  revenueRetention,
  rfm,
  serviceLevel,
  sums,
  tenureCounts,
} from "../../src/index";
import { ask, bigquery, type Dialect, duckdb, statement } from "../../src/sql/index";
import { expectSame } from "../laws";
import { sorted } from "../sql/kpis";

const [ROWS, ROUNDS] = [Number(process.argv[2] ?? 1e6), Number(process.argv[3] ?? 3)] as const;
const ONLY = process.argv[4] ?? "";
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
    case when h1 % 20 > 0 then "at" + to_milliseconds((h1 % 900000000)::bigint) end as "resolvedAt",
    case when h6 % 3 > 0 then "at" + to_days((h6 % 700)::int) end as "endedAt",
    case when h6 % 3 > 0 then ['price', 'card expired', null][1 + (h2 % 3)::int] end as reason,
    h2 % 10 = 0 as "isTrial",
    (h3 % 40000)::double / 100 as mrr
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
const [TICKET, MEMBERSHIP] = [
  ["createdAt", "firstRespondedAt", "resolvedAt"],
  ["customerId", "startedAt", "endedAt", "reason", "isTrial"],
];
const months = { period: year, unit: "month", timeZone } as const;
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
  "first response time, sketch": [TICKET, firstResponseTime({ asOf, relativeError: 0.01 })],
  "resolution time, sketch": [TICKET, resolutionTime({ relativeError: 0.01 })],
  "service level": [
    ["channel", ...TICKET],
    by(
      "channel",
      serviceLevel({
        asOf,
        targets: [
          { name: "answer", ends: "firstRespondedAt", within: 3_600_000 },
          { name: "solution", ends: "resolvedAt", within: 86_400_000 },
        ],
      }),
    ),
  ],
  "retention by channel": [["channel", ...MEMBERSHIP], by("channel", retention({ period: year }))],
  "churn over months": [MEMBERSHIP, churn(months)],
  "churn by every end": [MEMBERSHIP, churn({ period: year, method: "stripe" })],
  "churn by the day": [MEMBERSHIP, churn({ period: year, method: "daily", timeZone })],
  tenures: [MEMBERSHIP, tenureCounts({ asOf, since: year.start })],
  "revenue over months": [["customerId", "startedAt", "endedAt", "mrr"], revenueRetention(months)],
  rfm: [["customerId", "at", "amount"], rfm({ asOf, timeZone })],
  cohorts: [["customerId", "at"], cohorts({ unit: "month", timeZone, asOf })],
  "purchase patterns": [
    ["customerId", "at", "amount"],
    purchasePatterns({ until: new Date("2025-12-31"), timeZone }),
  ],
};

/** What records may be without is asked for where it is named. */
function tableOf(fields: readonly string[]) {
  return {
    dialect: duckdb,
    from: "records",
    columns: Object.fromEntries(fields.map((f) => [f, f])),
  };
}

async function timed<Value>(act: () => Value | Promise<Value>): Promise<[number, Value]> {
  let best = Infinity;
  let value: Value;
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    value = await act();
    best = Math.min(best, performance.now() - start);
  }
  return [best, value!];
}

/** Rows by column: numbers and moments in typed arrays, all else as codes. */
function byColumn(rows: readonly Record<string, any>[], fields: readonly string[]) {
  const list = fields.map((field): [string, any] => {
    const one = rows.find((row) => row[field] !== null)?.[field];
    if (typeof one !== "string" && typeof one !== "boolean") {
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

console.log(`${ROWS} records, milliseconds, the best of ${ROUNDS}\n`);
console.log(
  "| KPI | rows in memory | columns | DuckDB, by statement | DuckDB, its rows | rows back |",
);
console.log("|---|---|---|---|---|---|");
for (const [name, [fields, of]] of Object.entries(CASES)) {
  if (!name.includes(ONLY)) continue;
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
  const [asked, came] = await timed(() => ask(counting, tableOf(fields), of));
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
