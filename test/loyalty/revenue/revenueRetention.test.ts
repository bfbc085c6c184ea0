import {
  InputError,
  measure,
  monthlyRevenue,
  revenueMovements,
  revenueRetention,
  type Subscription,
} from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../../laws";
import { day, JANUARY } from "../memberships";

function paid(customerId: string, mrr: number, from: number, to?: number): Subscription {
  return { customerId, mrr, startedAt: day(from), endedAt: to === undefined ? null : day(to) };
}

function ofJanuary(records: Subscription[], options = {}) {
  return revenueRetention(records, { period: JANUARY, ...options });
}

const QUARTER = { unit: "month", period: { start: day(1), end: day(91) } } as const;

/** Start 1000, expansion 80, contraction 30, churn 50, reactivation 20, new 200. */
const LEDGER = [
  paid("stays", 570, -30),
  paid("grows", 200, -30),
  paid("grows", 80, 10),
  paid("shrinks", 150, -30),
  paid("shrinks", 30, -30, 10),
  paid("leaves", 50, -30, 10),
  paid("returns", 40, -60, -20),
  paid("returns", 20, 10),
  paid("joins", 200, 10),
];

test("the movements and rates of a worked ledger", () => {
  const result = ofJanuary(LEDGER);
  expect(result).toMatchObject({
    n: 4,
    start: 1000,
    new: 200,
    reactivation: 20,
    expansion: 80,
    contraction: 30,
    churned: 50,
    end: 1220,
    kind: "ratio",
    gross: 0.92,
    value: 1,
    netChurn: -0.02,
    quickRatio: 3.5,
    quickRatioReason: null,
  });
  expect(result.customers).toEqual({
    new: 1,
    reactivated: 1,
    expanded: 1,
    contracted: 1,
    churned: 1,
    end: 5,
  });
});

test("reactivation counts where it is asked for", () => {
  const result = ofJanuary(LEDGER, { reactivation: "include" });
  expect(result).toMatchObject({ gross: 0.92, value: 1.02, netChurn: -0.02, quickRatio: 3.75 });
});

test("the waterfall leads from the start to the end", () => {
  const { waterfall } = ofJanuary(LEDGER);
  expect(waterfall).toEqual([
    { movement: "new", change: 200, total: 1200 },
    { movement: "reactivation", change: 20, total: 1220 },
    { movement: "expansion", change: 80, total: 1300 },
    { movement: "contraction", change: -30, total: 1270 },
    { movement: "churn", change: -50, total: 1220 },
  ]);
});

test("every customer's movement is named", () => {
  const { value, n, customers } = revenueMovements(LEDGER, { period: JANUARY });
  expect([value, n]).toEqual([220, 6]);
  expect(customers.map(({ customerId, movement }) => [customerId, movement])).toEqual([
    ["stays", "unchanged"],
    ["grows", "expansion"],
    ["shrinks", "contraction"],
    ["leaves", "churn"],
    ["returns", "reactivation"],
    ["joins", "new"],
  ]);
});

test("of two contracts the first to end contracts, the second churns", () => {
  const both = [paid("ann", 30, -30, 10), paid("ann", 20, -30, 40)];
  expect(ofJanuary(both)).toMatchObject({ contraction: 30, churned: 0 });
  const february = { start: day(32), end: day(60) };
  expect(revenueRetention(both, { period: february })).toMatchObject({ churned: 20 });
});

test("one plan changed for another of the same price is no movement", () => {
  // 0.1 + 0.2 is not 0.3, in the last digit.
  const changed = [paid("ann", 0.3, -30, 10), paid("ann", 0.1, 10), paid("ann", 0.2, 10)];
  expect(ofJanuary(changed)).toMatchObject({ expansion: 0, contraction: 0, value: 1 });
});

