import { by, measure, type Purchase, repeatPurchase } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../../laws";
import { day, JANUARY } from "../../loyalty/memberships";

const DAY = 86_400_000;

const bought = (customerId: string, number: number, amount = 10): Purchase => ({
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

function ofJanuary(records: Purchase[], options = {}) {
  return repeatPurchase(records, { period: JANUARY, ...options });
}

test("the repeat purchase rate looks at the window, Shopify's at all that came before", () => {
  expect(ofJanuary(ORDERS)).toMatchObject({
    value: 1 / 3,
    n: 3,
    repeated: 1,
    returningCustomers: { value: 2 / 3, n: 3, returning: 2 },
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
    returningCustomers: { returning: 3 },
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

test("no orders have no rates", () => {
  expect(ofJanuary([bought("ann", -3)])).toEqual({
    value: null,
    n: 0,
    repeated: 0,
    interval: null,
    returningCustomers: { value: null, n: 0, returning: 0, interval: null },
    purchases: 0,
    purchaseFrequency: null,
    orders: 0,
    revenue: 0,
    averageOrder: null,
    timeBetween: { mean: null, median: null, n: 0 },
    refunds: 0,
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
  expectLaws(repeatPurchase({ period: JANUARY }), ORDERS);
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
      expect(result.repeated).toBeLessThanOrEqual(result.returningCustomers.returning);
      expect(result.n).toBeLessThanOrEqual(result.purchases);
      expect(result.purchases).toBeLessThanOrEqual(result.orders);
      expect(result.timeBetween.n).toBe(result.purchases - result.n);
    }),
  );
});

test("an unknown occasion is refused", () => {
  expect(() => ofJanuary([], { occasion: "week" })).toThrow(
    'repeatPurchase: occasion must be "day" or "order", got "week"',
  );
});

test("an amount that is none is refused", () => {
  expect(() => ofJanuary([bought("ann", 1, Number.NaN)])).toThrow(
    "repeatPurchase: amount must be a finite number, got NaN",
  );
});
