import {
  crmReturn,
  customerView,
  historicValue,
  InputError,
  type Measure,
  marketShare,
  meanPerCustomer,
  profitability,
  purchaseHistories,
  repeatPurchase,
  revenueMovements,
  revenueRetention,
  rfm,
  sayDo,
  shareOfWallet,
  sums,
  weightedNps,
} from "customer-kpis";
import { describe, expect, test } from "vitest";

// A large amount and a hundred small ones: 1e15 + 100 * 0.01 = 1e15 + 1. Added one by one, each of the
// small ones is less than half of what the large one can tell apart (0.125), and would be lost.

const LARGE = 1e15;
const AMOUNTS = [LARGE, ...Array.from({ length: 100 }, () => 0.01)];
const WHOLE = LARGE + 1;

const asOf = new Date("2026-02-01");
const period = { start: new Date("2026-01-01"), end: asOf };
const since = new Date("2025-06-01");
const at = new Date("2026-01-05");
const views = { asOf };

const member = (mrr: number, startedAt = since) => ({
  customerId: "ann",
  startedAt,
  endedAt: null,
  mrr,
});
const bought = (amount: number) => ({ customerId: "ann", at, amount });

type Ask = readonly [
  name: string,
  rows: readonly object[],
  kpi: Measure<any, any>,
  (result: any) => number,
];
const first = ({ customers }: any) => customers[0];

const MEASURES: readonly Ask[] = [
  ["sums", AMOUNTS.map(bought), sums("amount"), ({ sum }) => sum],
  [
    "revenueRetention",
    AMOUNTS.map((mrr) => member(mrr)),
    revenueRetention({ period }),
    ({ start }) => start,
  ],
  [
    "revenueRetention at rates",
    AMOUNTS.map((mrr) => ({ ...member(mrr), currency: "EUR" })),
    revenueRetention({ period, rates: { EUR: 1 } }),
    ({ end }) => end,
  ],
  [
    "revenueMovements",
    AMOUNTS.map((mrr) => member(mrr, at)),
    revenueMovements({ period }),
    (result) => first(result).after,
  ],
  ["historicValue", AMOUNTS.map(bought), historicValue(), ({ total }) => total],
  ["rfm", AMOUNTS.map(bought), rfm({ asOf }), (result) => first(result).monetary],
  ["repeatPurchase", AMOUNTS.map(bought), repeatPurchase({ period }), ({ revenue }) => revenue],
  [
    "purchaseHistories",
    [{ ...bought(1), at: new Date("2026-01-01") }, ...AMOUNTS.map(bought)],
    purchaseHistories({ until: asOf }),
    ([history]) => history.monetary,
  ],
  [
    "profitability",
    AMOUNTS.map((margin) => ({ customerId: "ann", margin })),
    profitability(),
    ({ total }) => total,
  ],
  ["shareOfWallet", AMOUNTS.map((own) => ({ own, spend: own })), shareOfWallet(), ({ own }) => own],
  [
    "marketShare",
    AMOUNTS.map((own) => ({ own, market: own })),
    marketShare({ unit: "money" }),
    ({ market }) => market,
  ],
  [
    "weightedNps",
    AMOUNTS.map((weight) => ({ score: 9, weight })),
    weightedNps(),
    ({ weight }) => weight,
  ],
  [
    "meanPerCustomer",
    AMOUNTS.map((score) => ({ customerId: "ann", score })),
    meanPerCustomer(),
    // 101 answers; the division rounds once more.
    ({ value }) => Math.round(value * 101),
  ],
];

describe.each(MEASURES)("%s", (_, rows, { init, step, merge, finish }, ask) => {
  test("loses no small part", () => {
    const fold = (part: readonly object[]) => part.reduce((state, row) => step(state, row), init());
    expect(ask(finish(fold(rows)))).toBe(WHOLE);
    expect(ask(finish(fold(rows.toReversed())))).toBe(WHOLE);
    const parts = rows.map((row) => fold([row]));
    expect(ask(finish(parts.reduce((left, right) => merge(left, right), init())))).toBe(WHOLE);
  });
});

test("nor does a customer's view, in any of its sums", () => {
  const orders = [...AMOUNTS.map(bought), { ...bought(-1), at: new Date("2026-01-06") }];
  const cuts = { recency: [1], frequency: [1], monetary: [1] };
  const memberships = AMOUNTS.map((mrr) => member(mrr));
  const { past, present } = customerView({ orders, memberships }, { ...views, rfm: { cuts } });
  expect([past.orders.spend, past.orders.net, present.mrr]).toEqual([WHOLE, LARGE, WHOLE]);
  expect(present.rfm?.monetary).toBe(LARGE);
  expect(past.orders.amount!.mean * 101).toBeCloseTo(WHOLE, 0);
});

test("nor do the worth of a cell, the costs and what they bring", () => {
  const customers = AMOUNTS.map((value, customerId) => ({ customerId, value }));
  const { cells } = sayDo(
    {
      answers: customers.map(({ customerId }) => ({ customerId, at: since, score: 5 })),
      memberships: customers.map(({ customerId }) => ({ ...member(1), customerId })),
      worth: customers,
    },
    { period, satisfiedFrom: 4 },
  );
  expect(cells[0]!.worth).toBe(WHOLE);
  const costs = AMOUNTS.map((amount, i) => ({ name: `cost ${i}`, amount }));
  const effects = AMOUNTS.map((amount, i) => ({
    ...{ moved: "other" as const, name: `effect ${i}` },
    ...{ amount, attributed: 1 },
  }));
  const { cost, benefit } = crmReturn({ costs, effects });
  expect([cost, benefit]).toEqual([WHOLE, WHOLE]);
});

test("what is too large to be added up is refused", () => {
  const orders = [bought(1e308), bought(1e308)];
  const memberships = [member(1e308), member(1e308)];
  expect(() => customerView({ orders }, views)).toThrow(InputError);
  expect(() => customerView({ memberships }, views)).toThrow(
    "customerView: mrr must be at most 1e300 in size, so that sums are numbers, got 1e+308",
  );
  const answers = [1, 2].map((customerId) => ({ customerId, at: since, score: 5 }));
  const worth = [1, 2].map((customerId) => ({ customerId, value: 1e308 }));
  const members = [1, 2].map((customerId) => ({ ...member(1), customerId }));
  expect(() =>
    sayDo({ answers, memberships: members, worth }, { period, satisfiedFrom: 4 }),
  ).toThrow("sayDo: worth must be small enough");
});
