import { csat, measure, resolutionTime, select } from "customer-kpis";
import { intercom, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const START = "Conversation started at (America/New_York)";
const conversation = { "Conversation ID": "1", [START]: "2026-01-05 09:00:00" };

function read(more: object, options: object = {}) {
  return validate(intercom.conversations, [{ ...conversation, ...more }], options);
}

describe("who asked", () => {
  test("is the user, in a row without one the e-mail address, in small letters", () => {
    const row = { "Conversation started at (UTC)": "2026-01-05 09:00:00" };
    const { records } = validate(intercom.conversations, [
      { ...row, "Conversation ID": "1", "User ID": "u1", "User email": "a@example.com" },
      { ...row, "Conversation ID": "2", "User ID": "", "User email": "Bo@Example.com" },
      { ...row, "Conversation ID": "3", "User ID": "", "User email": "" },
    ]);
    expect(records.map(({ customerId }) => customerId)).toEqual(["u1", "bo@example.com", null]);
  });
});

describe("a moment", () => {
  test("is in the zone that its own column names, whatever the caller says", () => {
    const row = {
      "Conversation first replied at (Asia/Tehran)": "2026-01-05 18:00:00",
      "Conversation last closed at (Europe/Berlin)": "2026-01-05 16:00:00",
    };
    const { records, assumed } = read(row, { timeZone: "Asia/Dubai" });
    // New York is 5 h behind UTC, Tehran 3.5 h ahead of it, Berlin 1 h.
    expect(records[0]).toMatchObject({
      createdAt: new Date("2026-01-05T14:00:00Z"),
      firstRespondedAt: new Date("2026-01-05T14:30:00Z"),
      resolvedAt: new Date("2026-01-05T15:00:00Z"),
    });
    expect(assumed).toEqual([]);
  });

  test("without a zone in its column is the caller's, else UTC and assumed", () => {
    const rows = [{ "Conversation ID": "1", "Conversation started at": "2026-01-05 09:00:00" }];
    const dubai = validate(intercom.conversations, rows, { timeZone: "Asia/Dubai" });
    expect(dubai.records[0]!.createdAt).toEqual(new Date("2026-01-05T05:00:00Z"));
    expect(validate(intercom.conversations, rows).assumed).toEqual(["timeZone"]);
  });

  test("in a zone that nobody knows is refused", () => {
    const rows = [
      { "Conversation ID": "1", "Conversation started at (Mars)": "2026-01-05 09:00:00" },
    ];
    expect(() => validate(intercom.conversations, rows)).toThrow(/timeZone must be given/);
  });
});

describe("a wait", () => {
  test.each([
    // In the spring clocks jump from 2 to 3: 01:30 and 7200 s are 06:30 UTC and 08:30 UTC.
    ["2026-03-08 01:30:00", "2026-03-08 04:30:00", "7200", "2026-03-08T08:30:00Z"],
    // In the autumn they go back from 2 to 1: 01:15 is 05:15 UTC, 5400 s later 06:45 UTC.
    ["2026-11-01 01:15:00", "2026-11-01 01:45:00", "5400", "2026-11-01T06:45:00Z"],
    // The moment alone, or beside a blank.
    ["2026-01-05 09:00:00", "2026-01-05 09:00:30", "", "2026-01-05T14:00:30Z"],
  ])("from %s to %s of %s s", (start, reply, wait, moment) => {
    const row = {
      [START]: start,
      "Conversation first replied at (America/New_York)": reply,
      "First response time (seconds)": wait,
    };
    expect(read(row).records[0]!.firstRespondedAt).toEqual(new Date(moment));
  });

  test("of office hours is not read", () => {
    const row = { "First response time, only within office hours (seconds)": "60" };
    expect(read(row).records[0]).not.toHaveProperty("firstRespondedAt");
  });

  test("without the bot's share is read where that is asked for", () => {
    const column = "First response time excluding time spent in bot inbox (seconds)";
    const row = { [column]: "60", "First response time (seconds)": "5" };
    const [record] = read(row, { rename: { firstRespondedAt: column } }).records;
    expect(record!.firstRespondedAt).toEqual(new Date("2026-01-05T14:01:00Z"));
  });

  test("below zero is refused", () => {
    expect(read({ "First response time (seconds)": "-5" }).rejected).toHaveLength(1);
  });
});

describe("a conversation", () => {
  const closed = {
    "Current conversation state": "closed",
    "Time to first close (seconds)": "600",
    "Time to close (seconds)": "86400",
  };

  test("is resolved when it was closed last, or first where the file says no more", () => {
    const [record] = read(closed).records;
    expect(record!.firstResolvedAt).toEqual(new Date("2026-01-05T14:10:00Z"));
    expect(record!.resolvedAt).toEqual(new Date("2026-01-06T14:00:00Z"));
    expect(resolutionTime([record!]).value).toBe(86_400_000);
    expect(resolutionTime([record!]).first.value).toBe(600_000);
    const { "Time to close (seconds)": _, ...first } = closed;
    expect(read(first).records[0]!.resolvedAt).toEqual(new Date("2026-01-05T14:10:00Z"));
    expect(read({}).records[0]).not.toHaveProperty("resolvedAt");
  });

  test.each(["open", "Snoozed"])("that is %s again is not resolved", (state) => {
    const [record] = read({ ...closed, "Current conversation state": state }).records;
    expect(record!.resolvedAt).toBeNull();
    expect(record!.firstResolvedAt).not.toBeNull();
  });

  test("is rated from 1 to 5", () => {
    const rows = ["5", "1", "", "0", "6", "good"].map((rating) => ({
      ...conversation,
      "Last teammate rating": rating,
    }));
    const { records, rejected } = validate(intercom.conversations, rows);
    expect(records.map(({ score }) => score)).toEqual([5, 1, null]);
    expect(rejected.map(({ row }) => row)).toEqual([4, 5, 6]);
    expect(measure(records, select("score", csat())).value).toBe(0.5);
  });
});