test("trials, free plans and nobody are left out and counted", () => {
  const rows = [paid("ann", 0, -30), paid("bob", 10, -30), paid("ann", 5, 10)];
  const result = ofJanuary([
    ...rows,
    { ...paid("ann", 49, -30), isTrial: true },
    { ...paid("cy", 7, -30), customerId: null },
  ]);
  expect(result).toMatchObject({ n: 1, start: 10, new: 5, reactivation: 0 });
  expect(result.excluded).toEqual([
    { reason: "free plan", count: 1 },
    { reason: "no customer", count: 1 },
    { reason: "trial", count: 1 },
  ]);
});

test("a trial's price beside a plan's is no revenue", () => {
  const both = [paid("ann", 49, -30), { ...paid("ann", 49, -30), isTrial: true }];
  expect(ofJanuary(both)).toMatchObject({ start: 49, end: 49 });
});

test("in a pause a subscription brings nothing, and its customer churns and comes back", () => {
  const paused = { ...paid("ann", 20, -30), pauses: [{ start: day(20), end: day(40) }] };
  const months = revenueRetention([paused], QUARTER).map(({ result }) => result);
  expect(months).toMatchObject([
    { start: 20, churned: 20, end: 0 },
    { start: 0, reactivation: 20, end: 20 },
    { start: 20, end: 20 },
  ]);
});

test("what starts or ends at midnight of the first belongs to the month that begins", () => {
  const rows = [paid("ann", 10, -30, 32), paid("bob", 5, 32), paid("cy", 1, -30, 1)];
  const [january, february] = revenueRetention(rows, QUARTER).map(({ result }) => result);
  expect(january).toMatchObject({ start: 11, new: 0, churned: 1, end: 10 });
  expect(february).toMatchObject({ start: 10, new: 5, churned: 10, end: 5 });
});

test("amounts are added up without loss", () => {
  // A cent of a hundred customers beside a quadrillion of one.
  const rows = Array.from({ length: 100 }, (_, i) => paid(`${i}`, 0.01, -30));
  expect(ofJanuary([paid("huge", 1e15, -30), ...rows]).start).toBe(1e15 + 1);
  const most = [paid("ann", 1.7e308, -30), paid("bob", 1.7e308, -30)];
  expect(() => ofJanuary(most)).toThrow(InputError);
});

test("nothing lost has no quick ratio, and says why", () => {
  expect(ofJanuary([paid("ann", 10, -30), paid("bob", 10, 10)])).toMatchObject({
    quickRatio: null,
    quickRatioReason: "no-loss",
    gross: 1,
  });
});

test("no revenue at the start has no rates", () => {
  for (const records of [[], [paid("ann", 10, 10)]]) {
    expect(ofJanuary(records)).toMatchObject({
      value: null,
      n: 0,
      gross: null,
      netChurn: null,
    });
  }
  expect(revenueMovements([], { period: JANUARY })).toEqual({
    kind: "amount",
    value: null,
    n: 0,
    customers: [],
    excluded: [],
  });
});

test("several currencies are refused unless rates are given", () => {
  const records = [
    { ...paid("ann", 10, -30), currency: "EUR" },
    { ...paid("bob", 20, -30), currency: "USD" },
  ];
  expect(() => ofJanuary(records)).toThrow(
    'revenueRetention: currency must be "EUR" throughout, unless rates are given, got "USD"',
  );
  expect(ofJanuary(records, { rates: { EUR: 1, USD: 0.5 } }).start).toBe(20);
  expect(() => ofJanuary(records, { rates: {} })).toThrow(
    'revenueRetention: currency must be in rates, which are empty, got "EUR" (record 0)',
  );
  expect(ofJanuary([], { rates: {} }).value).toBe(null);
  expect(() => ofJanuary(records, { rates: { EUR: 1 } })).toThrow(
    'revenueRetention: currency must be one of EUR, got "USD"',
  );
});

test("another currency matters where the start or the end of the period shows it", () => {
  const of = (from: number, to?: number) =>
    ofJanuary([
      { ...paid("ann", 10, -30), currency: "EUR" },
      { ...paid("bob", 20, from, to), currency: "USD" },
    ]);
  // Before the period, over its start, its end, from its start on, up to its end.
  for (const [from, to] of [[-30, -5], [-30, 5], [5], [1], [5, 32]] as const) {
    expect(() => of(from, to)).toThrow('currency must be "EUR" throughout');
  }
  // In the middle alone, and from its end on, nobody sees it.
  expect(of(5, 10)).toMatchObject({ start: 10, end: 10 });
  expect(of(32)).toMatchObject({ start: 10, end: 10 });
});

