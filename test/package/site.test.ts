import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as library from "customer-kpis";
import * as charts from "customer-kpis/charts";
import { expect, test } from "vitest";
import { readGuides } from "../../build/site/guides";
import { CHART_OF } from "../../build/site/pictures";
import { WORDS } from "../../build/site/words";

const ROOT = join(import.meta.dirname, "../..");
const names = [...Object.keys(library), ...Object.keys(charts)];
const guides = readGuides(readFileSync(join(ROOT, "README.md"), "utf8"));

test("words to search by lead to names and guides that are there", () => {
  const titles = guides.map(
    ({ path }) => /^# (.+)/.exec(readFileSync(join(ROOT, path), "utf8"))?.[1],
  );
  expect(Object.keys(WORDS).filter((name) => ![...names, ...titles].includes(name))).toEqual([]);
});

test("pictures belong to names that are there", () => {
  expect(Object.keys(CHART_OF).filter((name) => !names.includes(name))).toEqual([]);
  const pictures = readdirSync(join(ROOT, "docs/guides/pictures"));
  const missing = Object.values(CHART_OF).filter((chart) => !pictures.includes(`${chart}.svg`));
  expect(missing).toEqual([]);
});

test("every guide has its place in the reading order, once, in a family", () => {
  const written = readdirSync(join(ROOT, "docs/guides")).filter((name) => name.endsWith(".md"));
  const listed = guides.filter(({ path }) => path.startsWith("docs/guides/"));
  expect(listed.map(({ path }) => path.replace("docs/guides/", "")).sort()).toEqual(written.sort());
  expect(guides.filter(({ family }) => family === "")).toEqual([]);
});
