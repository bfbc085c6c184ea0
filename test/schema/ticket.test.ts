import { resolutionTime } from "customer-kpis";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { Ticket } from "../../src/record/ticket";
import { schemas, ticketSchema, validate } from "../../src/schema";
import { issuesOf, recordOf } from "./issuesOf";

const ROW = {
  createdAt: "2026-03-01 09:00",
  firstRespondedAt: "2026-03-01 09:20",
  resolvedAt: "2026-03-02",
};
const TICKET = {
  createdAt: new Date("2026-03-01T09:00Z"),
  firstRespondedAt: new Date("2026-03-01T09:20Z"),
  resolvedAt: new Date("2026-03-02T00:00Z"),
};

test("text and typed values come out the same", () => {
  expect(recordOf(ticketSchema, ROW)).toEqual(TICKET);
  expect(recordOf(ticketSchema, TICKET)).toEqual(TICKET);
  expectTypeOf(validate(ticketSchema, []).records).toExtend<Ticket[]>();
});

test("a blank is something that did not happen yet", () => {
  const open = { ...TICKET, firstRespondedAt: null, resolvedAt: null };
  expect(recordOf(ticketSchema, { ...ROW, firstRespondedAt: "", resolvedAt: " " })).toEqual(open);
});

test("resolvedAt may be left out, firstRespondedAt not", () => {
  const { resolvedAt: _, ...unresolved } = ROW;
  expect(Object.keys(recordOf(ticketSchema, unresolved))).toEqual([
    "createdAt",
    "firstRespondedAt",
  ]);
  expect(issuesOf(ticketSchema, { createdAt: ROW.createdAt })).toEqual([
    "firstRespondedAt is missing (it may be blank or null, but not left out)",
  ]);
});

test("nothing happens before the request", () => {
  const row = { ...ROW, firstRespondedAt: "2026-03-01 08:59", resolvedAt: "2026-02-28" };
  expect(issuesOf(ticketSchema, row)).toEqual([
    "firstRespondedAt must not be before createdAt (2026-03-01T09:00:00.000Z), got 2026-03-01T08:59:00.000Z",
    "resolvedAt must not be before createdAt (2026-03-01T09:00:00.000Z), got 2026-02-28T00:00:00.000Z",
  ]);
  const atOnce = { ...ROW, firstRespondedAt: ROW.createdAt };
  expect(recordOf(ticketSchema, atOnce).firstRespondedAt).toEqual(TICKET.createdAt);
});

test("a solution without a reply, or before it, is a ticket", () => {
  expect(issuesOf(ticketSchema, { ...ROW, firstRespondedAt: "" })).toEqual([]);
  expect(issuesOf(ticketSchema, { ...ROW, resolvedAt: "2026-03-01 09:10" })).toEqual([]);
});

const HINT = 'must be a date such as 2026-03-01, or a wait, got "20" (a wait? Say waits: "minutes"';

test("a wait counts from the request", () => {
  const { ticketSchema: inMinutes } = schemas({ waits: "minutes" });
  const row = { ...ROW, firstRespondedAt: "20", resolvedAt: "15:00:00" };
  expect(recordOf(inMinutes, row)).toEqual({
    ...TICKET,
    resolvedAt: new Date("2026-03-02T00:00Z"),
  });
  expect(recordOf(inMinutes, { ...row, resolvedAt: ROW.resolvedAt })).toEqual(TICKET);
  expect(recordOf(inMinutes, { ...row, firstRespondedAt: 20, resolvedAt: "" })).toEqual({
    ...TICKET,
    resolvedAt: null,
  });
  expect(recordOf(ticketSchema, { ...ROW, firstRespondedAt: "20 min" })).toEqual(TICKET);
});

test("a bare number in place of a reply leads to the waits", () => {
  expect(issuesOf(ticketSchema, { ...ROW, firstRespondedAt: "20" })[0]).toMatch(HINT);
  expect(issuesOf(ticketSchema, { ...ROW, createdAt: "20" })[0]).not.toMatch("wait");
});

