import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import {
  dateSchema,
  idSchema,
  keySchema,
  numberSchema,
  orNull,
  schemas,
  waitSchema,
} from "../../src/schema";
import { issuesOf, recordOf } from "./issuesOf";

test.each(["", " ", "\u00a0", null])("%j is null in every kind of column", (blank) => {
  for (const schema of [numberSchema, dateSchema, idSchema, keySchema, waitSchema]) {
    expect(orNull<unknown>(schema).parse(blank)).toBeNull();
  }
});

test("everything else is as without it", () => {
  const spent = orNull(numberSchema);
  expectTypeOf<z.output<typeof spent>>().toEqualTypeOf<number | null>();
  expect(spent.parse("12.5")).toBe(12.5);
  const schema = z.object({ spent });
  expect(recordOf(schema, { spent: 0 })).toEqual({ spent: 0 });
  expect(issuesOf(schema, { spent: "much" })).toEqual(['spent must be a number, got "much"']);
});

test("the column has to be there", () => {
  expect(issuesOf(z.object({ spent: orNull(numberSchema) }), {})).toEqual([
    "spent is missing (it may be blank or null, but not left out)",
  ]);
});

test("words for nothing are blanks", () => {
  const { numberSchema: number } = schemas({ missing: ["-99"] });
  expect(orNull(number).parse(-99)).toBeNull();
  expect(orNull(number).parse("-99.0")).toBeNull();
});
