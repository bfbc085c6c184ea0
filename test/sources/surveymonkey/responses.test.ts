import { measure, nps, select } from "customer-kpis";
import { recognize, sources, surveymonkey, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const LIKELY = "How likely is it that you would recommend this company to a friend or colleague?";
const row = (id: number, rest: object) => ({
  "Respondent ID": `1180522190${id}`,
  "Collector ID": "446111201",
  "End Date": "03/29/2026 02:30:00 AM",
  ...rest,
});

describe("the rows below the header", () => {
  test("is one, which is left out, also where its cells are blank, and none where there is none", () => {
    const data = row(10, { [LIKELY]: "9" });
    for (const label of ["Response", ""]) {
      const header = { "Respondent ID": "", "Collector ID": "", "End Date": "", [LIKELY]: label };
      const { records, leftOut } = validate(surveymonkey.responses, [header, data]);
      expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([[1, "header"]]);
      expect(records).toHaveLength(1);
    }
    expect(validate(surveymonkey.responses, [data]).leftOut).toEqual([]);
    const persian = { ...data, "Respondent ID": "۱۱۸۰۵۲۲۱۹۰۱" };
    expect(validate(surveymonkey.responses, [persian]).records).toHaveLength(1);
  });

  test("has a second one that is left out as a blank row", () => {
    const blank = { "Respondent ID": "", "Collector ID": "", "End Date": "", [LIKELY]: "" };
    const data = row(10, { [LIKELY]: 9 });
    const { leftOut } = validate(surveymonkey.responses, [blank, blank, data, blank]);
    expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([
      [1, "header"],
      [2, "blank row"],
      [4, "blank row"],
    ]);
  });
});

describe("dates", () => {
  test("have the month first in CSV, noon and midnight told apart, and are ISO in XLSX", () => {
    const rows = [
      row(10, { [LIKELY]: 9, "End Date": "05/01/2026 12:16:33 AM" }),
      row(11, { [LIKELY]: 9, "End Date": "01/05/2026 12:16:33 PM" }),
      row(12, { [LIKELY]: 9, "End Date": "2026-01-05 12:16:33" }),
    ];
    const { records, assumed } = validate(surveymonkey.responses, rows);
    expect(records.map(({ at }) => at.toISOString())).toEqual([
      "2026-05-01T00:16:33.000Z",
      "2026-01-05T12:16:33.000Z",
      "2026-01-05T12:16:33.000Z",
    ]);
    expect(assumed).toEqual(["timeZone"]);
  });

  test("that a spreadsheet turned round are an error: half of them were read as of another month", () => {
    const rows = ["05/01/2026 09:12", "13/01/2026 09:12"].map((date, i) =>
      row(10 + i, { [LIKELY]: 9, "End Date": date }),
    );
    expect(() => validate(surveymonkey.responses, rows)).toThrow(
      'dayFirst must be true or false: the day or the month may stand first in the column "End Date", which has "13/01/2026" as well as the tool\'s order',
    );
    const { records, assumed } = validate(surveymonkey.responses, rows, { dayFirst: true });
    expect(records.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      "2026-01-05",
      "2026-01-13",
    ]);
    expect(assumed).toEqual(["timeZone"]);
    const others = rows.map((one) => ({ ...one, "End Date": "01/13/2026 09:12" }));
    expect(validate(surveymonkey.responses, others).assumed).toEqual(["timeZone"]);
  });

  test("are in the account's zone, also in the night in which its clocks change", () => {
    // Berlin's clocks go from 02:00 to 03:00 on 29 March 2026, from UTC+1 to UTC+2.
    const rows = [
      row(10, { [LIKELY]: 9, "End Date": "03/29/2026 01:59:59 AM" }),
      row(11, { [LIKELY]: 9, "End Date": "03/29/2026 03:00:00 AM" }),
    ];
    const { records, assumed } = validate(surveymonkey.responses, rows, {
      timeZone: "Europe/Berlin",
    });
    expect(records.map(({ at }) => at.toISOString())).toEqual([
      "2026-03-29T00:59:59.000Z",
      "2026-03-29T01:00:00.000Z",
    ]);
    expect(assumed).toEqual([]);
  });
});

