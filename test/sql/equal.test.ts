import {
  by,
  type Measure,
  measure,
  nps,
  renamed,
  retention,
  revenueRetention,
} from "customer-kpis";
import { ask } from "customer-kpis/sql";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { expectSame } from "../laws";
import { runs } from "../runs";
import { engines, tableOf } from "./engines";
import { EVERY, sorted, toleranceOf, ZONES } from "./kpis";

const MEMBERSHIP = { customerId: "text", startedAt: "instant", endedAt: "instant" } as const;

const all = await engines();
afterAll(() => {
  for (const engine of all) engine.close();
});

describe.each(all)("$name", (engine) => {
  describe.each(EVERY)("$kind", ({ types, record, measures }) => {
    test.each(Object.keys(measures("UTC")))("%s: as memory answers", async (name) => {
      const zone = fc.constantFrom(...ZONES);
      const rows = fc.array(record, { maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(rows, zone, async (rows, timeZone) => {
          await engine.load(types, rows);
          const of = measures(timeZone)[name] as Measure<any, unknown>;
          const asked = await ask(engine.run, tableOf(engine, types), of);
          expectSame(sorted(asked), sorted(measure(rows, of)), toleranceOf(name), timeZone);
        }),
        { numRuns: runs(10) },
      );
    });
  });

  test("more days than SQLite joins numbers, and more than fit into a text", async () => {
    const types = { ...MEMBERSHIP, mrr: "number" } as const;
    const [start, end] = [new Date("2024-01-01"), new Date("2025-12-01")];
    const rows = [
      { customerId: "ann", startedAt: new Date("2024-03-01"), endedAt: null, mrr: 5 },
      { customerId: "bob", startedAt: start, endedAt: new Date("2025-04-01T12:00Z"), mrr: 7 },
    ];
    await engine.load(types, rows);
    const days = { period: { start, end }, unit: "day" } as const;
    for (const of of [revenueRetention(days), retention(days)]) {
      const asked = await ask(engine.run, tableOf(engine, types), of as Measure<never, any>);
      // 2024 has 366 days; from January to November 2025 there are 334.
      expect(asked).toHaveLength(366 + 334);
      expect(sorted(asked)).toEqual(sorted(measure(rows, of as Measure<any, any>)));
    }
    // 53 moments of three flags each are more than fit into one whole number, or into five.
    const weeks = { period: { start, end: new Date("2025-01-01") }, unit: "week" } as const;
    const asked = await ask(engine.run, tableOf(engine, types), retention(weeks));
    expect(asked).toEqual(measure(rows, retention(weeks)));
  });

  test("asks for no column where a measure reads none", async () => {
    const count: Measure<unknown, number, number> = {
      init: () => 0,
      step: (n) => n + 1,
      merge: (left, right) => left + right,
      finish: (n) => n,
      reads: [],
    };
    await engine.load({ score: "number" }, [{ score: 1 }, { score: 1 }, { score: null }]);
    expect(await ask(engine.run, tableOf(engine, {}), count)).toBe(3);
  });

  test("finds fields under other names, by the table or by the measure", async () => {
    const table = tableOf(engine, {});
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
});
