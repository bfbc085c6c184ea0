import {
  columns,
  type Key,
  type Membership,
  measure,
  retention,
  retentionFromCounts,
} from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose, expectEnds } from "../golden/expectClose";
import { expectLaws } from "../laws";
import { day, hundred, JANUARY, many, member, memberships } from "./memberships";

function ofJanuary(records: Membership[]) {
  return retention(records, { period: JANUARY });
}

test("the count formula charges a newcomer's loss to the old base; the set keeps them apart", () => {
  const result = ofJanuary(hundred());
  expect(result).toMatchObject({ value: 0.9, n: 100, retained: 90, lost: 10 });
  expect(result).toMatchObject({ atEnd: 109, acquired: 20, reactivated: 0 });
  const { n: atStart, atEnd, acquired } = result;
  expect(retentionFromCounts({ atStart, atEnd, acquired }).value).toBe(0.89);
  // One joiner left again: the one hundredth by which the formula is off.
  expect(result.fromCounts).toEqual({
    value: 0.89,
    error: -0.01,
    acquiredAndLost: 1,
    reactivatedAtEnd: 0,
  });
});

test("the count formula takes those who came back for some who stayed", () => {
  const back = [member("ann", -60, -20), member("ann", 10), member("dee", -60, -20)];
  const result = ofJanuary([...back, member("dee", 10, 12), member("bob", -30)]);
  expect(result).toMatchObject({ value: 1, n: 1, atEnd: 2, acquired: 0, reactivated: 2 });
  // (2 - 0) / 1, and so 1 too much.
  expect(result.fromCounts).toEqual({
    value: 2,
    error: 1,
    acquiredAndLost: 0,
    reactivatedAtEnd: 1,
  });
});

test("the interval is Wilson's", () => {
  // 170 of 200.
  const records = [...many(170, "stays", [-30]), ...many(30, "leaves", [-30, 10])];
  const { interval } = ofJanuary(records);
  expect(interval?.lower).toBeCloseTo(0.793944, 6);
  expect(interval?.upper).toBeCloseTo(0.892864, 6);
  expect(interval).toMatchObject({ level: 0.95, method: "wilson" });
});

test("the level sets the interval", () => {
  // Where all stay, Wilson's lower end is n / (n + z^2): z is 1.2815515655446004 for 0.8.
  const { interval } = retention(many(3, "stays", [-30]), { period: JANUARY, level: 0.8 });
  expectEnds(interval, [3 / (3 + 1.2815515655446004 ** 2), 1]);
});

test("who starts at the very start is acquired in the period", () => {
  expect(ofJanuary([member("ann", 1)])).toMatchObject({ n: 0, acquired: 1, atEnd: 1 });
});

test("who ends at the very start is lost in it", () => {
  expect(ofJanuary([member("ann", -30, 1)])).toMatchObject({ n: 1, lost: 1, atEnd: 0 });
});

test("who ends at the very end is there until the next period", () => {
  expect(ofJanuary([member("ann", -30, 32)])).toMatchObject({ n: 1, lost: 0, atEnd: 1 });
});

test("who starts at the very end is acquired in the next", () => {
  expect(ofJanuary([member("ann", 32)])).toMatchObject({ n: 0, acquired: 0, atEnd: 0 });
});

test("who starts later or ended before is in no figure", () => {
  expect(ofJanuary([member("ann", 33), member("bob", -30, -10)])).toMatchObject({
    n: 0,
    acquired: 0,
    reactivated: 0,
    atEnd: 0,
  });
});

test("who left and came back in between is retained", () => {
  expect(ofJanuary([member("ann", -30, 5), member("ann", 20)])).toMatchObject({
    retained: 1,
    acquired: 0,
    reactivated: 0,
  });
});

test("a former customer who begins again is reactivated, not acquired", () => {
  expect(ofJanuary([member("ann", -30, -10), member("ann", 20)])).toMatchObject({
    n: 0,
    acquired: 0,
    reactivated: 1,
    atEnd: 1,
  });
});

test("a customer of several memberships is lost only when none is left", () => {
  expect(ofJanuary([member("ann", -30, 10), member("ann", -20)])).toMatchObject({ n: 1, lost: 0 });
  expect(ofJanuary([member("ann", -30, 10), member("ann", -20, 9)])).toMatchObject({
    n: 1,
    lost: 1,
  });
});

test("moments may be dates or milliseconds", () => {
  const records = [{ customerId: 1, startedAt: day(-30).getTime(), endedAt: day(10).getTime() }];
  const period = { start: JANUARY.start.getTime(), end: JANUARY.end.getTime() };
  expect(retention(records, { period })).toEqual(ofJanuary([member("ann", -30, 10)]));
});

