import { column, source, surveymonkey, validate, validateAsync } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const fields = { at: column.instant("Day") };
const visits = source({ name: "visits", fields });
const rowsOf = (days: readonly (string | null)[]) =>
  days.map((Day) => (Day === null ? null : { Day }));
const daysOf = (of: typeof visits, ...days: (string | null)[]) =>
  validate(of, rowsOf(days)).records.map(({ at }) => at.toISOString().slice(0, 10));

describe("which of day and month stands first is proved", () => {
  test.each([
    ["by a day above 12", ["13/01/2026", "05/02/2026"], ["2026-01-13", "2026-02-05"]],
    [
      "by a day above 12 behind the month",
      ["01/13/2026", "02/05/2026"],
      ["2026-01-13", "2026-02-05"],
    ],
    ["beside a row that is none", ["13/01/2026", null], ["2026-01-13"]],
    // The year stands last: it has four digits.
    ["by two of one day", ["13/01/2025", "13/01/2026"], ["2025-01-13", "2026-01-13"]],
    ["with a time behind a short year", ["13/01/26 09:12"], ["2026-01-13"]],
  ])("%s", (_, written, days) => {
    expect(daysOf(visits, ...written)).toEqual(days);
  });

  test.each([
    ["a day that is none", "32/01/2026"],
    ["two numbers of which none is a month", "13/13/2026"],
    ["a date within a text", "until 13/01/2026"],
    ["a day that may be a month", "12/01/2026"],
  ])("not by %s", (_, written) => {
    const read = () => daysOf(visits, written, "05/02/2026");
    expect(read).toThrow(
      'visits: dayFirst must be true or false: the day or the month may stand first in the column "Day", and no date proves it',
    );
    expect(read).toThrow(expect.objectContaining({ kpi: "visits", field: "dayFirst" }));
  });
});

test("a tool's own order is no question, and a date that cannot be so turns no other round", () => {
  const european = source({ name: "european", fields, written: { dayFirst: true } });
  expect(daysOf(european, "05/02/2026")).toEqual(["2026-02-05"]);
  expect(validate(european, rowsOf(["05/02/2026"])).assumed).toEqual(["timeZone"]);
  expect(() => daysOf(european, "05/02/2026", "02/13/2026")).toThrow(
    'which has the tool\'s order as well as "02/13/2026"',
  );
});

test("columns that may be either way round prove it for each other, and are all named", () => {
  const stays = source({
    name: "stays",
    fields: { at: column.instant("Came"), left: column.instant("Left") },
  });
  const read = (Left: string) => validate(stays, [{ Came: "05/02/2026", Left }]).records;
  expect(read("13/02/2026")[0]!.at).toEqual(new Date("2026-02-05"));
  expect(() => read("06/02/2026")).toThrow('stand first in the column "Came" or "Left", and no');
});

test("in a stream only a tool's own order is known", async () => {
  const asked = validateAsync(visits, [rowsOf(["13/01/2026"])]);
  await expect(asked.next()).rejects.toThrow(
    'may stand first in the column "Day", and only a whole file could prove it',
  );
  const row = {
    "Respondent ID": "10",
    "Collector ID": "4",
    "End Date": "01/05/2026 09:16:33 PM",
    "Would you recommend us?": "9",
  };
  const moments = [];
  for await (const { records } of validateAsync(surveymonkey.responses, [[row]])) {
    moments.push(...records.map(({ at }) => at));
  }
  expect(moments).toEqual([new Date("2026-01-05T21:16:33Z")]);
});