test("a wait without a request is no more than the request's fault", () => {
  const { ticketSchema: inHours } = schemas({ waits: "hours" });
  expect(issuesOf(inHours, { ...ROW, createdAt: "", firstRespondedAt: "2" })).toEqual([
    "createdAt is missing",
  ]);
});

test("why a ticket does not count comes through", () => {
  expect(recordOf(ticketSchema, { ...ROW, excluded: "spam" })).toEqual({
    ...TICKET,
    excluded: "spam",
  });
  expect(recordOf(ticketSchema, { ...ROW, excluded: "" }).excluded).toBeNull();
});

describe("lists, as JSON brings them", () => {
  const lists = {
    pauses: [{ start: "2026-03-01T10:00Z", end: null }],
    reopenings: [{ solvedAt: "2026-03-01 09:30", reopenedAt: "2026-03-01 12:00" }],
    repliedAt: ["2026-03-01 09:20", 1772360400000],
    priorities: [{ priority: "2026-03-01", at: "2026-03-01 09:00" }],
  };

  test("have their moments read, and nothing else", () => {
    expect(recordOf(ticketSchema, { ...ROW, ...lists })).toEqual({
      ...TICKET,
      pauses: [{ start: new Date("2026-03-01T10:00Z"), end: null }],
      reopenings: [
        { solvedAt: new Date("2026-03-01T09:30Z"), reopenedAt: new Date("2026-03-01T12:00Z") },
      ],
      // 1772360400 seconds: 20,513 days after 1970 and 10 h 20 min.
      repliedAt: [new Date("2026-03-01T09:20Z"), new Date("2026-03-01T10:20Z")],
      priorities: [{ priority: "2026-03-01", at: new Date("2026-03-01T09:00Z") }],
    });
    for (const nothing of ["", null]) {
      expect(recordOf(ticketSchema, { ...ROW, pauses: nothing })).toEqual({
        ...TICKET,
        pauses: null,
      });
    }
  });

  test("are counted on by every KPI", () => {
    // Solved for good 15 h after it was asked, less the 2 h 30 min in which it was solved already.
    const row = { ...ROW, ...lists, pauses: null };
    const { records } = validate(ticketSchema, [row]);
    const asOf = new Date("2026-04-01");
    expect(resolutionTime(records, { asOf, clock: "open" }).value).toBe(12.5 * 3_600_000);
  });

  test("beside them a count is no money", () => {
    expect(issuesOf(ticketSchema, { ...ROW, reopens: "2 €" })).toEqual([
      'reopens must be a number, got "2 €"',
    ]);
    expect(recordOf(ticketSchema, { ...ROW, reopens: "2" }).reopens).toBe(2);
  });

  test.each([
    ["pauses", "[]", 'must be a list, got "[]"'],
    ["pauses", ["2026-03-01"], 'but entry 0 must be an object, got "2026-03-01"'],
    ["pauses", [{ end: null }], "but start of entry 0 is missing"],
    ["repliedAt", ["2026-03-01", "soon"], "but entry 1 must be a date such as 2026-03-01"],
    ["priorities", [{ priority: 1, at: "" }], "but at of entry 0 is missing"],
    [
      "priorities",
      [{ at: "2026-03-01 09:00" }],
      "must be a list of priorities, each with priority",
    ],
    ["pauses", [{ start: "1970-01-01", end: null }], "which software makes of nothing"],
    [
      "pauses",
      [{ start: "2026-03-01 10:00", end: "2026-03-01 09:30" }],
      'pauses.end must be at or after its start, got "2026-03-01T09:30:00.000Z"',
    ],
    [
      "reopenings",
      [{ solvedAt: "2026-03-01 08:59", reopenedAt: "2026-03-01 12:00" }],
      'reopenings.solvedAt must be at or after it was created, got "2026-03-01T08:59:00.000Z"',
    ],
  ])("%s: %j is refused", (name, list, message) => {
    expect(issuesOf(ticketSchema, { ...ROW, [name]: list })[0]).toContain(message);
  });

  test("are left alone beside a moment that is none", () => {
    const [issue, ...others] = issuesOf(ticketSchema, { ...ROW, ...lists, createdAt: "soon" });
    expect(issue).toMatch(/^createdAt must be a date/);
    expect(others).toEqual([]);
  });
});