test("who comes back after a month without revenue is not new, whenever the first was", () => {
  // Paid on 1 February, not on 1 March, and again on 1 April.
  const [january, february, march] = revenueRetention(
    [paid("ann", 10, 10, 40), paid("ann", 10, 65), paid("bob", 5, 1)],
    QUARTER,
  ).map(({ result }) => result);
  // Bob begins at the very start: so he is not there before it.
  expect(january).toMatchObject({ start: 0, new: 15, reactivation: 0 });
  expect(february).toMatchObject({ start: 15, churned: 10, new: 0 });
  expect(march).toMatchObject({ start: 5, new: 0, reactivation: 10 });
});

test("shards of different currencies do not merge", () => {
  const kpi = revenueRetention({ period: JANUARY });
  const [euro, dollar] = ["EUR", "USD"].map((currency) =>
    kpi.step(kpi.init(), { ...paid("ann", 10, -30), currency }),
  );
  expect(() => kpi.merge(euro!, dollar!)).toThrow(InputError);
});

test("months share their snapshots, and who paid between two is no newcomer later", () => {
  const records = [
    paid("ann", 10, -30, 40),
    paid("ann", 10, 70),
    // There in the middle of January only, then from March on.
    paid("bob", 5, 10, 12),
    paid("bob", 5, 62),
  ];
  const months = revenueRetention(records, {
    unit: "month",
    period: { start: day(1), end: day(110) },
  });
  expect(months.map(({ key }) => key)).toEqual(["2026-01", "2026-02", "2026-03", "2026-04"]);
  const [january, february, march] = months.map(({ result }) => result);
  expect(january).toMatchObject({ start: 10, end: 10, new: 0 });
  expect(february).toMatchObject({ start: 10, churned: 10, end: 0 });
  expect(march).toMatchObject({ start: 0, new: 0, reactivation: 15, end: 15 });
});

const records = fc.array(
  fc
    .record({
      id: fc.constantFrom("ann", "bob", "cy", "dee"),
      mrr: fc.constantFrom(0, 5, 10, 0.1, 0.2, 0.3),
      from: fc.constantFrom(-40, 1, 15, 32, 40, 60),
      lasts: fc.option(fc.constantFrom(0, 5, 31, 60), { nil: undefined }),
    })
    .map(({ id, mrr, from, lasts }) =>
      paid(id, mrr, from, lasts === undefined ? lasts : from + lasts),
    ),
  { maxLength: 12 },
);

test("the waterfall adds up, each month begins where the last ended, and is the period's own", () => {
  fc.assert(
    fc.property(records, (rows) => {
      let before: number | null = null;
      const months = revenueRetention(rows, QUARTER);
      for (const { period, result } of months) {
        const { start, waterfall, end, gross, value } = result;
        const sum = waterfall.reduce((sum, { change }) => sum + change, start);
        expect(sum).toBeCloseTo(end, 12);
        expect(waterfall.at(-1)?.total).toBe(end);
        if (before !== null) expect(start).toBe(before);
        before = end;
        if (gross !== null) expect(gross).toBeLessThanOrEqual(1);
        if (gross !== null) expect(value).toBeGreaterThanOrEqual(gross);
        expect(result).toEqual(revenueRetention(rows, { period }));
      }
      for (const { period, result } of revenueMovements(rows, QUARTER)) {
        expect(result).toEqual(revenueMovements(rows, { period }));
      }
    }),
  );
});

test("revenue retention keeps the laws of a measure", () => {
  const rows = [...LEDGER, paid("free", 0, -30)];
  expectLaws(revenueRetention({ period: JANUARY }), rows);
  const bad = [{ ...rows[0], mrr: -1 }, { ...rows[0], currency: "EUR" }, null, {}];
  expectLaws(revenueRetention(QUARTER), rows, { bad });
  expectLaws(revenueMovements(QUARTER), rows, { orderMatters: true, bad });
  expectLaws(revenueMovements({ period: JANUARY }), rows, { orderMatters: true });
});

