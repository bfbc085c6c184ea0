import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Read } from "../../src/cells/cell";
import { cells } from "../../src/cells/cells";
import {
  activitySchema,
  answerSchema,
  idSchema,
  keySchema,
  orderSchema,
  ticketSchema,
  validate,
} from "../../src/schema";
import { problemOf, readOf } from "./reads";

describe("what looks the same is one key", () => {
  test.each([
    ["علي", "علی"],
    ["علىٰ".slice(0, 3), "علی"],
    ["كمال", "کمال"],
    ["مشتری ۷", "مشتری 7"],
    ["مشتری ٧", "مشتری 7"],
    ["Jose\u0301", "Jos\u00e9"],
    ["A\u030angstro\u0308m", "\u00c5ngstr\u00f6m"],
    ["\u212bngstr\u00f6m", "\u00c5ngstr\u00f6m"],
    ["Ann\u00a0Smith", "Ann Smith"],
    ["Ann\u202fSmith", "Ann Smith"],
    ["\ufeffann", "ann"],
    ["an\u200fn", "ann"],
    ["\u1112\u1161\u11ab", "\ud55c"],
  ])("%j and %j", (one, other) => {
    expect(readOf(cells({}).key, one)).toBe(readOf(cells({}).key, other));
    expect(readOf(cells({}).text, one)).toBe(readOf(cells({}).text, other));
  });

  test("unless that is not wanted", () => {
    const { key } = cells({ normalize: false });
    expect(readOf(key, " علي ۷ ")).toBe("علي ۷");
    expect(readOf(key, "Jose\u0301")).toBe("Jose\u0301");
  });

  test("what differs stays apart", () => {
    const { key } = cells({});
    for (const text of [
      "007",
      "c-7",
      "A1",
      "a1",
      "می\u200cخواهم",
      "Ann  Smith",
      "Müller",
      "日本",
    ]) {
      expect(readOf(key, text)).toBe(text);
    }
  });

  test("a database's large integer is the number that it is, or its digits where no number is so large", () => {
    const { key } = cells({});
    expect(readOf(key, 7n)).toBe(7);
    expect(readOf(key, -7n)).toBe(-7);
    expect(readOf(key, 9_007_199_254_740_991n)).toBe(9_007_199_254_740_991);
    expect(readOf(key, 9_007_199_254_740_993n)).toBe("9007199254740993");
  });

  test("a number that has lost digits is none, as two ids may have become one", () => {
    const { key } = cells({});
    expect(JSON.parse("[1234567890123456789]")).toEqual(JSON.parse("[1234567890123456790]"));
    const message = "must be a text, a number below 2^53, true or false, got 1234567890123456800";
    expect(problemOf(key, JSON.parse("1234567890123456789"))).toBe(message);
    expect(readOf(key, "1234567890123456789")).toBe("1234567890123456789");
    expect(readOf(key, 2 ** 53 - 1)).toBe(2 ** 53 - 1);
    expect(problemOf(key, 2 ** 53)).toMatch("a number below 2^53");
  });

  // As Excel, R and pandas write long numbers.
  test.each([
    ...["1.14E+11", "1,14E+11", "1.14e+11", "-5.4E+17", "1e+16"],
    ...["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#######"],
    // In German, Spanish, Russian, Norwegian.
    ...["#NV", "#ÜBERLAUF!", "#N/D", "#¡REF!", "#¿NOMBRE?", "#Н/Д", "#ЗНАЧ!", "#I/T"],
  ])("%s stands for many numbers", (spoilt) => {
    const message = `must be an id, got "${spoilt}", spoilt by a spreadsheet`;
    expect(problemOf(cells({}).key, spoilt)).toBe(message);
  });

  test("in any text, as Unicode's composition says, and once is enough", () => {
    const { key } = cells({});
    const text = fc.string({ unit: "grapheme" }).map((written) => `a${written}b`);
    fc.assert(
      fc.property(text, (written) => {
        const once = readOf(key, written);
        expect(readOf(key, written.normalize("NFD"))).toBe(once);
        expect(readOf(key, written.normalize("NFC"))).toBe(once);
        expect(readOf(key, once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("words for nothing", () => {
  const { key, number, instant, quantity, score, yesNo } = cells({
    missing: ["-99", "n/a", "Not Set"],
  });
  const all: Read<unknown>[] = [key, number, instant, quantity, score, yesNo];

  test.each(["N/A", "n/a", " N/a ", "-99", "-۹۹", "not  set", "NOT\u00a0SET"])("%j", (cell) => {
    for (const read of all) expect(readOf(read, cell)).toBeNull();
  });

  test.each([-99, "-99.0", "-99.00"])("%j as a number", (cell) => {
    for (const read of [number, score, quantity]) expect(readOf(read, cell)).toBeNull();
  });

  test("a number in every kind of column", () => {
    for (const read of all) expect(readOf(read, -99)).toBeNull();
    expect(readOf(number, -98)).toBe(-98);
  });

  test("a word that is no number is nobody's number, nor is a blank a zero", () => {
    expect(problemOf(number, Number.NaN)).toMatch("must be a number");
    const { score: scored } = cells({ missing: ["", " "] });
    for (const zero of [0, "0"]) expect(readOf(scored, zero)).toBe(0);
  });
});

describe("an id that is a word for nothing would be one customer of many records", () => {
  const words = [
    "NULL",
    "null",
    "(null)",
    "<null>",
    "\\N",
    "N/A",
    "n/a",
    "NaN",
    "NA",
    "None",
    "undefined",
  ];
  const others = [
    "-",
    "--",
    "?",
    "(not set)",
    "(Other)",
    "[blank]",
    "Guest",
    "anonymous",
    "unknown",
    "Deleted user",
    "[deleted]",
    "redacted",
    "Anonymised",
    "Unknown user",
  ];

  test.each([...words, ...others])("%j", (word) => {
    expect(problemOf(cells({}).id, word)).toBe(
      `must be an id, got ${JSON.stringify(word)} (nobody? Say missing: [${JSON.stringify(word)}])`,
    );
    expect(readOf(cells({ missing: [word] }).id, word)).toBeNull();
    // Of segments and teams it is one.
    expect(readOf(cells({}).key, word)).toBe(word);
  });

  test.each([
    ...[
      "c-7",
      "0",
      "n7",
      "nullable",
      "anonymous_7f3",
      "Deleted Scenes Ltd",
      "Nonesuch",
      "guest@example.com",
      "guest-12",
      "#1001",
      "#1001!",
      "#team",
      "1E+2nd",
      "x1E+11",
      "a#NV",
      "#NVIDIA",
      "Ann",
      "i",
      "日本",
    ],
    ...[0, 7, true, false],
  ])("%j is somebody's", (id) => {
    expect(readOf(cells({}).id, id)).toBe(id);
  });

  test.each([orderSchema, activitySchema, answerSchema])("in records of any schema", (schema) => {
    const row = { customerId: "NULL", at: "2026-01-01", amount: "1", score: "9" };
    const { records, rejected } = validate<object>(schema, [row, { ...row, customerId: "Null-7" }]);
    expect(records).toMatchObject([{ customerId: "Null-7" }]);
    expect(rejected[0]?.issues[0]?.message).toBe(
      'customerId must be an id, got "NULL" (nobody? Say missing: ["NULL"])',
    );
  });

  test("nor in a column of one's own", () => {
    expect(idSchema.safeParse("None").error?.issues[0]?.message).toMatch("nobody? Say missing");
    expect(idSchema.parse("n7")).toBe("n7");
    expect(keySchema.parse("None")).toBe("None");
  });

  test("but a ticket's priority may be none", () => {
    const row = { createdAt: "2026-01-01", firstRespondedAt: "", priority: "None" };
    expect(validate(ticketSchema, [row]).records).toMatchObject([{ priority: "None" }]);
  });
});
