import { type RfmOptions, rfm } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../../laws";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const order = (customerId: number, n: number, amount: number) => ({
  customerId,
  at: day(n),
  amount,
});
/** Customer k of 10 last bought on day k, k times over, for k * 10 in all. */
const ORDERS = Array.from({ length: 10 }, (_, i) =>
  Array.from({ length: i + 1 }, (_, j) => order(i + 1, j + 1, 10)),
).flat();
const OPTIONS: RfmOptions = { asOf: day(31) };

test("recency, frequency and spend, and quintiles of each", () => {
  const { customers, cuts, n, bins } = rfm(ORDERS, OPTIONS);
  expect(n).toBe(10);
  expect(customers[2]).toEqual({
    customerId: 3,
    recency: 27,
    frequency: 3,
    monetary: 30,
    scores: { recency: 2, frequency: 2, monetary: 2 },
    segment: "lost",
  });
  // R: quantile(1:10, c(.2, .4, .6, .8))
  expect(cuts.frequency.map((cut) => cut.toFixed(1))).toEqual(["2.8", "4.6", "6.4", "8.2"]);
  expect(bins.recency.map((bin) => bin.n)).toEqual([2, 2, 2, 2, 2]);
  expect(customers.map(({ scores }) => scores.recency)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
});

test("equal values get equal scores, and the scores left empty are shown", () => {
  const once = Array.from({ length: 8 }, (_, i) => order(100 + i, 1, 5));
  const { customers, bins } = rfm(
    [...once, order(1, 1, 5), order(1, 2, 5), order(2, 1, 99)],
    OPTIONS,
  );
  expect(bins.frequency).toEqual([
    { score: 1, n: 9 },
    { score: 2, n: 0 },
    { score: 3, n: 0 },
    { score: 4, n: 0 },
    { score: 5, n: 1 },
  ]);
  for (const one of customers) {
    for (const other of customers) {
      if (one.frequency === other.frequency) {
        expect(one.scores.frequency).toBe(other.scores.frequency);
      }
    }
  }
});

test("more is never scored lower, with any number of bins", () => {
  const orders = fc.array(
    fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 50 })),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(orders, fc.integer({ min: 3, max: 10 }), (list, bins) => {
      const { customers, segments } = rfm(
        list.map(([id, n, amount]) => order(id, n, amount)),
        {
          ...OPTIONS,
          bins,
        },
      );
      const names = new Set(segments.map(({ name }) => name));
      for (const one of customers) {
        expect(names.has(one.segment)).toBe(true);
        for (const other of customers) {
          if (one.recency < other.recency) {
            expect(one.scores.recency).toBeGreaterThanOrEqual(other.scores.recency);
          }
          if (one.monetary > other.monetary) {
            expect(one.scores.monetary).toBeGreaterThanOrEqual(other.scores.monetary);
          }
        }
        for (const score of Object.values(one.scores)) {
          expect(score).toBeGreaterThanOrEqual(1);
          expect(score).toBeLessThanOrEqual(bins);
        }
      }
      expect(segments.reduce((sum, segment) => sum + segment.n, 0)).toBe(customers.length);
    }),
  );
});

test("own thresholds take the place of quantiles", () => {
  const cuts = { recency: [21, 25], frequency: [1, 5, 8], monetary: [20, 50] };
  const result = rfm(ORDERS, { ...OPTIONS, cuts });
  expect(result.cuts).toEqual(cuts);
  expect(result.customers[0]!.scores).toEqual({ recency: 1, frequency: 1, monetary: 1 });
  expect(result.customers[8]!.scores).toEqual({ recency: 3, frequency: 4, monetary: 3 });
  expect(result.bins.frequency.map(({ n }) => n)).toEqual([1, 4, 3, 2]);
});

test("ten scores of each are told apart", () => {
  const figures = Array.from({ length: 1000 }, (_, i) =>
    [i % 10, (i / 10) % 10, i / 100].map(Math.floor),
  );
  // Who bought last so many days ago, on one day more than the second figure, for the third in all.
  const orders = figures.flatMap(([ago, days, spend], customer) =>
    Array.from({ length: days! + 1 }, (_, i) =>
      order(customer, 30 - ago! - i, i === 0 ? spend! : 0),
    ),
  );
  const list = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const cuts = {
    recency: list.map((cut) => cut - 1),
    frequency: list,
    monetary: list.map((cut) => cut - 1),
  };
  const { customers } = rfm(orders, { ...OPTIONS, cuts });
  expect(customers.map(({ scores }) => Object.values(scores))).toEqual(
    figures.map(([ago, days, spend]) => [10 - ago!, days! + 1, spend! + 1]),
  );
});

