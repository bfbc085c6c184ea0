import { type Order, type PurchaseHistory, purchaseHistories } from "customer-kpis";
import fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import { expectLaws } from "../../laws";

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const ORDERS: Order[] = [
  { customerId: "ann", at: at("2026-01-01"), amount: 30 },
  { customerId: "bob", at: at("2026-01-08"), amount: 10 },
  { customerId: "ann", at: at("2026-01-15"), amount: 20 },
  { customerId: "ann", at: new Date("2026-01-15T18:00:00Z"), amount: 40 },
  { customerId: "ann", at: at("2026-01-20"), amount: -15 },
  { customerId: "cem", at: at("2026-01-09"), amount: -5 },
  { customerId: "dia", at: at("2026-02-01"), amount: 0 },
  { customerId: "dia", at: at("2026-02-03"), amount: 0 },
  { customerId: "eve", at: at("2026-03-01"), amount: 9 },
];
const UNTIL = { until: at("2026-02-05") };

test("orders become histories: one day is one occasion, refunds come off the purchase before", () => {
  expect(purchaseHistories(ORDERS, UNTIL)).toEqual([
    // Repeats: one day of 20 + 40 - 15.
    { customerId: "ann", frequency: 1, recency: 14, age: 35, monetary: 45 },
    { customerId: "bob", frequency: 0, recency: 0, age: 28, monetary: null },
    // A gift is a purchase too; cem has refunds alone, eve came later.
    { customerId: "dia", frequency: 1, recency: 2, age: 4, monetary: 0 },
  ]);
});

test("weeks are days by seven, not calendar weeks", () => {
  const [ann] = purchaseHistories(ORDERS, { ...UNTIL, unit: "week" });
  expect(ann).toMatchObject({ recency: 2, age: 5 });
});

test("days are those of the zone, also where a day has 23 hours", () => {
  const orders = [
    { customerId: 1, at: new Date("2026-03-28T22:30:00Z"), amount: 1 },
    { customerId: 1, at: new Date("2026-03-28T23:30:00Z"), amount: 1 },
    { customerId: 1, at: new Date("2026-03-29T21:30:00Z"), amount: 1 },
  ];
  const until = new Date("2026-03-29T22:30:00Z");
  expect(purchaseHistories(orders, { until })[0]).toMatchObject({ frequency: 1, age: 1 });
  // In Berlin, 23:30 on the 28th, 0:30 and 23:30 on the 29th, 0:30 on the 30th.
  const berlin = purchaseHistories(orders, { until, timeZone: "Europe/Berlin" })[0];
  expect(berlin).toMatchObject({ frequency: 1, recency: 1, age: 2 });
});

test("the whole day of `until` counts", () => {
  const [, , dia] = purchaseHistories(ORDERS, { until: new Date("2026-02-03") });
  expect(dia).toMatchObject({ frequency: 1, age: 2 });
});

test("a measure: it merges across shards, in any order of records", () => {
  const measure = purchaseHistories(UNTIL);
  expectLaws(measure, ORDERS, { orderMatters: true });
  expectTypeOf(measure.finish).returns.toEqualTypeOf<PurchaseHistory[]>();
  const byId = (histories: PurchaseHistory[]) =>
    histories.toSorted((a, b) => String(a.customerId).localeCompare(String(b.customerId)));
  fc.assert(
    fc.property(fc.shuffledSubarray(ORDERS, { minLength: ORDERS.length }), (shuffled) => {
      const came = byId(purchaseHistories(shuffled, UNTIL));
      expect(came).toEqual(byId(purchaseHistories(ORDERS, UNTIL)));
    }),
  );
});

test("hundreds of orders of one customer, in no order", () => {
  const orders = Array.from({ length: 300 }, (_, i) => ({
    customerId: "ann",
    at: Date.UTC(2026, 0, 1 + ((i * 7) % 300)),
    amount: 1,
  }));
  expect(purchaseHistories(orders, { until: Date.UTC(2026, 11, 31) })[0]).toMatchObject({
    frequency: 299,
    recency: 299,
    monetary: 1,
  });
});

test("no orders, no histories", () => {
  expect(purchaseHistories([], UNTIL)).toEqual([]);
});

test("two currencies are refused, in one shard or two", () => {
  const [euro, dollar] = ["EUR", "USD"].map((currency) => ({ ...ORDERS[0]!, currency }));
  const error = 'purchaseHistories: currency must be "EUR" throughout, got "USD"';
  expect(() => purchaseHistories([euro!, dollar!], UNTIL)).toThrow(error);
  const { init, step, merge } = purchaseHistories(UNTIL);
  expect(() => merge(step(init(), euro!), step(init(), dollar!))).toThrow(error);
  expect(purchaseHistories([ORDERS[0]!, euro!], UNTIL)).toHaveLength(1);
  expect(() => purchaseHistories([{ ...euro!, currency: 978 as never }], UNTIL)).toThrow(
    "purchaseHistories: currency must be a text or null, got 978",
  );
});

test("a currency is checked even where the order comes too late", () => {
  const late = { ...ORDERS[8]!, currency: "USD" };
  expect(() => purchaseHistories([{ ...ORDERS[0]!, currency: "EUR" }, late], UNTIL)).toThrow(
    RangeError,
  );
});

test("what cannot be is refused", () => {
  expect(() => purchaseHistories([{ ...ORDERS[0]!, amount: Number.NaN }], UNTIL)).toThrow(
    "purchaseHistories: amount must be a finite number, got NaN",
  );
  expect(() => purchaseHistories([], { until: new Date(Number.NaN) })).toThrow(
    "purchaseHistories: until must be a valid Date or milliseconds since 1970, got Invalid Date",
  );
  expect(() => purchaseHistories([], { ...UNTIL, unit: "month" as never })).toThrow(
    'purchaseHistories: unit must be "day" or "week", got "month"',
  );
  expect(() => purchaseHistories([], { ...UNTIL, timeZone: "Mars" })).toThrow(
    'purchaseHistories: timeZone must be an IANA time zone such as "Europe/Berlin", got "Mars"',
  );
  // @ts-expect-error: misspelt
  expect(() => purchaseHistories([], { ...UNTIL, units: "day" })).toThrow(
    'purchaseHistories: option must be one of until, unit, timeZone, got "units"',
  );
});
