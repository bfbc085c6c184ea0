// Asks an engine of your own account every KPI that counts, of nasty little tables that are queries, and
// compares with memory: npm run check:engine -- ./my-engine.ts
//
// That file says which dialect it is, and sends a text to it:
//
//   export const dialect = "bigquery";
//   export const run = async (text: string) => (await client.query(text))[0];
//
// A session's time zone should be UTC. Nothing is written, no table is made.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { type Measure, measure } from "../../src/index";
import * as sql from "../../src/sql/index";
import { expectSame } from "../laws";
import { EVERY, sorted, toleranceOf } from "../sql/kpis";
import { asQuery, type DialectName } from "./asQuery";

const [file] = process.argv.slice(2);
if (!file) throw new Error("Name the file that exports dialect and run");
const engine: { readonly dialect: DialectName; readonly run: sql.RunStatement } = await import(
  pathToFileURL(resolve(file)).href
);
const dialect = (Object.entries(sql) as [string, sql.Dialect][]).find(
  ([name]) => name === engine.dialect,
)?.[1];
if (!dialect) throw new Error(`There is no dialect ${engine.dialect}`);

let failures = 0;
// Each statement costs time there: two zones whose clocks change at odd hours will do.
const zones = ["Asia/Tehran", "America/Sao_Paulo"];
for (const { kind, types, record, measures } of EVERY) {
  const columns = Object.fromEntries(Object.keys(types).map((name) => [name, name]));
  for (const [i, timeZone] of zones.entries()) {
    const rows = fc.sample(record, { numRuns: 40, seed: i });
    const from = asQuery(engine.dialect, dialect.quote, types, rows);
    const instants = engine.dialect === "sqlite" ? "milliseconds" : "timestamp";
    const table = { dialect, from, columns, instants } as const;
    for (const [name, of] of Object.entries(measures(timeZone))) {
      try {
        const came = await sql.ask(engine.run, table, of as Measure<never, unknown>);
        expectSame(sorted(came), sorted(measure(rows, of)), toleranceOf(name), name);
      } catch (error) {
        failures++;
        console.error(`${kind}, ${name}, ${timeZone}: ${error}`);
      }
    }
  }
  console.log(`${kind}: asked`);
}
console.log(failures === 0 ? "As memory answers, throughout" : `${failures} differ`);
process.exitCode = failures === 0 ? 0 : 1;
