import { ces, csat, measure, nps, select } from "customer-kpis";
import { hubspot, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

function read(...answers: readonly (readonly [type: string, rating: string])[]) {
  return validate(
    hubspot.feedback,
    answers.map(([type, rating], i) => ({
      "Record ID": String(i),
      "Survey Type": type,
      Rating: rating,
      "Submission Timestamp": "2026-01-05 10:00",
      "Associated Contact IDs": "300;301",
    })),
    { timeZone: "Asia/Tehran" },
  );
}

describe("an answer", () => {
  test("is on its survey's scale, in its survey's field", () => {
    const { records } = read(["NPS", "2"], ["CSAT", "2"], ["ces", "2"], ["Customer Loyalty", "10"]);
    expect(records[0]).toEqual({
      id: "0",
      // Tehran is 3.5 h ahead of UTC.
      at: new Date("2026-01-05T06:30:00Z"),
      customerId: "300",
      recommend: 2,
      satisfied: null,
      effort: null,
    });
    // One promoter and one detractor; one happy of one; effort 2 of 7.
    expect(measure(records, select("recommend", nps()))).toMatchObject({ value: 0, n: 2 });
    expect(measure(records, select("satisfied", csat(hubspot.csat)))).toMatchObject({
      value: 1,
      n: 1,
    });
    expect(measure(records, select("effort", ces(hubspot.ces)))).toMatchObject({ value: 2, n: 1 });
  });

  test("that is neutral is not satisfied", () => {
    const { records } = read(["CSAT", "2"], ["CSAT", "1"], ["CSAT", "0"], ["CSAT", "0"]);
    expect(measure(records, select("satisfied", csat(hubspot.csat))).value).toBe(1 / 4);
  });

  test.each([
    ["CSAT", "5"],
    ["NPS", "11"],
    ["CES", "0"],
    ["NPS", "9.5"],
    ["NPS", "ten"],
    ["Pulse", "5"],
    ["", "5"],
  ])("to %s of %s is rejected", (type, rating) => {
    expect(read([type, rating]).rejected).toHaveLength(1);
  });

  test("off the scale of its survey is told by its column", () => {
    const [row] = read(["NPS", "11"]).rejected;
    const message = 'rating must be a whole number from 0 to 10, got 11 (column "Rating")';
    expect(row!.issues).toEqual([{ field: "rating", message }]);
  });

  test("to a survey of one's own is left out, without a rating unanswered", () => {
    const { records, leftOut } = read(["Custom", "3"], ["NPS", ""]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["custom"]);
    expect(measure(records, select("recommend", nps()))).toMatchObject({ n: 0, unanswered: 1 });
  });
});
