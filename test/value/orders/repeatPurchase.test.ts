import { by, measure, type Order, repeatPurchase } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../../laws";
import { day, JANUARY } from "../../loyalty/memberships";

const DAY = 86_400_000;

const bought = (customerId: string, number: number, amount = 10): Order => ({
  customerId,
  at: day(number),
  amount,
});

const ORDERS = [
  bought("ann", -20),
  bought("ann", 5, 20),
  bought("bob", 3, 30),
  bought("bob", 13, 50),
  bought("bob", 27),
  bought("cy", 8),
  { customerId: "cy", at: day(8).getTime() + 1000, amount: 40 },
  bought("cy", 9, -40),
  bought("dee", 32),
];

function ofJanuary(records: Order[], options = {}) {
  return repeatPurchase(records, { period: JANUARY, ...options });
}

test("the repeat purchase rate looks at the window, Shopify's at all that came before", () => {
  expect(ofJanuary(ORDERS)).toMatchObject({
    value: 1 / 3,
    n: 3,
    repeated: 1,
    returningCustomers: { value: 2 / 3, n: 3, count: 2 },
    purchases: 5,
    purchaseFrequency: 5 / 3,
    orders: 6,
    revenue: 160,
    averageOrder: 160 / 6,
    timeBetween: { mean: 12 * DAY, median: 12 * DAY, n: 2 },
    refunds: 1,
  });
});

test("two orders of one day are one purchase, unless every order is", () => {
  expect(ofJanuary(ORDERS, { occasion: "order" })).toMatchObject({
    repeated: 2,
    purchases: 6,
    returningCustomers: { count: 3 },
    timeBetween: { n: 3, median: 10 * DAY },
  });
});

test("the day is that of the zone", () => {
  const night = ["2026-01-10T19:00Z", "2026-01-10T22:00Z"].map((at) => ({
    customerId: 1,
    at: new Date(at),
    amount: 1,
  }));
  expect(ofJanuary(night).purchases).toBe(1);
  expect(ofJanuary(night, { timeZone: "Asia/Tehran" }).purchases).toBe(2);
});

test("an order at the start is in the window, one at the end is not", () => {
  expect(ofJanuary([bought("ann", 1), bought("ann", 32)])).toMatchObject({ n: 1, orders: 1 });
});

test("an order of nothing is an order, and refunds count in the window alone", () => {
  const free = [bought("ann", 5, 0), bought("ann", 9, 0)];
  const refunds = [-3, 1, 40].map((number) => bought("ann", number, -7));
  expect(ofJanuary([...free, ...refunds])).toMatchObject({
    n: 1,
    repeated: 1,
    orders: 2,
    revenue: 0,
    refunds: 1,
  });
});

test("no orders have no rates", () => {
  expect(ofJanuary([bought("ann", -3)])).toEqual({
    kind: "share",
    value: null,
    n: 0,
    repeated: 0,
    interval: null,
    returningCustomers: { value: null, n: 0, count: 0, interval: null },
    purchases: 0,
    purchaseFrequency: null,
    orders: 0,
    revenue: 0,
    averageOrder: null,
    timeBetween: { mean: null, median: null, n: 0 },
    refunds: 0,
    excluded: [],
  });
});

test("segments are measured apart", () => {
  const rows = ORDERS.map((order) => ({
    ...order,
    shop: String(order.customerId) < "c" ? "a" : "b",
  }));
  const groups = measure(rows, by("shop", repeatPurchase({ period: JANUARY })));
  expect(groups.map(({ key, result }) => [key, result.n])).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
});

test("repeat purchases keep the laws of a measure", () => {
  const bad = [bought("ann", 1, Number.NaN), { ...bought("ann", 1), at: "2026" }, null];
  const records = [...ORDERS, { ...bought("", 4), currency: "EUR" }, bought("dee", 4)];
  // Two orders of one moment, and a third of the same day.
  const later = { ...bought("dee", 4), at: new Date(+bought("dee", 4).at + 3_600_000) };
  records.push(bought("dee", 4), later, bought("ann", 4), bought("ann", 4));
  for (const occasion of ["day", "order"] as const) {
    expectLaws(repeatPurchase({ period: JANUARY, occasion }), records, { bad });
  }
});

test("who repeats returns, and purchases are between customers and orders", () => {
  const orders = fc.array(
    fc
      .tuple(fc.constantFrom("ann", "bob", "cy"), fc.integer({ min: -10, max: 40 }))
      .map(([customerId, number]) => bought(customerId, number)),
  );
  fc.assert(
    fc.property(orders, (records) => {
      const result = ofJanuary(records);
      expect(result.repeated).toBeLessThanOrEqual(result.returningCustomers.count);
      expect(result.n).toBeLessThanOrEqual(result.purchases);
      expect(result.purchases).toBeLessThanOrEqual(result.orders);
      expect(result.timeBetween.n).toBe(result.purchases - result.n);
    }),
  );
});

test("an unknown occasion is refused", () => {
  expect(() => ofJanuary([], { occasion: "week" })).toThrow(
    'repeatPurchase: occasion must be one of "day", "order", got "week"',
  );
});

test("an amount that is none is refused", () => {
  expect(() => ofJanuary([bought("ann", 1, Number.NaN)])).toThrow(
    "repeatPurchase: amount must be a finite number, got NaN",
  );
});

test("guests are nobody: no customer who comes back", () => {
  const guests = [null, "", undefined].map((customerId) => ({
    customerId: customerId as null,
    at: day(5),
    amount: 10,
  }));
  expect(ofJanuary([...guests, bought("ann", 6)])).toMatchObject({
    value: 0,
    n: 1,
    orders: 1,
    revenue: 10,
    excluded: [{ reason: "no customer", count: 3 }],
  });
});

test("two currencies are never added up, in one shard or two", () => {
  const rial = { ...bought("ann", 6, 1_000_000), currency: "IRR" };
  const euro = { ...bought("ann", 7), currency: "EUR" };
  const error = 'repeatPurchase: currency must be "IRR" throughout, got "EUR"';
  expect(() => ofJanuary([rial, euro])).toThrow(error);
  const { init, step, merge } = repeatPurchase({ period: JANUARY });
  expect(() => merge(step(init(), rial), step(init(), euro))).toThrow(error);
  // What is in no figure does not matter.
  const apart = [-3, 40].map((number) => ({ ...euro, at: day(number) }));
  expect(ofJanuary([rial, ...apart, { ...euro, amount: -5 }]).orders).toBe(1);
});

test("a cent beside a quadrillion is not lost, and what no number can hold is refused", () => {
  const cents = Array.from({ length: 100 }, () => bought("bob", 4, 0.01));
  expect(ofJanuary([bought("ann", 3, 1e15), ...cents]).revenue).toBe(1e15 + 1);
  expect(() => ofJanuary([bought("ann", 3, 1e308), bought("bob", 3, 1e308)])).toThrow(
    /^repeatPurchase: amount must be small enough/,
  );
});
