import {
  acquisition,
  churn,
  customerBase,
  distinct,
  type Membership,
  measure,
  over,
  periods,
  retention,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";
import { day, many, member, memberships } from "./memberships";

const period = { start: day(1), end: day(91) };
const QUARTER = { period, unit: "month" } as const;

test("every month is what each KPI says of it alone", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const months = retention(records, QUARTER);
      expect(months.map(({ key }) => key)).toEqual(["2026-01", "2026-02", "2026-03"]);
      for (const { period, result } of months) {
        expect(result).toEqual(retention(records, { period }));
      }
      for (const { period, result } of acquisition(records, QUARTER)) {
        expect(result).toEqual(acquisition(records, { period }));
      }
      for (const method of ["snapshot", "stripe", "baremetrics", "daily"] as const) {
        for (const { period, result } of churn(records, { ...QUARTER, method })) {
          expect(result).toEqual(churn(records, { period, method }));
        }
      }
    }),
  );
});

test("days in a zone, through a change of the clock", () => {
  const calendar = { unit: "day", timeZone: "America/New_York" } as const;
  const span = { start: day(66), end: day(69) };
  const records = [member("ann", 1, 67), member("bob", 1)];
  const days = retention(records, { ...calendar, period: span });
  expect(days.map(({ result }) => result)).toEqual(
    periods({ ...calendar, ...span }).map((one) => retention(records, { period: one })),
  );
});

/** One membership a customer, of whole days of a zone's calendar: as an export without times has it. */
function datedIn(timeZone: string): fc.Arbitrary<Membership[]> {
  const days = periods({ start: day(-40), end: day(130), unit: "day", timeZone });
  const dates = fc.record({
    from: fc.nat(days.length - 1),
    lasts: fc.option(fc.nat(60)),
  });
  return fc.array(dates, { maxLength: 25 }).map((list) =>
    list.map(({ from, lasts }, i) => ({
      customerId: `customer ${i}`,
      startedAt: new Date(days[from]!.start),
      endedAt: lasts === null ? null : (days[from + lasts]?.start ?? null),
    })),
  );
}

describe.each(["UTC", "America/New_York", "Asia/Tehran"])(
  "dates without times in %s",
  (timeZone) => {
    // Whole months of the zone, whatever the machine's.
    const [december, , march] = periods({ start: day(-20), end: day(80), unit: "month", timeZone });
    const span = { start: december!.start, end: march!.end };
    const byMonth = { period: span, unit: "month", timeZone } as const;
    const counted = (records: readonly Membership[], field: "startedAt" | "endedAt") => {
      const dated = records.filter((record) => {
        const moment = record[field];
        return moment !== null && Number(moment) >= span.start && Number(moment) < span.end;
      });
      const options = { unit: "month", timeZone, field, fill: span } as const;
      return measure(dated as never[], over(options, distinct("customerId"))).map(
        ({ key, result }) => [key, result.value],
      );
    };

    test("joins and ends of a month are those with a date in it, and openings are closings", () => {
      fc.assert(
        fc.property(datedIn(timeZone), (records) => {
          const joined = acquisition(records, byMonth);
          expect(joined.map(({ key, result }) => [key, result.acquired])).toEqual(
            counted(records, "startedAt"),
          );
          const ended = churn(records, { ...byMonth, method: "baremetrics" });
          expect(ended.map(({ key, result }) => [key, result.churned])).toEqual(
            counted(records, "endedAt"),
          );
          const kept = retention(records, byMonth);
          const lost = kept.map(({ key, result }) => {
            return [key, result.lost + result.fromCounts.acquiredAndLost];
          });
          expect(lost).toEqual(counted(records, "endedAt"));

          const bases = customerBase(records, {
            at: [span.start, ...kept.map((m) => m.period.end)],
          });
          kept.forEach(({ result }, i) => {
            expect([result.n, result.atEnd]).toEqual([bases[i]!.value, bases[i + 1]!.value]);
            const { acquired, lost, atEnd, n, fromCounts } = result;
            expect(atEnd).toBe(n + acquired - lost - fromCounts.acquiredAndLost);
          });
        }),
      );
    });
  },
);

test("many customers grow the state and lose nobody", () => {
  const records = [...many(500, "stays", [-30]), ...many(500, "leaves", [-30, 40])];
  const [january, february] = measure(records, retention(QUARTER));
  expect([january?.result.value, february?.result.value]).toEqual([1, 0.5]);
  expect(churn(records, QUARTER).map(({ result }) => result.churned)).toEqual([0, 500, 0]);
});

const RECORDS: Membership[] = [
  member("ann", -30),
  member("bob", -30, 10),
  { ...member("bob", 40), pauses: [{ start: day(50), end: day(70) }] },
  { ...member("cy", 5, 50), isTrial: true },
  member("dee", 80),
  member("eve", 32, 60, "price"),
  member("eve", 33, 33),
  { ...member("", 1) },
  { ...member("fay", 1), customerId: null },
];
const BAD = [null, {}, member("ann", 10, 9), { ...member("ann", 1), pauses: [{ start: 5 }] }];

test.each([
  ["retention", retention(QUARTER)],
  ["acquisition", acquisition(QUARTER)],
  ["churn", churn(QUARTER)],
  ["daily churn", churn({ ...QUARTER, method: "daily" })],
  ["churn by ends", churn({ ...QUARTER, method: "stripe" })],
])("%s over months keeps the laws of a measure", (_, kpi) => {
  expectLaws<Membership, unknown>(kpi, RECORDS, { bad: BAD });
});

test("nobody, trials and memberships that cannot be are left out and counted, once each", () => {
  const records = [
    { ...member("", -30), pauses: [{ start: day(5), end: day(9) }] },
    { ...member("ann", -30), customerId: null },
    { ...member("cy", -30), isTrial: true },
    member("dee", 10, 9),
    member("eve", -30),
  ];
  const excluded = [
    { reason: "ended before it started", count: 1 },
    { reason: "no customer", count: 2 },
    { reason: "trial", count: 1 },
  ];
  const options = { period, invalid: "exclude" } as const;
  const bases = customerBase(records, { at: day(1), invalid: "exclude" });
  for (const result of [
    retention(records, options),
    acquisition(records, options),
    churn(records, options),
    bases,
  ]) {
    expect(result.excluded).toEqual(excluded);
  }
  expect([retention(records, options).n, bases.value]).toEqual([1, 1]);
  expect(() => retention(records, { period })).toThrow("endedAt must be at or after startedAt");
});

test("in a pause nobody is a customer, of any KPI, and going into one is an end", () => {
  const ann = { ...member("ann", -30), pauses: [{ start: day(10), end: day(45) }] };
  const [january, february] = churn([ann], { period, unit: "month", method: "stripe" });
  expect(january?.result).toMatchObject({ n: 1, churned: 1 });
  expect(january?.result.byReason).toEqual([{ reason: "paused", churned: 1 }]);
  expect(february?.result).toMatchObject({ n: 0, churned: 0 });
  expect(retention([ann], QUARTER).map(({ result }) => [result.n, result.reactivated])).toEqual([
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
  expect(customerBase([ann], { at: day(20) })).toMatchObject({ value: 0, n: 0, everBefore: 1 });
});
