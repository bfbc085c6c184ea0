import { describe, expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { schemas, servqualSchema, validate } from "../../src/schema";
import type { ServqualResponse } from "../../src/survey/servqual/servqualAnswers";
import { issuesOf, recordOf } from "./issuesOf";

const ROW = { E1: "7", E2: "6", P1: "5", P2: "4" };
const RESPONSE = { expectations: [7, 6], perceptions: [5, 4] };

test("records are what the KPI takes", () => {
  expectTypeOf(validate(servqualSchema, []).records).toEqualTypeOf<ServqualResponse[]>();
});

describe("columns", () => {
  test("are found by name, in any order and case, with zeros or without", () => {
    expect(recordOf(servqualSchema, ROW)).toEqual(RESPONSE);
    const row = { p02: "4", id: "1", e2: "6", P1: "5", Email: "x", e01: "7", E: "1", P2b: "1" };
    expect(recordOf(servqualSchema, row)).toEqual(RESPONSE);
  });

  test("beyond nine come in the order of their numbers", () => {
    const numbers = Array.from({ length: 22 }, (_, i) => i + 1);
    const columns = numbers.reverse().flatMap((i) => [
      [`P${i}`, i % 7],
      [`E${i}`, `${(i + 1) % 7}`],
    ]);
    const { expectations, perceptions } = recordOf(servqualSchema, Object.fromEntries(columns));
    expect(perceptions.slice(8, 11)).toEqual([2, 3, 4]);
    expect(expectations).toEqual(numbers.reverse().map((i) => (i + 1) % 7));
  });

  test("of another shape in the next row are found too", () => {
    const three = { ...ROW, E3: "1", P3: "2" };
    const { records } = validate(servqualSchema, [ROW, three, ROW, { ...three, extra: 1 }]);
    expect(records.map(({ perceptions }) => perceptions)).toEqual([
      [5, 4],
      [5, 4, 2],
      [5, 4],
      [5, 4, 2],
    ]);
  });

  test("may be blank: unanswered", () => {
    expect(recordOf(servqualSchema, { ...ROW, E2: " ", P1: null })).toEqual({
      expectations: [7, null],
      perceptions: [null, 4],
    });
  });

  test("that are missing are named", () => {
    const { E1: _, ...withoutE1 } = ROW;
    expect(issuesOf(servqualSchema, withoutE1)).toEqual(["E1 is missing, though there is E2"]);
    expect(issuesOf(servqualSchema, { ...ROW, P3: "1" })).toEqual([
      "E3 is missing, though there is P3",
    ]);
    expect(issuesOf(servqualSchema, { E1: "1", E3: "1", P1: "1", P2: "1" })).toEqual([
      "E2 is missing, though there is E3",
      "P3 is missing, though there is E3",
    ]);
    expect(issuesOf(servqualSchema, { respondent: "1" })).toEqual([
      "row must have columns E1, E2, ... and P1, P2, ..., or arrays expectations and perceptions",
    ]);
  });

  test("that are there twice are named", () => {
    expect(issuesOf(servqualSchema, { ...ROW, e01: "7" })).toEqual(["e01 is the same item as E1"]);
  });

  test("each tell what is wrong in them", () => {
    expect(issuesOf(servqualSchema, { ...ROW, E2: "six", P1: "N/A" })).toEqual([
      'E2 must be a number, got "six" (say words: { "six": its score })',
      'P1 must be a number, got "N/A" (none? Say missing: ["N/A"])',
    ]);
  });
});

describe("weights in columns", () => {
  const weigh = (tangibles: unknown, empathy: unknown) => ({
    ...ROW,
    W_tangibles: tangibles,
    w_empathy: empathy,
  });

  test("go by the name after W_", () => {
    expect(recordOf(servqualSchema, weigh("60", "۴۰")).weights).toEqual({
      tangibles: 60,
      empathy: 40,
    });
    expect(recordOf(servqualSchema, weigh("0", "1")).weights).toEqual({
      tangibles: 0,
      empathy: 1,
    });
  });

  test("that are all blank are none", () => {
    expect(recordOf(servqualSchema, weigh("", null))).toEqual(RESPONSE);
  });

  test("are all there or none", () => {
    expect(issuesOf(servqualSchema, weigh("60", ""))).toEqual([
      "w_empathy is missing, though other weights are there",
    ]);
  });

  test("are 0 or more, and add up to 100 points or to 1", () => {
    expect(issuesOf(servqualSchema, weigh("-1", "much"))).toEqual([
      'W_tangibles must be 0 or more, got "-1"',
      'w_empathy must be a number, got "much"',
    ]);
    expect(issuesOf(servqualSchema, weigh("0", 0))).toEqual([
      "row must have weights that add up to 100 or to 1, got 0",
    ]);
    expect(issuesOf(servqualSchema, weigh("60", "30"))).toEqual([
      "row must have weights that add up to 100 or to 1, got 90",
    ]);
  });

  test("may carry any name", () => {
    const { weights } = recordOf(servqualSchema, { ...ROW, W___proto__: "1" });
    expect(Object.entries(weights ?? {})).toEqual([["__proto__", 1]]);
    expect(Object.getPrototypeOf(weights)).toBe(Object.prototype);
  });
});

describe("typed", () => {
  const weights = { tangibles: 60, empathy: 40 };

  test("responses pass unchanged", () => {
    const typed = { expectations: [7, null], perceptions: [5, 4], weights };
    expect(recordOf(servqualSchema, typed)).toEqual(typed);
    expect(recordOf(servqualSchema, RESPONSE)).toEqual(RESPONSE);
    expect(recordOf(servqualSchema, { ...RESPONSE, weights: undefined })).toEqual(RESPONSE);
    expect(recordOf(servqualSchema, { ...RESPONSE, weights: null })).toEqual(RESPONSE);
  });

  test("responses tell where something is wrong", () => {
    const typed = { expectations: [7, "six"], perceptions: [NaN, 4], weights: { empathy: -1 } };
    expect(issuesOf(servqualSchema, typed)).toEqual([
      'expectations[1] must be a number, got "six" (say words: { "six": its score })',
      "perceptions[0] must be a number, got NaN",
      "weights.empathy must be 0 or more, got -1",
    ]);
  });

  test("responses have as many of one as of the other", () => {
    expect(issuesOf(servqualSchema, { ...RESPONSE, perceptions: [5] })).toEqual([
      "perceptions must have as many items as expectations (2), got 1",
    ]);
    expect(issuesOf(servqualSchema, { perceptions: [5], weights: 3 })).toEqual([
      "expectations must be an array of answers, got undefined",
      "weights must be an object by dimension, got 3",
    ]);
    expect(issuesOf(servqualSchema, { expectations: "7 6", perceptions: {} })).toEqual([
      'expectations must be an array of answers, got "7 6"',
      "perceptions must be an array of answers, got an object",
    ]);
  });
});

test.each([null, undefined, "7,6,5,4", [7, 6, 5, 4]])("%j is no questionnaire", (row) => {
  expect(issuesOf(servqualSchema, row)[0]).toMatch(
    /^row must be an object with named fields, got /,
  );
});

test("the scale of the set bounds the answers, not the weights", () => {
  const { servqualSchema: onScale } = schemas({ scale: { min: 1, max: 7 } });
  expect(recordOf(onScale, { ...ROW, W_a: "100" }).weights).toEqual({ a: 100 });
  expect(issuesOf(onScale, { ...ROW, P2: "8" })).toEqual([
    'P2 must be a whole number from 1 to 7, got "8"',
  ]);
});

test("each row is read by its own columns, though another had as many", () => {
  const rows = [
    { E1: "7", P1: "5", W_all: "100" },
    { E1: "6", P1: "4", note: "" },
    { E1: "3", P1: "2", W_all: "100" },
  ];
  const weights = { all: 100 };
  expect(validate(servqualSchema, rows).records).toEqual([
    { expectations: [7], perceptions: [5], weights },
    { expectations: [6], perceptions: [4] },
    { expectations: [3], perceptions: [2], weights },
  ]);
});

test("own columns come through", () => {
  const schema = servqualSchema.and(z.object({ segment: z.string() }));
  expect(recordOf(schema, { ...ROW, segment: "A" })).toEqual({ ...RESPONSE, segment: "A" });
  expect(issuesOf(schema, { ...ROW, P2: "x" })).toHaveLength(2);
});

test("columns with other names can be renamed", () => {
  const rows = [{ "Q1 ideal": "7", "Q1 ours": "5" }];
  const rename = { E1: "Q1 ideal", P1: "Q1 ours" };
  expect(validate(servqualSchema, rows, { rename }).records).toEqual([
    { expectations: [7], perceptions: [5] },
  ]);
});
