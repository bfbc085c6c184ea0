import { type Measure, measure } from "customer-kpis";
import { ask, type EngineRow } from "customer-kpis/sql";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectSame } from "../laws";
import { type ColumnType, type Engine, tableOf } from "../sql/engines";
import { EVERY, sorted, toleranceOf, ZONES } from "../sql/kpis";

type Row = Readonly<Record<string, unknown>>;

/** Which of two shards has a record: all of a customer's are in one. */
function shardOf(record: Row): 0 | 1 {
  const owner = JSON.stringify(record["customerId"] ?? record);
  let sum = 0;
  for (let i = 0; i < owner.length; i++) sum += owner.charCodeAt(i);
  return (sum % 2) as 0 | 1;
}

/** The records of each shard. */
export function parted(records: readonly Row[]): readonly [readonly Row[], readonly Row[]] {
  return [0, 1].map((shard) => records.filter((record) => shardOf(record) === shard)) as any;
}

/** An engine's two shards as one: each gets its records, both get each text. */
export function together(name: string, shards: readonly [Shard, Shard]): Engine {
  const [{ dialect, instants }] = shards;
  return {
    name,
    dialect,
    instants,
    async load(types, records) {
      const parts = parted(records);
      await Promise.all(shards.map((shard, i) => shard.load(types, parts[i]!)));
    },
    async run(text) {
      const rows = await Promise.all(shards.map((shard) => shard.run(text)));
      return rows.flatMap((some): EngineRow[] => [...some]);
    },
    close() {},
  };
}

export type Shard = Omit<Engine, "name" | "close">;

/** Every KPI that counts, on tables of whatever there may be: as memory answers. */
export function expectEquality(engine: Engine, tables: number): void {
  test.each(EVERY)("$kind", async ({ types, record, measures }) => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 80, size: "max" }),
        fc.constantFrom(...ZONES),
        async (rows, timeZone) => {
          await engine.load(types, rows);
          for (const [name, of] of Object.entries(measures(timeZone))) {
            const came = await ask(
              engine.run,
              tableOf(engine, types),
              of as Measure<never, unknown>,
            );
            expectSame(
              sorted(came),
              sorted(measure(rows, of)),
              toleranceOf(name),
              `${name}, ${timeZone}`,
            );
            asked++;
          }
        },
      ),
      { numRuns: tables, endOnFailure: true },
    );
    expect(asked).toBeGreaterThan(0);
  });
}

/** The columns of a table as the engine declares them. */
export function declared(
  types: Readonly<Record<string, ColumnType>>,
  quote: (name: string) => string,
  names: Readonly<Record<ColumnType, string>>,
): string {
  return Object.entries(types)
    .map(([name, type]) => `${quote(name)} ${names[type]}`)
    .join(", ");
}
