import { compare, historicValue, measure, type Order } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose } from "../../golden/expectClose";
import { expectLaws } from "../../laws";

function order(customerId: string, amount: number, day = 1): Order {
  return { customerId, amount, at: new Date(Date.UTC(2026, 0, day)) };
}

const ORDERS = [
  order("ann", 100),
  order("bob", 40),
  order("ann", -20),
  order("ann", 50),
  order("cy", -10),
];

test("a customer's value is the sum of the amounts, refunds taken off", () => {
  expect(historicValue(ORDERS).customers).toEqual([
    { customerId: "ann", value: 130, orders: 2 },
    { customerId: "bob", value: 40, orders: 1 },
    { customerId: "cy", value: -10, orders: 0 },
  ]);
});

test("the value is the mean of the customers, not of the orders", () => {
  const { value, n, total } = historicValue(ORDERS);
  expect([n, total]).toEqual([3, 160]);
  expectClose(value, 160 / 3);
});

test("orders and refunds are counted apart, and refunds summed up", () => {
  expect(historicValue(ORDERS)).toMatchObject({
    orders: 3,
    refunds: 2,
    refunded: 30,
    excluded: [],
  });
});

test("a margin makes revenue worth its part, but not what was refunded", () => {
  expect(historicValue(ORDERS, { margin: 0.25 })).toMatchObject({ total: 40, refunded: 30 });
  expect(historicValue(ORDERS, { margin: 0.25 }).customers[0]).toMatchObject({ value: 32.5 });
});

test("an order of nothing is an order", () => {
  expect(historicValue([order("ann", 0)])).toMatchObject({ value: 0, n: 1, orders: 1, refunds: 0 });
});

test("what comes after the moment asked about is left out, and counted", () => {
  const orders = [order("ann", 10, 1), order("ann", 20, 2), order("bob", 40, 3)];
  const excluded = (count: number) => [{ reason: "from asOf on", count }];
  // A moment is a cut: what happens at it is not known yet.
  expect(historicValue(orders, { asOf: new Date(Date.UTC(2026, 0, 2)) })).toMatchObject({
    total: 10,
    n: 1,
    orders: 1,
    excluded: excluded(2),
  });
  expect(historicValue(orders, { asOf: Date.UTC(2026, 0, 2) + 1 })).toMatchObject({
    total: 30,
    n: 1,
    excluded: excluded(1),
  });
});

test('customers are told apart by kind: 1 is not "1"', () => {
  const at = new Date("2026-01-01");
  const orders = [
    { customerId: 1, at, amount: 10 },
    { customerId: "1", at, amount: 20 },
    { customerId: 1, at, amount: 30 },
  ];
  expect(historicValue(orders).customers.map(({ value }) => value)).toEqual([40, 20]);
});

test("no orders have no value", () => {
  expect(historicValue([])).toEqual({
    kind: "mean",
    value: null,
    n: 0,
    variance: null,
    interval: null,
    total: 0,
    orders: 0,
    refunds: 0,
    refunded: 0,
    customers: [],
    cohorts: [],
    excluded: [],
  });
});

test("one order is its customer's value", () => {
  expect(historicValue([order("ann", 25)])).toMatchObject({ value: 25, n: 1, total: 25 });
});

test("the options alone make the measure", () => {
  expect(measure(ORDERS, historicValue({ margin: 0.5 }))).toEqual(
    historicValue(ORDERS, { margin: 0.5 }),
  );
});

const KINDS = [
  ...ORDERS,
  order("bob", 0.1, 3),
  order("bob", 0.2, 4),
  order("dee", 0, 5),
  order("eve", 99.99, 40),
  { ...order("ann", -5, 6), orderId: 17 },
  { ...order("ann", 30, 2), orderId: 17 },
  { ...order("ann", 8, 2), customerId: null },
];

test("historic value keeps the laws of a measure; customers stand as they first appear", () => {
  const asOf = new Date(Date.UTC(2026, 0, 31));
  const bad = [{ ...order("ann", 1), currency: 5 }, { ...order("ann", Number.NaN) }, null];
  expectLaws(historicValue({ margin: 0.3, asOf }), KINDS, { orderMatters: true, bad });
  const cohorts = { unit: "month", age: 3, refunds: "back-dated" } as const;
  expectLaws(historicValue({ cohorts }), KINDS, { orderMatters: true, bad });
});

const START = Date.UTC(2026, 0, 1);

const orders = fc.array(
  fc.record({
    customerId: fc.constantFrom("ann", "bob", "cy", "dee"),
    at: fc.integer({ min: 0, max: 100 }).map((ms) => START + ms),
    // Quarters of money are exact in binary, so that sums can be compared exactly.
    amount: fc.integer({ min: -400, max: 4000 }).map((quarters) => quarters / 4),
  }),
  { maxLength: 30 },
);

