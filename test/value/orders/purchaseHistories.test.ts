import { customerView, type Order, type PurchaseHistory, purchaseHistories } from "customer-kpis";
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
  const more: Order[] = [
    { customerId: "ann", at: at("2026-01-22"), amount: -7, orderId: 3 },
    { customerId: "ann", at: at("2026-01-02"), amount: 9, orderId: 3 },
  ];
  const bad = [{ ...ORDERS[0]!, amount: null }, { ...ORDERS[0]!, customerId: null }, null];
  expectLaws(measure, [...ORDERS, ...more], { orderMatters: true, bad });
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
  expect(() => purchaseHistories([{ ...euro!, currency: 978 as never }], UNTIL)).toThrow(
    "purchaseHistories: currency must be a text, got 978",
  );
});

test("the currency of an order that comes too late is not known yet", () => {
  const late = { ...ORDERS[8]!, currency: "USD" };
  expect(purchaseHistories([{ ...ORDERS[0]!, currency: "EUR" }, late], UNTIL)).toHaveLength(1);
});

test("a refund comes off the order it names, wherever that stands, else off the one before it", () => {
  const order = (day: number, amount: number, orderId?: string): Order => ({
    customerId: "ann",
    at: at(`2026-01-${day}`),
    amount,
    ...(orderId && { orderId }),
  });
  const bought = [order(10, 1), order(12, 100, "a"), order(14, 30, "b")];
  const spends = (...refunds: Order[]) => [
    purchaseHistories([...bought, ...refunds], UNTIL)[0]!.monetary,
    purchaseHistories([...refunds, ...bought.toReversed()], UNTIL)[0]!.monetary,
  ];
  // Of the first purchase nothing counts in a history: a refund of it leaves 65.
  const { init, step, merge, finish } = purchaseHistories(UNTIL);
  const both = (...orders: Order[]) => orders.reduce((log, one) => step(log, one), init());
  expect(spends(order(20, -50, "a"))).toEqual([40, 40]);
  expect(spends(order(20, -50))).toEqual([40, 40]);
  expect(spends(order(13, -50, "b"))).toEqual([40, 40]);
  // Which one: with three purchase days the mean tells the first apart, and age 14 the last.
  const first = [order(10, 100, "c"), order(12, 30), order(14, 30)];
  const last = order(20, -50, "c");
  expect(purchaseHistories([...first, last], UNTIL)[0]!.monetary).toBe(30);
  expect(finish(merge(both(last), both(...first)))[0]!.monetary).toBe(30);
  expect(purchaseHistories([...first, { ...last, orderId: "?" }], UNTIL)[0]!.monetary).toBe(5);
  // Of what one id names, the first purchase is meant: not a refund before it, not what it is given again.
  const told = (...orders: Order[]) => purchaseHistories(orders, UNTIL)[0]!.monetary;
  expect(told(order(10, 1), order(14, 30, "b"), order(12, -5, "b"))).toBe(25);
  expect(told(first[0]!, first[1]!, order(14, 30, "c"), last)).toBe(30);
  expect(told(order(10, 0, "c"), first[1]!, first[2]!, last)).toBe(30);
  // Another customer's order of that name is not meant.
  const other = { ...order(11, 60, "c"), customerId: "bob" };
  expect(purchaseHistories([other, ...first.slice(1), last], UNTIL)[1]!.monetary).toBe(-20);
});

test("orders of nobody have no history: refused, or left out where that is said", () => {
  const guests = [null, ""].map((customerId) => ({ ...ORDERS[0]!, customerId }));
  for (const guest of guests) {
    expect(() => purchaseHistories([ORDERS[0]!, guest], UNTIL)).toThrow(
      /^purchaseHistories: customerId must be somebody, unless nobody is "leave-out", got .*record 1/,
    );
  }
  const options = { ...UNTIL, nobody: "leave-out" } as const;
  expect(purchaseHistories([...ORDERS, ...guests], options)).toEqual(
    purchaseHistories(ORDERS, UNTIL),
  );
});

test("spend that no number can hold is refused", () => {
  const large = [1, 5, 5].map((day) => ({
    ...ORDERS[0]!,
    at: at(`2026-01-0${day}`),
    amount: 1e308,
  }));
  expect(() => purchaseHistories(large, UNTIL)).toThrow(
    /^purchaseHistories: amount must be small enough/,
  );
});

test("what cannot be is refused", () => {
  expect(() => purchaseHistories([{ ...ORDERS[0]!, amount: Number.NaN }], UNTIL)).toThrow(
    "purchaseHistories: amount must be a finite number, got NaN",
  );
  expect(() => purchaseHistories([], { until: new Date(Number.NaN) })).toThrow(
    "purchaseHistories: until must be a valid Date from 1900 on, or milliseconds since 1970, got Invalid Date",
  );
  expect(() => purchaseHistories([], { ...UNTIL, unit: "month" as never })).toThrow(
    'purchaseHistories: unit must be one of "day", "week", got "month"',
  );
  expect(() => purchaseHistories([], { ...UNTIL, timeZone: "Mars" })).toThrow(
    'purchaseHistories: timeZone must be an IANA time zone such as "Europe/Berlin", got "Mars"',
  );
  // @ts-expect-error: misspelt
  expect(() => purchaseHistories([], { ...UNTIL, units: "day" })).toThrow(
    'purchaseHistories: has no option "units"; did you mean "unit"?',
  );
});

test("nothing is left of a purchase that is paid back in parts, in cents as well", () => {
  for (let cents = 1; cents < 2000; cents += 7) {
    const orders = [
      { customerId: "ann", at: at("2026-01-01"), amount: 5 },
      { customerId: "ann", at: at("2026-01-08"), amount: 0 },
      { customerId: "ann", at: at("2026-01-15"), amount: (3 * cents) / 100 },
      ...[16, 17, 18].map((day) => ({
        customerId: "ann",
        at: at(`2026-01-${day}`),
        amount: -cents / 100,
      })),
    ];
    expect(purchaseHistories(orders, UNTIL)[0]?.monetary, `${cents}`).toBe(0);
    // No spend model can be fitted to it: 1e-17 would pull the whole fit down.
    const cuts = { recency: [1, 2], frequency: [1, 2], monetary: [1, 2] };
    const { present } = customerView({ orders }, { asOf: at("2026-02-05"), rfm: { cuts } });
    expect(present.rfm?.monetary).toBe(5);
  }
});
