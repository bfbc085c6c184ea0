import {
  by,
  ces,
  combine,
  csat,
  distinct,
  type Measure,
  measure,
  nps,
  over,
  renamed,
  retention,
  select,
  sums,
} from "customer-kpis";
import { ask } from "customer-kpis/sql";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { expectSame } from "../laws";
import { type ColumnType, engines, TABLE } from "./engines";

const all = await engines();
afterAll(() => {
  for (const engine of all) engine.close();
});

const ZONES = [
  "UTC",
  "Asia/Tehran",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];
const zone = fc.constantFrom(...ZONES);
const text = fc.constantFrom(
  "email",
  "phone",
  "",
  'Kanal "ä`\\; drop table x --',
  "ي'",
  "__proto__",
);
const at = fc
  .oneof(
    fc.integer({ min: Date.UTC(2017, 0), max: Date.UTC(2026, 11) }),
    // Around the nights on which clocks change.
    fc
      .constantFrom(
        "2018-11-04T03:00Z",
        "2025-03-30T01:00Z",
        "2025-10-26T01:00Z",
        "2025-03-20T20:30Z",
      )
      .chain((night) =>
        fc.integer({ min: -3, max: 3 }).map((hours) => Date.parse(night) + hours * 3_599_999),
      ),
  )
  .map((ms) => new Date(ms));

const ANSWERS: Readonly<Record<string, ColumnType>> = {
  score: "number",
  satisfied: "number",
  channel: "text",
  amount: "number",
  at: "instant",
};
const answer = fc.record({
  score: fc.option(fc.integer({ min: 0, max: 10 })),
  satisfied: fc.option(fc.integer({ min: 1, max: 5 })),
  channel: fc.option(text),
  amount: fc.option(fc.integer({ min: -1000, max: 100_000 }).map((cents) => cents / 100)),
  at,
});

/** Groups in the order of their keys, as an engine gives them. */
function sorted(result: unknown): unknown {
  if (Array.isArray(result) && result.every((group) => group && "key" in group)) {
    return result
      .map((group) => ({ ...group, result: sorted(group.result) }))
      .sort((a, b) => (order(a.key) < order(b.key) ? -1 : 1));
  }
  return result;
}
const order = (key: unknown) =>
  `${key === null ? 0 : typeof key === "number" ? 1 : 2}${String(key)}`;

describe.each(all)("$name", (engine) => {
  const table = {
    dialect: engine.dialect,
    from: engine.dialect.quote(TABLE),
    instants: engine.instants,
  };

  test("answers as memory does, on whatever is in the table", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 60 }), zone, zone, async (rows, one, two) => {
        await engine.load(ANSWERS, rows);
        const measures: Measure<any, unknown>[] = [
          nps(),
          select("satisfied", csat()),
          select("satisfied", ces({ direction: "higher-is-easier", scale: { min: 1, max: 5 } })),
          by("channel", nps()),
          over({ unit: "day", timeZone: one }, nps()),
          by(
            "channel",
            over({ unit: "month", timeZone: two }, combine({ n: nps(), s: sums("amount") })),
          ),
          combine({
            weeks: over({ unit: "week", timeZone: one }, nps()),
            months: over({ unit: "month", timeZone: two, calendar: "persian" }, nps()),
            channels: distinct("channel"),
          }),
          over({ unit: "year", yearStartsIn: 10, timeZone: one }, sums("amount")),
        ];
        for (const of of measures) {
          const asked = await ask(engine.run, table, of as Measure<never, unknown>);
          expectSame(sorted(asked), sorted(measure(rows, of)), 1e-12, `${one} ${two}`);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("answers of customers as memory does", async () => {
    const membership = fc
      .record({
        customerId: fc.option(fc.constantFrom("ann", "bob", "cy", "", "O'Hara")),
        startedAt: at,
        days: fc.option(fc.nat(900)),
      })
      .map(({ customerId, startedAt, days }) => ({
        customerId,
        startedAt,
        endedAt: days === null ? null : new Date(startedAt.getTime() + days * 86_400_000),
      }));
    const types = { customerId: "text", startedAt: "instant", endedAt: "instant" } as const;
    const period = { start: new Date("2024-01-01"), end: new Date("2025-01-01") };
    await fc.assert(
      fc.asyncProperty(fc.array(membership, { maxLength: 40 }), zone, async (rows, timeZone) => {
        await engine.load(types, rows);
        for (const of of [
          retention({ period }),
          retention({ period, unit: "month", timeZone }),
        ] as Measure<any, unknown>[]) {
          const asked = await ask(engine.run, table, of as Measure<never, unknown>);
          expect(asked).toEqual(measure(rows, of));
        }
      }),
      { numRuns: 25 },
    );
  });

  test("finds fields under other names, by the table or by the measure", async () => {
    const rows = [
      { recommend_0_10: 10, 'Kanal "ä': "x" },
      { recommend_0_10: 3, 'Kanal "ä': "y" },
    ];
    await engine.load({ recommend_0_10: "number", 'Kanal "ä': "text" }, rows);
    const columns = { score: "recommend_0_10", channel: 'Kanal "ä' };
    const groups = await ask(engine.run, { ...table, columns }, by("channel", nps()));
    expect(groups.map(({ key, result }) => [key, result.value])).toEqual([
      ["x", 100],
      ["y", -100],
    ]);
    const half = { score: { sql: `${engine.dialect.quote("recommend_0_10")} - 3` } };
    expect((await ask(engine.run, { ...table, columns: half }, nps())).detractors).toBe(1);
    const named = renamed({ score: "recommend_0_10" } as const, nps());
    expect((await ask(engine.run, table, named as Measure<never, any>)).n).toBe(2);
  });

  test("refuses a bad row in the KPI's own words", async () => {
    await engine.load({ score: "number" }, [{ score: 9 }, { score: 11 }]);
    await expect(ask(engine.run, table, nps())).rejects.toThrow(
      "nps: score must be a whole number from 0 to 10, got 11",
    );
  });
});
