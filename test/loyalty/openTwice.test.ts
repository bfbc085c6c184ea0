import {
  acquisition,
  churn,
  churnReconciliation,
  customerBase,
  type Membership,
  membershipsFromSubscriptions,
  retention,
  revenueRetention,
  tenures,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { CHURN_METHODS } from "../../src/loyalty/churnMethod";
import { day, member } from "./memberships";

const JANUARY = { start: day(1), end: day(32) };
const others = [member("bob", -20, 10), member("cy", 5)];

/** Each says the same of memberships that last, are given twice or overlap as of one unbroken one. */
const CASES: [string, Membership[], Membership[]][] = [
  ["two open ones", [member("ann", -10), member("ann", 15)], [member("ann", -10)]],
  ["an open one given twice", [member("ann", -10), member("ann", -10)], [member("ann", -10)]],
  ["one given twice", [member("ann", -10, 20), member("ann", -10, 20)], [member("ann", -10, 20)]],
  ["two that overlap", [member("ann", -10, 12), member("ann", 8, 20)], [member("ann", -10, 20)]],
  ["one within an open one", [member("ann", 3, 9), member("ann", -10)], [member("ann", -10)]],
];

describe.each(CASES)("%s make one customer", (_, several, single) => {
  const given = [...several, ...others];
  const one = [...single, ...others];

  test.each(CHURN_METHODS)("in churn by %s", (method) => {
    const options = { period: JANUARY, method };
    expect(churn(given, options)).toEqual(churn(one, options));
  });

  test("in retention, the base, acquisition and tenures", () => {
    const months = { unit: "month", period: { start: day(-31), end: day(60) } } as const;
    const tenure = { asOf: day(40) };
    expect(retention(given, { period: JANUARY })).toEqual(retention(one, { period: JANUARY }));
    expect(retention(given, months)).toEqual(retention(one, months));
    const base = customerBase(one, { at: day(7) });
    expect(customerBase(given, { at: day(7) })).toMatchObject({ ...base, n: expect.any(Number) });
    expect(acquisition(given, { period: JANUARY })).toEqual(acquisition(one, { period: JANUARY }));
    expect(tenures(given, tenure)).toEqual(tenures(one, tenure));
  });

  test("in the memberships that are made of them", () => {
    const { memberships } = membershipsFromSubscriptions(given);
    expect(memberships).toEqual(membershipsFromSubscriptions(one).memberships);
  });

  test("and in a reconciliation", () => {
    // But for the definition that is there to count memberships.
    const rates = (memberships: Membership[]) =>
      churnReconciliation(memberships, { period: JANUARY }).methods.filter(
        ({ method }) => method !== "memberships",
      );
    expect(rates(given)).toEqual(rates(one));
  });
});

test("revenue of two open subscriptions is added up, and is one customer's", () => {
  const twice = [
    { ...member("ann", -10), mrr: 20 },
    { ...member("ann", -5), mrr: 30 },
  ];
  expect(revenueRetention(twice, { period: JANUARY })).toMatchObject({ value: 1, n: 1, start: 50 });
});

test("in tenures, an end before its start is refused", () => {
  expect(() => tenures([member("ann", 10, 9)], { asOf: day(40) })).toThrow(
    "tenures: endedAt must be at or after startedAt, got 2026-01-09T00:00:00.000Z",
  );
});

test("by a moment before all data nobody has stayed at all, and all are counted", () => {
  const { n, excluded } = tenures(others, { asOf: day(-100) });
  expect(n).toBe(0);
  expect(excluded).toEqual([{ reason: "from asOf on", count: 2 }]);
});
