import { csat, firstResponseTime, measure, select } from "customer-kpis";
import { freshdesk, recognize, sources, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const ticket = {
  "Ticket ID": "500",
  Status: "Closed",
  "Created time": "2026-01-05 09:00:00",
  "Resolved time": "2026-01-05 11:00:00",
  "Initial response time": "2026-01-05 09:30:13",
  "First response time (in hrs)": "00:10:00",
  "Resolution time (in hrs)": "26:00:00",
  "Survey results": "",
  "Contact ID": "7000",
};

function read(more: object, options: object = { timeZone: "UTC" }) {
  return validate(freshdesk.tickets, [{ ...ticket, ...more }], options);
}

describe("a ticket", () => {
  test("has the moments of its clocks, not business hours", () => {
    // Kolkata is 5.5 h ahead of UTC.
    expect(read({}, { timeZone: "Asia/Kolkata" })).toMatchObject({
      records: [
        {
          id: "500",
          customerId: "7000",
          createdAt: new Date("2026-01-05T03:30:00Z"),
          firstRespondedAt: new Date("2026-01-05T04:00:13Z"),
          resolvedAt: new Date("2026-01-05T05:30:00Z"),
          score: null,
        },
      ],
      assumed: [],
    });
    expect(read({}, {}).assumed).toEqual(["timeZone"]);
  });

  test("over the night on which clocks change counts what time passed", () => {
    // Berlin, 29 March 2026: from 01:00 (00:00 UTC) to 04:00 (02:00 UTC) are 2 h.
    const row = {
      "Created time": "2026-03-29 01:00:00",
      "Initial response time": "2026-03-29 04:00:00",
      "Resolved time": "",
    };
    const { records } = read(row, { timeZone: "Europe/Berlin" });
    expect(firstResponseTime(records).value).toBe(2 * 3_600_000);
  });

  test("of nobody who answered has waits of neither kind", () => {
    const row = { "Initial response time": "", "First response time (in hrs)": "26:10:05" };
    expect(read(row).records[0]!.firstRespondedAt).toBeNull();
  });

  test.each([
    "Open",
    "pending",
    "Waiting on Customer",
    "WAITING_ON_CUSTOMER",
    "Waiting  on  Customer",
  ])("that is %s is not resolved", (Status) => {
    expect(read({ Status }).records[0]!.resolvedAt).toBeNull();
  });

  test("that was closed without being resolved first is resolved then", () => {
    const row = { "Resolved time": "", "Closed time": "2026-01-05 12:00:00" };
    expect(read(row).records[0]!.resolvedAt).toEqual(new Date("2026-01-05T12:00:00Z"));
    expect(read({ ...row, Status: "Open" }).records[0]!.resolvedAt).toBeNull();
  });

  test("of Freshservice is in Title Case", () => {
    const row = {
      "Ticket Id": "1",
      "Created Time": "2026-01-05 09:00:00",
      "Initial Response Time": "",
      "Resolved Time": "",
      "Requester Email": "ann@example.com",
      "Survey Result": "Happy",
    };
    expect(recognize(Object.keys(row), sources).map(({ source }) => source.name)).toEqual([
      "freshdesk.tickets",
    ]);
    const { records } = validate(freshdesk.tickets, [row]);
    expect(records[0]).toMatchObject({ id: "1", customerId: "ann@example.com", score: 5 });
    expect(records[0]).not.toHaveProperty("status");
  });

  test("is of its contact, in a row without one of the e-mail address, in small letters", () => {
    expect(read({ Email: "Ann@example.com" }).records[0]!.customerId).toBe("7000");
    const row = { "Contact ID": "", Email: "Ann@example.com" };
    expect(read(row).records[0]!.customerId).toBe("ann@example.com");
    expect(read({ "Contact ID": "" }).records[0]!.customerId).toBeNull();
  });

  test("resolved before it was created is rejected", () => {
    expect(read({ "Resolved time": "2026-01-04 09:00:00" }).rejected).toHaveLength(1);
  });
});

describe("a score", () => {
  const rows = (...words: string[]) => words.map((word) => ({ ...ticket, "Survey results": word }));

  test("is a word, of which happy and above are satisfied", () => {
    const { records } = validate(
      freshdesk.tickets,
      rows("Extremely happy", "Happy", "Neutral", "UNHAPPY", "Extremely  unhappy", ""),
    );
    const { value, n, unanswered } = measure(records, select("score", csat(freshdesk.csat)));
    // Two of five.
    expect({ value, n, unanswered }).toEqual({ value: 0.4, n: 5, unanswered: 1 });
  });

  test("of a survey with other words is rejected, unless the caller says it", () => {
    const { rejected } = validate(freshdesk.tickets, rows("Awesome", "5"));
    expect(rejected.map(({ row }) => row)).toEqual([1, 2]);
    expect(rejected[0]!.issues[0]!.message).toMatch(/^score must be one of "extremely happy", /);
    const words = { awesome: 7 };
    const { records } = validate(freshdesk.tickets, rows("Awesome", "Happy"), { words });
    expect(records.map(({ score }) => score)).toEqual([7, 5]);
  });
});
