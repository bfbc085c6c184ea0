import { csat, measure, nps, select } from "customer-kpis";
import { delighted, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const row = {
  person_id: "1",
  survey_type: "nps",
  score: "9",
  permalink: "https://app.delighted.com/r/x0",
  created_at: "1767606153",
  updated_at: "1767606153",
};
const read = (...cells: object[]) =>
  validate(
    delighted.responses,
    cells.map((own) => ({ ...row, ...own })),
  );

describe("a score", () => {
  test("goes to the field of its survey, and the others are no answer", () => {
    const { records } = read(
      { survey_type: "nps", score: "0" },
      { survey_type: "CSAT", score: "5" },
      { survey_type: "stars_five", score: "2" },
      { survey_type: "thumbs", score: "1" },
      { survey_type: "ces", score: "4" },
      { survey_type: "nps", score: "" },
      { survey_type: "smileys", score: "3" },
    );
    expect(records.map((one) => [one.recommend, one.satisfied, one.effort])).toEqual([
      [0, null, null],
      [null, 5, null],
      [null, 2, null],
      [null, 1, null],
      [null, null, 4],
      [null, null, null],
      [null, 3, null],
    ]);
    expect(measure(records, select("recommend", nps())).n).toBe(1);
    const stars = records.filter(({ survey }) => survey !== "thumbs");
    // Of 5, 2 and 3 one is satisfied.
    expect(measure(stars, select("satisfied", csat())).value).toBeCloseTo(1 / 3, 12);
  });

  test("off the scale of its survey is rejected", () => {
    const { rejected } = read(
      { survey_type: "csat", score: "0" },
      { survey_type: "thumbs", score: "5" },
      { survey_type: "nps", score: "11" },
      { survey_type: "smileys", score: "4.5" },
    );
    expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
      "score must be a whole number from 1 to 5, got 0",
      "score must be a whole number from 0 to 1, got 5",
      "score must be a whole number from 0 to 10, got 11",
      "score must be a whole number from 1 to 5, got 4.5",
    ]);
  });

  test("of employees, or about product and market, is left out by name", () => {
    const { leftOut } = read({ survey_type: "enps" }, { survey_type: "pmf", score: "very" });
    expect(leftOut.map(({ reason }) => reason)).toEqual(["employees", "product/market fit"]);
  });

  test("of a survey that nobody knows is rejected, and of one that nobody says", () => {
    const { rejected } = read({ survey_type: "quiz" }, { survey_type: "" });
    expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
      expect.stringMatching(/^survey must be one of "nps", "csat", .*got "quiz"/),
      'survey is missing (column "survey_type")',
    ]);
  });
});

test("times are seconds: milliseconds are rejected with the unit that would fit", () => {
  const { records, rejected } = read(
    { created_at: 1767606153 },
    { created_at: "1767606153000" },
    { created_at: "2026-01-05T09:42:33Z", permalink: "https://app.delighted.com/r/x3" },
  );
  // 1767606153 = 20,458 days (to 2026-01-05) x 86,400 s + 9 h 42 min 33 s.
  const at = new Date("2026-01-05T09:42:33Z");
  expect(records.map((one) => one.at)).toEqual([at, at]);
  expect(rejected[0]!.issues[0]!.message).toMatch(/counts no seconds .* "milliseconds"/);
});

test("without survey_type nothing is guessed", () => {
  const { survey_type: _, ...rest } = row;
  expect(() => validate(delighted.responses, [rest])).toThrow(
    /^delighted.responses: survey is in a column "survey_type"/,
  );
});

test("a person is the id, else the address in small letters", () => {
  const { person_id: _, ...rest } = row;
  expect(read({}).records[0]!.customerId).toBe("1");
  const blank = { person_id: "", email: "ann@Example.com" };
  expect(read(blank).records[0]!.customerId).toBe("ann@example.com");
  const rows = [{ ...rest, email: "Ann@example.com" }];
  expect(validate(delighted.responses, rows).records[0]!.customerId).toBe("ann@example.com");
});

test.each([
  ["person.id", "1", "1"],
  ["person", "1", "1"],
  ["person.email", "Ann@example.com", "ann@example.com"],
  ["person_email", "Ann@example.com", "ann@example.com"],
])("the person may stand in %s", (name, cell, customerId) => {
  const { person_id: _, ...rest } = row;
  const { records } = validate(delighted.responses, [{ ...rest, [name]: cell }]);
  expect(records[0]!.customerId).toBe(customerId);
});

test("the survey's type may have a blank in its name, as in a sheet", () => {
  const { survey_type: type, ...rest } = row;
  const { records } = validate(delighted.responses, [{ ...rest, "Survey type": type }]);
  expect(records[0]!.survey).toBe("nps");
});

test("a response in two states is as it was changed last, whichever stands first", () => {
  const late = { score: "3", updated_at: Number(row.updated_at) + 60 };
  for (const rows of [
    [{}, late],
    [late, {}],
  ]) {
    const { records, leftOut } = read(...rows);
    expect(records.map(({ recommend }) => recommend)).toEqual([3]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["older state"]);
  }
});
