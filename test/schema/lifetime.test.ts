import { expect, expectTypeOf, test } from "vitest";
import { survival } from "../../src";
import type { Lifetime } from "../../src/loyalty/survival/lifetime";
import { lifetimeSchema, schemas, validate } from "../../src/schema";
import { issuesOf, recordOf } from "./issuesOf";

test("text and typed values come out the same", () => {
  const lifetime = { duration: 34, ended: true };
  expect(recordOf(lifetimeSchema, { duration: "34", ended: "Yes", other: "x" })).toEqual(lifetime);
  expect(recordOf(lifetimeSchema, lifetime)).toEqual(lifetime);
  expect(recordOf(lifetimeSchema, { duration: "34.0", ended: 1 })).toEqual(lifetime);
  expectTypeOf(validate(lifetimeSchema, []).records).toEqualTypeOf<Lifetime[]>();
});

test("whoever came late may say so", () => {
  const row = { duration: "5", ended: "0", entered: "2" };
  expect(recordOf(lifetimeSchema, row)).toEqual({ duration: 5, ended: false, entered: 2 });
  expect(recordOf(lifetimeSchema, { ...row, entered: "" }).entered).toBeNull();
});

test("both fields are demanded, and are what they say", () => {
  expect(issuesOf(lifetimeSchema, {})).toEqual(["duration is missing", "ended is missing"]);
  expect(issuesOf(lifetimeSchema, { duration: "-1", ended: "Churned" })).toEqual([
    'duration must be 0 or more, got "-1"',
    'ended must be one of "yes", "no", "true", "false", "1", "0", got "Churned" (say words)',
  ]);
  const { lifetimeSchema: own } = schemas({ words: { churned: 1, stayed: 0 } });
  expect(recordOf(own, { duration: 1, ended: "Churned" }).ended).toBe(true);
});

test("records are what KPIs take", () => {
  const rows = ["Yes", "No", "Yes"].map((ended, i) => ({ duration: String(i + 1), ended }));
  expect(survival(validate(lifetimeSchema, rows).records).n).toBe(3);
});
