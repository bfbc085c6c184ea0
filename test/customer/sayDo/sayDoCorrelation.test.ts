import { sayDoCorrelation } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, expectEnds } from "../../golden/expectClose";
import figures from "../../golden/sayDoCorrelation.json";

const pairs = figures.said.map((said, i) => ({ said, done: figures.done[i] as number }));

test.each(["spearman", "pearson"] as const)("%s is scipy's", (method) => {
  const came = sayDoCorrelation(pairs, { method });
  expectClose(came.value, figures[method].value);
  expectClose(came.p, figures[method].p, 1e-8);
  expectEnds(came.interval, figures[method].interval);
  expect(came).toMatchObject({ n: 40, excluded: [], method });
});

test("ranks by hand, with a tie", () => {
  // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
  const list = [3, 7, 7, 9].map((said, i) => ({ said, done: i }));
  expectClose(sayDoCorrelation(list).value, 4.5 / Math.sqrt(4.5 * 5));
});

test("who says more always does more: 1, without doubt", () => {
  const list = [1, 2, 3, 4, 5].map((said) => ({ said, done: said ** 3 }));
  expect(sayDoCorrelation(list)).toEqual({
    value: 1,
    n: 5,
    interval: { lower: 1, upper: 1, level: 0.95, method: "bonett-wright" },
    p: 0,
    excluded: [],
    method: "spearman",
  });
});

test("missing halves are left out and counted", () => {
  const list = [...pairs, { said: null, done: 3 }, { said: 4, done: undefined }];
  const excluded = [{ reason: "said or done not known", count: 2 }];
  expect(sayDoCorrelation(list)).toEqual({ ...sayDoCorrelation(pairs), excluded });
});

test.each([
  ["nobody", []],
  [
    "two customers",
    [
      { said: 1, done: 1 },
      { said: 2, done: 2 },
    ],
  ],
  ["all say the same", [1, 2, 3, 4].map((done) => ({ said: 7, done }))],
  ["all do the same", [1, 2, 3, 4].map((said) => ({ said, done: 0 }))],
])("%s: null", (_, list) => {
  for (const method of ["spearman", "pearson"] as const) {
    expect(sayDoCorrelation(list, { method })).toMatchObject({
      value: null,
      interval: null,
      p: null,
      n: list.length,
    });
  }
});

test("the unit does not matter, however small or large it makes the numbers", () => {
  const list = [3, -1, 4, 1.5, 9].map((said, i) => ({ said, done: i }));
  const { value, p } = sayDoCorrelation(list, { method: "pearson" });
  for (const unit of [2 ** -1000, 2 ** 1000]) {
    const scaled = list.map(({ said, done }) => ({ said: said * unit, done }));
    expect(sayDoCorrelation(scaled, { method: "pearson" })).toMatchObject({ value, p });
  }
});

test("three customers have a value but no interval", () => {
  const { value, interval, p } = sayDoCorrelation(pairs.slice(0, 3));
  expect([value, interval]).toEqual([expect.any(Number), null]);
  expect(p).toBeGreaterThan(0);
});

describe("laws", () => {
  const pair = fc.record({
    said: fc.integer({ min: 0, max: 10 }),
    done: fc.integer({ min: -50, max: 50 }),
  });
  const lists = fc.array(pair, { minLength: 4, maxLength: 30 });

  test("from -1 to 1, inside its interval, p from 0 to 1", () => {
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom("spearman" as const, "pearson" as const),
        (list, method) => {
          const { value, interval, p } = sayDoCorrelation(list, { method });
          if (value === null) return;
          expect(Math.abs(value)).toBeLessThanOrEqual(1);
          expect(interval!.lower).toBeLessThanOrEqual(value + 1e-12);
          expect(interval!.upper).toBeGreaterThanOrEqual(value - 1e-12);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test("words and deeds change places; turned deeds turn the sign; the order does not matter", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { value } = sayDoCorrelation(list);
        const swapped = list.map(({ said, done }) => ({ said: done, done: said }));
        const turned = list.map(({ said, done }) => ({ said, done: -done }));
        if (value === null) {
          expect(sayDoCorrelation(swapped).value).toBeNull();
          return;
        }
        expect(sayDoCorrelation(swapped).value).toBeCloseTo(value, 12);
        expect(sayDoCorrelation(turned).value).toBeCloseTo(-value, 12);
        expect(sayDoCorrelation(list.toReversed()).value).toBeCloseTo(value, 12);
      }),
    );
  });

  test("ranks do not change when deeds are stretched", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const stretched = list.map(({ said, done }) => ({ said, done: Math.sinh(done / 20) }));
        expect(sayDoCorrelation(stretched).value).toEqual(sayDoCorrelation(list).value);
      }),
    );
  });
});

describe("bad input", () => {
  test.each<[string, () => unknown, string]>([
    [
      "no records",
      () => sayDoCorrelation(null as never),
      "sayDoCorrelation: pairs must be an array or another iterable, got null",
    ],
    [
      "a record that is none",
      () => sayDoCorrelation([3] as never),
      "sayDoCorrelation: record must be an object with said, got 3 (record 0)",
    ],
    [
      "a misspelt field",
      () => sayDoCorrelation([{ says: 3, done: 1 }] as never),
      "sayDoCorrelation: said is missing: it must be a finite number, or null for no answer (the record has says, done) (record 0)",
    ],
    [
      "text",
      () => sayDoCorrelation([{ said: "9", done: 1 }] as never),
      'sayDoCorrelation: said must be a finite number, or null for no answer, got "9"; use Number(...) (record 0)',
    ],
    [
      "NaN",
      () => sayDoCorrelation([{ said: 9, done: Number.NaN }]),
      "sayDoCorrelation: done must be a finite number, or null for no answer, got NaN (record 0)",
    ],
    [
      "an unknown method",
      () => sayDoCorrelation([], { method: "kendall" as never }),
      'sayDoCorrelation: method must be one of "spearman", "pearson", got "kendall"',
    ],
    [
      "a level of 95",
      () => sayDoCorrelation([], { level: 95 }),
      "sayDoCorrelation: level must be a finite number above 0 and below 1 (0.95 for 95 %), got 95",
    ],
    [
      "an unknown option",
      () => sayDoCorrelation([], { kind: 1 } as never),
      'sayDoCorrelation: has no option "kind"',
    ],
  ])("%s", (_, run, message) => {
    expect(run).toThrow(message);
  });
});
