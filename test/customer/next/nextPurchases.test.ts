import { customerView, type NextPurchasesOptions, nextPurchases } from "customer-kpis";
import type { ProductOrder } from "customer-kpis/states";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectEnds } from "../../golden/expectClose";
import { expectLaws } from "../../laws";

const DAY = 86_400_000;
const day = (n: number) => Date.UTC(2026, 0, 1) + n * DAY;
const order = (customerId: string | null, when: number, ...products: string[]): ProductOrder => ({
  customerId,
  at: day(when),
  products,
});

/** Five purchases with a next one: a {camera} bag; a {bag} lamp; b {camera, card} bag, card; c {lamp} bag; d {camera} lamp. */
const ORDERS = [
  order("a", 1, "camera"),
  order("a", 5, "bag"),
  order("a", 9, "lamp"),
  order("b", 2, "camera", "card"),
  order("b", 3, "bag", "card"),
  order("c", 4, "lamp"),
  order("c", 8, "bag"),
  order("d", 1, "camera"),
  order("d", 2, "lamp"),
];

test("support, confidence and lift, worked out by hand", () => {
  const { n, rules, excluded } = nextPurchases(ORDERS);
  expect({ n, excluded }).toEqual({ n: 5, excluded: [] });
  const figures = rules.map(({ after, next, count, n, support, confidence, lift }) => {
    return [`${after} > ${next}`, count, n, support, confidence, lift];
  });
  // A bag is in 3 of the 5 next purchases, a lamp in 2, a card in 1.
  const [bag, lamp, card] = [3 / 5, 2 / 5, 1 / 5];
  expect(figures).toEqual([
    ["bag > lamp", 1, 1, 1 / 5, 1, 1 / lamp],
    ["card > bag", 1, 1, 1 / 5, 1, 1 / bag],
    ["card > card", 1, 1, 1 / 5, 1, 1 / card],
    ["lamp > bag", 1, 1, 1 / 5, 1, 1 / bag],
    ["camera > bag", 2, 3, 2 / 5, 2 / 3, expect.closeTo(2 / 3 / bag, 12)],
    ["camera > card", 1, 3, 1 / 5, 1 / 3, expect.closeTo(1 / 3 / card, 12)],
    ["camera > lamp", 1, 3, 1 / 5, 1 / 3, expect.closeTo(1 / 3 / lamp, 12)],
  ]);
});

test("Wilson's interval says how much a rule rests on", () => {
  const [sure] = nextPurchases(ORDERS).rules;
  // Of 1 out of 1: 0.206549 to 1. Of 4 out of 5: 0.375535 to 0.963776.
  expectEnds(sure!.interval, [0.206549, 1], 1e-5);
  const many = ["a", "b", "c", "d", "e"].flatMap((customer) => [
    order(customer, 1, "camera"),
    order(customer, 2, customer === "e" ? "lamp" : "bag"),
  ]);
  const [rule] = nextPurchases(many).rules;
  expectEnds(rule!.interval, [0.375535, 0.963776], 1e-6);
  expect(rule!.interval).toMatchObject({ level: 0.95, method: "wilson" });
  expect(nextPurchases(many, { level: 0.8 }).rules[0]?.interval.level).toBe(0.8);
});

test("orders of a day are one purchase, by the days of the zone", () => {
  const orders = [order("a", 1, "x"), order("a", 1.9, "y"), order("a", 2, "z"), order("a", 2, "z")];
  const pairsIn = (timeZone: string) =>
    nextPurchases(orders, { timeZone }).rules.map(({ after, next }) => after + next);
  expect(pairsIn("UTC")).toEqual(["xz", "yz"]);
  // In Tehran, 21:36 in UTC is already the next day.
  expect(pairsIn("Asia/Tehran")).toEqual(["xy", "xz"]);
});

test("refunds, orders without products and orders of nobody are counted", () => {
  const orders = [
    ...ORDERS,
    { ...order("a", 6, "bag"), amount: -5 },
    { ...order("a", 7, "pen"), amount: 5 },
    { customerId: "a", at: day(8) },
    { customerId: "a", at: day(8), products: null },
    order(null, 8, "pen"),
    order("", 8, "pen"),
  ];
  const { n, excluded, rules } = nextPurchases(orders);
  expect(n).toBe(6);
  expect(excluded).toEqual([
    { reason: "no customer", count: 2 },
    { reason: "no products", count: 2 },
    { reason: "refund", count: 1 },
  ]);
  expect(rules.filter(({ after }) => after === "pen").map(({ next }) => next)).toEqual(["lamp"]);
});

test("two identities of one customer buy as one", () => {
  const orders = [order("old", 1, "x"), order("ann", 2, "y")];
  expect(nextPurchases(orders).n).toBe(0);
  expect(nextPurchases(orders, { aliases: { old: "ann" } }).n).toBe(1);
});

