import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as library from "customer-kpis";
import { expect, test } from "vitest";

const page = readFileSync(join(import.meta.dirname, "../../docs/guides/every-measure.md"), "utf8");
const tables = page.slice(page.indexOf("## All calls"));
const named = new Set(Array.from(tables.matchAll(/`(\w+)[(`]/g), ([, name]) => name as string));

test("the page of all calls names each of them, and none that is not there", () => {
  const missing = Object.keys(library).filter((name) => !named.has(name));
  expect(missing).toEqual([]);
  const unknown = [...named].filter((name) => !(name in library) && name !== "fit");
  expect(unknown).toEqual([]);
});
