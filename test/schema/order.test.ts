import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import type { Order } from "../../src/record/order";
import { type Dated, orderSchema, schemas, validate } from "../../src/schema";
import { issuesOf, recordOf } from "./issuesOf";

const ORDER = { customerId: "ann", at: new Date("2026-03-01T09:30:00Z"), amount: 1234.5 };

test("its records are orders whose moments are Dates", () => {
  const { records } = validate(orderSchema, []);
  expectTypeOf(records).toEqualTypeOf<Dated<Order>[]>();
  expectTypeOf(records).toExtend<Order[]>();
  expectTypeOf<Dated<Order>>().toEqualTypeOf<{
    readonly customerId: string | number | boolean | null;
    readonly at: Date;
    readonly amount: number;
    readonly currency?: string | null | undefined;
    readonly orderId?: string | number | boolean | null | undefined;
  }>();
});

test("text and typed values come out the same", () => {
  const row = { customerId: "ann", at: "2026-03-01 09:30", amount: "1,234.50", note: "x" };
  expect(recordOf(orderSchema, row)).toEqual(ORDER);
  expect(recordOf(orderSchema, ORDER)).toEqual(ORDER);
});

test("an order keeps its id, by which a refund finds it", () => {
  expect(recordOf(orderSchema, { ...ORDER, orderId: "A-7" }).orderId).toBe("A-7");
  expect(recordOf(orderSchema, { ...ORDER, orderId: "" }).orderId).toBe(null);
});

test("refunds and gifts are orders too", () => {
  expect(recordOf(orderSchema, { ...ORDER, amount: "-5" }).amount).toBe(-5);
  expect(recordOf(orderSchema, { ...ORDER, amount: "0" }).amount).toBe(0);
});

test("every field is demanded", () => {
  const all = ["customerId is missing", "at is missing", "amount is missing"];
  expect(issuesOf(orderSchema, {})).toEqual(all);
  expect(issuesOf(orderSchema, { customerId: "", at: " ", amount: "" })).toEqual(all);
  expect(issuesOf(orderSchema, { customerId: null, at: null, amount: null })).toEqual(all);
});

test("zone, decimal comma and words for nothing as stated", () => {
  const stated = schemas({ timeZone: "Europe/Berlin", decimal: ",", missing: ["-"] });
  const row = { customerId: "ann", at: "2026-03-01 10:30", amount: "1.234,50" };
  expect(recordOf(stated.orderSchema, row)).toEqual(ORDER);
  expect(issuesOf(stated.orderSchema, { ...row, amount: "-" })).toEqual(["amount is missing"]);
});

test("own columns come through", () => {
  const schema = orderSchema.and(z.object({ segment: z.string() }));
  const { records } = validate(schema, [{ ...ORDER, segment: "home" }]);
  expectTypeOf(records[0]?.segment).toEqualTypeOf<string | undefined>();
  expect(records).toEqual([{ ...ORDER, segment: "home" }]);
});

test("a currency in the amount's cell is the order's, so that two are never added up", () => {
  expect(recordOf(orderSchema, { ...ORDER, amount: "$1,234.50" })).toEqual({
    ...ORDER,
    currency: "$",
  });
  const both = { ...ORDER, amount: "1,234.50 EUR", currency: "eur" };
  expect(recordOf(orderSchema, both)).toEqual({ ...ORDER, currency: "eur" });
  expect(recordOf(orderSchema, { ...both, currency: "" }).currency).toBe("EUR");
  expect(issuesOf(orderSchema, { ...both, currency: "USD" })).toEqual([
    "amount must be in USD, as currency says, got EUR",
  ]);
  // A sign is that of many currencies, and says nothing against one.
  const sign = { ...ORDER, amount: "$1,234.50", currency: "CAD" };
  expect(recordOf(orderSchema, sign).currency).toBe("CAD");
});
