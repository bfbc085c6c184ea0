import { bgNbd, evaluate, holdoutSplit, InputError, purchaseHistories } from "customer-kpis";
import { expect, test } from "vitest";
import { expectClose } from "../../golden/expectClose";
import { expectLaws } from "../../laws";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const order = (customerId: string, n: number, amount = 10) => ({ customerId, at: day(n), amount });
const ORDERS = [
  order("ann", 1),
  order("ann", 10),
  order("ann", 20, 30),
  order("ann", 40, 50),
  order("ann", 41, 70),
  order("bob", 5),
  order("bob", 50),
  order("cem", 8),
  order("dia", 45),
  order("dia", 47),
  order("eve", 99),
  order("fay", 12, -3),
];
const OPTIONS = { calibrateUntil: day(31), until: day(59) };
const PARAMETERS = { r: 0.5, alpha: 20, a: 0.8, b: 2.4 };

test("histories before the cut, purchases after it, and who was dropped", () => {
  const split = holdoutSplit(ORDERS, OPTIONS);
  expect(split).toMatchObject({
    n: 3,
    duration: 28,
    calibration: 30,
    dropped: { customers: 1, purchases: 2 },
    excluded: [{ reason: "after until", count: 1 }],
  });
  expect(split.customers).toEqual([
    {
      customerId: "ann",
      frequency: 2,
      recency: 19,
      age: 30,
      monetary: 20,
      holdout: { frequency: 2, monetary: 60 },
    },
    {
      customerId: "bob",
      frequency: 0,
      recency: 0,
      age: 26,
      monetary: null,
      holdout: { frequency: 1, monetary: 10 },
    },
    {
      customerId: "cem",
      frequency: 0,
      recency: 0,
      age: 23,
      monetary: null,
      holdout: { frequency: 0, monetary: null },
    },
  ]);
  // Days 1 to 7, 8 to 14, ...: repeats on the 10th, 20th, 40th, 41st and 50th.
  expect(split.weeks.map(({ purchases }) => purchases)).toEqual([0, 1, 1, 0, 0, 2, 0, 1]);
  expect(split.weeks[0]!.end).toBe(6);
});

test("up to the cut it says what purchaseHistories says, in weeks as well", () => {
  const split = holdoutSplit(ORDERS, { ...OPTIONS, unit: "week" });
  const histories = purchaseHistories(ORDERS, { until: OPTIONS.calibrateUntil, unit: "week" });
  expect(split.customers.map(({ holdout, ...history }) => history)).toEqual(histories);
  expect(split.duration).toBe(4);
  expectClose(split.calibration, 30 / 7, 1e-14);
  expect(split.weeks[1]!.end).toBeCloseTo(13 / 7, 12);
});

test("an order on the day of the cut comes before it", () => {
  const orders = [order("ann", 1), order("ann", 31), order("gus", 31), order("gus", 32)];
  expect(holdoutSplit(orders, OPTIONS)).toMatchObject({
    n: 2,
    customers: [
      { customerId: "ann", frequency: 1, recency: 30, age: 30, holdout: { frequency: 0 } },
      { customerId: "gus", frequency: 0, recency: 0, age: 0, holdout: { frequency: 1 } },
    ],
    dropped: { customers: 0, purchases: 0 },
  });
});

test("a measure that keeps the laws", () => {
  const more = [
    { ...order("ann", 42, -20), orderId: 7 },
    { ...order("ann", 3, 20), orderId: 7 },
    { ...order("ann", 3, 20), customerId: null },
  ];
  const bad = [{ ...order("ann", 42), amount: "9" }, { ...order("ann", 42), currency: 5 }, null];
  expectLaws(holdoutSplit(OPTIONS), [...ORDERS, ...more], { orderMatters: true, bad });
});

test("no orders, no weeks", () => {
  expect(holdoutSplit([], OPTIONS)).toMatchObject({ n: 0, customers: [], weeks: [] });
});