describe("answers", () => {
  test("have labels at both ends in any language, or none", () => {
    const cells = [
      "Extremely likely - 10",
      "Äußerst wahrscheinlich - 10",
      "Not at all likely - 0",
      9,
    ];
    const rows = cells.map((cell, i) => row(10 + i, { [LIKELY]: cell }));
    const { records } = validate(surveymonkey.responses, rows);
    expect(records.map(({ recommend }) => recommend)).toEqual([10, 10, 0, 9]);
    // 3 promoters less 1 detractor of 4.
    expect(measure(records, select("recommend", nps())).value).toBe(50);
  });

  test("of 11 beside one of 0, with its label, are rejected one by one", () => {
    const cells = ["Not at all likely - 0", "11", "11"];
    const rows = cells.map((cell, i) => row(10 + i, { [LIKELY]: cell }));
    const { records, rejected } = validate(surveymonkey.responses, rows);
    expect([records.length, rejected.length]).toEqual([1, 2]);
    const labelled = ["Extremely likely - 11", "Not at all likely - 1", "Extremely likely - 11"];
    expect(() =>
      validate(
        surveymonkey.responses,
        labelled.map((cell, i) => row(10 + i, { [LIKELY]: cell })),
      ),
    ).toThrow("which has 11 and no 0");
  });

  test("off the scale are rejected", () => {
    const { rejected } = validate(surveymonkey.responses, [row(10, { [LIKELY]: "11" })]);
    expect(rejected[0]!.issues[0]!.message).toMatch(
      /^recommend must be a whole number from 0 to 10/,
    );
  });

  test("that are parted over several columns are an error that lists these", () => {
    const header = { "Respondent ID": "", [LIKELY]: "Not at all likely - 0", "Unnamed: 4": "1" };
    const data = row(10, { [LIKELY]: "", "Unnamed: 4": "1" });
    const rows = [{ ...data, ...header, "End Date": "", "Collector ID": "" }, data];
    expect(() => validate(surveymonkey.responses, rows)).toThrow(
      /^surveymonkey.responses: recommend may be in any of the columns ".*" \("Not at all likely - 0"\), "Unnamed: 4" \("1"\) \(say rename/,
    );
    const rename = { recommend: "Unnamed: 4" };
    expect(validate(surveymonkey.responses, rows, { rename }).records[0]!.recommend).toBe(1);
  });

  // As pandas, DuckDB, Papa Parse and SheetJS call columns without a name.
  test.each([
    "",
    "Unnamed: 12",
    "column12",
    "column_12",
    "Column 12",
    "_12",
    "__EMPTY",
    "__EMPTY_12",
    "_empty12",
  ])("are parted over a column %j, too", (unnamed) => {
    const likely = "Would you recommend us?";
    const header = { ...row(10, {}), "Respondent ID": "", "End Date": "" };
    const rows = [
      { ...header, [likely]: "Not at all likely - 0", [unnamed]: 1 },
      row(10, { [likely]: "", [unnamed]: "1" }),
    ];
    expect(() => validate(surveymonkey.responses, rows)).toThrow(
      `recommend may be in any of the columns "${likely}" ("Not at all likely - 0"), "${unnamed}" ("1") (say`,
    );
    // Of a question with one column it is that of remarks.
    const one = [{ ...header, [likely]: "Réponse".normalize("NFD"), [unnamed]: "Autre" }];
    const read = validate(surveymonkey.responses, [
      ...one,
      row(10, { [likely]: 9, [unnamed]: "" }),
    ]);
    expect(read.records.map(({ recommend }) => recommend)).toEqual([9]);
  });

  test("stand in no column that says who answered, nor in one without a name, but for all others", () => {
    const who = [
      ...["Start Date", "StartDate", "IP Address", "Email Address", "First Name", "FirstName"],
      ...["Last Name", "LastName", "Custom Data", "Custom Data 1", "Custom Data 12", ""],
    ];
    const questions = ["Your First Name", "End Date of the contract", "column of yours"];
    const blank = Object.fromEntries([...who, ...questions].map((name) => [name, ""]));
    const listed = questions.map((name) => JSON.stringify(name)).join(", ");
    for (const own of [
      row(10, {}),
      { RespondentID: "10", CollectorID: "4", EndDate: "01/05/2026" },
    ]) {
      expect(() => validate(surveymonkey.responses, [{ ...own, ...blank }])).toThrow(
        `recommend, satisfied, effort may be in any of the columns ${listed} (say rename`,
      );
      // Nor where another column is said to have the id and the moment.
      const rename = { id: "Custom Data", at: "Start Date" };
      expect(() => validate(surveymonkey.responses, [{ ...own, ...blank }], { rename })).toThrow(
        `may be in any of the columns ${listed} (say`,
      );
    }
  });

  test("of 11 in a column of remarks are no recommendation", () => {
    const rows = [0, 1].map((i) => row(10 + i, { "How satisfied are you?": "4", "": "11" }));
    const { records } = validate(surveymonkey.responses, rows);
    expect(records.map(({ satisfied }) => satisfied)).toEqual([4, 4]);
  });

  test("have a column of remarks beside them, which is none of theirs", () => {
    const satisfied = "How satisfied are you?";
    const header = {
      ...row(10, {}),
      "Respondent ID": "",
      "End Date": "",
      [satisfied]: "Response",
      "": "Other (please specify)",
    };
    const data = row(10, { [satisfied]: "4", "": "" });
    expect(validate(surveymonkey.responses, [header, data]).records[0]!.satisfied).toBe(4);
  });
});

test("a respondent is known by the address, whatever its case, and nobody without one", () => {
  const rows = ["Ann@Example.com", ""].map((address, i) =>
    row(10 + i, { "Email Address": address, [LIKELY]: 9 }),
  );
  const { records } = validate(surveymonkey.responses, rows);
  expect(records.map(({ customerId }) => customerId)).toEqual(["ann@example.com", null]);
  expect(records.map(({ id }) => id)).toEqual(["118052219010", "118052219011"]);
});

test("older files write their columns without blanks", () => {
  const old = {
    RespondentID: "10",
    CollectorID: "4",
    EndDate: "01/05/2026 09:12:33 AM",
    LastName: "",
    [LIKELY]: "8",
  };
  const header = { ...old, RespondentID: "", EndDate: "", [LIKELY]: "Response" };
  const { records, leftOut } = validate(surveymonkey.responses, [header, old]);
  expect(records.map(({ id, recommend }) => [id, recommend])).toEqual([["10", 8]]);
  expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([[1, "header"]]);
  const found = recognize(Object.keys(old), sources);
  expect(found.map(({ source }) => source.name)).toContain("surveymonkey.responses");
  expect(validate(surveymonkey.responses, [old]).leftOut).toEqual([]);
});