test("the usual segments: of five scores 4 and 5 are high, 1 and 2 are low", () => {
  const named: [recency: number, frequency: number, monetary: number, segment: string][] = [
    [4, 4, 4, "best"],
    [5, 5, 5, "best"],
    [5, 4, 3, "loyal"],
    [3, 5, 5, "loyal"],
    [2, 4, 5, "at risk"],
    [2, 3, 5, "lost"],
    [1, 1, 1, "lost"],
    [3, 3, 4, "big spenders"],
    [5, 1, 4, "big spenders"],
    [4, 2, 3, "new"],
    [4, 3, 3, "others"],
    [3, 1, 3, "others"],
  ];
  const cuts = { recency: [0, 1, 2, 3], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4] };
  const orders = named.flatMap(([recency, frequency, monetary], customer) =>
    Array.from({ length: frequency }, (_, i) =>
      order(customer, 25 + recency - i, i === 0 ? monetary : 0),
    ),
  );
  const { customers } = rfm(orders, { ...OPTIONS, cuts });
  expect(customers.map(({ segment }) => segment)).toEqual(named.map((row) => row[3]));
});

test("own segments: the first that fits, the last for everybody", () => {
  const { segments, customers } = rfm(ORDERS, {
    ...OPTIONS,
    segments: [
      { name: "vip", monetary: [5, 5] },
      { name: "warm", recency: [3, 5], frequency: [1, 4] },
      { name: "rest" },
    ],
  });
  expect(segments).toEqual([
    { name: "vip", n: 2, monetary: 190 },
    { name: "warm", n: 4, monetary: 260 },
    { name: "rest", n: 4, monetary: 100 },
  ]);
  expect(customers[9]!.segment).toBe("vip");
});

test("a segment ends at its highest score", () => {
  const rest = { name: "rest" };
  const { segments } = rfm(ORDERS, {
    ...OPTIONS,
    segments: [{ name: "few", frequency: [1, 2] }, rest],
  });
  // Two customers of each score.
  expect(segments.map(({ n }) => n)).toEqual([4, 6]);
});

test("a measure that keeps the laws", () => {
  const more = [
    { ...order(5, 9, -7), orderId: "a" },
    { ...order(5, 2, 30), orderId: "a" },
    { ...order(5, 2, 30), customerId: null },
    order(5, 31, 1),
  ];
  const bad = [{ ...order(5, 9, Number.NaN) }, { ...order(5, 9, 1), at: null }, null];
  const cuts = { recency: [21, 25], frequency: [1, 5], monetary: [20, 50] };
  for (const options of [OPTIONS, { ...OPTIONS, cuts }]) {
    expectLaws(rfm(options), [...ORDERS.slice(0, 25), ...more], { orderMatters: true, bad });
  }
});

test("refunds lower spend alone, orders after `asOf` are counted, nobody is no customer", () => {
  const result = rfm(
    [order(1, 1, 50), order(1, 3, -20), order(2, 5, -1), order(1, 31, 9)],
    OPTIONS,
  );
  expect(result).toMatchObject({ n: 1, excluded: [{ reason: "from asOf on", count: 1 }] });
  expect(result.customers[0]).toMatchObject({ recency: 29, frequency: 1, monetary: 30 });
  const none = rfm([], OPTIONS);
  expect(none).toMatchObject({ n: 0, customers: [], cuts: { recency: [] } });
  expect(none.bins.monetary).toHaveLength(5);
});

test("its own cut points, handed back, give the same scores, where customers are equal too", () => {
  // Six of seven bought once: four cut points of frequency are 1.
  const orders = ["a", "b", "c", "d", "e", "f", "g", "g"].map((customerId, i) => {
    return { customerId, at: new Date(Date.UTC(2026, 0, i + 1)), amount: 10 * (i + 1) };
  });
  const options = { asOf: new Date("2026-02-01") };
  const { cuts, customers } = rfm(orders, options);
  expect(cuts.frequency).toEqual([1, 1, 1, 1]);
  expect(rfm(orders, { ...options, cuts }).customers).toEqual(customers);
});

