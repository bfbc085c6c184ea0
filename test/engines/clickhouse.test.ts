import { by, nps, over } from "customer-kpis";
import { ask, clickhouse, type EngineRow } from "customer-kpis/sql";
import { describe, expect, test } from "vitest";
import { type Engine, insert, literalOf, TABLE, tableOf } from "../sql/engines";
import { declared, expectEquality, parted } from "./shards";

/** Where the servers listen that `.ci/clickhouse` started; the first one knows of both. */
const PORTS = process.env["CLICKHOUSE_PORTS"]?.split(" ");
if (PORTS?.length !== 2) throw new Error("CLICKHOUSE_PORTS must name two: run .ci/clickhouse");

// This old one has no moments with milliseconds, and no yes and no.
const TYPES = {
  text: "Nullable(String)",
  number: "Nullable(Float64)",
  instant: "Nullable(Int64)",
  flag: "Nullable(UInt8)",
} as const;

const LOCAL = "shard of it";

async function send(port: string, text: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: text });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${answer} in ${text}`);
  return answer;
}

const { quote } = clickhouse;

const distributed: Engine = {
  name: "ClickHouse",
  // Nor has it window functions.
  dialect: { ...clickhouse, windows: false },
  instants: "milliseconds",
  async load(types, records) {
    const columns = declared(types, quote, TYPES);
    const parts = parted(records);
    for (const [i, port] of PORTS.entries()) {
      await send(port, `drop table if exists ${quote(LOCAL)}`);
      await send(port, `create table ${quote(LOCAL)} (${columns}) engine = Memory`);
      const local = {
        ...clickhouse,
        quote: (name: string) => quote(name === TABLE ? LOCAL : name),
      };
      await insert(types, parts[i]!, literal, local, (text) => send(port, text));
    }
    await send(PORTS[0]!, `drop table if exists ${quote(TABLE)}`);
    const engine = `Distributed(both, default, '${LOCAL}')`;
    await send(PORTS[0]!, `create table ${quote(TABLE)} (${columns}) engine = ${engine}`);
  },
  async run(text) {
    // Whole numbers of 64 bits come as text.
    return JSON.parse(await send(PORTS[0]!, `${text} format JSON`)).data as EngineRow[];
  },
  close() {},
};

function literal(value: unknown): string {
  if (value instanceof Date) return String(value.getTime());
  if (typeof value === "boolean") return String(Number(value));
  return typeof value === "string" ? literalOf(value.replaceAll("\\", "\\\\")) : literalOf(value);
}

describe("ClickHouse, one table over two servers", () => {
  expectEquality(distributed, 6);

  test("a column may be called as an alias could be", async () => {
    const rows = [
      { k1: 10, k0: "web", k2: new Date("2025-02-01") },
      { k1: 3, k0: "mail", k2: new Date("2025-03-01") },
    ];
    await distributed.load({ k1: "number", k0: "text", k2: "instant" }, rows);
    const columns = { score: "k1", channel: "k0", at: "k2" };
    const table = { ...tableOf(distributed, {}), columns };
    const months = await ask(distributed.run, table, over("month", by("channel", nps())) as any);
    expect(
      (months as any[]).map(({ key, result: [{ key: of, result }] }) => [key, of, result.value]),
    ).toEqual([
      ["2025-02", "web", 100],
      ["2025-03", "mail", -100],
    ]);
  });
});
