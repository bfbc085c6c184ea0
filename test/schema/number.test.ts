import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import type * as z from "zod";
import { numberSchema, schemas } from "../../src/schema";
import { inDigits, SCRIPTS } from "../cells/digits";

const THIN = "\u2009";
const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

function messageOf(schema: z.ZodType, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}

test("its output is a number", () => {
  expectTypeOf<z.output<typeof numberSchema>>().toEqualTypeOf<number>();
});

describe("reads", () => {
  test("a bigint that a number holds", () => {
    expect(numberSchema.parse(12n)).toBe(12);
  });

  test.each<[unknown, number]>([
    [0, 0],
    [-1.5, -1.5],
    [Number.MAX_VALUE, Number.MAX_VALUE],
    ["0", 0],
    ["007", 7],
    ["12.5", 12.5],
    [".5", 0.5],
    ["+5", 5],
    ["-5", -5],
    ["\u22125", -5],
    ["-0", 0],
    ["1e3", 1000],
    ["1e+05", 100_000],
    ["1.5E-3", 0.0015],
    [" 12 ", 12],
    [`\t12${NO_BREAK}\n`, 12],
    ["\ufeff12", 12],
    ["\u200f۱۲\u200f", 12],
    ["1 234", 1234],
    [`1${THIN}234${THIN}567.5`, 1_234_567.5],
    [`1${NARROW}234`, 1234],
    [`1${NO_BREAK}234`, 1234],
    ["1'234.5", 1234.5],
    ["1’234’567", 1_234_567],
    ["-1,234.5", -1234.5],
    ["1,234,567", 1_234_567],
    ["1,234,567.25", 1_234_567.25],
    ["۱۲۳", 123],
    ["٣٫٥", 3.5],
    ["۱۲٬۳۴۵٫۶", 12_345.6],
    ["۱۲٬۳۴۵", 12_345],
    ["-۱۲.۵", -12.5],
    ["\u200e\u2212۱۲٫۵", -12.5],
  ])("%j", (text, number) => {
    expect(numberSchema.parse(text)).toBe(number);
  });
});

describe("refuses", () => {
  test.each([
    "ten",
    "12abc",
    "- 5",
    "--5",
    "5.",
    "1.2.3",
    "1234,567.8",
    "0,123.4",
    "12 34",
    "1 234,567.8",
    "1'234 567",
    "0x10",
    "0b1",
    "1e999",
    "1_000",
    "Infinity",
    "１２",
    "12\u060c5",
    "۳/۵",
  ])("%j", (text) => {
    expect(messageOf(numberSchema, text)).toBe(`must be a number, got ${JSON.stringify(text)}`);
  });

  test.each([".", "-", "—", "NaN", "N/A", "n/a", "NULL", "\\N", "(none)", "unknown"])(
    "%j, which may say that nothing is there, with what to say then",
    (text) => {
      const shown = JSON.stringify(text);
      const message = `must be a number, got ${shown} (none? Say missing: [${shown}])`;
      for (const decimal of [".", ","] as const) {
        expect(messageOf(schemas({ decimal }).numberSchema, text)).toBe(message);
        expect(messageOf(schemas({ decimal, words: { good: 1 } }).scoreSchema, text)).toBe(message);
      }
    },
  );

  test.each([
    ["12,5", 'decimal: ","'],
    ["1,23", 'decimal: ","'],
    ["1,2345", 'decimal: ","'],
    ["1.234,5", 'decimal: ","'],
    ["12,34,567", 'grouping: "indian"'],
  ])("%j, with the option that helps", (text, option) => {
    expect(messageOf(numberSchema, text)).toBe(`must be a number, got "${text}" (say ${option})`);
  });

  test.each([
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [true, "true"],
    [new Date(0), "a Date"],
    [{}, "an object"],
    [["1"], "an array"],
  ])("%s", (value, shown) => {
    expect(messageOf(numberSchema, value)).toBe(`must be a number, got ${shown}`);
  });

  test("a bigint that no number holds", () => {
    expect(messageOf(numberSchema, 2n ** 53n)).toBe("must be a number, got 9007199254740992n");
  });

  test.each(["", "  ", "\t", NO_BREAK, "\u200f", null, undefined])("%j as missing", (blank) => {
    expect(messageOf(numberSchema, blank)).toBe("is missing");
  });

  test("a long text, without quoting all of it", () => {
    const message = messageOf(numberSchema, "x".repeat(1000));
    expect(message).toBe(`must be a number, got "${"x".repeat(60)}…"`);
  });
});

