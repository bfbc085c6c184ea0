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
const OPTIONS: RfmOptions = { asOf: day(30) };

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

test("a measure that keeps the laws", () => {
  expectLaws(rfm(OPTIONS), ORDERS.slice(0, 25), { orderMatters: true });
});

test("refunds lower spend alone, orders after `asOf` are counted, nobody is no customer", () => {
  const result = rfm(
    [order(1, 1, 50), order(1, 3, -20), order(2, 5, -1), order(1, 31, 9)],
    OPTIONS,
  );
  expect(result).toMatchObject({ n: 1, excluded: 1 });
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
  [{ bins: 2 }, RangeError, "bins must be a whole number from 3 to 10, got 2"],
  [
    { cuts: { recency: [3, 2], frequency: [1, 2], monetary: [1, 2] } },
    RangeError,
    "cuts.recency must be ascending, at least 3 here, got 2",
  ],
  [
    { cuts: { recency: [3, Number.NaN], frequency: [1, 2], monetary: [1, 2] } },
    RangeError,
    "cuts.recency must be finite numbers, got NaN",
  ],
  [
    { cuts: { recency: [3], frequency: [1, 2], monetary: [1, 2] } },
    TypeError,
    "cuts.recency must be a list of 2 to 9 numbers, got [object Array]",
  ],
  [
    { bins: 3, cuts: { recency: [1, 2], frequency: [1, 2], monetary: [1, 2] } },
    RangeError,
    "bins must be left out where cuts are given, got 3",
  ],
  [{ segments: [] }, TypeError, "segments must be a list of segments, got [object Array]"],
  [
    { segments: [{ name: "vip", recency: [1, 5] as const }] },
    RangeError,
    'segments must be exhaustive: the last must name no scores, got "vip"',
  ],
])("%j is refused", (wrong, Fault, message) => {
  expect(() => rfm([], { ...OPTIONS, ...wrong })).toThrow(new Fault(`rfm: ${message}`));
});

test("a segment of scores that do not exist, or without a name, is refused", () => {
  const rest = { name: "rest" };
  expect(() => rfm([], { ...OPTIONS, segments: [{ name: "a", recency: [1, 6] }, rest] })).toThrow(
    "rfm segments: recency must be two scores from 1 to 5, got [object Array]",
  );
  expect(() => rfm([], { ...OPTIONS, segments: [{ name: 5 as never }, rest] })).toThrow(
    "rfm segments: name must be a text, got 5",
  );
  // @ts-expect-error: misspelt
  expect(() => rfm([], { ...OPTIONS, segments: [{ name: "a", spend: [1, 2] }, rest] })).toThrow(
    'rfm segments: option must be one of name, recency, frequency, monetary, got "spend"',
  );
});
