import { csat, measure, select } from "customer-kpis";
import { validate, zendesk } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const ticket = {
  "Ticket ID": "1",
  "Ticket status": "Solved",
  "Ticket created - Timestamp": "2026-01-05T09:00:00",
};

function read(more: object, options: object = { timeZone: "UTC" }) {
  return validate(zendesk.explore, [{ ...ticket, ...more }], options);
}

test("a ticket that was deleted is left out", () => {
  expect(read({ "Ticket status": "Deleted" }).leftOut[0]!.reason).toBe("deleted");
});

describe("a wait", () => {
  // 1,234 minutes are 20 h 34 min; 1.5 hours are 90 min; 1,234 seconds are 20 min 34 s.
  test.each([
    ["First reply time (min)", "1,234", "2026-01-06T05:34:00Z"],
    ["First Reply Time (mins)", "20", "2026-01-05T09:20:00Z"],
    ["First reply time (in minutes)", "20", "2026-01-05T09:20:00Z"],
    ["First reply time in minutes", "20", "2026-01-05T09:20:00Z"],
    ["First reply time (in  minutes)", "20", "2026-01-05T09:20:00Z"],
    ["First  reply time in\u00a0minutes", "20", "2026-01-05T09:20:00Z"],
    ["First reply time (hrs)", "1.5", "2026-01-05T10:30:00Z"],
    ["First reply time (sec)", "1,234", "2026-01-05T09:20:34Z"],
    ["First reply time (days)", "1", "2026-01-06T09:00:00Z"],
    ["MED(First reply time (min))", "20", "2026-01-05T09:20:00Z"],
    ["AVG(First reply time (hrs))", "0.5", "2026-01-05T09:30:00Z"],
  ])("in the column %s of %s leads to %s", (column, cell, moment) => {
    expect(read({ [column]: cell }).records[0]!.firstRespondedAt).toEqual(new Date(moment));
  });

  test("of business hours is not read", () => {
    const row = { "First reply time - Business hours (min)": "20" };
    expect(read(row).records[0]).not.toHaveProperty("firstRespondedAt");
  });

  test("whose column names no unit is refused", () => {
    expect(() => read({ "First reply time": "20" })).toThrow(
      'the column "First reply time" must name what it counts, such as (min)',
    );
    expect(() => read({ "First reply time (beats)": "20" })).toThrow(/must name what it counts/);
  });

  test("that is blank or a dash is none yet", () => {
    for (const cell of ["", " ", "-"]) {
      expect(read({ "First reply time (min)": cell }).records[0]!.firstRespondedAt).toBeNull();
    }
  });
});

describe("a ticket", () => {
  test("is resolved when it was solved, not by rounded hours", () => {
    const row = {
      "Ticket solved - Timestamp": "2026-01-05T09:10:00",
      "Full resolution time (hrs)": "0.2",
    };
    expect(read(row).records[0]!.resolvedAt).toEqual(new Date("2026-01-05T09:10:00Z"));
    const { "Ticket solved - Timestamp": _, ...hours } = row;
    // 0.2 h are 12 min.
    expect(read(hours).records[0]!.resolvedAt).toEqual(new Date("2026-01-05T09:12:00Z"));
    expect(read({}).records[0]).not.toHaveProperty("resolvedAt");
    // One that was reopened keeps its old wait, and has no moment at which it was solved.
    const reopened = { ...row, "Ticket solved - Timestamp": "" };
    expect(read(reopened).records[0]!.resolvedAt).toBeNull();
  });

  test("that is open again is not resolved", () => {
    const row = { "Ticket status": "Open", "Ticket solved - Timestamp": "2026-01-05T09:10:00" };
    expect(read(row).records[0]!.resolvedAt).toBeNull();
  });

  test("counts over the night on which clocks change what time passed", () => {
    // New York, 8 March 2026: from 01:00 to 04:00 on the wall are 2 hours.
    const row = {
      "Ticket created - Timestamp": "2026-03-08T01:00:00",
      "Ticket solved - Timestamp": "2026-03-08T04:00:00",
      "First reply time (min)": "90",
    };
    const [record] = read(row, { timeZone: "America/New_York" }).records;
    expect(record!.createdAt).toEqual(new Date("2026-03-08T06:00:00Z"));
    expect(record!.firstRespondedAt).toEqual(new Date("2026-03-08T07:30:00Z"));
    expect(record!.resolvedAt).toEqual(new Date("2026-03-08T08:00:00Z"));
  });

  test("that was solved before it was created is rejected", () => {
    const { rejected } = read({ "Ticket solved - Timestamp": "2026-01-04T09:00:00" });
    expect(rejected[0]!.issues[0]!.field).toBe("resolvedAt");
  });

  test("has one of the known scores", () => {
    const rows = ["Good", "BAD", "Unoffered", "Not Offered", "Offered", "Great"].map(
      (score, i) => ({
        ...ticket,
        "Ticket ID": i,
        "Ticket satisfaction rating": score,
      }),
    );
    const { records, rejected, assumed } = validate(zendesk.explore, rows);
    expect(records.map(({ score }) => score)).toEqual([1, 0, null, null, null]);
    expect(rejected.map(({ row }) => row)).toEqual([6]);
    expect(assumed).toEqual(["timeZone"]);
    // One good of two.
    expect(measure(records, select("score", csat(zendesk.csat))).value).toBe(0.5);
  });
});