test("what cannot be is refused", () => {
  expect(() => holdoutSplit([], { ...OPTIONS, until: day(31) })).toThrow(
    "holdoutSplit: until must be at least a day after calibrateUntil, got 2026-01-31T00:00:00.000Z",
  );
  // @ts-expect-error: misspelt
  expect(() => holdoutSplit([], { ...OPTIONS, cut: day(3) })).toThrow(InputError);
});

test("errors, bias and order by hand", () => {
  const split = holdoutSplit(ORDERS, OPTIONS);
  const result = evaluate(split, { model: bgNbd, parameters: PARAMETERS });
  const expected = split.customers.map((h) => bgNbd.expectedPurchases(PARAMETERS, h, 28));
  const errors = expected.map((value, i) => value - [2, 1, 0][i]!);
  const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
  expect(result).toMatchObject({ n: 3, actual: 3 });
  expectClose(result.expected, sum(expected));
  expectClose(result.value, sum(errors.map(Math.abs)) / 3);
  const mean = sum(errors.map(Math.abs)) / 3;
  expectClose(result.variance, sum(errors.map((e) => (Math.abs(e) - mean) ** 2)) / 2);
  // With two degrees of freedom Student's quantile is (2 p - 1) / sqrt(2 p (1 - p)).
  const reach = (0.95 / Math.sqrt(2 * 0.975 * 0.025)) * Math.sqrt(result.variance! / 3);
  expectClose(result.interval!.upper, mean + reach);
  expectClose(result.rootMeanSquaredError, Math.sqrt(sum(errors.map((e) => e * e)) / 3));
  expectClose(result.bias, sum(errors) / 3);
  // Ann is expected to buy most, cem, who is younger, a little more than bob: ranks 3, 1, 2.
  expect(result.spearman).toBe(0.5);
  // Gini in their own order (2 * 2 - 2 * 0) / 9; in the expected order (2 * 2 - 2 * 1) / 9.
  expectClose(result.gini, 0.5);
  // A tenth of three customers is 0.3 of ann, who bought 2 of 3: 0.3 * 2 / 3 / 0.1.
  expectClose(result.topDecileLift, 2);
  expect(result.byFrequency.map(({ frequency, n, actual }) => [frequency, n, actual])).toEqual([
    [0, 2, 0.5],
    [2, 1, 2],
  ]);
  // Of ann, who bought twice, and on average of bob and cem.
  expectClose(result.byFrequency[0]!.expected, (expected[1]! + expected[2]!) / 2);
  expectClose(result.byFrequency[1]!.expected, expected[0]!);
});

test("week by week, expectations of new customers add up by when they came", () => {
  const split = holdoutSplit(ORDERS, OPTIONS);
  const { byWeek } = evaluate(split, { model: bgNbd, parameters: PARAMETERS });
  expect(byWeek.map(({ cumulativeActual }) => cumulativeActual)).toEqual([0, 1, 2, 2, 2, 4, 4, 5]);
  expect(byWeek.map(({ isHoldout }) => isHoldout)).toEqual([
    ...Array(4).fill(false),
    ...Array(4).fill(true),
  ]);
  // On the 14th, ann has been a customer for 13 days, bob for 9, cem for 6.
  const soFar = [13, 9, 6].map((age) => bgNbd.expectedPurchasesOfNew(PARAMETERS, age));
  expectClose(byWeek[1]!.cumulativeExpected, soFar[0]! + soFar[1]! + soFar[2]!);
  expectClose(
    byWeek.reduce((total, { expected }) => total + expected, 0),
    byWeek.at(-1)!.cumulativeExpected,
  );
});

test("a week that ends with the calibration was seen by the fit", () => {
  const split = holdoutSplit(ORDERS, { calibrateUntil: day(28), until: day(59) });
  const { byWeek } = evaluate(split, { model: bgNbd, parameters: PARAMETERS });
  expect(byWeek.map(({ isHoldout }) => isHoldout).slice(2, 5)).toEqual([false, false, true]);
});

