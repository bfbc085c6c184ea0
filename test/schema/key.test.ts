import fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import type * as z from "zod";
import { keySchema, schemas } from "../../src/schema";

test("its output is a key that is not null", () => {
  expectTypeOf<z.output<typeof keySchema>>().toEqualTypeOf<string | number | boolean>();
});

test.each<[unknown, unknown]>([
  ["c-007", "c-007"],
  [" 007 ", "007"],
  ["\u200fمریم\u200e", "مریم"],
  ["۱۲", "12"],
  ["می\u200cخواهم", "می\u200cخواهم"],
  ["N/A", "N/A"],
  ["__proto__", "__proto__"],
  [7, 7],
  [0, 0],
  [false, false],
])("reads %j", (value, key) => {
  expect(keySchema.parse(value)).toBe(key);
});

test.each<[unknown, string]>([
  ["", "is missing"],
  [" \t", "is missing"],
  [null, "is missing"],
  [undefined, "is missing"],
  [NaN, "must be a text, a number below 2^53, true or false, got NaN"],
  [Infinity, "must be a text, a number below 2^53, true or false, got Infinity"],
  [2 ** 60, "must be a text, a number below 2^53, true or false, got 1152921504606847000"],
  [{}, "must be a text, a number below 2^53, true or false, got an object"],
  [[], "must be a text, a number below 2^53, true or false, got an array"],
  [new Date(0), "must be a text, a number below 2^53, true or false, got a Date"],
])("refuses %j", (value, message) => {
  expect(keySchema.safeParse(value).error?.issues[0]?.message).toBe(message);
});

test("letters stay as they are where `normalize` is false", () => {
  expect(schemas({ normalize: false }).keySchema.parse("علي ۱۲")).toBe("علي ۱۲");
});

test("words of `missing` are missing", () => {
  const { keySchema } = schemas({ missing: ["N/A"] });
  expect(keySchema.safeParse(" N/A ").success).toBe(false);
  expect(keySchema.safeParse("n/a").success).toBe(false);
  expect(keySchema.parse("n / a")).toBe("n / a");
});

test("texts without blanks around them, numbers with all their digits and booleans pass unchanged", () => {
  const text = fc.string({ unit: "grapheme-ascii" }).map((written) => `a${written.trim()}b`);
  const number = fc.double({ noNaN: true, min: 1 - 2 ** 53, max: 2 ** 53 - 1 });
  fc.assert(
    fc.property(fc.oneof(text, number, fc.boolean()), (key) =>
      Object.is(keySchema.parse(key), key),
    ),
  );
});
