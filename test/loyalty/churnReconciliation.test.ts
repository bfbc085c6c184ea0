import { churn, churnReconciliation, type Membership } from "customer-kpis";
import type { ReconciledMethod } from "customer-kpis/states";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../laws";
import { day, hundred, JANUARY, many, member, memberships } from "./memberships";

function ofJanuary(records: Membership[]) {
  return churnReconciliation(records, { period: JANUARY });
}

function between(records: Membership[], from: ReconciledMethod, to: ReconciledMethod) {
  const pair = ofJanuary(records).differences.find((each) => each.from === from && each.to === to);
  return pair!;
}

test("every definition stands beside the others", () => {
  const { value, n, methods } = ofJanuary(hundred());
  expect(n).toBe(100);
  expect(methods.map(({ method, churned, n }) => [method, churned, n])).toEqual([
    ["snapshot", 10, 100],
    ["chartmogul", 10, 100],
    ["stripe", 13, 120],
    ["baremetrics", 13, 100],
    ["profitwell", 10, 100],
    ["daily", 13, 100],
    // The records at the start: those of 100 customers; 11 of them end.
    ["memberships", 11, 100],
  ]);
  expect(value).toBeCloseTo(0.13 - 0.1, 12);
});

test("the customers who make the difference are named", () => {
  const { difference, causes } = between(hundred(), "chartmogul", "baremetrics");
  expect(difference).toBeCloseTo(0.03, 12);
  expect(causes).toEqual([
    { cause: "left-and-came-back", effect: 0.01, customers: ["returns 0"] },
    { cause: "left-more-than-once", effect: 0.01, customers: ["returns in vain 0"] },
    { cause: "joined-and-left", effect: 0.01, customers: ["joins in vain 0"] },
  ]);
});

test("newcomers make a difference where they are in the base", () => {
  const { difference, causes } = between(hundred(), "stripe", "baremetrics");
  // Twenty in the one base and not in the other, each of 13 / 120 in a hundred.
  expect(difference).toBeCloseTo(13 / 100 - 13 / 120, 12);
  expect(causes.map(({ cause, customers }) => [cause, customers.length])).toEqual([
    ["joined", 19],
    ["joined-and-left", 1],
  ]);
  expect(causes[0]?.effect).toBeCloseTo((19 * 13) / 120 / 100, 12);
});

test("definitions that agree have no causes", () => {
  expect(between(hundred(), "snapshot", "profitwell")).toMatchObject({ difference: 0, causes: [] });
});

test("a membership that begins at the start is not lost from it, nor one that ends at the end", () => {
  const records = [member("ann", -30, 32), member("ann", 1, 10), member("bob", -30)];
  const { methods } = ofJanuary(records);
  expect(methods.find(({ method }) => method === "memberships")).toMatchObject({
    churned: 0,
    n: 2,
  });
});

test("the cause that makes most of a difference comes first", () => {
  const records = [
    ...[member("ann", -30, 5), member("ann", 8, 12)],
    ...[member("bob", 5, 10), member("cy", 6, 12), member("dee", -30)],
  ];
  // In a base of two: one more loss of Ann's, one each of Bob's and Cy's.
  expect(between(records, "chartmogul", "baremetrics").causes).toEqual([
    { cause: "joined-and-left", effect: 1, customers: ["bob", "cy"] },
    { cause: "left-more-than-once", effect: 0.5, customers: ["ann"] },
  ]);
});

test("who counts memberships counts some customers twice", () => {
  const records = [member("ann", -30, 10), member("ann", -20), member("bob", -30)];
  expect(between(records, "snapshot", "memberships")).toMatchObject({
    difference: 1 / 3,
    causes: [{ cause: "several-memberships", customers: ["ann"] }],
  });
});

test("a membership that pauses is one record still", () => {
  const pausing = (from: number, to: number | null): Membership => {
    const pause = { start: day(from), end: to === null ? null : day(to) };
    return { ...member("ann", -30), pauses: [pause] };
  };
  const memberships = (records: Membership[]) => {
    const { churned, n } = ofJanuary(records).methods.find(
      ({ method }) => method === "memberships",
    )!;
    return [churned, n];
  };
  // Paused within January, until later, in December and from December into January.
  expect(memberships([pausing(10, 12), member("bob", -30)])).toEqual([0, 2]);
  expect(memberships([pausing(10, null), member("bob", -30)])).toEqual([1, 2]);
  expect(memberships([pausing(-20, -10), member("bob", -30)])).toEqual([0, 2]);
  expect(memberships([pausing(-20, 10), member("bob", -30)])).toEqual([0, 1]);
  const records = [pausing(10, 12), member("bob", -30)];
  expect(between(records, "snapshot", "memberships")).toMatchObject({ difference: 0, causes: [] });
  expect(between(records, "baremetrics", "memberships").causes).toEqual([
    { cause: "left-and-came-back", effect: -0.5, customers: ["ann"] },
  ]);
  // Two records, one after the other, are two.
  const apart = [member("ann", -30, 10, "paused"), member("ann", 12), member("bob", -30)];
  expect(memberships(apart)).toEqual([1, 2]);
  expect(between(apart, "snapshot", "memberships").causes[0]?.cause).toBe("several-memberships");
});

