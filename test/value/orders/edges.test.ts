import {
  historicValue,
  holdoutSplit,
  type Measure,
  type Order,
  purchaseHistories,
  purchasePatterns,
  repeatPurchase,
  rfm,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { daysOf } from "../../../src/value/orders/purchaseHistories";

const DAY = 86_400_000;
const START = new Date("2026-01-01");
/** An order so many days after the first of January 2026. */
const order = (
  customerId: string | null,
  day: number,
  amount: number,
  orderId?: string,
): Order => ({
  customerId,
  at: new Date(+START + day * DAY),
  amount,
  ...(orderId !== undefined && { orderId }),
});
const asOf = new Date(+START + 300 * DAY);
const until = asOf;
const split = { calibrateUntil: new Date(+START + 100 * DAY), until };
const period = { start: START, end: asOf };
const cohorts = { unit: "month", age: 30, refunds: "back-dated" } as const;

/** Every measure of orders that counts customers, by its name. */
const MEASURES: readonly [string, Measure<Order, unknown, any>][] = [
  ["historicValue", historicValue({ asOf })],
  ["historicValue", historicValue({ asOf, cohorts })],
  ["holdoutSplit", holdoutSplit(split)],
  ["purchaseHistories", purchaseHistories({ until })],
  ["repeatPurchase", repeatPurchase({ period })],
  ["rfm", rfm({ asOf })],
];

describe("money that no number can hold is refused, by the name of what was asked", () => {
  const huge = [1, 2].map((day) => order("ann", day, 1e308));
  const twoOnADay = [order("ann", 0, 5), order("ann", 9, 1e308), order("ann", 9, 1e308)];
  const far = [order("ann", 1, 1e200), order("bob", 2, 0)];
  const refunded = [1e308, -1e308, 1e308, -1e308].map((amount, day) => order("ann", day, amount));
  test.each<[string, () => unknown]>([
    ["historicValue", () => historicValue(huge)],
    ["historicValue", () => historicValue(far)],
    ["historicValue", () => historicValue(refunded)],
    [
      "historicValue",
      () =>
        historicValue(
          ["a", "b"].map((id) => order(id, 1, 1e308)),
          { asOf, cohorts },
        ),
    ],
    ["holdoutSplit", () => holdoutSplit(twoOnADay, split)],
    ["holdoutSplit", () => holdoutSplit(twoOnADay, { ...split, calibrateUntil: START })],
    ["purchaseHistories", () => purchaseHistories(twoOnADay, { until })],
    ["repeatPurchase", () => repeatPurchase(huge, { period })],
    ["rfm", () => rfm(huge, { asOf })],
    [
      "rfm",
      () =>
        rfm(
          ["a", "b"].map((id) => order(id, 1, 1e308)),
          { asOf },
        ),
    ],
  ])("%s", (name, run) => {
    expect(run).toThrow(`${name}: amount must be small enough`);
  });
});

test.each([
  ["historicValue", () => historicValue([], { asof: asOf } as never)],
  ["holdoutSplit", () => holdoutSplit([], { ...split, asof: asOf } as never)],
  ["purchaseHistories", () => purchaseHistories([], { until, asof: asOf } as never)],
  ["purchasePatterns", () => purchasePatterns([], { until, asof: asOf } as never)],
  ["repeatPurchase", () => repeatPurchase([], { period, asof: asOf } as never)],
  ["rfm", () => rfm([], { asOf, asof: asOf } as never)],
])("%s names itself where it has no such option, and no such field", (name, run) => {
  expect(run).toThrow(`${name}: has no option "asof"`);
  const measures = [...MEASURES, ["purchasePatterns", purchasePatterns({ until })] as const];
  const [, measure] = measures.find(([own]) => own === name)!;
  for (const amount of [Number.NaN, "5"]) {
    const bad = { ...order("ann", 1, 5), amount } as never;
    expect(() => measure.step(measure.init(), bad)).toThrow(`${name}: amount must be a finite`);
  }
});

test.each(MEASURES)("%s holds 2^28 orders, and no more", (name, measure) => {
  const { init, step, merge } = measure;
  const holding = (n: number) => ({ ...init(), n });
  const says = `${name}: orders must be at most 268435456, got 268435457`;
  expect(() => step(holding(2 ** 28), order("ann", 1, 5))).toThrow(says);
  const one = step(init(), order("ann", 1, 5));
  expect(() => merge(holding(2 ** 28), one)).toThrow(says);
  // Those that are held one by one would take the memory for it.
  const plain = historicValue({ asOf });
  const full = plain.step({ ...plain.init(), n: 2 ** 28 - 1 }, order("ann", 1, 5));
  expect(plain.merge(full, plain.init()).n).toBe(2 ** 28);
});

test.each([
  ["historicValue", (timeZone: string) => historicValue({ cohorts: { ...cohorts, timeZone } })],
  ["holdoutSplit", (timeZone: string) => holdoutSplit({ ...split, timeZone })],
  ["purchaseHistories", (timeZone: string) => purchaseHistories({ until, timeZone })],
  ["purchasePatterns", (timeZone: string) => purchasePatterns({ until, timeZone })],
  ["repeatPurchase", (timeZone: string) => repeatPurchase({ period, timeZone })],
  ["rfm", (timeZone: string) => rfm({ asOf, timeZone })],
])("%s names itself where a zone is none", (name, measure) => {
  expect(() => measure("Atlantis")).toThrow(RegExp(`^${name}.*: timeZone`));
});

describe("orders of nobody", () => {
  const some = [order(null, 0, 7), order("ann", 1, 10), order("", 2, -3), order("ann", 3, -4)];

  test("are counted, and in no figure", () => {
    const excluded = [{ reason: "no customer", count: 2 }];
    const sums = { orders: 1, refunds: 1, refunded: 4, total: 6, excluded };
    expect(historicValue(some)).toMatchObject(sums);
    expect(historicValue(some, { cohorts })).toMatchObject(sums);
    expect(repeatPurchase(some, { period })).toMatchObject({ orders: 1, refunds: 1, excluded });
    expect(rfm(some, { asOf }).excluded).toEqual(excluded);
    expect(holdoutSplit(some, split).excluded).toEqual(excluded);
  });

  test("are refused where the result has no place for them, also the very first", () => {
    const measures: [string, Measure<Order, unknown, any>][] = [
      ["purchaseHistories", purchaseHistories({ until })],
      ["purchasePatterns", purchasePatterns({ until })],
    ];
    for (const [name, measure] of measures) {
      for (const list of [some, some.slice(1, 3)]) {
        expect(() => list.reduce(measure.step, measure.init())).toThrow(
          `${name}: customerId must be somebody, unless nobody is "leave-out", got `,
        );
      }
    }
    expect(purchaseHistories(some, { until, nobody: "leave-out" })).toHaveLength(1);
    // After the last day nobody's orders are not seen either.
    expect(purchasePatterns([order(null, 400, 5)], { until })).toEqual([]);
  });

  test("are alike where they are counted, one by one where they are refused", () => {
    const isAlike = ({ summary }: Measure<Order, unknown, any>) => summary?.isNobodyAlike;
    expect([rfm({ asOf }), historicValue(), repeatPurchase({ period })].map(isAlike)).toEqual([
      true,
      true,
      true,
    ]);
    for (const kpi of [purchaseHistories, purchasePatterns]) {
      expect(isAlike(kpi({ until }) as never)).toBe(false);
      expect(isAlike(kpi({ until, nobody: "leave-out" }) as never)).toBe(true);
    }
  });
});

test("what matters of an order's moment is its day, and whether it is known yet", () => {
  const at = ({ reads }: Measure<Order, unknown, any>) =>
    reads?.find(({ field }) => field === "at");
  const calendar = { unit: "day", timeZone: "UTC" };
  expect(at(rfm({ asOf }))).toMatchObject({ calendar, cuts: [+asOf] });
  expect(at(historicValue())).toMatchObject({ calendar, cuts: [] });
  expect(at(purchasePatterns({ until }) as never)).toMatchObject({ calendar });
  const { reads } = purchasePatterns({ until });
  expect(reads!.filter((read) => "calendar" in read)).toHaveLength(1);
  const timeZone = "Asia/Tehran";
  expect(at(holdoutSplit({ ...split, timeZone }))).toMatchObject({
    calendar: { unit: "day", timeZone },
  });
  const known = ({ summary }: Measure<Order, unknown, any>) => summary?.known;
  expect(known(rfm({ asOf }))).toEqual({ field: "at", before: +asOf });
  expect(known(historicValue())).toBeUndefined();
  // The day of `until` counts to its end.
  expect(known(purchaseHistories({ until }))).toEqual({ field: "at", before: +until + DAY });
});

describe("historic value by cohorts", () => {
  test("leaves all other figures as they are without", () => {
    const some = [
      order("ann", 0, 10),
      order("bob", 5, 20),
      order("ann", 40, -3),
      order("bob", 41, 8),
      order("bob", 42, 1),
    ];
    const { cohorts: none, ...plain } = historicValue(some, { acquisitionCost: 2 });
    const { cohorts: months, ...cut } = historicValue(some, { acquisitionCost: 2, cohorts });
    expect(cut).toEqual(plain);
    expect([plain.orders, plain.refunds, plain.total, none]).toEqual([4, 1, 32, []]);
    // Ann's 10, with the refund back-dated to it, and Bob's 20; each cost 2: (10 - 3 - 2 + 18) / 2.
    expect(months).toEqual([{ key: "2026-01", value: 11.5, n: 2, tooYoung: 0 }]);
  });

  test("begins with the first order, though it be of nothing", () => {
    const some = [
      order("ann", 3, 0),
      order("ann", 20, 10),
      order("ann", 33, 5),
      order("bob", 70, 1),
    ];
    // A free sample on 4 January: 30 days from it end on 2 February, before the 5.
    expect(historicValue(some, { cohorts }).cohorts[0]).toMatchObject({
      key: "2026-01",
      value: 10,
    });
  });

  test("moves refunds to the order they name, and nothing else", () => {
    const some = [
      order("ann", 0, 10, "o1"),
      // The second part of an order that came in two records, delivered later.
      order("ann", 60, 5, "o1"),
      order("ann", 61, 0, "o1"),
      order("ann", 70, -2, "o1"),
      order("bob", 80, 1),
    ];
    const mean = (refunds: "dated" | "back-dated") =>
      historicValue(some, { cohorts: { ...cohorts, refunds } }).cohorts[0]!.value;
    expect([mean("back-dated"), mean("dated")]).toEqual([8, 10]);
  });
});

describe("histories", () => {
  test("are counted in weeks, and refunds come off the purchase before them", () => {
    const some = [
      order("ann", 0, 10),
      order("ann", 7, 20),
      order("ann", 14, 30),
      order("ann", 8, -5),
    ];
    const weeks = { until: new Date(+START + 28 * DAY), unit: "week" } as const;
    // (20 - 5 + 30) / 2, and nothing off the first.
    expect(purchaseHistories(some, weeks)).toEqual([
      { customerId: "ann", frequency: 2, recency: 2, age: 4, monetary: 22.5 },
    ]);
    expect(rfm([...some, order("bob", 1, 3)], { asOf }).customers).toMatchObject([
      { monetary: 55 },
      { monetary: 3 },
    ]);
  });

  test("have a unit of days or weeks", () => {
    expect([daysOf("rfm"), daysOf("rfm", "day"), daysOf("rfm", "week")]).toEqual([1, 1, 7]);
    expect(() => daysOf("rfm", "month" as never)).toThrow(
      'rfm: unit must be "day" or "week", got "month"',
    );
  });

  test("of one frequency stand by their recency, then by their age", () => {
    const orders = [
      [9, 14],
      [0, 5],
      [2, 5],
      [4, 9],
    ].flatMap((days, i) => days.map((day) => order(`${i}`, day, 1)));
    const patterns = purchasePatterns(orders, { until: new Date(+START + 20 * DAY) });
    expect(patterns.map(({ recency, age }) => [recency, age])).toEqual([
      [3, 18],
      [5, 11],
      [5, 16],
      [5, 20],
    ]);
  });
});

test("what rounding took of one customer's day is not the next one's", () => {
  const some = [order("ann", 0, 1e16), order("ann", 0, 1), order("ann", 0, 1), order("bob", 0, 5)];
  expect(rfm(some, { asOf }).customers.map(({ monetary }) => monetary)).toEqual([1e16 + 2, 5]);
});

test("what one customer spent on later days is not another's who took something back", () => {
  const some = [0, 1, 2].map((day) => order("bob", day, 10));
  some.push(order("ann", 0, 5), order("ann", 1, -2));
  expect(rfm(some, { asOf }).customers.map(({ monetary }) => monetary)).toEqual([30, 3]);
});

test("orders that an engine has counted are those of the records, in parts as well", () => {
  // Ann's two of one moment and a third an hour later, and Bob's one; a refund of somebody's.
  const { init, finish, merge, summary } = repeatPurchase({ period, occasion: "order" });
  const counted = (...rows: readonly number[][]) =>
    rows.reduce((state, figures) => summary!.count(state, figures, 1, "EUR", []), init());
  const ann = counted([1, -1, 3, 0, 2, 20], [1, 3_600_000, 0, 0, 1, 10], [0, 0, 0, 0, 1, 0]);
  const both = merge(ann, counted([1, -1, 1, 1, 1, 5]));
  expect(finish(both)).toMatchObject({
    n: 2,
    repeated: 1,
    returningCustomers: { count: 2 },
    purchases: 4,
    orders: 4,
    revenue: 35,
    refunds: 1,
    timeBetween: { n: 2, mean: 1_800_000, median: 1_800_000 },
  });
  expect(() => merge(both, init())).not.toThrow();
  const rial = summary!.count(init(), [1, -1, 1, 0, 1, 5], 1, "IRR", []);
  expect(() => merge(both, rial)).toThrow('repeatPurchase: currency must be "EUR" throughout');
  expect(summary!.same).toBe("currency");
  const zone = (timeZone: string) => repeatPurchase({ period, timeZone }).summary!.each;
  expect(zone("Asia/Tehran")).toMatchObject({ gaps: { calendar: { timeZone: "Asia/Tehran" } } });
});

test("an order of nothing has a currency, too, and own cuts are named and never below 0 by nothing", () => {
  const euro = { ...order("ann", 1, 5), currency: "EUR" };
  const free = { ...order("ann", 2, 0), currency: "USD" };
  expect(() => repeatPurchase([euro, free], { period })).toThrow(
    'repeatPurchase: currency must be "EUR" throughout, got "USD"',
  );
  const cuts = { recency: [10, 20], frequency: [1, 2], monetary: [-0, 5] };
  expect(rfm([euro], { asOf, cuts }).cuts.monetary).toEqual([0, 5]);
  expect(() => rfm([], { asOf, cuts: { ...cuts, spend: [1, 2] } as never })).toThrow(
    'rfm cuts: has no option "spend"',
  );
});

describe("the weeks of a holdout", () => {
  const lastDay = (day: number) => new Date(+START + day * DAY);

  test("are whole ones: what comes after the last of them is in none", () => {
    // 17 days observed: two weeks, and three days in which there was a purchase.
    const some = [0, 3, 8, 15].map((day) => order("ann", day, 5));
    const { weeks } = holdoutSplit(some, { calibrateUntil: lastDay(9), until: lastDay(16) });
    expect(weeks).toEqual([
      { end: 6, purchases: 1 },
      { end: 13, purchases: 1 },
    ]);
  });

  test("are a hundred thousand at most", () => {
    const until = (day: number) => ({ calibrateUntil: START, until: lastDay(day) });
    const one = [order("ann", 0, 5)];
    // The first and the last day count: 700,000 days, then 700,007.
    expect(holdoutSplit(one, until(699_999)).weeks).toHaveLength(100_000);
    expect(() => holdoutSplit(one, until(700_006))).toThrow(
      "holdoutSplit: until must be at most 100000 weeks after the first order, got 100001",
    );
  });

  test("begin after what models may see", () => {
    expect(() => holdoutSplit({ calibrateUntil: until, until })).toThrow(
      "holdoutSplit: until must be at least a day after calibrateUntil, got 2026-10-28T00:00:00.000Z",
    );
  });
});
