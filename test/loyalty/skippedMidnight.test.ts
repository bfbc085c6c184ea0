import {
  churn,
  cohorts,
  measure,
  over,
  type PeriodsOptions,
  periods,
  retention,
  revenueRetention,
  sums,
} from "customer-kpis";
import { describe, expect, test } from "vitest";

/**
 * In Peru the clock went from midnight to 1 in the morning as 1994 began, so that the year has no
 * midnight: it begins at 1, which is 5:00 in UTC as midnight would have been. It went back on 1 April.
 */
const timeZone = "America/Lima";
const HOUR = 3_600_000;
const NEW_YEAR = Date.UTC(1994, 0, 1, 5);
const lima = (year: number, month: number) => Date.UTC(year, month - 1, 1, 5);
/** While the clock is ahead a month begins an hour earlier. */
const FEBRUARY = lima(1994, 2) - HOUR;
const YEARS = { unit: "year", timeZone, start: NEW_YEAR - 1, end: NEW_YEAR + 1 } as const;

describe("a year that begins in the gap of a clock put forward", () => {
  test.each([
    ["year", "1993", "1994", lima(1993, 1), lima(1995, 1)],
    ["quarter", "1993-Q4", "1994-Q1", lima(1993, 10), lima(1994, 4)],
    ["month", "1993-12", "1994-01", lima(1993, 12), FEBRUARY],
    ["day", "1993-12-31", "1994-01-01", NEW_YEAR - 24 * HOUR, NEW_YEAR + 23 * HOUR],
  ] as const)("%s: one ends where the next begins", (unit, last, first, start, end) => {
    expect(periods({ ...YEARS, unit })).toEqual([
      { key: last, start, end: NEW_YEAR },
      { key: first, start: NEW_YEAR, end },
    ]);
    const orders = [{ at: NEW_YEAR - 1 }, { at: NEW_YEAR }, { at: end - 1 }];
    const counted = measure(orders, over({ unit, timeZone }, sums("at")));
    expect(counted.map(({ key, result }) => [key, result.n])).toEqual([
      [last, 1],
      [first, 2],
    ]);
  });

  test("who first came in the last millisecond before it is of the old year's cohort", () => {
    const visit = (customerId: string, at: number) => ({ customerId, at });
    const visits = [
      visit("old", NEW_YEAR - 1),
      visit("old", NEW_YEAR),
      visit("new", NEW_YEAR),
      visit("new", FEBRUARY - 1),
    ];
    const { cohorts: rows } = cohorts(visits, { unit: "month", timeZone, asOf: FEBRUARY });
    const cells = rows.map(({ period, cells }) => [period.key, cells.map((c) => c.retained)]);
    expect(cells).toEqual([
      ["1993-12", [1, 1]],
      ["1994-01", [1]],
    ]);
    expect(rows.every(({ cells }) => cells.every(({ complete }) => complete))).toBe(true);
  });

  /** Ends, joins and renewals within a millisecond of the first moment of the year. */
  const subscriptions = [
    { customerId: "stays", startedAt: lima(1993, 5), endedAt: null, mrr: 50 },
    { customerId: "left before", startedAt: lima(1993, 5), endedAt: NEW_YEAR - 1, mrr: 20 },
    { customerId: "left at it", startedAt: lima(1993, 5), endedAt: NEW_YEAR, mrr: 10 },
    { customerId: "left after", startedAt: lima(1993, 5), endedAt: NEW_YEAR + 1, mrr: 40 },
    { customerId: "came before", startedAt: NEW_YEAR - 1, endedAt: null, mrr: 5 },
    { customerId: "came after", startedAt: NEW_YEAR + 1, endedAt: null, mrr: 8 },
  ];
  const months = {
    unit: "month",
    timeZone,
    period: { start: lima(1993, 12), end: FEBRUARY },
  } as const;

  test("retention and churn take their snapshot at its first moment", () => {
    const [december, january] = retention(subscriptions, months);
    // At 1 December: stays and the three who leave. At New Year: stays, left at it and after, came before.
    expect(december?.result).toMatchObject({ n: 4, retained: 3, lost: 1, acquired: 1, atEnd: 4 });
    expect(january?.result).toMatchObject({ n: 4, retained: 2, lost: 2, acquired: 1, atEnd: 3 });
    for (const { period, result } of [december!, january!]) {
      expect(result).toEqual(retention(subscriptions, { period }));
      expect(churn(subscriptions, { period })).toMatchObject({ churned: result.lost });
    }
  });

  test("and so does revenue retention", () => {
    const [december, january] = revenueRetention(subscriptions, months);
    expect(december?.result).toMatchObject({ start: 120, churned: 20, new: 5, end: 105 });
    expect(january?.result).toMatchObject({ start: 105, churned: 50, new: 8, end: 63 });
    for (const { period, result } of [december!, january!]) {
      expect(result).toEqual(revenueRetention(subscriptions, { period }));
    }
  });
});

test("a month that begins in such a gap begins when the clock has jumped", () => {
  // Egypt put its clocks forward at midnight after 31 July 2014, when Ramadan was over.
  const jump = Date.UTC(2014, 6, 31, 22);
  const cairo: PeriodsOptions = {
    unit: "month",
    timeZone: "Africa/Cairo",
    start: jump - 1,
    end: jump + 1,
  };
  expect(periods(cairo).map(({ key, start }) => [key, start])).toEqual([
    ["2014-07", Date.UTC(2014, 5, 30, 22)],
    ["2014-08", jump],
  ]);
});
