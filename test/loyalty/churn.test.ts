import { churn, type Membership, measure, retention } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../laws";
import { day, JANUARY, member, memberships } from "./memberships";

function ofJanuary(records: Membership[]) {
  return churn(records, { period: JANUARY });
}

test("of those there at the start, the share gone by the end has churned", () => {
  const records = [
    member("ann", -30),
    member("bob", -30, 10),
    member("cy", -30, 40),
    member("dee", -30),
    member("eve", 5, 10),
  ];
  expect(ofJanuary(records)).toMatchObject({
    value: 0.25,
    n: 4,
    churned: 1,
    method: "snapshot",
  });
});

test("the interval is Wilson's", () => {
  const records = [1, 2, 3, 4, 5].map((id) => member(`${id}`, -30, id === 5 ? 40 : 10));
  // 4 of 5.
  const { interval } = ofJanuary(records);
  expect(interval?.lower).toBeCloseTo(0.375535, 6);
  expect(interval?.upper).toBeCloseTo(0.963776, 6);
  expect(interval).toMatchObject({ level: 0.95, method: "wilson" });
});

test("reasons are counted for the lost alone, the most frequent first", () => {
  const records = [
    member("ann", -30, 10, "moved"),
    member("bob", -30, 11, "price"),
    member("cy", -30, 12, "price"),
    member("dee", -30, 13),
    member("eve", -30, 14, "price"),
    member("fay", -30, 15, "moved"),
    member("gil", 2, 16, "price"),
    member("hal", -30, 40, "service"),
  ];
  expect(ofJanuary(records).byReason).toEqual([
    { reason: "price", churned: 3 },
    { reason: "moved", churned: 2 },
    { reason: null, churned: 1 },
  ]);
});

test("of several memberships the last to end gives the reason, whichever comes first", () => {
  const first = member("ann", -30, 10, "moved");
  const last = member("ann", -30, 20, "price");
  expect(ofJanuary([first, last]).byReason).toEqual([{ reason: "price", churned: 1 }]);
  expect(ofJanuary([last, first]).byReason).toEqual([{ reason: "price", churned: 1 }]);
});

test("a membership that ends after the period gives no reason in it", () => {
  // Away at the end of January; the third membership is later.
  const records = [member("ann", -30, 10, "price"), member("ann", 40, 50, "moved")];
  expect(ofJanuary(records).byReason).toEqual([{ reason: "price", churned: 1 }]);
});

test("a membership that ends just before the end is the last to end", () => {
  const records = [member("ann", -30, 31, "price"), member("ann", -30, 10, "moved")];
  expect(ofJanuary(records)).toMatchObject({
    churned: 1,
    byReason: [{ reason: "price", churned: 1 }],
  });
});

test("an empty reason is none", () => {
  const records = [member("ann", -30, 10, ""), { ...member("bob", -30, 10), reason: null }];
  expect(ofJanuary(records).byReason).toEqual([{ reason: null, churned: 2 }]);
});

test("who left and came back has not churned", () => {
  expect(ofJanuary([member("ann", -30, 10, "price"), member("ann", 20)])).toMatchObject({
    value: 0,
    churned: 0,
    byReason: [],
  });
});

test("no customers at the start have no rate", () => {
  expect(ofJanuary([member("ann", 10, 12)])).toEqual({
    kind: "share",
    value: null,
    n: 0,
    churned: 0,
    method: "snapshot",
    byReason: [],
    byChoice: null,
    compounded: null,
    interval: null,
    excluded: [],
  });
});

test("one customer is a rate with a wide interval", () => {
  const { value, n, interval } = ofJanuary([member("ann", -30, 10)]);
  expect([value, n]).toEqual([1, 1]);
  expect(interval?.lower).toBeCloseTo(0.206549, 6);
});

test("the options alone make the measure", () => {
  const records = [member("ann", -30), member("bob", -30, 10, "price")];
  expect(measure(records, churn({ period: JANUARY }))).toEqual(ofJanuary(records));
});

test("churn keeps the laws of a measure", () => {
  expectLaws(churn({ period: JANUARY }), [
    member("ann", -30),
    member("bob", -30, 10, "price"),
    member("bob", -60, -40, "moved"),
    member("cy", -30, 11, "price"),
    member("dee", -30, 12),
    member("eve", -30, 13, "moved"),
    member("eve", -20, 20, "price"),
    member("fay", -30, 13, "moved"),
    member("gil", -30, 14, "moved"),
    member("hal", 3, 9, "price"),
  ]);
});

test("what is merged shares no customer with the part it came from", () => {
  const { init, step, merge, finish } = churn({ period: JANUARY });
  const part = step(init(), member("ann", -30, 10, "moved"));
  step(merge(init(), part), member("ann", -30, 20, "price"));
  expect(finish(part).byReason).toEqual([{ reason: "moved", churned: 1 }]);
});

test("retention and churn of a period add up to 1", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const stayed = retention(records, { period: JANUARY });
      const left = ofJanuary(records);
      expect([left.churned, left.n]).toEqual([stayed.lost, stayed.n]);
      if (stayed.n === 0) expect([stayed.value, left.value]).toEqual([null, null]);
      else {
        expect(stayed.value! + left.value!).toBeCloseTo(1, 12);
        expect(stayed.interval!.upper + left.interval!.lower).toBeCloseTo(1, 12);
      }
    }),
  );
});

test("every lost customer has left for one reason", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const { churned, byReason } = ofJanuary(records);
      expect(byReason.reduce((sum, reason) => sum + reason.churned, 0)).toBe(churned);
      expect(new Set(byReason.map(({ reason }) => reason)).size).toBe(byReason.length);
    }),
  );
});

test("an unknown method is refused", () => {
  // @ts-expect-error: unknown
  expect(() => churn([], { period: JANUARY, method: "snapshots" })).toThrow(
    'churn: method must be one of "snapshot", "chartmogul", "stripe", "baremetrics", "profitwell", "daily", got "snapshots"',
  );
});

test("options without a period are refused", () => {
  // @ts-expect-error: no period
  expect(() => churn([], {})).toThrow(
    "churn: period is missing: it must be an object with start and end",
  );
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => churn([], { perod: JANUARY })).toThrow(
    'churn: has no option "perod"; did you mean "period"?',
  );
});

test("an invalid date is refused", () => {
  expect(() => ofJanuary([{ ...member("ann", 1), endedAt: new Date("nonsense") }])).toThrow(
    "churn: endedAt must be a valid Date from 1900 on, or milliseconds since 1970, got Invalid Date",
  );
});

test("an end before its start is refused", () => {
  const record = { customerId: "ann", startedAt: day(10), endedAt: day(9).getTime() };
  expect(() => ofJanuary([record])).toThrow(
    `churn: endedAt must be at or after startedAt, got ${Date.UTC(2026, 0, 9)}`,
  );
});

test("null in place of a membership is refused", () => {
  // @ts-expect-error: no membership
  expect(() => ofJanuary([null])).toThrow(
    "churn: record must be an object with customerId, got null (record 0)",
  );
});

test.each([
  [undefined, "null"],
  [Promise.resolve([]), "Promise"],
])("%s in place of records is refused", (records, shown) => {
  // @ts-expect-error: no records
  expect(() => churn(records, { period: JANUARY })).toThrow(
    `churn: records must be an array or another iterable, got ${shown}`,
  );
});
