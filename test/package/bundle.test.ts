import { join } from "node:path";
import * as charts from "customer-kpis/charts";
import * as sources from "customer-kpis/sources";
import { expect, test } from "vitest";
import { bundle, MOST_BYTES } from "./bundle";

test("who imports nps ships at most 3.2 kB gzipped, and no dependency", async () => {
  const { gzipped, used } = await bundle("nps", "./src", join(import.meta.dirname, "../.."));
  expect(used.filter((path) => path.includes("node_modules"))).toEqual([]);
  expect(gzipped).toBeLessThanOrEqual(MOST_BYTES);
});

test("all models of customer value together ship at most 11.5 kB gzipped, and no dependency", async () => {
  const models = "bgNbd, mbgNbd, paretoNbd, gammaGamma, sbg";
  const { gzipped, used } = await bundle(models, "./src", join(import.meta.dirname, "../.."));
  expect(used.filter((path) => path.includes("node_modules"))).toEqual([]);
  expect(gzipped).toBeLessThanOrEqual(11_500);
});

test("all charts together ship at most 15.8 kB gzipped, without a KPI, a dependency or Vega", async () => {
  const root = join(import.meta.dirname, "../..");
  const { gzipped, used } = await bundle(Object.keys(charts).join(), "./src/charts", root);
  expect(used.filter((path) => !path.startsWith("src/charts/"))).toEqual(["src/check.ts"]);
  expect(gzipped).toBeLessThanOrEqual(15_800);
});

const root = join(import.meta.dirname, "../..");

test("the sources of one tool ship at most 11.2 kB gzipped with validate, and no zod or dependency", async () => {
  const { gzipped, used } = await bundle("validate, zendesk", "./src/sources", root);
  expect(used.filter((path) => path.includes("node_modules"))).toEqual([]);
  expect(gzipped).toBeLessThanOrEqual(11_240);
});

test("all sources ship at most 28.2 kB gzipped, and no zod or dependency", async () => {
  const { gzipped, used } = await bundle(Object.keys(sources).join(), "./src/sources", root);
  expect(used.filter((path) => path.includes("node_modules"))).toEqual([]);
  expect(gzipped).toBeLessThanOrEqual(28_200);
});
