import { profitability } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";
import { expectLaws } from "../laws";

const ROWS = [
  { customerId: "ann", margin: 60, costToServe: 20 },
  { customerId: "bob", margin: 50, costToServe: 70 },
  { customerId: "cem", margin: 40 },
  { customerId: "dia", margin: 10, costToServe: 10 },
  { customerId: "ann", margin: 40, costToServe: null },
];

test("profit by customer, who loses money, and how much", () => {
  const result = profitability(ROWS);
  expect(result).toMatchObject({
    value: 0.25,
    n: 4,
    unprofitable: 1,
    total: 100,
    loss: 20,
    mean: 25,
    interval: { method: "wilson", level: 0.95 },
    excluded: [],
    peak: { customers: 0.5, profit: 120, share: 1.2 },
  });
  expect(result.customers[0]).toEqual({
    customerId: "ann",
    profit: 80,
    margin: 100,
    costToServe: 20,
  });
  // The best fifth of four customers is 0.8 of ann.
  expectClose(result.topShare, 0.64);
  expectClose(profitability(ROWS, { top: 0.5 }).topShare, 1.2);
  // 2 / (n sum) * sum of rank * amount - (n + 1) / n, ranks of -20, 0, 40, 80: (-20 + 0 + 120 + 320) / 200 - 5 / 4
  expectClose(result.gini, 0.85);
});

test("the whale curve starts at 0, ends at the total, and peaks in between", () => {
  const { curve } = profitability(ROWS);
  expect(curve).toHaveLength(101);
  expect(curve[0]).toEqual({ customers: 0, profit: 0, share: 0 });
  expect(curve[100]).toEqual({ customers: 1, profit: 100, share: 1 });
  expect(curve[50]!.profit).toBe(120);
  expectClose(curve[10]!.profit, 32);
});

test("the curve never bends upward, whoever the customers are", () => {
  const row = fc.record({
    customerId: fc.nat(30),
    margin: fc.integer({ min: -50, max: 100 }),
    costToServe: fc.nat(80),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const { curve, total, peak, loss } = profitability(rows);
      for (let i = 2; i < curve.length; i++) {
        const bend = curve[i]!.profit - 2 * curve[i - 1]!.profit + curve[i - 2]!.profit;
        expect(bend).toBeLessThan(1e-9);
      }
      expectClose(curve[100]!.profit + 1e6, total + 1e6);
      expectClose(peak!.profit - loss + 1e6, total + 1e6);
    }),
  );
});

test("a measure that keeps the laws", () => {
  const rows = [...ROWS, { customerId: "", margin: 9 }, { customerId: "eve", margin: 0.1 }];
  const bad = [{ customerId: "ann", margin: Number.NaN }, { customerId: "ann" }, null];
  expectLaws(profitability(), rows, { orderMatters: true, bad });
});

test("no customers, no shares; no profit, no share of it", () => {
  expect(profitability([])).toEqual({
    kind: "share",
    value: null,
    n: 0,
    interval: null,
    unprofitable: 0,
    total: 0,
    loss: 0,
    mean: null,
    peak: null,
    topShare: null,
    gini: null,
    curve: [],
    customers: [],
    excluded: [],
  });
  const loss = profitability([{ customerId: 1, margin: -5 }]);
  expect(loss).toMatchObject({ value: 1, total: -5, topShare: null, gini: null });
  expect(loss.curve[100]).toEqual({ customers: 1, profit: -5, share: null });
});

test("what cannot be is refused", () => {
  const row = { customerId: 1, margin: 5 };
  const refused = (wrong: object, error: string) =>
    expect(() => profitability([{ ...row, ...wrong }])).toThrow(error);
  refused({ margin: null }, "profitability: margin must be a finite number, got null");
  refused(
    { margin: Number.POSITIVE_INFINITY },
    "profitability: margin must be a finite number, got Infinity",
  );
  refused(
    { costToServe: -1 },
    "profitability: costToServe must be a finite number, 0 or more, got -1",
  );
  expect(() => profitability([], { top: 0 })).toThrow(
    "profitability: top must be a finite number above 0 and at most 1, got 0",
  );
});