describe("a lone mark that may part thousands", () => {
  const comma = schemas({ decimal: "," }).numberSchema;
  const point = schemas({ decimal: "." }).numberSchema;

  test.each(["1,234", "1.234"])("is not guessed at: %j", (text) => {
    expect(messageOf(numberSchema, text)).toBe(
      `must be a number, got "${text}", which may be 1234 or 1.234 (say decimal: "." or ",")`,
    );
  });

  test("is read where `decimal` or `thousands` says what it is", () => {
    expect(schemas({ thousands: "," }).numberSchema.parse("1,234")).toBe(1234);
    expect(schemas({ decimal: ",", thousands: "." }).numberSchema.parse("1.234")).toBe(1234);
    expect(schemas({ thousands: "." }).numberSchema.parse("1.234,5")).toBe(1234.5);
    expect(point.parse("1,234")).toBe(1234);
    expect(point.parse("1.234")).toBe(1.234);
    expect(comma.parse("-1.234")).toBe(-1234);
    expect(comma.parse("1,234")).toBe(1.234);
  });

  test("is read where it is the Arabic one", () => {
    expect(numberSchema.parse("۱٫۲۳۴")).toBe(1.234);
    expect(comma.parse("۱٫۲۳۴")).toBe(1.234);
  });
});

describe("with a decimal comma", () => {
  const { numberSchema: comma } = schemas({ decimal: "," });

  test.each([
    ["12,5", 12.5],
    [",5", 0.5],
    ["1,5e3", 1500],
    ["1.234,5", 1234.5],
    ["1.234.567", 1_234_567],
    ["1 234,5", 1234.5],
    ["12", 12],
    ["۱۲٬۳۴۵٫۶", 12_345.6],
  ])("reads %j", (text, number) => {
    expect(comma.parse(text)).toBe(number);
  });

  test.each(["12.5", "1,234.5", "1,234,567"])("refuses %j", (text) => {
    expect(messageOf(comma, text)).toBe(`must be a number, got "${text}"`);
  });

  test("typed numbers stay as they are", () => {
    expect(comma.parse(12.5)).toBe(12.5);
  });
});

describe("properties", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

  test("typed numbers pass unchanged", () => {
    fc.assert(fc.property(finite, (number) => Object.is(numberSchema.parse(number), number)));
  });

  test("what a number prints as is read back, in every script and with either mark", () => {
    const comma = schemas({ decimal: "," }).numberSchema;
    const point = schemas({ decimal: "." }).numberSchema;
    fc.assert(
      fc.property(finite, fc.constantFrom(...SCRIPTS), (number, script) => {
        const text = inDigits(script, String(number));
        expect(point.parse(text)).toBe(number + 0);
        expect(comma.parse(text.replace(".", ","))).toBe(number + 0);
        expect(comma.parse(text.replace(".", "٫"))).toBe(number + 0);
      }),
    );
  });

  test("thousands are read back, whatever parts them", () => {
    const marks = [" ", THIN, NARROW, NO_BREAK, "'", "’", "٬"];
    const whole = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(whole, fc.constantFrom(...marks), (number, mark) => {
        const text = number.toLocaleString("en").replaceAll(",", mark);
        expect(numberSchema.parse(text)).toBe(number);
        expect(schemas({ decimal: "," }).numberSchema.parse(`${text},5`)).toBe(
          number + (text.startsWith("-") ? -0.5 : 0.5),
        );
      }),
    );
  });

  test("any text is read as JavaScript reads it, but for a minus behind it, or refused", () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789.-+eE xN") });
    fc.assert(
      fc.property(text, (written) => {
        const { success, data } = numberSchema.safeParse(written);
        if (!success || written.trim().includes(" ")) return;
        const [, digits, isBehind] = /^(.*?)(-?)$/.exec(written.trim()) ?? [];
        expect(data).toBe((isBehind === "-" ? -1 : 1) * Number(digits) + 0);
      }),
    );
  });
});