test.each([
  [{ bins: 2 }, "bins must be a whole number at least 3 and at most 10, got 2"],
  [
    { cuts: { recency: [3, 2], frequency: [1, 2], monetary: [1, 2] } },
    "cuts.recency must be ascending, at least 3 here, got 2",
  ],
  [
    { cuts: { recency: [3, Number.NaN], frequency: [1, 2], monetary: [1, 2] } },
    "cuts.recency must be finite numbers, got NaN",
  ],
  [
    { cuts: { recency: [3], frequency: [1, 2], monetary: [1, 2] } },
    "cuts.recency must be a list of 2 to 9 numbers, got Array",
  ],
  [
    { cuts: { recency: [1, 2], frequency: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], monetary: [1, 2] } },
    "cuts.frequency must be a list of 2 to 9 numbers, got Array",
  ],
  [
    { bins: 3, cuts: { recency: [1, 2], frequency: [1, 2], monetary: [1, 2] } },
    "bins must be left out where cuts are given, got 3",
  ],
  [{ segments: [] }, "segments must be a list of segments, got Array"],
  [
    { segments: [{ name: "vip", recency: [1, 5] as const }] },
    'segments must be exhaustive: the last must name no scores, got "vip"',
  ],
])("%j is refused", (wrong, message) => {
  expect(() => rfm([], { ...OPTIONS, ...wrong })).toThrow(`rfm: ${message}`);
});

test("a segment of scores that do not exist, or without a name, is refused", () => {
  const rest = { name: "rest" };
  for (const recency of [[1, 6], [0, 5], [4, 2], [3], [1.5, 2], ["1", "2"], [1, 2, 3], 3]) {
    const segments = [{ name: "a", recency: recency as never }, rest];
    expect(() => rfm([], { ...OPTIONS, segments })).toThrow(
      /^rfm segments: recency must be two scores from 1 to 5, got (Array|3)/,
    );
  }
  expect(() => rfm([], { ...OPTIONS, segments: [{ name: 5 as never }, rest] })).toThrow(
    "rfm segments: name must be a text, got 5",
  );
  // @ts-expect-error: misspelt
  expect(() => rfm([], { ...OPTIONS, segments: [{ name: "a", spend: [1, 2] }, rest] })).toThrow(
    'rfm segments: has no option "spend"; it has name, recency, frequency, monetary',
  );
});

test("a moment is a cut: days are counted back from the last day before it", () => {
  const orders = [{ customerId: "ann", at: new Date("2026-03-31T15:00:00Z"), amount: 5 }];
  const at = (asOf: string) => rfm(orders, { asOf: new Date(asOf) });
  // The day is over, and the order of its last hours is of that day.
  expect(at("2026-04-01T00:00:00Z").customers[0]).toMatchObject({ recency: 0 });
  expect(at("2026-03-31T15:00:01Z").customers[0]).toMatchObject({ recency: 0 });
  expect(at("2026-04-01T00:00:01Z").customers[0]).toMatchObject({ recency: 1 });
  expect(at("2026-03-31T15:00:00Z")).toMatchObject({
    n: 0,
    excluded: [{ reason: "from asOf on", count: 1 }],
  });
});

test("what is known later changes nothing: not who comes first, nor the currency", () => {
  const orders = fc.array(
    fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 40 }), fc.integer({ min: -20, max: 50 })),
  );
  fc.assert(
    fc.property(orders, fc.integer({ min: 1, max: 45 }), (list, last) => {
      const all = list.map(([id, n, amount]) => ({
        ...order(id, n, amount),
        currency: n < last ? "EUR" : "USD",
      }));
      const asOf = day(last);
      const { excluded, ...came } = rfm(all, { asOf });
      const known = all.filter(({ at }) => at < asOf);
      expect({ ...came, excluded: [] }).toEqual(rfm(known, { asOf }));
    }),
  );
});

test("nobody is no customer", () => {
  const guests = [null, ""].map((customerId) => ({ ...order(1, 3, 10), customerId }));
  expect(rfm([...guests, order(1, 2, 5)], OPTIONS)).toMatchObject({
    n: 1,
    excluded: [{ reason: "no customer", count: 2 }],
  });
});

test("spend that no number can hold is refused", () => {
  expect(() => rfm([order(1, 2, 1e308), order(1, 3, 1e308)], OPTIONS)).toThrow(
    /^rfm: amount must be small enough/,
  );
});

test("the same spend gets the same score, in one order or in three", () => {
  // Of each ten prices in cents, three times the price is another number than its triple for about four.
  for (let cents = 1; cents < 2000; cents += 7) {
    const price = cents / 100;
    const thrice = (3 * cents) / 100;
    const orders = [
      ...[1, 2, 3].flatMap((customer) => [1, 1, 1].map(() => order(customer, 1, price))),
      ...[4, 5, 6].map((customer) => order(customer, 1, thrice)),
    ];
    const scores = rfm(orders, OPTIONS).customers.map((customer) => customer.scores.monetary);
    expect(new Set(scores).size, `${price}`).toBe(1);
  }
});
