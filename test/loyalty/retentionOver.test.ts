import { InputError, measure, periods, retention, retentionOver } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../laws";
import { day, many, member, memberships } from "./memberships";

const QUARTER = { unit: "month", start: day(1), end: day(91) } as const;

test("every month is what retention says of it", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const months = retentionOver(records, QUARTER);
      expect(months.map(({ key }) => key)).toEqual(["2026-01", "2026-02", "2026-03"]);
      for (const { period, result } of months) {
        expect(result).toEqual(retention(records, { period }));
      }
    }),
  );
});

test("days in a zone, through a change of the clock", () => {
  const days = { unit: "day", timeZone: "America/New_York", start: day(66), end: day(69) } as const;
  const records = [member("ann", 1, 67), member("bob", 1)];
  expect(retentionOver(records, days).map(({ result }) => result)).toEqual(
    periods(days).map((period) => retention(records, { period })),
  );
});

test("many customers grow the state and lose nobody", () => {
  const records = [...many(500, "stays", [-30]), ...many(500, "leaves", [-30, 40])];
  const [january, february] = measure(records, retentionOver(QUARTER));
  expect([january?.result.value, february?.result.value]).toEqual([1, 0.5]);
});

test("retention over months keeps the laws of a measure", () => {
  expectLaws(retentionOver(QUARTER), [
    member("ann", -30),
    member("bob", -30, 10),
    member("bob", 40),
    member("cy", 5, 50),
    member("dee", 80),
    member("eve", 32, 60),
    member("eve", 33, 33),
  ]);
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => retentionOver([], { ...QUARTER, period: 1 })).toThrow(InputError);
});
