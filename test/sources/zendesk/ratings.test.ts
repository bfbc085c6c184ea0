import { csat, measure, select } from "customer-kpis";
import { validate, zendesk } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const rating = {
  id: "1",
  created_at: "2026-01-05 7:43:30",
  requester_id: "9",
  ticket_id: "101",
  score: "good",
};

function read(...rows: object[]) {
  return validate(
    zendesk.ratings,
    rows.map((row) => ({ ...rating, ...row })),
    { timeZone: "Asia/Tehran" },
  );
}

describe("a rating", () => {
  test("is a record, in UTC whatever zone is asked for", () => {
    expect(read({})).toMatchObject({
      records: [
        {
          id: "1",
          at: new Date("2026-01-05T07:43:30Z"),
          customerId: "9",
          ticketId: "101",
          satisfied: 1,
        },
      ],
      assumed: [],
    });
  });

  test.each([
    "2026-01-05 07:43:30",
    "2026-01-05T07:43:30Z",
    "2026-01-05T11:13:30+03:30",
    "2026-01-05 7:43:30 UTC",
  ])("is read at %s", (text) => {
    expect(read({ created_at: text }).records[0]!.at).toEqual(new Date("2026-01-05T07:43:30Z"));
  });

  test("has one of the known words", () => {
    const words = ["good", "Good with comment", "bad_with_comment", "BAD", "offered", "unoffered"];
    const { records, rejected } = read(...words.map((score, id) => ({ id, score })), {
      score: "great",
    });
    expect(records.map(({ satisfied }) => satisfied)).toEqual([1, 1, 0, 0, null, null]);
    expect(rejected.map(({ row }) => row)).toEqual([7]);
    const { value, n, unanswered } = measure(records, select("satisfied", csat(zendesk.csat)));
    // Two good of four answers.
    expect({ value, n, unanswered }).toEqual({ value: 0.5, n: 4, unanswered: 2 });
  });

  test("of nobody who is known is one still", () => {
    expect(read({ requester_id: "" }).records[0]!.customerId).toBeNull();
  });
});
