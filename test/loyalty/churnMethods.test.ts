import { type ChurnMethod, churn, type Membership } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CHURN_METHODS } from "../../src/loyalty/churnMethod";
import { expectLaws } from "../laws";
import { day, hundred, JANUARY, many, member, memberships } from "./memberships";

function ofJanuary(records: Membership[], method: ChurnMethod, timeZone = "UTC") {
  return churn(records, { period: JANUARY, method, timeZone });
}

test.each([
  ["snapshot", 10, 100],
  ["chartmogul", 10, 100],
  ["profitwell", 10, 100],
  // Ends: 9 who leave, 1 who returns, 2 of the one who returns in vain, 1 who joins in vain.
  ["stripe", 13, 120],
  ["baremetrics", 13, 100],
] as const)("the hundred churn by %s: %i of %i", (method, churned, base) => {
  const result = ofJanuary(hundred(), method);
  expect(result).toMatchObject({ method, churned, n: base, value: churned / base });
});

test("the vendors' rates of the hundred are 10.0, 10.8 and 13.0 %", () => {
  const shown = (method: ChurnMethod) => (100 * ofJanuary(hundred(), method).value!).toFixed(1);
  expect(
    ["chartmogul", "stripe", "baremetrics"].map((method) => shown(method as "stripe")),
  ).toEqual(["10.0", "10.8", "13.0"]);
});

test("the daily rates of the hundred are added up, and compounded", () => {
  // Day 9 ends with 11 of 100 gone and 20 new; who returns does so on days 15 and 20.
  const { value, compounded, churned, n } = ofJanuary(hundred(), "daily");
  // There when day 19 starts: 89 who stay, 1 returned in vain, 20 joined.
  expect(value).toBeCloseTo(11 / 100 + 2 / 110, 12);
  expect(compounded).toBeCloseTo(1 - (89 / 100) * (108 / 110), 12);
  expect([churned, n]).toEqual([13, 100]);
});

test("who is away for hours only has not left that day", () => {
  const hour = 3_600_000;
  const away = [
    { customerId: 1, startedAt: day(-30), endedAt: day(10).getTime() + hour },
    {
      customerId: 1,
      startedAt: day(10).getTime() + 2 * hour,
      endedAt: day(10).getTime() + 3 * hour,
    },
    { customerId: 1, startedAt: day(10).getTime() + 5 * hour, endedAt: null },
  ];
  expect(ofJanuary(away, "daily")).toMatchObject({ value: 0, churned: 0 });
  expect(ofJanuary(away, "baremetrics")).toMatchObject({ value: 2, churned: 2 });
});

test("days are those of the zone", () => {
  // Away from 22:00 to 02:00 in UTC, which in Tehran is one day, half past one to half past five.
  const night = [
    { customerId: 1, startedAt: day(-30), endedAt: new Date("2026-01-10T22:00Z") },
    { customerId: 1, startedAt: new Date("2026-01-11T02:00Z"), endedAt: null },
  ];
  expect(ofJanuary(night, "daily").churned).toBe(1);
  expect(ofJanuary(night, "daily", "Asia/Tehran").churned).toBe(0);
});

test("days without customers have no rate", () => {
  // There on 10 and 11 January alone: one day with the customer there, lost in it.
  expect(ofJanuary([member("ann", 10, 11)], "daily")).toMatchObject({ value: 1, n: 0 });
  expect(ofJanuary([], "daily")).toMatchObject({ value: null, compounded: null, churned: 0 });
});

test("a period of one day has the daily rate of a snapshot", () => {
  const period = { start: day(10), end: day(11) };
  const records = [...many(7, "stays", [1]), ...many(3, "leaves", [1, 10])];
  expect(churn(records, { period, method: "daily" }).value).toBe(0.3);
});

test("who joins and leaves at one moment is an end, and new", () => {
  const records = [member("ann", -30), member("bob", 10, 10)];
  expect(ofJanuary(records, "stripe").value).toBe(0.5);
  expect(ofJanuary(records, "baremetrics").value).toBe(1);
  expect(ofJanuary(records, "daily").value).toBe(0);
  expect(ofJanuary(records, "snapshot").value).toBe(0);
});

test("memberships that touch, overlap or are given twice have one end", () => {
  const records = [
    member("ann", -30, 5),
    member("ann", 5, 10),
    member("ann", 8, 12),
    member("ann", 8, 12),
    member("bob", -30),
    member("bob", -20),
  ];
  for (const method of CHURN_METHODS) expect(ofJanuary(records, method).churned).toBe(1);
});

test("Stripe's rate has a base of newcomers alone, and none of nobody", () => {
  expect(ofJanuary([member("ann", 10, 12)], "stripe")).toMatchObject({ value: 1, n: 1 });
  expect(ofJanuary([member("ann", -30, -10)], "stripe")).toMatchObject({ value: null, n: 0 });
});

test("a share has an interval, what counts ends has none", () => {
  const hasInterval = CHURN_METHODS.filter(
    (method) => ofJanuary(hundred(), method).interval !== null,
  );
  expect(hasInterval).toEqual(["snapshot", "chartmogul", "profitwell"]);
});

