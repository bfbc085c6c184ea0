import { utc } from "@date-fns/utc/utc";
import { survival, tenures } from "customer-kpis";
import { addMonths } from "date-fns/addMonths";
import fc from "fast-check";
import { expect, test } from "vitest";
import { day, member } from "../memberships";

const months = (from: string, to: string, timeZone = "UTC") =>
  tenures([{ customerId: 1, startedAt: new Date(from), endedAt: new Date(to) }], {
    asOf: new Date("2060-01-01"),
    unit: "month",
    timeZone,
  }).lifetimes[0]?.duration;

test("days are of 24 hours, with fractions", () => {
  const half = { customerId: "bob", startedAt: day(1), endedAt: day(2).getTime() + 43_200_000 };
  const { lifetimes, n } = tenures([member("ann", 1, 11), half, member("cy", 5)], { asOf: day(8) });
  expect(lifetimes).toEqual([
    { customerId: "ann", duration: 7, ended: false, entered: null },
    { customerId: "bob", duration: 1.5, ended: true, entered: null },
    { customerId: "cy", duration: 3, ended: false, entered: null },
  ]);
  expect(n).toBe(3);
});

test.each([
  ["2024-01-31", "2024-02-28", 0],
  ["2024-01-31", "2024-02-29", 1],
  ["2024-01-31", "2024-03-30", 1],
  ["2024-01-31", "2024-03-31", 2],
  ["2024-02-29", "2025-02-28", 12],
  ["2023-02-28", "2024-02-29", 12],
  ["2024-01-15T10:00Z", "2024-02-15T09:59Z", 0],
  ["2024-12-01", "2025-01-01", 1],
])("from %s to %s are %i whole months", (from, to, expected) => {
  expect(months(from, to)).toBe(expected);
});

test("a customer has stayed the most months that date-fns can add without passing the end", () => {
  const day = 86_400_000;
  const start = fc.integer({ min: 1500, max: 15_000 });
  const time = fc.constantFrom(0, 1, day - 1);
  fc.assert(
    fc.property(
      start,
      fc.integer({ min: 1, max: 3000 }),
      time,
      time,
      (first, days, early, late) => {
        const [from, to] = [first * day + early, (first + days) * day + late];
        const stayed = months(new Date(from).toISOString(), new Date(to).toISOString())!;
        const after = (count: number) => addMonths(from, count, { in: utc }).getTime();
        expect(after(stayed)).toBeLessThanOrEqual(to);
        expect(after(stayed + 1)).toBeGreaterThan(to);
      },
    ),
  );
});

test("months are those of the zone, also where a night has no midnight", () => {
  // 20:30 in UTC is the next day in Tehran: from 1 May to 31 May there, and 1 May to 1 June.
  expect(months("2024-04-30T20:30Z", "2024-05-30T20:30Z", "Asia/Tehran")).toBe(0);
  expect(months("2024-04-30T20:30Z", "2024-05-31T20:30Z", "Asia/Tehran")).toBe(1);
  // Cairo's clock skipped the first hour of 26 April 2024.
  expect(months("2024-04-25T22:00Z", "2024-05-25T22:00Z", "Africa/Cairo")).toBe(1);
});

test("memberships that touch are one life, who comes back has another", () => {
  const records = [member("ann", 1, 5), member("ann", 5, 9), member("ann", 20, 22)];
  const { lifetimes } = tenures(records, { asOf: day(30) });
  expect(lifetimes.map(({ duration, ended }) => [duration, ended])).toEqual([
    [8, true],
    [2, true],
  ]);
});

test("who was there before records begin counts from the age they had", () => {
  const records = [member("ann", 1), member("bob", 8, 20), member("cy", 12), member("dee", 1, 10)];
  const { lifetimes, excluded } = tenures(records, { since: day(10), asOf: day(31) });
  expect(lifetimes).toEqual([
    { customerId: "ann", duration: 30, ended: false, entered: 9 },
    { customerId: "bob", duration: 12, ended: true, entered: 2 },
    { customerId: "cy", duration: 19, ended: false, entered: null },
  ]);
  expect(excluded).toEqual([{ reason: "over by since", count: 1 }]);
  expect(survival(lifetimes).n).toBe(3);
});

test("what begins at asOf or later tells nothing, and is counted", () => {
  const result = tenures([member("ann", 10), member("bob", 11)], { asOf: day(10) });
  expect(result).toEqual({ lifetimes: [], n: 0, excluded: [{ reason: "from asOf on", count: 2 }] });
});

test("records that begin after they end are refused", () => {
  expect(() => tenures([], { asOf: day(1), since: day(1) })).toThrow(
    "tenures: since must be before asOf, got 2026-01-01T00:00:00.000Z",
  );
});

test("an unknown unit is refused", () => {
  // @ts-expect-error: unknown
  expect(() => tenures([], { asOf: day(1), unit: "week" })).toThrow(
    'tenures: unit must be one of "day", "month", got "week"',
  );
});

test("in the hour that comes twice, nobody stays for less than no time", () => {
  // In Berlin from 02:45 in summer time to 02:15 in winter time: half an hour, and no month.
  const startedAt = new Date("2026-10-25T00:45:00Z");
  const member = { customerId: "ann", startedAt, endedAt: new Date("2026-10-25T01:15:00Z") };
  const options = {
    asOf: new Date("2026-12-01"),
    unit: "month",
    timeZone: "Europe/Berlin",
  } as const;
  expect(tenures([member], options).lifetimes[0]?.duration).toBe(0);
});