test("who paid in one currency between two snapshots comes back in another", () => {
  const rates = { EUR: 1, IRR: 2 };
  const records = [
    { ...paid("ann", 10, 10, 20), currency: "EUR" },
    { ...paid("ann", 5, 70), currency: "IRR" },
    { ...paid("bob", 7, 75), currency: "IRR" },
  ];
  const march = revenueMovements(records, { ...QUARTER, rates })[2]!;
  expect(march.result.customers.map(({ customerId, movement }) => [customerId, movement])).toEqual([
    ["ann", "reactivation"],
    ["bob", "new"],
  ]);
  expectLaws(revenueMovements({ ...QUARTER, rates }), records, { orderMatters: true });
  expectLaws(revenueRetention({ ...QUARTER, rates }), records);
});

test("many customers grow the state and lose nobody", () => {
  const rows = Array.from({ length: 1000 }, (_, i) => paid(`${i}`, 1, -30, i % 4 ? undefined : 10));
  expect(measure(rows, revenueRetention({ period: JANUARY }))).toMatchObject({
    n: 1000,
    gross: 0.75,
  });
});

test.each([
  ["year", 100],
  ["quarter", 400],
  ["month", 1200],
  ["day", (1200 * 365) / 12],
] as const)("1200 every %s is %f a month", (every, expected) => {
  expect(monthlyRevenue({ price: 1200, interval: every })).toBe(expected);
});

test.each([
  [3600, "year", 3, 100],
  [600, "month", 6, 100],
  [600, "quarter", 2, 100],
  // 365 / 14 times a year.
  [14, "week", 2, 365 / 12],
] as const)("%f every %s times %i is a month's", (price, interval, count, expected) => {
  expect(monthlyRevenue({ price, interval, count })).toBeCloseTo(expected, 12);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a price of %f is refused", (price) => {
  expect(() => monthlyRevenue({ price, interval: "year" })).toThrow(
    `monthlyRevenue: price must be a finite number at least 0, got ${price}`,
  );
});

test("an unknown unit is refused", () => {
  // @ts-expect-error: unknown
  expect(() => monthlyRevenue({ price: 1, interval: "decade" })).toThrow(
    'monthlyRevenue: interval must be one of "day", "week", "month", "quarter", "year", got "decade"',
  );
});

test.each([-5, Number.NaN])("an mrr of %f is refused", (mrr) => {
  expect(() => ofJanuary([paid("ann", mrr, 1)])).toThrow(
    `revenueRetention: mrr must be a finite number, 0 or more, got ${mrr}`,
  );
});

test.each([
  [{ reactivation: "both" }, 'reactivation must be one of "exclude", "include", got "both"'],
  [{ rates: null }, "rates must be an object with a rate for every currency, got null"],
])("options %j are refused", (options, message) => {
  expect(() => ofJanuary([], options)).toThrow(`revenueRetention: ${message}`);
});

test("a rate of 0 is refused", () => {
  expect(() => ofJanuary([], { rates: { EUR: 0 } })).toThrow(
    "revenueRetention: rates.EUR must be a finite number above 0, got 0",
  );
});

test("a small revenue at the end stays what it is, however much was lost", () => {
  const records = [paid("ann", 1e9, -30, 10), paid("bob", 0.1, 15)];
  const { start, end, waterfall } = ofJanuary(records);
  // 1e9 + 0.1 - 1e9 is 0.10000002384185791 for a computer that rounds at each step.
  expect([start, end]).toEqual([1e9, 0.1]);
  expect(waterfall.at(-1)).toEqual({ movement: "churn", change: -1e9, total: 0.1 });
  const swapped = [paid("ann", 1e9, -30, 10), paid("bob", 1e9, 15), paid("cy", 0.1, 15)];
  expect(revenueMovements(swapped, { period: JANUARY }).value).toBe(0.1);
});