test("nobody is no customer, and two currencies are never added up", () => {
  const guests = [null, "", undefined].map((customerId) => ({
    customerId: customerId as null,
    margin: -9,
  }));
  const came = profitability([...ROWS, ...guests]);
  expect(came).toMatchObject({ n: 4, excluded: [{ reason: "no customer", count: 3 }] });
  const [euro, rial] = ["EUR", "IRR"].map((currency) => ({ ...ROWS[0]!, currency }));
  const error = 'profitability: currency must be "EUR" throughout, got "IRR"';
  expect(() => profitability([euro!, rial!])).toThrow(error);
  const { init, step, merge } = profitability();
  expect(() => merge(step(init(), euro!), step(init(), rial!))).toThrow(error);
});

test("no digit is lost, and what no number can hold is refused", () => {
  const cents = Array.from({ length: 100 }, () => ({ customerId: "ann", margin: 0.01 }));
  const { total, gini } = profitability([{ customerId: "ann", margin: 1e15 }, ...cents]);
  expect(total).toBe(1e15 + 1);
  expect(gini).toBe(0);
  const large = [1, 2].map((customerId) => ({ customerId, margin: 1e308 }));
  expect(() => profitability(large)).toThrow(/^profitability: margin must be small enough/);
  const twice = (row: object) => () =>
    profitability([1, 2].map(() => ({ customerId: 1, ...row }) as never));
  expect(twice({ margin: -1e308 })).toThrow("profitability: margin must be small enough");
  expect(twice({ margin: 0, costToServe: 1e308 })).toThrow(
    "profitability: costToServe must be small enough",
  );
  const apart = { customerId: 1, margin: -1e308, costToServe: 1e308 };
  expect(() => profitability([apart])).toThrow("profitability: margin must be small enough");
  // One of them is a number, and its share of itself too.
  expect(profitability(large.slice(1))).toMatchObject({ total: 1e308, gini: 0, loss: 0 });
});

test("who costs exactly what they bring loses nothing, in cents as well", () => {
  // 0.1 + 0.2 is 0.30000000000000004 for a computer, and 3 * 0.07 is 0.21000000000000002.
  const rows = [
    { customerId: "ann", margin: 0.3, costToServe: 0.1 },
    { customerId: "ann", margin: 0, costToServe: 0.2 },
    ...[1, 2, 3].map(() => ({ customerId: "bob", margin: 0.07, costToServe: 0 })),
    { customerId: "bob", margin: 0, costToServe: 0.21 },
    { customerId: "cem", margin: 0.31, costToServe: 0.3 },
  ];
  const { value, unprofitable, loss, customers, peak } = profitability(rows);
  expect([value, unprofitable, loss]).toEqual([0, 0, 0]);
  expect(customers.slice(1).map(({ profit }) => profit)).toEqual([0, 0]);
  expect(peak?.customers).toBe(1 / 3);
});

test("profits and losses that cancel out leave no profit to share, in fractions as well", () => {
  // 0.1 + 0.2 - 0.3 is 0.00000000000000003 for a computer: shares of that were 1e16.
  const rows = [0.1, 0.2, -0.3].map((margin, customerId) => ({ customerId, margin }));
  const { total, mean, topShare, gini, peak, curve } = profitability(rows);
  expect({ total, mean, topShare, gini }).toEqual({
    total: 0,
    mean: 0,
    topShare: null,
    gini: null,
  });
  expect(peak?.share).toBe(null);
  expect(curve.every(({ share }) => share === null)).toBe(true);
  expect(curve.at(-1)?.profit).toBe(0);
});

test("many customers have their room, in parts as well", () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({
    customerId: i,
    margin: i,
    costToServe: 1,
    currency: "EUR",
  }));
  const { init, step, merge, finish } = profitability();
  const [left, right] = [rows.slice(0, 90), rows.slice(90)].map((part) =>
    part.reduce(step, init()),
  );
  // 0 to 199, less 1 each; the first loses 1, the second nothing.
  const expected = { n: 200, total: 19_900 - 200, loss: 1, unprofitable: 1 };
  expect(finish(merge(left!, right!))).toMatchObject(expected);
  expect(profitability(rows)).toMatchObject(expected);
  const { summary } = profitability();
  const counted = rows.reduce(
    (state, { customerId, margin }) =>
      summary!.count(state, [margin, 0, 1], 1, "EUR", [customerId]),
    init(),
  );
  expect(finish(counted)).toMatchObject(expected);
  expect(counted.currency).toBe("EUR");
});