test("customers of seven purchases and more are one group", () => {
  const often = Array.from({ length: 12 }, (_, i) => order("ann", 1 + i));
  const split = holdoutSplit(
    [...often, ...often.slice(0, 8).map((o) => ({ ...o, customerId: "bob" }))],
    OPTIONS,
  );
  const { byFrequency } = evaluate(split, { model: bgNbd, parameters: PARAMETERS });
  expect(byFrequency).toMatchObject([{ frequency: 7, n: 2 }]);
});

test("nobody to judge by: null, not 0", () => {
  const none = evaluate(holdoutSplit([], OPTIONS), { model: bgNbd, parameters: PARAMETERS });
  expect(none).toMatchObject({
    value: null,
    n: 0,
    bias: null,
    spearman: null,
    gini: null,
    topDecileLift: null,
    byFrequency: [],
    byWeek: [],
  });
});

test("what cannot be is refused", () => {
  expect(() => evaluate([] as never, { model: bgNbd, parameters: PARAMETERS })).toThrow(
    "evaluate: split must be what holdoutSplit answers, got Array",
  );
});

test("a refund in the holdout changes nothing of what was seen before it", () => {
  const bought = [
    { ...order("ann", 1), orderId: "a" },
    { ...order("ann", 10, 30), orderId: "b" },
    { ...order("ann", 40, 50), orderId: "c" },
  ];
  const monetary = (refund: object) => {
    const { customers } = holdoutSplit(
      [...bought, { ...order("ann", 45, -20), ...refund }],
      OPTIONS,
    );
    return [customers[0]!.monetary, customers[0]!.holdout.monetary];
  };
  expect(monetary({})).toEqual([30, 30]);
  expect(monetary({ orderId: "c" })).toEqual([30, 30]);
  expect(monetary({ orderId: "b" })).toEqual([30, 50]);
  expect(monetary({ orderId: "b", at: day(31) })).toEqual([10, 50]);
  // What was bought on the cut's own day was seen, a refund of the day after was not.
  const last = [order("ann", 1), { ...order("ann", 31, 30), orderId: "d" }];
  const later = { ...order("ann", 32, -20), orderId: "d" };
  expect(holdoutSplit([...last, later], OPTIONS).customers[0]!.monetary).toBe(30);
});

test("as many weeks as no history has are refused, and nobody is counted", () => {
  const until = new Date(8.64e15);
  expect(() => holdoutSplit(ORDERS, { ...OPTIONS, until })).toThrow(
    /^holdoutSplit: until must be at most 100000 weeks after the first order, got \d+$/,
  );
  const guests = [null, ""].map((customerId) => ({ ...order("ann", 3), customerId }));
  expect(holdoutSplit([...ORDERS, ...guests], OPTIONS)).toMatchObject({
    n: 3,
    excluded: [
      { reason: "after until", count: 1 },
      { reason: "no customer", count: 2 },
    ],
  });
});

test("what is no split, and no model, is refused", () => {
  const options = { model: bgNbd, parameters: PARAMETERS };
  const whole = holdoutSplit(ORDERS, OPTIONS);
  const broken = [
    { ...whole, calibration: undefined },
    { ...whole, duration: undefined },
    { ...whole, weeks: undefined },
    { ...whole, weeks: [null] },
    { ...whole, weeks: [{ end: 6, purchases: 0.5 }] },
    { ...whole, weeks: [{ purchases: 1 }] },
    { ...whole, customers: [{ ...whole.customers[0]!, holdout: null }] },
    { ...whole, customers: [null] },
  ];
  expect(evaluate(whole, options).n).toBe(whole.n);
  for (const split of [null, {}, { customers: [1], weeks: [] }, ...broken]) {
    expect(() => evaluate(split as never, options)).toThrow("evaluate: split must be what");
  }
  expect(() => evaluate(holdoutSplit([], OPTIONS), { ...options, model: {} as never })).toThrow(
    "evaluate: model must be a purchase model such as bgNbd, got Object",
  );
});
