import { spawn } from "node:child_process";
import {
  by,
  churn,
  historicValue,
  type Measure,
  measure,
  over,
  repeatPurchase,
  revenueRetention,
  sums,
} from "customer-kpis";
import { ask, type EngineRow, postgres } from "customer-kpis/sql";
import { afterAll, describe, expect, test } from "vitest";
import { insert, literalOf, TABLE } from "../sql/engines";
import { declared, expectEquality, type Shard, together } from "./shards";

/** Where the clusters listen that `.ci/postgres` started. */
const PORTS = process.env["POSTGRES_PORTS"]?.split(" ");
if (PORTS?.length !== 2) throw new Error("POSTGRES_PORTS must name two: run .ci/postgres");

const TYPES = {
  text: "text",
  number: "double precision",
  instant: "timestamp(3)",
  flag: "boolean",
} as const;

function cluster(port: string): Shard {
  const psql = session(port);
  return {
    dialect: postgres,
    instants: "timestamp",
    async load(types, records) {
      const table = postgres.quote(TABLE);
      const texts = [
        `drop table if exists ${table}`,
        `create table ${table} (${declared(types, postgres.quote, TYPES)})`,
      ];
      await insert(types, records, literal, postgres, async (text) => texts.push(text));
      await psql(texts.join(";\n"));
    },
    run: async (text) =>
      JSON.parse(
        await psql(`select coalesce(json_agg(q), '[]') from (${text}) as q`),
      ) as EngineRow[],
  };
}

function literal(value: unknown): string {
  if (value instanceof Date) return `timestamp '${value.toISOString().slice(0, -1)}'`;
  return literalOf(value);
}

/** A session, whose own zone is not UTC, and what it prints. */
function session(port: string): (text: string) => Promise<string> {
  const options = ["-XqAt", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port];
  const psql = spawn("psql", [...options, "-U", "postgres", "postgres"], {
    env: { ...process.env, PGTZ: "America/St_Johns" },
  });
  afterAll(() => {
    psql.stdin.end();
  });
  let [out, errors] = ["", ""];
  let settle: { resolve: (out: string) => void; reject: (error: Error) => void } | null = null;
  psql.stdout.setEncoding("utf8").on("data", (some) => {
    out += some;
    if (out.endsWith(END)) settle?.resolve(out.slice(0, -END.length));
  });
  psql.stderr.setEncoding("utf8").on("data", (some) => {
    errors += some;
  });
  psql.on("close", () => settle?.reject(new Error(errors)));
  return (text) =>
    new Promise((resolve, reject) => {
      out = "";
      settle = { resolve, reject };
      psql.stdin.write(`${text};\n\\echo ${END}`);
    });
}

const END = "that was all\n";

const [one, other] = PORTS.map(cluster) as [Shard, Shard];

const psql = session(PORTS[0]!);

test("a query is a table, and an enum a text", async () => {
  await psql(`drop type if exists word; create type word as enum ('USD', 'EUR', 'price')`);
  const at = new Date("2025-06-01");
  const record = { customerId: "ann", startedAt: new Date("2024-06-01"), endedAt: at, at };
  const rows = [{ ...record, amount: 5, mrr: 5, currency: "EUR", reason: "price" }];
  const moments = Object.entries({ startedAt: record.startedAt, endedAt: at, at }).map(
    ([field, moment]) => `${literal(moment)} as "${field}"`,
  );
  const rest = `'ann' as "customerId", 5 as amount, 5 as mrr, 'EUR'::word as currency`;
  const from = `(select ${moments.join(", ")}, ${rest}, 'price'::word as reason)`;
  const columns = { currency: "currency", reason: "reason" };
  const run = async (text: string) =>
    JSON.parse(await psql(`select coalesce(json_agg(q), '[]') from (${text}) as q`));
  const period = { start: new Date("2025-01-01"), end: new Date("2026-01-01") };
  for (const of of [
    by("currency", sums("amount")),
    over("month", sums("amount")),
    historicValue(),
    repeatPurchase({ period }),
    revenueRetention({ period }),
    churn({ period }),
  ] as Measure<any, unknown>[]) {
    expect(await ask(run, { dialect: postgres, from, columns }, of)).toEqual(measure(rows, of));
  }
});

describe("PostgreSQL, two clusters: rows one after the other are the whole", () => {
  expectEquality(together("PostgreSQL", [one, other]), 8);
});
