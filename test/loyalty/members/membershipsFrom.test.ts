import {
  InputError,
  type MembershipsResult,
  measure,
  membershipsFromActivity,
  membershipsFromSubscriptions,
  renamed,
  retention,
  type Subscription,
} from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { day, JANUARY, member, memberships } from "../memberships";

/** Memberships as customer, first day and last day. */
function daysOf(result: MembershipsResult) {
  const number = (moment: unknown) => 1 + (Number(moment) - day(1).getTime()) / 86_400_000;
  return result.memberships.map(({ customerId, startedAt, endedAt }) => [
    customerId,
    number(startedAt),
    endedAt === null ? null : number(endedAt),
  ]);
}

test("subscriptions that touch, overlap, repeat or lie within another are one", () => {
  const result = membershipsFromSubscriptions([
    member("ann", 10, 20),
    member("ann", 1, 10),
    member("ann", 5, 8),
    member("ann", 5, 8),
    member("ann", 15, 25),
    member("ann", 30),
    member("ann", 40),
  ]);
  expect(daysOf(result)).toEqual([
    ["ann", 1, 25],
    ["ann", 30, null],
  ]);
  expect(result).toMatchObject({ n: 1, excluded: [] });
});

test("a renewal within the days of grace is no gap, one a day later is", () => {
  const late = [member("ann", 1, 10), member("ann", 13, 20), member("ann", 24)];
  expect(daysOf(membershipsFromSubscriptions(late, { graceDays: 3 }))).toEqual([
    ["ann", 1, 20],
    ["ann", 24, null],
  ]);
  expect(membershipsFromSubscriptions(late).memberships).toHaveLength(3);
});

test("grace does not prolong the last membership", () => {
  const result = membershipsFromSubscriptions([member("ann", 1, 10)], { graceDays: 30 });
  expect(daysOf(result)).toEqual([["ann", 1, 10]]);
});

test("trials and free plans make nobody a customer, and are counted", () => {
  const result = membershipsFromSubscriptions([
    { ...member("ann", 1, 14), isTrial: true, mrr: 20 },
    { ...member("ann", 14), mrr: 20 },
    { ...member("bob", 1), mrr: 0 },
    { ...member("cy", 1), mrr: null },
  ]);
  expect(daysOf(result)).toEqual([
    ["ann", 14, null],
    ["cy", 1, null],
  ]);
  expect(result).toMatchObject({
    n: 2,
    excluded: [
      { reason: "free plan", count: 1 },
      { reason: "trial", count: 1 },
    ],
  });
});

test("a pause is an absence, or none where that is asked for", () => {
  const pauses = [
    { start: day(20), end: day(25) },
    { start: day(10), end: day(15) },
  ];
  const paused: Omit<Subscription, "mrr"> = { ...member("ann", 1, 30, "price"), pauses };
  const { memberships } = membershipsFromSubscriptions([paused]);
  expect(daysOf(membershipsFromSubscriptions([paused]))).toEqual([
    ["ann", 1, 10],
    ["ann", 15, 20],
    ["ann", 25, 30],
  ]);
  expect(memberships.map(({ reason }) => reason)).toEqual(["paused", "paused", "price"]);
  expect(daysOf(membershipsFromSubscriptions([paused], { paused: true }))).toEqual([
    ["ann", 1, 30],
  ]);
});

test("a pause as short as the days of grace is no gap", () => {
  const pauses = [{ start: day(10), end: day(13) }];
  const joined = (graceDays: number) =>
    daysOf(membershipsFromSubscriptions([{ ...member("ann", 1, 30), pauses }], { graceDays }));
  expect(joined(3)).toEqual([["ann", 1, 30]]);
  expect(joined(2)).toEqual([
    ["ann", 1, 10],
    ["ann", 13, 30],
  ]);
});

test("pauses that overlap, begin before or last to the end are cut to what they take away", () => {
  const during = (...pauses: [number, number][]) =>
    daysOf(
      membershipsFromSubscriptions([
        {
          ...member("ann", 5, 30),
          pauses: pauses.map(([from, to]) => ({ start: day(from), end: day(to) })),
        },
      ]),
    );
  expect(during([1, 8], [10, 20], [15, 25])).toEqual([
    ["ann", 8, 10],
    ["ann", 25, 30],
  ]);
  expect(during([20, 40])).toEqual([["ann", 5, 20]]);
  expect(during([40, 50])).toEqual([["ann", 5, 30]]);
});

test("the KPIs say the same of memberships before and after they are joined", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const lasting = records.filter(
        ({ startedAt, endedAt }) => Number(startedAt) !== Number(endedAt),
      );
      const joined = membershipsFromSubscriptions(lasting).memberships;
      expect(retention(joined, { period: JANUARY })).toEqual(
        retention(lasting, { period: JANUARY }),
      );
      joined.forEach((next, i) => {
        const last = joined[i - 1];
        if (last?.customerId !== next.customerId) return;
        expect(Number(next.startedAt)).toBeGreaterThan(Number(last.endedAt));
      });
    }),
  );
});

