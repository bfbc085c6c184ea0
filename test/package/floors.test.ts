import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** The house, from the ground up: a room may import from itself and from the floors below. */
const FLOORS = [
  ["check", "slice"],
  ["wallClock"],
  ["calendar"],
  ["time"],
  ["options"],
  ["reads"],
  ["moving"],
  ["measure"],
  ["record", "stats"],
  ["cells"],
  ["fold"],
  ["compare"],
  ["survey", "loyalty", "support", "value", "market"],
  ["scorecard", "customer"],
  ["index", "states", "schema", "sources", "charts", "sql"],
];

const SRC = join(import.meta.dirname, "../../src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);
const imports = files.flatMap((from) =>
  ts
    .preProcessFile(readFileSync(join(SRC, from), "utf8"))
    .importedFiles.map(({ fileName: to }) => ({ from, to })),
);

/** The room of a file: its folder below `src`, or its own name. */
function roomOf(path: string): string {
  return (path.split("/")[0] as string).replace(/\.ts$/, "");
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

test("every file has its room in the house", () => {
  expect(files.filter((path) => floorOf(roomOf(path)) < 0)).toEqual([]);
});

test("imports run downward only", () => {
  const upward = imports.filter(({ from, to }) => {
    if (!to.startsWith(".")) return false;
    const target = roomOf(normalize(join(from, "..", to)));
    return target !== roomOf(from) && floorOf(target) >= floorOf(roomOf(from));
  });
  expect(upward).toEqual([]);
});

test("packages are imported where they cost no one who does not need them", () => {
  const zodUsers = imports.filter(({ to }) => /^zod\b/.test(to)).map(({ from }) => roomOf(from));
  expect(new Set(zodUsers)).toEqual(new Set(zodUsers.length > 0 ? ["schema"] : []));
  // The whole of date-fns takes half a second to load, one function a fraction of it.
  expect(imports.filter(({ to }) => to === "date-fns")).toEqual([]);
});

test("no two files import each other in a circle", () => {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) {
    if (!to.startsWith(".")) continue;
    const path = normalize(join(from, "..", to));
    const file = [`${path}.ts`, join(path, "index.ts")].find((name) => files.includes(name));
    if (file) targets.set(from, [...(targets.get(from) ?? []), file]);
  }
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" > "));
    if (path.includes(file) || done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