test("the total is the sum of the amounts, times the margin", () => {
  fc.assert(
    fc.property(orders, fc.constantFrom(0, 0.25, 0.5, 1), (list, margin) => {
      const { total, customers, value, n } = historicValue(list, { margin });
      const sum = list.reduce((all, { amount }) => all + amount, 0);
      expect(total - sum * margin).toBe(0);
      expect(customers.reduce((all, customer) => all + customer.value, 0)).toBe(total);
      expect(value).toBe(n > 0 ? total / n : null);
    }),
  );
});

test("every record is an order, a refund or excluded", () => {
  fc.assert(
    fc.property(orders, fc.nat(100), (list, ms) => {
      const { orders, refunds, excluded, customers } = historicValue(list, { asOf: START + ms });
      const left = excluded.reduce((sum, { count }) => sum + count, 0);
      expect(orders + refunds + left).toBe(list.length);
      expect(customers.reduce((all, customer) => all + customer.orders, 0)).toBe(orders);
    }),
  );
});

test("the order of the records moves customers in the list, and no figure", () => {
  fc.assert(
    fc.property(orders, (list) => {
      const [one, other] = [historicValue(list), historicValue(list.toReversed())];
      const byId = ({ customers }: typeof one) =>
        new Map(customers.map((customer) => [customer.customerId, customer]));
      expect(byId(other)).toEqual(byId(one));
      expect({ ...other, customers: [] }).toEqual({ ...one, customers: [] });
    }),
  );
});

test("customers in two shards add up to all", () => {
  fc.assert(
    fc.property(orders, (list) => {
      const isInOne = ({ customerId }: Order) => customerId === "ann" || customerId === "bob";
      const one = historicValue(list.filter(isInOne));
      const other = historicValue(list.filter((record) => !isInOne(record)));
      const whole = historicValue(list);
      for (const part of ["n", "total", "orders", "refunds", "refunded"] as const) {
        expect(one[part] + other[part]).toBe(whole[part]);
      }
    }),
  );
});

test.each([
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "Infinity"],
])("an amount of %f is refused", (amount, shown) => {
  expect(() => historicValue([order("ann", amount)])).toThrow(
    `historicValue: amount must be a finite number, got ${shown}`,
  );
});

test.each([
  ["12.50", '"12.50"'],
  [null, "null"],
])("%j in place of an amount is refused", (amount, shown) => {
  // @ts-expect-error: no amount
  expect(() => historicValue([{ ...order("ann", 1), amount }])).toThrow(
    `historicValue: amount must be a finite number, got ${shown}`,
  );
});

test("a missing amount is refused", () => {
  // @ts-expect-error: no amount
  expect(() => historicValue([{ ...order("ann", 1), amount: undefined }])).toThrow(
    "historicValue: amount is missing: it must be a finite number",
  );
});

test("an invalid date is refused", () => {
  expect(() => historicValue([{ ...order("ann", 1), at: new Date("nonsense") }])).toThrow(
    "historicValue: at must be a valid Date from 1900 on, or milliseconds since 1970, got Invalid Date",
  );
});

test("an order without a customer is refused", () => {
  // @ts-expect-error: no customer
  expect(() => historicValue([{ at: START, amount: 1 }])).toThrow(
    "historicValue: customerId is missing: it must be a text, number, boolean or null",
  );
});

test("null in place of an order is refused", () => {
  // @ts-expect-error: no order
  expect(() => historicValue([null])).toThrow(
    "historicValue: record must be an object with customerId, got null",
  );
});

test.each([
  [2, " (0.02 for 2 %), got 2"],
  [-0.1, ", got -0.1"],
  [30, " (0.3 for 30 %), got 30"],
  [1.5, ", got 1.5"],
  [Number.NaN, ", got NaN"],
])("a margin of %f is refused", (margin, rest) => {
  expect(() => historicValue([], { margin })).toThrow(
    `historicValue: margin must be a finite number at least 0 and at most 1${rest}`,
  );
});

test.each([
  ["0.5", '"0.5"'],
  [null, "null"],
])("a margin of %j is refused", (margin, shown) => {
  // @ts-expect-error: no number
  expect(() => historicValue([], { margin })).toThrow(
    `historicValue: margin must be a finite number at least 0 and at most 1, got ${shown}`,
  );
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => historicValue([], { margins: 0.5 })).toThrow(
    'historicValue: has no option "margins"; did you mean "margin"?',
  );
});

test.each([
  [undefined, "null"],
  [Promise.resolve([]), "Promise"],
])("%s in place of records is refused", (records, shown) => {
  // @ts-expect-error: no records
  expect(() => historicValue(records)).toThrow(
    `historicValue: records must be an array or another iterable, got ${shown}`,
  );
});

const COHORT = { unit: "month", age: 10, refunds: "dated" } as const;
const dated = (customerId: string, day: string, amount: number) => ({
  customerId,
  at: new Date(`2026-${day}T12:00:00Z`),
  amount,
});
const TIMELINE = [
  dated("ann", "01-05", 100),
  dated("ann", "01-14", 40),
  dated("ann", "01-15", 500),
  dated("ann", "01-20", -30),
  dated("bob", "01-25", 10),
  dated("cem", "02-01", 70),
  dated("dia", "02-20", 5),
  dated("eve", "01-02", -8),
];

