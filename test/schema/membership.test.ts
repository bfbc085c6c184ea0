import { retention } from "customer-kpis";
import { describe, expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import type { Membership, Subscription } from "../../src/record/membership";
import { membershipSchema, schemas, subscriptionSchema, validate } from "../../src/schema";
import { issuesOf, recordOf } from "./issuesOf";

const ROW = { customerId: "ann", startedAt: "2026-01-01", endedAt: "2026-03-01", mrr: "49.90" };
const [START, END] = [new Date("2026-01-01"), new Date("2026-03-01")];

describe.each([
  ["membershipSchema", membershipSchema],
  ["subscriptionSchema", subscriptionSchema],
] as const)("%s", (_, schema: z.ZodType<{ endedAt: Date | null; reason?: unknown }>) => {
  test("text and typed values come out the same", () => {
    const record = recordOf(schema, { ...ROW, reason: " price " });
    expect(record).toMatchObject({ startedAt: START, endedAt: END, reason: "price" });
    expect(
      recordOf(schema, { ...ROW, startedAt: START, endedAt: END.getTime(), reason: "price" }),
    ).toEqual(record);
  });

  test.each(["", " ", null])("lasts while endedAt is %j", (endedAt) => {
    expect(recordOf(schema, { ...ROW, endedAt }).endedAt).toBeNull();
  });

  test.each([
    "1970-01-01",
    "1970-01-01 00:00:00",
    "1970-01-01T03:30:00+03:30",
    new Date(0),
    "1900-01-01",
  ])("began on no such day as %s, which software makes of nothing", (startedAt) => {
    const [issue] = issuesOf(schema, { ...ROW, startedAt });
    const isText = typeof startedAt === "string";
    const came = isText ? startedAt : "1970-01-01T00:00:00.000Z";
    const way = isText ? `Say missing: ["${came}"]` : "Give null";
    expect(issue).toBe(
      `startedAt must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30, got "${came}", which software makes of nothing (none? ${way})`,
    );
  });

  test.each(["never", "-", "—"])("that ends at %j hears how to say that it lasts", (endedAt) => {
    expect(issuesOf(schema, { ...ROW, endedAt })[0]).toContain(
      `(none? Say missing: ["${endedAt}"])`,
    );
  });

  test("ends at nothing on such a day where missing says so", () => {
    const { membershipSchema: said } = schemas({ missing: ["1970-01-01 00:00:00"] });
    const row = { ...ROW, endedAt: "1970-01-01 00:00:00" };
    expect(recordOf(said, row).endedAt).toBeNull();
  });

  test("lasts until 9999-12-31: it has not ended", () => {
    const { endedAt } = recordOf(schema, { ...ROW, endedAt: "9999-12-31" });
    const period = { start: new Date("2026-01-15"), end: new Date("2026-02-15") };
    const kept = retention([{ customerId: "ann", startedAt: START, endedAt }], { period });
    expect(kept.value).toBe(1);
  });

  test("a file without endedAt is not one where nobody ever left", () => {
    const { endedAt: _, ...row } = ROW;
    expect(issuesOf(schema, row)).toEqual([
      "endedAt is missing (it may be blank or null, but not left out)",
    ]);
  });

  test("has no pause that ends before it starts", () => {
    const pauses = [{ start: "2026-02-01", end: "2026-01-15" }];
    expect(issuesOf(schema, { ...ROW, pauses })).toEqual([
      'pauses.end must be at or after its start, got "2026-01-15T00:00:00.000Z"',
    ]);
    const atOnce = [{ start: "2026-02-01", end: "2026-02-01" }];
    expect(issuesOf(schema, { ...ROW, pauses: atOnce })).toEqual([]);
  });

  test("may end where it began, not before", () => {
    expect(recordOf(schema, { ...ROW, endedAt: ROW.startedAt }).endedAt).toEqual(START);
    expect(issuesOf(schema, { ...ROW, endedAt: "2025-12-31T23:59:59.999Z" })).toEqual([
      "endedAt must not be before startedAt (2026-01-01T00:00:00.000Z), got 2025-12-31T23:59:59.999Z",
    ]);
  });

  test("says when it ended, and not how long it was: a wait is none", () => {
    expect(issuesOf(schema, { ...ROW, endedAt: "30 days" })[0]).toMatch(
      "endedAt must be a date such as",
    );
  });

  test("hears of that beside every other reason", () => {
    const row = { ...ROW, customerId: "", endedAt: "2025-12-31" };
    expect(issuesOf(schema, row)).toEqual([
      "customerId is missing",
      "endedAt must not be before startedAt (2026-01-01T00:00:00.000Z), got 2025-12-31T00:00:00.000Z",
    ]);
    expect(issuesOf(schema, { ...row, startedAt: "soon" })).toHaveLength(2);
    const own = schema.and(z.object({ team: z.string() }));
    expect(issuesOf(own, row)).toHaveLength(3);
  });

  test("reason may be blank, but is text", () => {
    expect(recordOf(schema, { ...ROW, reason: "" }).reason).toBeNull();
    expect(issuesOf(schema, { ...ROW, reason: 3 })).toEqual(["reason must be a text, got 3"]);
  });

  test.each([null, "ann", [ROW]])("%j is no membership", (row) => {
    expect(issuesOf(schema, row)).toHaveLength(1);
  });
});

describe("mrr", () => {
  test("is a number from 0 up", () => {
    expect(recordOf(subscriptionSchema, ROW).mrr).toBe(49.9);
    expect(recordOf(subscriptionSchema, { ...ROW, mrr: 0 }).mrr).toBe(0);
    expect(issuesOf(subscriptionSchema, { ...ROW, mrr: "-5" })).toEqual([
      'mrr must be 0 or more, got "-5"',
    ]);
    expect(issuesOf(subscriptionSchema, { ...ROW, mrr: " " })).toEqual(["mrr is missing"]);
    expect(issuesOf(subscriptionSchema, { ...ROW, mrr: "free" })).toEqual([
      'mrr must be a number, got "free"',
    ]);
  });
});

test("trial, decided end and currency come through", () => {
  const row = { ...ROW, isTrial: "yes", cancelledAt: "2026-01-02", mrr: "€ 49.90" };
  expect(recordOf(subscriptionSchema, row)).toEqual({
    customerId: ROW.customerId,
    startedAt: START,
    endedAt: END,
    isTrial: true,
    cancelledAt: new Date("2026-01-02"),
    mrr: 49.9,
    currency: "€",
  });
  expect(recordOf(subscriptionSchema, { ...ROW, currency: "EUR" }).currency).toBe("EUR");
  expect(issuesOf(membershipSchema, { ...ROW, isTrial: "perhaps" })[0]).toMatch("isTrial must be");
});

test("records are what KPIs take", () => {
  expectTypeOf(validate(membershipSchema, []).records).toExtend<Membership[]>();
  expectTypeOf(validate(subscriptionSchema, []).records).toExtend<Subscription[]>();
  expectTypeOf(validate(membershipSchema, []).records[0]?.endedAt).toEqualTypeOf<
    Date | null | undefined
  >();
});
