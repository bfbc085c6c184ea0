// The one file for a page without a bundler: every KPI and every chart, without zod.
export * from "../src/charts/index.ts";
export * from "../src/index.ts";