test("cohorts are compared at one age: the first ten days of each customer", () => {
  const asOf = new Date("2026-02-25");
  const { cohorts } = historicValue(TIMELINE, { asOf, cohorts: COHORT });
  // Ann's tenth day is the 14th: 140; bob 10. Dia's tenth day is the 29th. Eve never bought.
  expect(cohorts).toEqual([
    { key: "2026-01", value: 75, n: 2, tooYoung: 0 },
    { key: "2026-02", value: 70, n: 1, tooYoung: 1 },
  ]);
});

test("nobody is as old as the age before the last day of it is over", () => {
  // Ann's tenth day is the 14th of January.
  const at = (asOf: string) =>
    historicValue([dated("ann", "01-05", 100)], { asOf: new Date(asOf), cohorts: COHORT }).cohorts;
  const young = [{ key: "2026-01", value: null, n: 0, tooYoung: 1 }];
  const old = [{ key: "2026-01", value: 100, n: 1, tooYoung: 0 }];
  expect(at("2026-01-14T00:00:00Z")).toEqual(young);
  expect(at("2026-01-14T00:30:00Z")).toEqual(young);
  expect(at("2026-01-14T23:59:59Z")).toEqual(young);
  expect(at("2026-01-15T00:00:00Z")).toEqual(old);
});

test("a refund belongs to its own day, or to the purchase before it", () => {
  const asOf = new Date("2026-02-25");
  const age = { ...COHORT, age: 11 };
  const first = (refunds: "dated" | "back-dated") =>
    historicValue(TIMELINE, { asOf, cohorts: { ...age, refunds } }).cohorts[0]!.value;
  // The refund of the 20th is beyond ann's eleventh day, the order of the 15th is on it.
  expect(first("dated")).toBe((640 + 10) / 2);
  expect(first("back-dated")).toBe((610 + 10) / 2);
});

test("without `asOf`, the last record ends what was observed; margin and costs count", () => {
  const { cohorts } = historicValue(TIMELINE, {
    margin: 0.5,
    acquisitionCost: (id) => (id === "ann" ? 20 : 0),
    cohorts: COHORT,
  });
  expect(cohorts[0]).toMatchObject({ value: (50 + 5) / 2, n: 2 });
  const young = historicValue([dated("ann", "01-05", 9)], { cohorts: COHORT }).cohorts;
  expect(young).toEqual([{ key: "2026-01", value: null, n: 0, tooYoung: 1 }]);
});

test("cohorts are periods of the zone, in time order", () => {
  const late = { customerId: "ann", at: new Date("2026-01-31T23:30:00Z"), amount: 1 };
  const cohorts = { ...COHORT, age: 1 };
  const utc = historicValue([dated("bob", "03-02", 1), late], { cohorts }).cohorts;
  expect(utc.map(({ key }) => key)).toEqual(["2026-01", "2026-03"]);
  const berlin = historicValue([late], { cohorts: { ...cohorts, timeZone: "Europe/Berlin" } });
  expect(berlin.cohorts[0]!.key).toBe("2026-02");
});

test("what it cost to win a customer is taken off", () => {
  const orders = [dated("ann", "01-05", 100), dated("bob", "01-05", 10)];
  const { total, customers } = historicValue(orders, { acquisitionCost: 30 });
  expect(total).toBe(50);
  expect(customers[1]!.value).toBe(-20);
});

test("bad cohorts, costs and currencies are refused", () => {
  const refused = (options: object, error: string) =>
    expect(() => historicValue([dated("ann", "01-05", 1)], options)).toThrow(error);
  refused(
    { cohorts: { ...COHORT, age: 0 } },
    "historicValue cohorts: age must be a whole number at least 1, got 0",
  );
  refused(
    { cohorts: { unit: "month", age: 5 } },
    'historicValue cohorts: refunds is missing: it must be one of "dated", "back-dated"',
  );
  refused(
    { cohorts: { ...COHORT, unit: "moon" } },
    'historicValue cohorts: unit must be one of day, week, month, quarter, year, got "moon"',
  );
  refused(
    { acquisitionCost: -1 },
    "historicValue: acquisitionCost must be a finite number, 0 or more, or a function, got -1",
  );
  const [euro, dollar] = ["EUR", "USD"].map((currency) => ({
    ...dated("ann", "01-05", 1),
    currency,
  }));
  expect(() => historicValue([euro!, dollar!])).toThrow(
    'historicValue: currency must be "EUR" throughout, got "USD"',
  );
});

test("customers who all bring the same do not differ by what rounding makes of their mean", () => {
  for (let cents = 1; cents < 2000; cents += 7) {
    const [one, two] = [10, 13].map((n) =>
      historicValue(Array.from({ length: n }, (_, i) => order(`${i}`, cents / 100))),
    );
    expect([one!.value, one!.variance]).toEqual([cents / 100, 0]);
    const { difference, p, isReal, reason } = compare(one!, two!);
    expect([difference, p, isReal, reason]).toEqual([0, null, null, "no spread on either side"]);
  }
});
