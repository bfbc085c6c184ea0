import { csat, measure, nps, select } from "customer-kpis";
import { qualtrics, validate } from "customer-kpis/sources";
import { expect, test } from "vitest";

test("what was seen and not answered, as -99, is no answer", () => {
  const row = { RecordedDate: "2026-01-03 22:05:01", Status: "0", Finished: "1" };
  const rows = [
    { ...row, ResponseId: "R_1", Q1: "9", Q1_NPS_GROUP: "3", Q2: "5" },
    { ...row, ResponseId: "R_2", Q1: "-99", Q1_NPS_GROUP: "-99", Q2: "2" },
    { ...row, ResponseId: "R_3", Q1: "3", Q1_NPS_GROUP: "1", Q2: "-99" },
  ];
  const { records, rejected } = validate(qualtrics.responses, rows, {
    rename: { satisfied: "Q2" },
  });
  expect(rejected).toEqual([]);
  // One promoter and one detractor of two; one satisfied of two.
  const recommend = measure(records, select("recommend", nps()));
  expect(recommend).toMatchObject({ value: 0, n: 2, unanswered: 1 });
  const satisfied = measure(records, select("satisfied", csat()));
  expect(satisfied).toMatchObject({ value: 0.5, n: 2, unanswered: 1 });
});

test("responses whose dates a parser has made moments are no rows below the header, nor is an object that nobody knows", () => {
  const row = { Status: "0", Finished: "1", Q1: "9", Q1_NPS_GROUP: "3" };
  const rows = [3, 4, 5].map((day) => {
    return { ...row, ResponseId: `R_${day}`, RecordedDate: new Date(Date.UTC(2026, 0, day)) };
  });
  const { records, leftOut } = validate(qualtrics.responses, rows);
  expect([records.length, leftOut]).toEqual([3, []]);
  const odd = { ...row, ResponseId: "R_6", RecordedDate: Object.create(null) };
  const { rejected } = validate(qualtrics.responses, [rows[0]!, odd]);
  expect(rejected.map((one) => one.row)).toEqual([2]);
});

test("recommendations that were numbered from 1 to 11 are an error: 9 was an 8, and counted as a promoter", () => {
  const row = { RecordedDate: "2026-01-03 22:05:01", Status: "0", Finished: "1" };
  const rowsOf = (codes: number[]) =>
    codes.map((code, i) => ({ ...row, ResponseId: `R_${i}`, Q1: `${code}`, Q1_NPS_GROUP: "" }));
  const read = (codes: number[]) => validate(qualtrics.responses, rowsOf(codes));
  expect(() => read([11, 10, 9, 1, 11])).toThrow(
    'qualtrics.responses: recommend is in a column "Q1", which has 11 and no 0 (take 1 off, or export texts)',
  );
  // A question in the rows below the header may name both ends of its scale.
  const question = { RecordedDate: "Recorded Date", Q1: "From 0 to 10, would you recommend us?" };
  expect(() => validate(qualtrics.responses, [question, ...rowsOf([11, 11])])).toThrow("no 0");
  // An 11 beside a 0, or a single one, is a mistake of its row.
  for (const codes of [
    [11, 10, 0, 11],
    [11, 10, 9],
  ]) {
    const { records, rejected } = read(codes);
    expect(rejected).toHaveLength(codes.filter((code) => code === 11).length);
    expect(records.length + rejected.length).toBe(codes.length);
  }
  const right = rowsOf([11, 10, 9, 1, 11]).map((one) => ({ ...one, Q1: `${Number(one.Q1) - 1}` }));
  const { records } = validate(qualtrics.responses, right);
  // Three promoters (10, 10, 9) and one detractor (0) of five.
  expect(measure(records, select("recommend", nps())).value).toBe(40);
});

test("the question that the tool marks is found in other case and blanks as well", () => {
  const row = { recordeddate: "2026-01-03 22:05:01", status: "0", finished: "1", responseid: "R" };
  for (const names of [
    ["q1", "q1_nps_group"],
    [" Q1", "Q1_NPS_GROUP "],
  ]) {
    const [question, group] = names as [string, string];
    const rows = [
      { recordeddate: "Recorded Date", [question]: "How likely?", [group]: "How likely? - Group" },
      { ...row, [question]: "9", [group]: "Promoter" },
    ];
    expect(validate(qualtrics.responses, rows).records[0]!.recommend).toBe(9);
  }
});

test("an answer is no row of the header, whatever its digits and blanks", () => {
  const row = { Status: "0", Finished: "1", ResponseId: "R", Q1: "9", Q1_NPS_GROUP: "3" };
  for (const RecordedDate of ["۲۰۲۶-۰۱-۰۳ ۲۲:۰۵:۰۱", " 2026-01-03 22:05:01"]) {
    const { records, leftOut } = validate(qualtrics.responses, [{ ...row, RecordedDate }]);
    expect(records[0]!.at).toEqual(new Date("2026-01-03T22:05:01Z"));
    expect(leftOut).toEqual([]);
  }
});

test("a reference may be a number, as a spreadsheet has it", () => {
  const row = { Status: "0", Finished: "1", ResponseId: "R", Q1: "9", Q1_NPS_GROUP: "3" };
  const rows = [{ ...row, RecordedDate: "2026-01-03 22:05:01", ExternalReference: 1042 }];
  expect(validate(qualtrics.responses, rows).records[0]!.customerId).toBe(1042);
});