test("rules from few purchases can be left out", () => {
  const rules = nextPurchases(ORDERS, { minimumCount: 2 }).rules;
  expect(rules.map(({ after, next }) => [after, next])).toEqual([["camera", "bag"]]);
});

test("without a next purchase there are no rules", () => {
  const none = { n: 0, rules: [], excluded: [] };
  expect(nextPurchases([])).toEqual(none);
  expect(nextPurchases([order("a", 1, "x"), order("b", 2, "y")])).toEqual(none);
});

test("the laws of measures hold", () => {
  expectLaws(nextPurchases(), [
    ...ORDERS,
    order(null, 1, "pen"),
    { customerId: "a", at: day(0) },
    order("a", 5, "bag", "pen"),
  ]);
});

test("rules are what one counts pair by pair", () => {
  const orders = fc.array(
    fc
      .tuple(
        fc.constantFrom("a", "b", "c"),
        fc.nat(9),
        fc.array(fc.constantFrom("x", "y", "z"), { minLength: 1, maxLength: 2 }),
      )
      .map(([customer, day, products]) => order(customer, day, ...products)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(orders, (orders) => {
      const pairs = ["a", "b", "c"].flatMap((customer) => {
        const baskets = Array.from({ length: 10 }, (_, when) => {
          const own = orders.filter((o) => o.customerId === customer && o.at === day(when));
          return new Set(own.flatMap(({ products }) => products ?? []));
        }).filter(({ size }) => size > 0);
        return baskets.slice(1).map((next, i) => ({ first: baskets[i]!, next }));
      });
      const { n, rules } = nextPurchases(orders);
      expect(n).toBe(pairs.length);
      for (const after of ["x", "y", "z"]) {
        for (const next of ["x", "y", "z"]) {
          const before = pairs.filter(({ first }) => first.has(after));
          const both = before.filter((pair) => pair.next.has(next)).length;
          const rule = rules.find((rule) => rule.after === after && rule.next === next);
          expect(rule?.count ?? 0).toBe(both);
          if (!rule) continue;
          const base = pairs.filter((pair) => pair.next.has(next)).length / n;
          expect(rule.n).toBe(before.length);
          expect(rule.support).toBe(both / n);
          expect(rule.confidence).toBe(both / before.length);
          expect(rule.lift).toBeCloseTo(both / before.length / base, 9);
        }
      }
      const order = rules.map(({ confidence }) => confidence);
      expect(order).toEqual(order.toSorted((a, b) => b - a));
    }),
  );
});

test.each([
  [{ products: [5] }, "nextPurchases: products must be a list of texts, got Array (record 0)"],
  [{ products: "bag" }, 'nextPurchases: products must be a list of texts, got "bag"'],
  [
    { at: Number.NaN },
    "nextPurchases: at must be milliseconds since 1970, from 1973 to 2200, got NaN (record 0)",
  ],
  [
    { customerId: {} },
    "nextPurchases: customerId must be a text, number, boolean or null, got Object (record 0)",
  ],
  [
    { amount: "5" },
    'nextPurchases: amount must be a finite number, got "5"; use Number(...) (record 0)',
  ],
])("an order with %j is refused", (field, message) => {
  const record = { ...order("a", 1, "x"), ...field } as ProductOrder;
  expect(() => nextPurchases([record])).toThrow(message);
});

test.each([
  [{ minimumCount: 0 }, "nextPurchases: minimumCount must be a whole number at least 1, got 0"],
  [{ minimumCount: 1.5 }, "nextPurchases: minimumCount must be a whole number at least 1, got 1.5"],
  [{ level: 1 }, "nextPurchases: level must be a finite number above 0 and below 1, got 1"],
  [{ least: 1 }, 'nextPurchases: has no option "least"'],
])("the options %j are refused", (options, message) => {
  expect(() => nextPurchases(options as NextPurchasesOptions)).toThrow(message);
});

test("a blank name is of no product, as where an empty cell was split", () => {
  const orders = [order("a", 1, ..."".split(",")), order("a", 2, "x", ""), order("a", 3, "y")];
  const { n, rules, excluded } = nextPurchases(orders);
  expect([n, rules.map(({ after, next }) => [after, next])]).toEqual([1, [["x", "y"]]]);
  expect(excluded).toEqual([{ reason: "no products", count: 1 }]);
  const given = orders.map((order) => ({ ...order, amount: 1 }));
  const { bought } = customerView({ orders: given }, { asOf: day(9) }).past.products;
  expect(bought.map(({ name }) => name)).toEqual(["y", "x"]);
});

test("a record that is none is refused", () => {
  expect(() => nextPurchases([null as never])).toThrow(
    "nextPurchases: record must be an object with customerId, got null (record 0)",
  );
});
