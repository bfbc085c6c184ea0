import { resolutionTime } from "customer-kpis";
import { validate, zendesk } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const MINUTE = 60_000;

const ticket = {
  Id: "1",
  "Requester id": "9",
  Tags: "",
  Status: "Solved",
  "Created at": "2026-01-05 09:00",
  "First reply time in minutes": "20",
  "First resolution time in minutes": "60",
  "Full resolution time in minutes": "60",
  Reopens: "0",
  Replies: "1",
};

describe("a ticket that was reopened", () => {
  const rows = [
    ticket,
    { ...ticket, Id: "2", "Full resolution time in minutes": "40320", Reopens: "1", Replies: "3" },
  ];
  const { records } = validate(zendesk.tickets, rows, { timeZone: "UTC" });

  test("has its first resolution beside the last one", () => {
    const { value, first, reopened, oneTouch } = resolutionTime(records);
    // The mean of 60 and 40,320 minutes (28 days); of 60 and 60; one of two each.
    expect(value).toBe(20_190 * MINUTE);
    expect(first.value).toBe(60 * MINUTE);
    expect(reopened).toMatchObject({ value: 0.5, n: 2 });
    expect(oneTouch).toMatchObject({ value: 0.5, n: 2 });
  });

  test("is left out by name of what was known in between", () => {
    const { value, n, unresolved, excluded } = resolutionTime(records, {
      asOf: new Date("2026-01-15"),
    });
    expect([value, n, unresolved]).toEqual([60 * MINUTE, 1, 0]);
    expect(excluded).toEqual([{ reason: "reopened, but not known when", count: 1 }]);
  });

  test("and is open was solved once", () => {
    const row = { ...rows[1], Status: "Open" };
    const open = validate(zendesk.tickets, [row], { timeZone: "UTC" }).records;
    expect(open[0]).toMatchObject({
      firstResolvedAt: new Date("2026-01-05T10:00Z"),
      resolvedAt: null,
    });
    expect(resolutionTime(open)).toMatchObject({ unresolved: 1, first: { value: 60 * MINUTE } });
  });
});

test("waits are read with either decimal mark, and whole ones whichever is said", () => {
  const row = { ...ticket, "Full resolution time in minutes": "1.440,5" };
  const [record] = validate(zendesk.tickets, [row], { decimal: "," }).records;
  // 20 minutes, and a day and 30 seconds.
  expect(record).toMatchObject({
    firstRespondedAt: new Date("2026-01-05T09:20Z"),
    resolvedAt: new Date("2026-01-06T09:00:30Z"),
  });
  const numbers = { ...ticket, "First reply time in minutes": 1.5 };
  expect(
    validate(zendesk.tickets, [numbers], { decimal: "," }).records[0]!.firstRespondedAt,
  ).toEqual(new Date("2026-01-05T09:01:30Z"));
  expect(validate(zendesk.tickets, [row]).rejected).toHaveLength(1);
});

test("a ticket that was deleted is left out", () => {
  const { leftOut } = validate(zendesk.tickets, [{ ...ticket, Status: "Deleted" }]);
  expect(leftOut[0]!.reason).toBe("deleted");
});

test.each([
  "closed_by_merge vip",
  "vip,closed_by_merge",
  "vip;closed_by_merge",
  "vip; closed_by_merge",
])("one with the tags %s was merged", (Tags) => {
  expect(validate(zendesk.tickets, [{ ...ticket, Tags }]).records[0]!.excluded).toBe("merged");
  const other = { ...ticket, Tags: Tags.replace("merge", "merger") };
  expect(validate(zendesk.tickets, [other]).records[0]!.excluded).toBe(null);
});

test.each(["On-hold", "on hold", "ON_HOLD", "On  hold", "Hold"])(
  "one that is %s is not resolved",
  (Status) => {
    const row = { ...ticket, Status, "Full resolution time in minutes": "60" };
    expect(validate(zendesk.tickets, [row]).records[0]!.resolvedAt).toBeNull();
  },
);
