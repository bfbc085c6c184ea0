import { typeform, validate } from "customer-kpis/sources";
import { expect, test } from "vitest";

const row = {
  "#": "a1",
  "How likely are you to recommend us?": "9",
  "Response Type": "completed",
  "Start Date (UTC)": "2026-01-05 10:00:00",
  "Stage Date (UTC)": "",
  "Submit Date (UTC)": "2026-01-05 10:05:00",
  "Network ID": "n1",
};

test("what was not submitted is left out, whatever it answers", () => {
  const rows = [
    row,
    { ...row, "Response Type": "Partial", "Submit Date (UTC)": "" },
    {
      ...row,
      "Response Type": "started",
      "Submit Date (UTC)": "",
      "How likely are you to recommend us?": "",
    },
  ];
  const { records, leftOut } = validate(typeform.responses, rows);
  expect(records).toHaveLength(1);
  expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([
    [2, "unfinished"],
    [3, "unfinished"],
  ]);
});

test("older files do not say the type: then what has no submit date is unfinished", () => {
  const { "Response Type": _, "Stage Date (UTC)": stage, ...old } = row;
  const { records, leftOut } = validate(typeform.responses, [
    old,
    { ...old, "Submit Date (UTC)": "" },
  ]);
  expect(records).toHaveLength(1);
  expect(leftOut.map(({ reason }) => reason)).toEqual(["unfinished"]);
});

test("a type that nobody knows is rejected, and so is what is completed without a date", () => {
  const rows = [
    { ...row, "Response Type": "abandoned", "Submit Date (UTC)": "" },
    { ...row, "Submit Date (UTC)": "" },
  ];
  const { rejected } = validate(typeform.responses, rows);
  expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
    'state must be one of "completed", "started", "partial", got "abandoned" (column "Response Type")',
    'at is missing (column "Submit Date (UTC)")',
  ]);
});

test("the zone is the one that the header names", () => {
  const { "Submit Date (UTC)": submitted, ...rest } = row;
  const rows = [{ ...rest, "Submit Date (America/New_York)": submitted }];
  const { records, assumed } = validate(typeform.responses, rows, { timeZone: "Asia/Dubai" });
  // 10:05 in New York, 5 hours behind UTC in January.
  expect(records[0]!.at).toEqual(new Date("2026-01-05T15:05Z"));
  expect(assumed).toEqual([]);
});

test("a zone that nobody knows is asked for", () => {
  const { "Submit Date (UTC)": submitted, ...rest } = row;
  const rows = [{ ...rest, "Submit Date (Mars)": submitted }];
  const read = () => validate(typeform.responses, rows);
  expect(read).toThrow(
    'typeform.responses: timeZone must be given, as the column "Submit Date (Mars)" names no zone that is known',
  );
  expect(read).toThrow(expect.objectContaining({ field: "timeZone" }));
  const { records } = validate(typeform.responses, rows, { timeZone: "Asia/Dubai" });
  // Dubai is 4 hours ahead of UTC.
  expect(records[0]!.at).toEqual(new Date("2026-01-05T06:05Z"));
});

test.each([
  ["customer_id", "Cus_1", "Cus_1"],
  ["customerId", "Cus_1", "Cus_1"],
  ["customer", "Cus_1", "Cus_1"],
  ["userId", "7", "7"],
  ["user_id", "7", "7"],
  ["contact_id", "7", "7"],
  ["Email", "Ann@Example.com", "ann@example.com"],
  ["e-mail", "Ann@Example.com", "ann@example.com"],
  ["Email Address", "Ann@Example.com", "ann@example.com"],
])("the hidden field %s is the customer", (name, cell, customerId) => {
  expect(validate(typeform.responses, [{ ...row, [name]: cell }]).records[0]!.customerId).toBe(
    customerId,
  );
});

test("another hidden field is said by rename, and nobody is guessed", () => {
  const rows = [{ ...row, member: "m1" }];
  expect(validate(typeform.responses, rows).records[0]!.customerId).toBe(null);
  const rename = { customerId: "member" };
  expect(validate(typeform.responses, rows, { rename }).records[0]!.customerId).toBe("m1");
});

test("no question is what says who answered and when, and all others may be one", () => {
  const { "How likely are you to recommend us?": _, ...rest } = row;
  const own = { Tags: "", Ending: "", Score: "", Result: "" };
  expect(() => validate(typeform.responses, [{ ...rest, ...own }])).toThrow(
    'typeform.responses: recommend, satisfied, effort may be in no column (say rename: { recommend: "its column" })',
  );
  const asked = { "Your Score": "3", "Tags that you like": "x" };
  expect(() => validate(typeform.responses, [{ ...rest, ...own, ...asked }])).toThrow(
    'typeform.responses: recommend, satisfied, effort may be in any of the columns "Your Score", "Tags that you like" (say rename: { recommend: "Your Score" })',
  );
});