test("losses are told apart by who decided", () => {
  const records = [
    member("ann", -30, 10, "card expired"),
    member("bob", -30, 10, "price"),
    member("cy", -30, 10, "moved"),
    member("dee", -30, 10),
    member("eve", -30),
  ];
  const { byChoice } = churn(records, { period: JANUARY, involuntary: ["card expired", "fraud"] });
  expect(byChoice).toEqual({ voluntary: 2, involuntary: 1, unexplained: 1 });
});

test("of two memberships that end at once, the reason first by the alphabet counts", () => {
  const records = [member("ann", -30, 10, "price"), member("ann", -20, 10, "moved")];
  const none = member("ann", -25, 10);
  const expected = [{ reason: "moved", churned: 1 }];
  expect(ofJanuary(records, "snapshot").byReason).toEqual(expected);
  expect(ofJanuary(records.toReversed(), "snapshot").byReason).toEqual(expected);
  expect(ofJanuary([none, ...records], "snapshot").byReason).toEqual(expected);
});

test("a snapshot on 29 February is one like any other", () => {
  const period = { start: new Date("2024-02-29"), end: new Date("2024-03-31") };
  const ann = { customerId: 1, startedAt: new Date("2023-01-01"), endedAt: new Date("2024-02-29") };
  const bob = { customerId: 2, startedAt: new Date("2024-02-29"), endedAt: new Date("2024-03-31") };
  expect(churn([ann, bob], { period })).toMatchObject({ n: 1, churned: 1 });
});

test.each(CHURN_METHODS)("churn by %s keeps the laws of a measure", (method) => {
  expectLaws(churn({ period: JANUARY, method, involuntary: ["moved"] }), [
    member("ann", -30),
    member("bob", -30, 10, "price"),
    member("bob", -60, -40, "moved"),
    member("bob", 12, 14, "moved"),
    member("cy", -30, 11, "price"),
    member("dee", -30, 12),
    member("eve", -30, 13, "moved"),
    member("eve", -20, 20, "price"),
    member("eve", -20, 20, "moved"),
    member("gil", -30, 14, "moved"),
    member("gil", 14),
    member("hal", 3, 9, "price"),
    member("ida", 40),
  ]);
});

/** The same rates from the events of each customer, found moment by moment. */
function byMoments(records: readonly Membership[]) {
  const HALF = 43_200_000;
  const ids = [...new Set(records.map(({ customerId }) => customerId))];
  const isThere = (id: unknown, ms: number) =>
    records.some(
      ({ customerId, startedAt, endedAt }) =>
        customerId === id &&
        Number(startedAt) < ms &&
        (endedAt === null || ms <= Number(endedAt)) &&
        endedAt !== startedAt,
    );
  const [start, end] = [JANUARY.start.getTime(), JANUARY.end.getTime()];
  let daily = 0;
  let isDefined = false;
  for (let ms = start; ms < end; ms += 2 * HALF) {
    const there = ids.filter((id) => isThere(id, ms));
    if (there.length === 0) continue;
    isDefined = true;
    daily += there.filter((id) => !isThere(id, ms + 2 * HALF)).length / there.length;
  }
  let ends = 0;
  for (const id of ids) {
    // All bounds are at midnight, so that half a day later tells what comes after.
    for (let ms = start; ms < end; ms += 2 * HALF) {
      if (isThere(id, ms) && !isThere(id, ms + HALF)) ends++;
    }
  }
  const base = ids.filter((id) => isThere(id, start)).length;
  const fresh = ids.filter((id) => {
    const starts = records.filter((record) => record.customerId === id);
    const first = Math.min(...starts.map(({ startedAt }) => Number(startedAt)));
    return first >= start && first < end;
  }).length;
  return {
    stripe: base + fresh > 0 ? ends / (base + fresh) : null,
    baremetrics: base > 0 ? ends / base : null,
    daily: isDefined ? daily : null,
  };
}

test("the rates are those of a calendar gone through day by day", () => {
  const lasting = memberships.map((records) =>
    records.filter(({ startedAt, endedAt }) => Number(startedAt) !== Number(endedAt ?? Number.NaN)),
  );
  fc.assert(
    fc.property(lasting, (records) => {
      const expected = byMoments(records);
      expect(ofJanuary(records, "stripe").value).toBe(expected.stripe);
      expect(ofJanuary(records, "baremetrics").value).toBe(expected.baremetrics);
      const { value, compounded } = ofJanuary(records, "daily");
      if (expected.daily === null) expect([value, compounded]).toEqual([null, null]);
      else {
        expect(value).toBeCloseTo(expected.daily, 12);
        expect(compounded).toBeLessThanOrEqual(Math.min(1, value!) + 1e-12);
      }
    }),
  );
});

test("an unknown zone is refused", () => {
  expect(() => ofJanuary([], "daily", "Mars/Olympus")).toThrow(
    'churn: timeZone must be an IANA time zone such as "Europe/Berlin", got "Mars/Olympus"',
  );
});

test("one reason in place of a list is refused", () => {
  // @ts-expect-error: no list
  expect(() => churn([], { period: JANUARY, involuntary: "fraud" })).toThrow(
    'churn: involuntary must be a list of reasons, got "fraud"',
  );
});
