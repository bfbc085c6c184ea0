import { counted, measure, survival, tenureCounts, tenures } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../../laws";
import { runs } from "../../runs";

const DAY = 86_400_000;
const at = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY);
const member = (customerId: string | null, start: number, end: number | null) => ({
  customerId,
  startedAt: at(start),
  endedAt: end === null ? null : at(end),
});
const records = [
  member("ann", 0, 10.9),
  member("bob", 5.5, 15.5),
  member("cy", 0, null),
  // One stretch of 30 days.
  member("dee", 2, 12),
  member("dee", 12, 32),
  // Comes back, and is gone again after asOf.
  member("ed", 1, 4),
  member("ed", 20, 60),
  // Not yet there.
  member("flo", 45, null),
  member(null, 1, 2),
];
const asOf = at(40);

test("whole days that are over, and the lifetimes of equal days counted", () => {
  expect(tenureCounts(records, { asOf })).toEqual({
    lifetimes: [
      { duration: 3, ended: true, entered: null, count: 1 },
      { duration: 10, ended: true, entered: null, count: 2 },
      { duration: 20, ended: false, entered: null, count: 1 },
      { duration: 30, ended: true, entered: null, count: 1 },
      { duration: 40, ended: false, entered: null, count: 1 },
    ],
    n: 6,
    excluded: [
      { reason: "from asOf on", count: 1 },
      { reason: "no customer", count: 1 },
    ],
  });
});

test("who was there by since has entered late, or tells nothing", () => {
  const { lifetimes, excluded } = tenureCounts(records, { asOf, since: at(11) });
  expect(lifetimes).toEqual([
    { duration: 10, ended: true, entered: 5, count: 1 },
    { duration: 20, ended: false, entered: null, count: 1 },
    { duration: 30, ended: true, entered: 9, count: 1 },
    { duration: 40, ended: false, entered: 11, count: 1 },
  ]);
  expect(excluded).toContainEqual({ reason: "over by since", count: 2 });
  expect(() => tenureCounts([], { asOf, since: asOf })).toThrow("since must be before asOf");
});

test("survival of counts is survival of the lifetimes themselves, in whole days", () => {
  const stretch = fc
    .tuple(fc.constantFrom("ann", "bob", "cy"), fc.nat(60), fc.option(fc.nat(30)))
    .map(([who, start, days]) => member(who, start / 2, days === null ? null : start / 2 + days));
  fc.assert(
    fc.property(fc.array(stretch), (rows) => {
      const { lifetimes, n } = tenureCounts(rows, { asOf });
      const whole = tenures(rows, { asOf }).lifetimes.map((one) => {
        return { ...one, duration: Math.floor(one.duration) };
      });
      expect(n).toBe(whole.length);
      expect(measure(lifetimes, counted("count", survival()))).toEqual(survival(whole));
    }),
    { numRuns: runs(200) },
  );
});

test("counting tenures keeps the laws of a measure", () => {
  for (const since of [undefined, at(11)]) {
    const options = since ? { asOf, since } : { asOf };
    const bad = [{ customerId: "x", startedAt: at(5), endedAt: at(4) }];
    expectLaws(tenureCounts(options), records, { bad });
  }
});

test("of equal lengths those that are over come first, and who was watched all along", () => {
  const some = [
    member("ann", 30, null),
    // It ends at the moment of the report: so it lasts.
    member("bob", 30, 40),
    member("cy", 0, 10),
    member("dee", 5, 15),
    // It begins at the moment of the report: so it is not there.
    member("ed", 40, null),
  ];
  expect(tenureCounts(some, { asOf, since: at(5) })).toEqual({
    lifetimes: [
      { duration: 10, ended: true, entered: null, count: 1 },
      { duration: 10, ended: true, entered: 5, count: 1 },
      { duration: 10, ended: false, entered: null, count: 2 },
    ],
    n: 4,
    excluded: [{ reason: "from asOf on", count: 1 }],
  });
});