test("no memberships have no rate", () => {
  expect(ofJanuary([])).toEqual({
    kind: "share",
    value: null,
    n: 0,
    retained: 0,
    lost: 0,
    acquired: 0,
    reactivated: 0,
    atEnd: 0,
    fromCounts: { value: null, error: null, acquiredAndLost: 0, reactivatedAtEnd: 0 },
    interval: null,
    excluded: [],
  });
});

test("newcomers alone have no rate, as nobody could stay", () => {
  expect(ofJanuary([member("ann", 10)])).toMatchObject({ value: null, n: 0, interval: null });
});

test("one customer is a rate with a wide interval", () => {
  const { value, n, interval } = ofJanuary([member("ann", -30)]);
  expect([value, n]).toEqual([1, 1]);
  expect(interval?.lower).toBeCloseTo(0.206549, 6);
});

test("the options alone make the measure", () => {
  const records = [member("ann", -30), member("bob", -30, 10)];
  expect(measure(records, retention({ period: JANUARY }))).toEqual(ofJanuary(records));
});

test("retention keeps the laws of a measure", () => {
  expectLaws(retention({ period: JANUARY }), [
    member("ann", -30),
    member("bob", -30, 10),
    member("bob", 20),
    member("cy", -30, 10),
    member("dee", -30, -10),
    member("dee", 5, 12),
    member("eve", 3),
    member("fay", 3, 9),
    member("gil", 40),
    member("ann", -60, -40),
  ]);
});

test("the figures are those of two sets of customers, taken at start and end", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const isThere = ({ startedAt, endedAt }: Membership, at: Date) =>
        startedAt < at && (endedAt === null || endedAt >= at);
      const customersOf = (rows: Membership[]) => new Set(rows.map(({ customerId }) => customerId));
      const atStart = customersOf(records.filter((record) => isThere(record, JANUARY.start)));
      const atEnd = customersOf(records.filter((record) => isThere(record, JANUARY.end)));
      const before = customersOf(records.filter(({ startedAt }) => startedAt < JANUARY.start));
      const began = customersOf(
        records.filter(({ startedAt }) => startedAt >= JANUARY.start && startedAt < JANUARY.end),
      );
      const count = (ids: Set<Key>, isCounted: (id: Key) => boolean) =>
        [...ids].filter(isCounted).length;
      expect(ofJanuary(records)).toMatchObject({
        n: atStart.size,
        atEnd: atEnd.size,
        retained: count(atStart, (id) => atEnd.has(id)),
        acquired: count(began, (id) => !before.has(id)),
        reactivated: count(began, (id) => before.has(id) && !atStart.has(id)),
      });
    }),
  );
});

test("the retained and the lost are all who were there at the start", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const { value, n, retained, lost } = ofJanuary(records);
      expect(retained + lost).toBe(n);
      if (n > 0) expectClose(value, retained / n);
      else expect(value).toBeNull();
    }),
  );
});

test("who is there at the end was retained, or acquired or reactivated and still there", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const { atEnd, retained, acquired, reactivated } = ofJanuary(records);
      expect(atEnd).toBeGreaterThanOrEqual(retained);
      expect(atEnd).toBeLessThanOrEqual(retained + acquired + reactivated);
    }),
  );
});

test("where nobody leaves, all who are there at the end were retained, acquired or reactivated", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const stays = records.filter(({ endedAt }) => endedAt === null || endedAt < JANUARY.start);
      const { atEnd, retained, acquired, reactivated } = ofJanuary(stays);
      expect(atEnd).toBe(retained + acquired + reactivated);
    }),
  );
});

test("consecutive periods share their snapshot", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const february = { start: JANUARY.end, end: day(60) };
      expect(ofJanuary(records).atEnd).toBe(retention(records, { period: february }).n);
    }),
  );
});

test("a membership renewed without a gap is one membership", () => {
  fc.assert(
    fc.property(memberships, fc.integer({ min: -20, max: 60 }), (records, at) => {
      const renewed = records.flatMap((record) => {
        const { startedAt, endedAt } = record;
        const isCut = startedAt < day(at) && (endedAt === null || endedAt > day(at));
        return isCut
          ? [
              { ...record, endedAt: day(at) },
              { ...record, startedAt: day(at) },
            ]
          : [record];
      });
      expect(ofJanuary(renewed)).toEqual(ofJanuary(records));
    }),
  );
});

