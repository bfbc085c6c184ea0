import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DOORS, exportsOfDoors } from "../../build/doors";

const ROOT = join(import.meta.dirname, "../..");
const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), "utf8"));

test("package.json exports the doors, and nothing else: `npm run doors` writes it", () => {
  expect(read("package.json").exports).toEqual(exportsOfDoors());
});

test("types come first, and for Node one file before the modules", () => {
  for (const door of Object.keys(DOORS)) {
    const { import: esm, require: cjs } = read("package.json").exports[door];
    expect(Object.keys(esm)).toEqual(["types", "node", "default"]);
    expect(Object.keys(cjs)).toEqual(["types", "default"]);
  }
});

test("every door leads to a file", () => {
  expect(Object.values(DOORS).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test("the site explains every door", () => {
  expect(read("typedoc.json").entryPoints).toEqual(Object.values(DOORS));
});