test.each([
  ["stayed", [[-30]]],
  ["joined", [[5]]],
  ["joined-and-left", [[5, 10]]],
  ["left", [[-30, 10]]],
  ["left-and-came-back", [[-30, 10], [20]]],
  [
    "left-more-than-once",
    [
      [-30, 10],
      [20, 25],
    ],
  ],
  ["returned", [[-30, -20], [20]]],
  [
    "returned-and-left",
    [
      [-30, -20],
      [20, 25],
    ],
  ],
] as [string, [number, number?][]][])(
  "who %s is found in one cause at most",
  (cause, stretches) => {
    const others = [...many(5, "stays", [-40]), member("bob", -40, 8)];
    const records = [...others, ...many(1, "ann", ...stretches)];
    const named = ofJanuary(records).differences.flatMap(({ causes }) =>
      causes.filter(({ customers }) => customers.includes("ann 0")).map((each) => each.cause),
    );
    expect(named.filter((name) => name !== cause && name !== "several-memberships")).toEqual([]);
    expect(named.includes(cause as "left")).toBe(!["stayed", "returned"].includes(cause));
  },
);

test("without customers there is nothing to reconcile", () => {
  const { value, n, methods, differences } = ofJanuary([]);
  expect([value, n]).toEqual([null, 0]);
  expect(methods.every((method) => method.value === null)).toBe(true);
  expect(differences.every((pair) => pair.difference === null)).toBe(true);
});

test("the rates are those of churn, and the effects add up to their differences", () => {
  fc.assert(
    fc.property(memberships, (records) => {
      const { methods, differences } = ofJanuary(records);
      for (const { method, value } of methods) {
        if (method === "memberships") continue;
        expect(value).toBe(churn(records, { period: JANUARY, method }).value);
      }
      expect(differences).toHaveLength(21);
      for (const { from, to, difference, causes } of differences) {
        const [one, other] = [from, to].map((name) =>
          methods.find(({ method }) => method === name),
        );
        if (difference === null) {
          expect([one!.value, other!.value]).toContain(null);
          continue;
        }
        expect(difference).toBe(other!.value! - one!.value!);
        const sum = causes.reduce((total, { effect }) => total + effect, 0);
        expect(sum).toBeCloseTo(difference, 12);
        const named = causes.flatMap(({ customers }) => customers);
        expect(new Set(named).size).toBe(named.length);
      }
    }),
  );
});

test("the reconciliation keeps the laws of a measure", () => {
  // Customers are listed in the order they first appear.
  const measure = churnReconciliation({ period: JANUARY });
  expectLaws(
    measure,
    [
      member("ann", -30),
      member("bob", -30, 10, "price"),
      member("bob", 12, 14, "moved"),
      member("cy", -30, 11, "price"),
      member("cy", -30, 31),
      member("dee", 3, 9, "price"),
      member("eve", 5),
    ],
    { orderMatters: true },
  );
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => churnReconciliation([], { period: JANUARY, zone: "UTC" })).toThrow(
    'churnReconciliation: has no option "zone"; it has period, timeZone, invalid',
  );
});

test("an interval that ends before it starts is refused", () => {
  expect(() => ofJanuary([member("ann", 10, 9)])).toThrow(
    "churnReconciliation: endedAt must be at or after startedAt, got 2026-01-09T00:00:00.000Z",
  );
});

test("who leaves three times makes no difference between definitions that count three, whatever 3 / 10 is", () => {
  // By day 0.1 + 0.1 + 0.1, which is 0.30000000000000004 for a computer; by ends 3 / 10.
  const day = (date: number) => new Date(Date.UTC(2026, 0, date, 12));
  const of = (customerId: number, startedAt: Date, endedAt: Date | null): Membership => {
    return { customerId, startedAt, endedAt };
  };
  const long = new Date("2025-01-01");
  const rows = [
    ...Array.from({ length: 9 }, (_, i) => of(i, long, null)),
    ...[
      of(99, long, day(5)),
      of(99, day(7), day(9)),
      of(99, day(11), day(13)),
      of(99, day(15), null),
    ],
  ];
  const { differences } = churnReconciliation(rows, { period: JANUARY });
  const between = differences.filter(({ from, to }) => from === "stripe" && to === "daily");
  expect(between).toEqual([{ from: "stripe", to: "daily", difference: 0, causes: [] }]);
});
