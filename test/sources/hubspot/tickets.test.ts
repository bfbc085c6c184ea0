import { ces, measure, select } from "customer-kpis";
import { hubspot, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const REPLY = "Time to first agent email reply (HH:mm:ss)";
const ticket = { "Ticket ID": "1", "Ticket name": "No light", "Create date": "2026-01-05 09:12" };

function read(more: object, options: object = { timeZone: "UTC" }) {
  return validate(hubspot.tickets, [{ ...ticket, ...more }], options);
}

describe("a wait", () => {
  // 26:10:05 after 5 January 09:12 is 6 January 11:22:05; 120:00:00 are five days.
  test.each([
    ["26:10:05", "2026-01-06T11:22:05Z"],
    ["120:00:00", "2026-01-10T09:12:00Z"],
    ["00:00:07", "2026-01-05T09:12:07Z"],
  ])("of %s is exact, where the date beside it is cut", (cell, moment) => {
    const row = { [REPLY]: cell, "First agent email response date": "2026-01-06 11:22" };
    expect(read(row).records[0]!.firstRespondedAt).toEqual(new Date(moment));
  });

  test("of a bare number is milliseconds, but not where the column is said to hold clocks", () => {
    const [record] = read({ "Time to first agent email reply": "7000" }).records;
    expect(record!.firstRespondedAt).toEqual(new Date("2026-01-05T09:12:07Z"));
    for (const seconds of ["12345", 12345]) {
      const { records, rejected } = read({ [REPLY]: seconds });
      expect([records.length, rejected.length]).toEqual([0, 1]);
      expect(rejected[0]!.issues[0]!.message).toContain(
        "must be a wait such as 26:10:05 or 1h 30m",
      );
    }
  });

  test("that is not there leaves the date", () => {
    const dated = { "First agent email response date": "2026-01-06 11:22" };
    const moment = new Date("2026-01-06T11:22:00Z");
    expect(read(dated).records[0]!.firstRespondedAt).toEqual(moment);
    expect(read({ ...dated, [REPLY]: "" }).records[0]!.firstRespondedAt).toEqual(moment);
    expect(read({ [REPLY]: "" }).records[0]!.firstRespondedAt).toBeNull();
    expect(read({}).records[0]).not.toHaveProperty("firstRespondedAt");
  });

  test("over the night on which clocks change is right", () => {
    // Berlin, 29 March 2026: 01:00 is 00:00 UTC, and 02:30:00 later 02:30 UTC.
    const row = { "Create date": "2026-03-29 01:00", [REPLY]: "02:30:00" };
    const [record] = read(row, { timeZone: "Europe/Berlin" }).records;
    expect(record!.firstRespondedAt).toEqual(new Date("2026-03-29T02:30:00Z"));
  });

  test.each(["soon", "10:61:00", "48:13", 1.0903356481, "1.0903356481"])(
    "of %s is refused",
    (cell) => {
      expect(read({ [REPLY]: cell }).rejected).toHaveLength(1);
    },
  );
});

describe("a ticket", () => {
  test("is of the first contact of several", () => {
    const of = (ids: unknown) => read({ "Associated Contact IDs": ids }).records[0]!.customerId;
    expect([of("101;201"), of(" 101 ; 201"), of("101"), of(101), of("")]).toEqual([
      "101",
      "101",
      "101",
      "101",
      null,
    ]);
    expect(read({}).records[0]).not.toHaveProperty("customerId");
  });

  test("answered before it came is rejected, and no column blamed that says nothing", () => {
    const early = "2026-01-05 08:00";
    const [rejected] = read({ "First agent email response date": early, [REPLY]: "" }).rejected;
    expect(rejected!.issues.map(({ message }) => message)).toEqual([
      "firstRespondedAt must not be before createdAt (2026-01-05T09:12:00.000Z), got 2026-01-05T08:00:00.000Z",
    ]);
  });

  test("is resolved, unless it waits for somebody", () => {
    const close = { "Time to close (HH:mm:ss)": "26:00:00", "Close date": "2026-01-06 11:12" };
    const closed = { ...close, "Ticket status": "Closed" };
    expect(read(closed).records[0]!.resolvedAt).toEqual(new Date("2026-01-06T11:12:00Z"));
    for (const stage of [
      "New",
      "waiting on contact",
      "Waiting  on us",
      "Waiting on us (Support Pipeline)",
    ]) {
      expect(read({ ...close, "Ticket status": stage }).records[0]!.resolvedAt).toBeNull();
    }
  });

  test("was easy from 1 to 7", () => {
    const rows = ["7", "2", "", "0", "8"].map((rating) => ({
      ...ticket,
      "Last CES survey rating": rating,
    }));
    const { records, rejected } = validate(hubspot.tickets, rows);
    expect(rejected.map(({ row }) => row)).toEqual([4, 5]);
    expect(measure(records, select("score", ces(hubspot.ces))).value).toBe((7 + 2) / 2);
  });
});
