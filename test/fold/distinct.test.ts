import { by, columns, distinct, type Key, measure } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const distinctOf = (ids: readonly unknown[]) =>
  measure(ids.map((id) => ({ id })) as { id: Key }[], distinct("id"));

describe("distinct", () => {
  test("keeps the laws of a measure", () => {
    const ids = ["ann", "bob", "ann", 1, "1", true, null, null, 0];
    expectLaws(
      distinct("id"),
      ids.map((id) => ({ id })),
    );
  });

  test("counts how many different values a field takes, and the records", () => {
    expect(distinctOf(["ann", "bob", "ann"])).toEqual({ value: 2, n: 3 });
  });

  test("answers 0 without records", () => {
    expect(distinctOf([])).toEqual({ value: 0, n: 0 });
  });

  test("tells a number from the same digits as text, and null from both", () => {
    expect(distinctOf([1, "1", null, "null", true, "true"])).toEqual({ value: 6, n: 6 });
  });

  test("counts as a Set does", () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.string({ maxLength: 1 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(key, { maxLength: 800 }), (ids) => {
        expect(distinctOf(ids)).toEqual({ value: new Set(ids).size, n: ids.length });
      }),
    );
  });

  test("refuses a number that has lost digits: two ids of JSON may have become one", () => {
    const orders = JSON.parse('[{ "id": 1234567890123456789 }, { "id": 1234567890123456790 }]');
    const message = "id must be a text from 2^53 on, where a number loses its last digits, got 12";
    expect(() => measure(orders, distinct("id"))).toThrow(message);
    expect(() => measure(orders, by("id" as never, distinct("id")))).toThrow(message);
    expect(() =>
      measure(
        orders,
        by((order: any) => order.id, distinct("id")),
      ),
    ).toThrow("key must");
    const ids = columns({ id: Float64Array.of(2 ** 53) });
    expect(() => measure(ids, distinct("id"))).toThrow("id must be a text from 2^53 on");
    expect(distinctOf(["1234567890123456789", "1234567890123456790"]).value).toBe(2);
    expect(distinctOf([2 ** 53 - 1, 1 - 2 ** 53]).value).toBe(2);
  });

  test.each([[new Date(0)], [Number.NaN], [9n], [{}], [["ann"]]])(
    "refuses %s, which cannot be told apart",
    (id) => {
      expect(() => distinctOf(["ann", id])).toThrow(
        "distinct: id must be a text, number, boolean or null, got",
      );
    },
  );

  test("refuses what is not a record", () => {
    expect(() => measure([null as never], distinct("id"))).toThrow(
      "distinct: record must be an object with id, got null",
    );
  });
});
