import { expect, expectTypeOf, test } from "vitest";
import type { Ticket } from "../../src/record/ticket";
import { ticketSchema, validate } from "../../src/schema";
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
