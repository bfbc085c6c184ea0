import { InputError } from "customer-kpis";
import { describe, expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { csat, latest, measure, nps, over } from "../../src";
import {
  type Answer,
  answerSchema,
  dateSchema,
  keySchema,
  numberSchema,
  schemas,
  validate,
} from "../../src/schema";
import { issuesOf, recordOf } from "./issuesOf";

const AT = "2026-03-01T09:30:00Z";

describe("one answer", () => {
  test("as text and as typed values comes out the same", () => {
    const answer = { customerId: "ann", score: 9, at: new Date(AT) };
    expect(recordOf(answerSchema, { customerId: " ann ", score: " ۹ ", at: AT })).toEqual(answer);
    expect(recordOf(answerSchema, answer)).toEqual(answer);
    expect(recordOf(answerSchema, { ...answer, at: answer.at.getTime() })).toEqual(answer);
  });

  test("is nothing but a score, where nothing else is there", () => {
    expect(recordOf(answerSchema, { score: "9.5" })).toEqual({ score: 9.5 });
    expect(Object.keys(recordOf(answerSchema, { score: 9 }))).toEqual(["score"]);
  });

  test.each([null, "", " "])("is unanswered where the score is %j", (score) => {
    const answer = { customerId: null, score: null, at: null };
    expect(recordOf(answerSchema, { customerId: "", score, at: " " })).toEqual(answer);
  });

  test("needs a score column", () => {
    const message = "score is missing (it may be blank or null, but not left out)";
    expect(issuesOf(answerSchema, {})).toEqual([message]);
    expect(issuesOf(answerSchema, { score: undefined })).toEqual([message]);
  });

  test("tells everything that is wrong with it", () => {
    expect(issuesOf(answerSchema, { customerId: {}, score: "N/A", at: "31/12/2025" })).toEqual([
      "customerId must be a text, a number below 2^53, true or false, got an object",
      'score must be a number, got "N/A" (none? Say missing: ["N/A"])',
      'at must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30, got "31/12/2025" (say dayFirst: true)',
    ]);
  });

  test.each([
    [null, "null"],
    [undefined, "undefined"],
    ["ann;9", '"ann;9"'],
    [9, "9"],
    [["ann", 9], "an array"],
  ])("is not %j", (row, shown) => {
    expect(issuesOf(answerSchema, row)).toEqual([
      `row must be an object with named fields, got ${shown}`,
    ]);
  });

  test("takes nothing from a prototype that a column names", () => {
    const row = JSON.parse('{ "score": "9", "__proto__": { "customerId": "eve" } }');
    const record = recordOf(answerSchema, row);
    expect(Object.keys(record)).toEqual(["score"]);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(record.customerId).toBeUndefined();
  });
});

describe("a scale", () => {
  const { answerSchema: onScale } = schemas({ scale: { min: 0, max: 10 } });

  test("lets its whole numbers through, and blanks", () => {
    const rows = ["0", "10", 7, "۱۰", "", null].map((score) => ({ score }));
    const { records } = validate(onScale, rows);
    expect(records.map(({ score }) => score)).toEqual([0, 10, 7, 10, null, null]);
    expect(nps(records).unanswered).toBe(2);
  });

  test.each([["11"], ["-1"], [6.5], ["9.5"]])(
    "refuses %j, which the KPI would throw at",
    (score) => {
      const message = `score must be a whole number from 0 to 10, got ${JSON.stringify(score)}`;
      expect(issuesOf(onScale, { score })).toEqual([message]);
      expect(() => nps([Number(score)])).toThrow(InputError);
    },
  );

  test("does not hide that a score is no number", () => {
    expect(issuesOf(onScale, { score: "ten" })).toEqual([
      'score must be a number, got "ten" (say words: { "ten": its score })',
    ]);
  });
});

describe("with columns of one's own", () => {
  const columns = z.object({ channel: z.string(), segment: z.enum(["home", "office"]) });
  const schema = answerSchema.and(columns);
  const row = { score: "9", at: AT, channel: "email", segment: "home", other: "dropped" };

  test("they come through, with their types, beside dates and nulls", () => {
    const { records } = validate(schema, [row, { ...row, score: "", at: "", customerId: "" }]);
    expectTypeOf(records).toEqualTypeOf<(Answer & z.output<typeof columns>)[]>();
    expect(records).toEqual([
      { score: 9, at: new Date(AT), channel: "email", segment: "home" },
      { customerId: null, score: null, at: null, channel: "email", segment: "home" },
    ]);
  });

  test("both sides tell what is wrong", () => {
    expect(issuesOf(schema, { score: "ten", segment: "garden" })).toEqual([
      'score must be a number, got "ten" (say words: { "ten": its score })',
      "channel: Invalid input: expected string, received undefined",
      'segment: Invalid option: expected one of "home"|"office"',
    ]);
  });

  test("a row that is no object is told so by each side once", () => {
    expect(issuesOf(answerSchema.and(z.object({ at: dateSchema })), null)).toEqual([
      "row must be an object with named fields, got null",
      "row: Invalid input: expected object, received null",
    ]);
  });

  test("customer and time can be demanded, and then grouped by", () => {
    const known = answerSchema.and(z.object({ customerId: keySchema, at: dateSchema }));
    const rows = [
      { customerId: "ann", score: "2", at: "2026-01-10" },
      { customerId: " ann", score: "9", at: "2026-02-10" },
      { customerId: "bob", score: "9", at: "" },
      { customerId: "", score: "9", at: "2026-02-30" },
    ];
    const { records, rejected } = validate(known, rows);
    expectTypeOf(records[0]?.at).toEqualTypeOf<Date | undefined>();
    expect(measure(records, latest("customerId", nps())).value).toBe(100);
    expect(measure(records, over("month", nps())).map(({ result }) => result.value)).toEqual([
      -100, 100,
    ]);
    expect(rejected.map(({ row, issues }) => [row, issues.map(({ message }) => message)])).toEqual([
      [3, ["at is missing"]],
      [
        4,
        [
          'at must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30, got "2026-02-30", which no calendar or clock shows',
          "customerId is missing",
        ],
      ],
    ]);
  });

  test("one that both sides read in another way is an error, not a record", () => {
    const crossed = answerSchema.and(z.object({ customerId: z.string() }));
    const rows = [
      { customerId: "ann", score: 1 },
      { customerId: " bob ", score: 1 },
    ];
    expect(() => validate(crossed, rows)).toThrow(
      "validate: schema must answer at once, but did not for row 2: something in it is asynchronous, or threw",
    );
  });

  test("numbers may be among them", () => {
    const spent = answerSchema.and(z.object({ spent: numberSchema }));
    expect(recordOf(spent, { score: 9, spent: "1 234.5" })).toEqual({ score: 9, spent: 1234.5 });
  });
});

test("answers are what KPIs take", () => {
  const { records } = validate(answerSchema, [{ score: "5" }, { score: "" }]);
  expectTypeOf(records).toEqualTypeOf<Answer[]>();
  expect(csat(records).n).toBe(1);
});
