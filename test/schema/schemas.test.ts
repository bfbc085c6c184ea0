import { describe, expect, expectTypeOf, test } from "vitest";
import type * as z from "zod";
import * as door from "../../src/schema";
import { recordOf } from "./issuesOf";

const { schemas } = door;

test("gives every ready schema, by its name and with its type", () => {
  const names = Object.keys(door).filter((name) => name.endsWith("Schema"));
  expect(Object.keys(schemas()).sort()).toEqual(names.sort());
  type Ready = Omit<typeof door, "schemas" | "validate" | "validateAsync" | "orNull">;
  expectTypeOf<door.Schemas>().toEqualTypeOf<Readonly<Ready>>();
});

test("without options reads as the ready ones do", () => {
  const row = { customerId: "ann", at: "2026-03-01 09:30", amount: "1 234.5" };
  expect(recordOf(schemas().orderSchema, row)).toEqual(recordOf(door.orderSchema, row));
});

test("two sets do not disturb each other", () => {
  const comma = schemas({ decimal: "," });
  const point = schemas();
  expect(comma.numberSchema.parse("1,5")).toBe(1.5);
  expect(point.numberSchema.parse("1.5")).toBe(1.5);
  expect(door.numberSchema.safeParse("1,5").success).toBe(false);
});

test("words for nothing count in every kind of column", () => {
  const { answerSchema, membershipSchema } = schemas({ missing: ["N/A", "—"] });
  const answer = { customerId: "N/A", score: " N/A ", at: "—" };
  expect(recordOf(answerSchema, answer)).toEqual({ customerId: null, score: null, at: null });
  const membership = { customerId: "ann", startedAt: 1e12, endedAt: "N/A", reason: "—" };
  expect(recordOf(membershipSchema, membership)).toMatchObject({ endedAt: null, reason: null });
});

describe("refuses", () => {
  test.each<[object, RegExp]>([
    [{ zone: "UTC" }, /"zone"/],
    [{ timeZone: "Mars/Olympus" }, /timeZone must be an IANA time zone.*"Mars\/Olympus"/],
    [{ decimal: "·" }, /decimal must be one of "\.", ",", got "·"/],
    [{ decimal: ".", thousands: "." }, /thousands must be "," where decimal is "\.", got "\."/],
    [{ decimal: ",", thousands: "," }, /thousands must be "\." where decimal is ",", got ","/],
    [{ missing: "N/A" }, /missing must be an array of texts, got "N\/A"/],
    [{ missing: [null] }, /missing must be an array of texts/],
    [
      { unixTime: "days" },
      /unixTime must be one of "seconds", "milliseconds", "microseconds", "excel", got "days"/,
    ],
    [{ dayFirst: "yes" }, /dayFirst must be true or false, got "yes"/],
    [{ calendar: "jalali" }, /calendar must be one of "gregory", "persian", "islamic-umalqura"/],
    [{ language: "no such" }, /language must be a language such as "es" or "fa", got "no such"/],
    [{ language: "xx" }, /language must be a language/],
    [{ language: 5 }, /language must be a language/],
    [{ waits: "weeks" }, /waits must be one of "milliseconds", .*"days", got "weeks"/],
    [{ grouping: "chinese" }, /grouping must be one of "western", "indian", got "chinese"/],
    [{ grouping: "indian", decimal: "," }, /grouping must be "western" where decimal is ","/],
    [{ words: null }, /words must be an object of scores by word, got null/],
    [{ words: { good: "1" } }, /words.good must be a finite number or null, got "1"/],
    [{ words: { good: NaN } }, /words.good must be a finite number or null, got NaN/],
    [{ words: { good: 1, Good: 2 } }, /words.Good must be 1, as the same word has it already/],
    [{ normalize: 1 }, /normalize must be true or false, got 1/],
    [{ scale: { min: 5, max: 1 } }, /scale must be .*, got \{ min: 5, max: 1 \}/],
    [{ scale: { min: 1, max: 5.5 } }, /scale must be .*, got \{ min: 1, max: 5.5 \}/],
    [{ scale: { min: "1", max: "5" } }, /scale must be .*, got \{ min: "1", max: "5" \}/],
    [{ scale: { min: 1, max: 5, top: 2 } }, /"top"/],
  ])("%j", (options, message) => {
    expect(() => schemas(options)).toThrow(message);
  });
});

test("each is a zod schema with an input of any kind", () => {
  expectTypeOf<z.input<typeof door.orderSchema>>().toEqualTypeOf<unknown>();
});