test("who was seen in the last so many days is a customer", () => {
  const seen = [1, 5, 20, 60].map((number) => ({ customerId: "ann", at: day(number) }));
  const options = { activeDays: 15, asOf: day(62) };
  expect(daysOf(membershipsFromActivity(seen, options))).toEqual([
    // Seen on day 20, exactly 15 days after day 5: never away.
    ["ann", 1, 35],
    ["ann", 60, null],
  ]);
  expect(daysOf(membershipsFromActivity(seen, { activeDays: 15 }))[1]).toEqual(["ann", 60, 75]);
  expect(membershipsFromActivity(seen, { activeDays: 15, asOf: day(10) }).excluded).toEqual([
    { reason: "from asOf on", count: 2 },
  ]);
});

test("a refund keeps nobody a customer", () => {
  const orders = [
    { customerId: "ann", at: day(1), amount: 10 },
    { customerId: "ann", at: day(40), amount: -10 },
  ];
  const result = membershipsFromActivity(orders, { activeDays: 30, orders: true });
  expect(daysOf(result)).toEqual([["ann", 1, 31]]);
  expect(result.excluded).toEqual([{ reason: "refund", count: 1 }]);
});

test("what comes at `asOf` or later is not known yet, whatever else it is", () => {
  const known = [
    { customerId: "ann", at: day(1), amount: 10 },
    { customerId: "ann", at: day(2), amount: -10 },
    { customerId: null, at: day(3), amount: 10 },
  ];
  const later = [
    { customerId: "ann", at: day(10), amount: 10 },
    { customerId: "ann", at: day(10), amount: -10 },
    { customerId: "", at: day(11), amount: 10 },
  ];
  const options = { activeDays: 30, orders: true, asOf: day(10) };
  const { excluded, ...rest } = membershipsFromActivity([...known, ...later], options);
  const then = membershipsFromActivity(known, options);
  expect(rest).toEqual({ memberships: then.memberships, n: then.n });
  expect(then.excluded).toEqual([
    { reason: "no customer", count: 1 },
    { reason: "refund", count: 1 },
  ]);
  expect(excluded).toEqual([{ reason: "from asOf on", count: 3 }, ...then.excluded]);
});

test("records under other names make memberships too", () => {
  const rows = [
    { account: 7, from: day(1), to: day(10), why: "price" },
    { account: 7, from: day(12), to: null, why: null },
  ];
  const names = { customerId: "account", startedAt: "from", endedAt: "to", reason: "why" } as const;
  const result = measure(rows, renamed(names, membershipsFromSubscriptions()));
  expect(daysOf(result)).toEqual([
    [7, 1, 10],
    [7, 12, null],
  ]);
  expect(result.memberships[0]?.reason).toBe("price");
  const graceful = measure(rows, renamed(names, membershipsFromSubscriptions({ graceDays: 2 })));
  expect(daysOf(graceful)).toEqual([[7, 1, null]]);
});

test.each([
  [
    { graceDays: -1 },
    "membershipsFromSubscriptions: graceDays must be a finite number at least 0, got -1",
  ],
  [
    { graceDays: "3" },
    'membershipsFromSubscriptions: graceDays must be a finite number at least 0, got "3"',
  ],
  [{ paused: 1 }, "membershipsFromSubscriptions: paused must be true or false, got 1"],
])("subscriptions with options %j are refused", (options, error) => {
  expect(() => membershipsFromSubscriptions([], options as object)).toThrow(error);
});

test("revenue below 0 is refused", () => {
  expect(() => membershipsFromSubscriptions([{ ...member("ann", 1), mrr: -1 }])).toThrow(
    "membershipsFromSubscriptions: mrr must be a finite number, 0 or more, got -1",
  );
});

test("a pause that ends before it starts is refused", () => {
  const pauses = [{ start: day(10), end: day(9) }];
  expect(() => membershipsFromSubscriptions([{ ...member("ann", 1), pauses }])).toThrow(InputError);
});

// 90 days in milliseconds, too: an end in the year 21,293,000 is one that no KPI takes.
test.each([0, Number.POSITIVE_INFINITY, 36_501, 90 * 86_400_000])(
  "%f active days are refused",
  (activeDays) => {
    expect(() => membershipsFromActivity([], { activeDays })).toThrow(
      `membershipsFromActivity: activeDays must be a finite number above 0 and at most 36500, got ${activeDays}`,
    );
  },
);

test("who was seen once in a century is a customer throughout", () => {
  const seen = [{ customerId: "ann", at: day(1) }];
  const { memberships } = membershipsFromActivity(seen, { activeDays: 36_500 });
  const century = { start: day(2), end: day(36_501) };
  expect(retention(memberships, { period: century })).toMatchObject({ n: 1, retained: 1 });
});

test("an amount that is none is refused", () => {
  const order = { customerId: 1, at: day(1), amount: Number.NaN };
  expect(() => membershipsFromActivity([order], { activeDays: 30, orders: true })).toThrow(
    "membershipsFromActivity: amount must be a finite number, got NaN",
  );
});
