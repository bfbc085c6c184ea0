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
  const serial = { ...row, ResponseId: "R_7", RecordedDate: 46025.5 };
  const read = validate(qualtrics.responses, [serial], { unixTime: "excel" });
  // 45,658 is 1 January 2025; 367 days later it is 3 January 2026.
  expect(read.records.map(({ at }) => at)).toEqual([new Date("2026-01-03T12:00Z")]);
});

test("rows below the header are none of the data, whatever a parser made of their dates", () => {
  const row = { RecordedDate: "2026-01-03 22:05:01", Status: "0", Finished: "1", ResponseId: "R" };
  for (const made of [new Date(Number.NaN), Object.create(null), null, "Recorded Date"]) {
    const rows = [
      { RecordedDate: made, Q1: "Would you recommend us?", Q2: null },
      { ...row, Q1: "9", Q2: "5" },
    ];
    const { records, leftOut } = validate(qualtrics.responses, rows);
    expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([[1, "header"]]);
    expect(records.map(({ recommend }) => recommend)).toEqual([9]);
  }
  const silent = [
    { RecordedDate: "", Q2: null },
    { ...row, Q2: "5" },
  ];
  expect(() => validate(qualtrics.responses, silent)).toThrow('may be in the column "Q2" (say');
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
  const turned = { ...question, Q1: "From 10 to 0, would you recommend us?" };
  const numbers = rowsOf([11, 11]).map((one) => ({ ...one, Q1: 11 }));
  expect(() => validate(qualtrics.responses, [turned, ...numbers, null])).toThrow(
    expect.objectContaining({ field: "recommend" }),
  );
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

test("what a column beside a question repeats of it is no second question", () => {
  const question = "Would you recommend us?";
  const row = { RecordedDate: "2026-01-03 22:05:01", Status: "0", Finished: "1", ResponseId: "R" };
  const beside = { Q1_TEXT: "Text", Q1_DO: "Display Order", Q1_DO_12: "Display Order" };
  const label = Object.entries(beside).map(([name, what]) => [name, `${question} - ${what}`]);
  const rows = [
    { RecordedDate: "Recorded Date", Q1: question, ...Object.fromEntries(label) },
    { ...row, Q1: "9", Q1_TEXT: "fast", Q1_DO: "1", Q1_DO_12: "2" },
  ];
  expect(validate(qualtrics.responses, rows).records[0]!.recommend).toBe(9);
});

test("no question is what says who answered and when, and all others may be one", () => {
  const row = { RecordedDate: "2026-01-03 22:05:01", Status: "0", Finished: "1", ResponseId: "R" };
  const own = [
    ...["StartDate", "EndDate", "IPAddress", "Progress", "Duration (in seconds)", "UserLanguage"],
    ...["RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference"],
    ...["LocationLatitude", "LocationLongitude", "DistributionChannel"],
  ];
  const questions = ["Q1_TEXTURE", "Your Progress", "UserLanguage 2"];
  const blank = Object.fromEntries([...own, ...questions].map((name) => [name, ""]));
  expect(() => validate(qualtrics.responses, [{ ...row, ...blank }])).toThrow(
    'recommend, satisfied, effort may be in any of the columns "Q1_TEXTURE", "Your Progress", "UserLanguage 2" (say rename',
  );
});

test("a question that the tool marks for one thing is not asked for another by its wording", () => {
  const row = { RecordedDate: "2026-01-03 22:05:01", Status: "0", Finished: "1", ResponseId: "R" };
  const rows = [
    { RecordedDate: "Recorded Date", Q1: "How satisfied are you? Would you recommend us?" },
    { ...row, Q1: "9", Q1_NPS_GROUP: "3" },
  ];
  const { records } = validate(qualtrics.responses, rows);
  expect(records[0]).toMatchObject({ recommend: 9 });
  expect(records[0]).not.toHaveProperty("satisfied");
});

test("a recipient is known by the address, where there is no reference", () => {
  const row = { RecordedDate: "2026-01-03 22:05:01", Status: "0", Finished: "1", Q1: "9" };
  const cells = [
    { ResponseId: "R_1", RecipientEmail: "Ann@example.com", ExternalReference: "" },
    { ResponseId: "R_2", RecipientEmail: "Ann@example.com", ExternalReference: "7" },
    { ResponseId: "R_3", RecipientEmail: "", ExternalReference: "" },
  ];
  const rows = cells.map((own) => ({ ...row, ...own, Q1_NPS_GROUP: "3" }));
  const { records } = validate(qualtrics.responses, rows);
  expect(records.map(({ customerId }) => customerId)).toEqual(["ann@example.com", "7", null]);
});

test("the zone is the one that the third row names, and spam and previews do not count", () => {
  const row = { RecordedDate: "2026-07-03 22:05:01", Finished: "1", Q1: "9", Q1_NPS_GROUP: "3" };
  const rows = [
    { RecordedDate: "Recorded Date", Q1: "How likely?" },
    { RecordedDate: '{"ImportId":"recordedDate","timeZone":"Asia/Tehran"}', Q1: "" },
    ...["IP Address", "Spam", "8", "Survey Preview", "1"].map((Status, i) => {
      return { ...row, Status, ResponseId: `R_${i}` };
    }),
  ];
  const { records, leftOut, assumed } = validate(qualtrics.responses, rows);
  // Tehran is 3 h 30 min ahead of UTC.
  expect(records.map(({ at }) => at)).toEqual([new Date("2026-07-03T18:35:01Z")]);
  const offset = { RecordedDate: '{"ImportId":"recordedDate","timeZone":"Etc/GMT-3"}', Q1: "" };
  const { records: east } = validate(qualtrics.responses, [rows[0], offset, rows[2]]);
  // By POSIX, whose sign is the other way round, 3 hours ahead of UTC.
  expect(east.map(({ at }) => at)).toEqual([new Date("2026-07-03T19:05:01Z")]);
  const reasons = ["header", "header", "spam", "spam", "preview", "preview"];
  expect(leftOut.map(({ reason }) => reason)).toEqual(reasons);
  expect(assumed).toEqual([]);
});