test("customers in two shards add up to all", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const isInOne = ({ customerId }: Membership) => (customerId as string) < "cz";
      const one = ofJanuary(records.filter(isInOne));
      const other = ofJanuary(records.filter((record) => !isInOne(record)));
      const whole = ofJanuary(records);
      for (const part of ["n", "retained", "lost", "acquired", "reactivated", "atEnd"] as const) {
        expect(one[part] + other[part]).toBe(whole[part]);
      }
    }),
  );
});

test.each([
  [{ endedAt: new Date("nonsense") }, "endedAt", "Invalid Date"],
  [{ startedAt: new Date("nonsense") }, "startedAt", "Invalid Date"],
])("an invalid date is refused", (wrong, field, shown) => {
  expect(() => ofJanuary([{ ...member("ann", 1), ...wrong }])).toThrow(
    `retention: ${field} must be a valid Date from 1900 on, or milliseconds since 1970, got ${shown}`,
  );
});

test("a date as text is refused", () => {
  // @ts-expect-error: text
  expect(() => ofJanuary([{ ...member("ann", 1), startedAt: "2026-01-05" }])).toThrow(
    'retention: startedAt must be a valid Date from 1900 on, or milliseconds since 1970 (text needs new Date(...)), got "2026-01-05" (record 0)',
  );
});

test("an end before its start is refused, and shown in UTC", () => {
  expect(() => ofJanuary([member("ann", 10, 9)])).toThrow(
    "retention: endedAt must be at or after startedAt, got 2026-01-09T00:00:00.000Z",
  );
});

test("a membership without an end is refused: one that lasts has null", () => {
  // @ts-expect-error: no end
  expect(() => ofJanuary([{ customerId: "ann", startedAt: day(1) }])).toThrow(
    "retention: endedAt is missing: it must be a moment, or null while it lasts (the record has customerId, startedAt) (record 0)",
  );
});

test("a membership without a customer is refused", () => {
  // @ts-expect-error: no customer
  expect(() => ofJanuary([{ startedAt: day(1), endedAt: null }])).toThrow(
    "retention: customerId is missing: it must be a text, number, boolean or null (the record has startedAt, endedAt) (record 0)",
  );
});

test("null in place of a membership is refused", () => {
  // @ts-expect-error: no membership
  expect(() => ofJanuary([null])).toThrow(
    "retention: record must be an object with customerId, got null (record 0)",
  );
});

test.each([
  [undefined, "null"],
  [Promise.resolve([]), "Promise"],
])("%s in place of records is refused", (records, shown) => {
  // @ts-expect-error: no records
  expect(() => retention(records, { period: JANUARY })).toThrow(
    `retention: records must be an array or another iterable, got ${shown}`,
  );
});

test("records without options are refused", () => {
  // @ts-expect-error: no options
  expect(() => retention([])).toThrow(
    "retention: period is missing: it must be an object with start and end",
  );
});

test("options without a period are refused", () => {
  // @ts-expect-error: no period
  expect(() => retention([], { level: 0.9 })).toThrow(
    "retention: period is missing: it must be an object with start and end",
  );
});

test("a period that ends before it starts is refused", () => {
  const period = { start: JANUARY.end, end: JANUARY.start };
  expect(() => retention([], { period })).toThrow(
    "retention: period.end must be later than period.start (2026-02-01T00:00:00.000Z), got 2026-01-01T00:00:00.000Z",
  );
});

test("a period without an end is refused", () => {
  // @ts-expect-error: no end
  expect(() => retention([], { period: { start: JANUARY.start } })).toThrow(
    "retention: period.end is missing: it must be a valid Date from 1900 on, or milliseconds since 1970",
  );
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => retention([], { period: JANUARY, levl: 0.9 })).toThrow(
    'retention: has no option "levl"; did you mean "level"?',
  );
});

test("customers numbered in typed arrays are those of rows", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const names = Array.from(new Set(records.map(({ customerId }) => customerId)));
      const rows = records.map((row) => ({ ...row, customerId: names.indexOf(row.customerId) }));
      const starts = rows.map(({ startedAt }) => Number(startedAt));
      // In a typed array NaN is no end.
      const ends = rows.map(({ endedAt }) => (endedAt === null ? Number.NaN : Number(endedAt)));
      for (const Ids of [Int32Array, Uint16Array, Float64Array]) {
        const asColumns = columns({
          customerId: Ids.from(rows.map(({ customerId }) => customerId)),
          startedAt: Float64Array.from(starts),
          endedAt: Float64Array.from(ends),
        });
        expect(retention(asColumns, { period: JANUARY })).toEqual(
          retention(rows, { period: JANUARY }),
        );
      }
    }),
  );
});
