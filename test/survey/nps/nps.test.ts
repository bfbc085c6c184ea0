import { accountNps, measure, nps, npsReasons, weightedNps } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose, expectEnds } from "../../golden/expectClose";
import figures from "../../golden/nps.json";
import { expectLaws } from "../../laws";
import { someAnswers, times, twoOrders } from "../answers";

/** So many promoters, passives and detractors. */
function groups(promoters: number, passives: number, detractors: number): number[] {
  return [...times(promoters, 9), ...times(passives, 7), ...times(detractors, 6)];
}

test.each([
  [50, 30, 20, 30, 7.81025, 14.05113, 44.201297],
  [5, 3, 2, 30, 24.698178, -19.050615, 65.204462],
  [10, 0, 0, 100, 0, 47.503552, 100],
  [0, 10, 0, 0, 0, -18.465045, 18.465045],
  [1, 0, 0, 100, 0, -48.498649, 98.498649],
  [250, 150, 100, 30, 3.49285, 22.996345, 36.645803],
  // Worked by hand from the first rows: all signs turn where promoters and detractors swap.
  [20, 30, 50, -30, 7.81025, -44.201297, -14.05113],
  [0, 0, 10, -100, 0, -100, -47.503552],
])(
  "%i promoters, %i passives and %i detractors make a score of %f",
  (promoters, passives, detractors, value, standardError, lower, upper) => {
    const result = nps(groups(promoters, passives, detractors));
    expect(result).toMatchObject({ promoters, passives, detractors, value });
    expect(result.standardError).toBeCloseTo(standardError, 5);
    expect(result.interval?.lower).toBeCloseTo(lower, 5);
    expect(result.interval?.upper).toBeCloseTo(upper, 5);
  },
);

test.each(figures.groups)("$name: score, standard error and interval are those of R", (group) => {
  const answers = groups(group.promoters, group.passives, group.detractors);
  const { n, value, standardError, interval } = nps(answers);
  expect(n).toBe(group.n);
  expectClose(value, group.nps);
  expectClose(standardError, group.standardError);
  // R leaves the interval as it comes; a score has bounds.
  expectEnds(
    interval,
    group.adjustedWald.map((end) => Math.min(100, Math.max(-100, end))),
  );
});

test("a survey's 5,000 ratings from 0 to 10 fall into the groups that R finds", () => {
  const answers = Object.entries(figures.bankRatings).flatMap(([score, count]) =>
    times(count, Number(score)),
  );
  const [bank] = figures.groups;
  const { promoters, passives, detractors, distribution } = nps(answers);
  expect([promoters, passives, detractors]).toEqual([
    bank!.promoters,
    bank!.passives,
    bank!.detractors,
  ]);
  expect(distribution.map(({ count }) => count)).toEqual(Object.values(figures.bankRatings));
});

test("promoters begin at 9, passives at 7, and 0 is a detractor", () => {
  const groupOf = (score: number) => {
    const { promoters, passives, detractors } = nps([score]);
    return [promoters, passives, detractors].indexOf(1);
  };
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(groupOf)).toEqual([
    2, 2, 2, 2, 2, 2, 2, 1, 1, 0, 0,
  ]);
});

test("another scale has bounds of its own", () => {
  const fivePoints = { scale: { min: 1, max: 5 }, promoter: 5, detractor: 3 };
  const result = nps([5, 5, 5, 4, 3, 1], fivePoints);
  expect(result).toMatchObject({ promoters: 3, passives: 1, detractors: 2 });
  expectClose(result.value, 100 / 6);
});

test("bounds may lie between two scores", () => {
  const result = nps([10, 9, 8, 7, 6], { promoter: 8.5, detractor: 6.5 });
  expect(result).toMatchObject({ promoters: 2, passives: 2, detractors: 1 });
});

test("a lower level makes a narrower interval", () => {
  // 1.6448536269514722 standard errors of (4, 3, 2.5) out of 13 answers: adjusted Wald by hand.
  const [p, d, n] = [4.75 / 13, 2.75 / 13, 13];
  const reach = 164.48536269514722 * Math.sqrt((p + d - (p - d) ** 2) / n);
  const { interval } = nps(groups(4, 4, 2), { level: 0.9 });
  expectEnds(interval, [100 * (p - d) - reach, 100 * (p - d) + reach]);
  expect(interval).toMatchObject({ level: 0.9, method: "adjusted-wald" });
});

test("who did not answer is counted beside, and changes nothing else", () => {
  const { unanswered, ...rest } = nps([9, null, 3, undefined, { score: null }]);
  expect(unanswered).toBe(3);
  expect({ ...rest, unanswered: 0 }).toEqual(nps([9, 3]));
});

test("numbers, rows and typed arrays are the same answers", () => {
  const rows = [
    { score: 10, channel: "email" },
    { score: 6, channel: "phone" },
  ];
  expect(nps(rows)).toEqual(nps([10, 6]));
  expect(nps(Uint8Array.of(10, 6))).toEqual(nps([10, 6]));
  expect(nps(new Set([10, 6]))).toEqual(nps([10, 6]));
});

test("no answers at all are no score, where 0 would be one", () => {
  expect(nps([])).toMatchObject({
    value: null,
    n: 0,
    promoters: 0,
    passives: 0,
    detractors: 0,
    standardError: null,
    interval: null,
    unanswered: 0,
  });
});

test("answers that are all missing are no score either", () => {
  expect(nps([null, undefined, { score: null }])).toMatchObject({
    value: null,
    n: 0,
    standardError: null,
    interval: null,
    unanswered: 3,
  });
});

test("one answer is a score with a wide interval", () => {
  const { value, n, standardError, interval } = nps([0]);
  expect([value, n, standardError]).toEqual([-100, 1, 0]);
  expect(interval!.upper - interval!.lower).toBeGreaterThan(140);
});

test("the options alone make the measure", () => {
  expect(measure([5, 4], nps({ scale: { min: 1, max: 5 }, promoter: 5, detractor: 3 }))).toEqual(
    nps([5, 4], { scale: { min: 1, max: 5 }, promoter: 5, detractor: 3 }),
  );
});

test("NPS keeps the laws of a measure", () => {
  expectLaws(nps(), [
    10,
    9,
    { score: 7 },
    0,
    null,
    undefined,
    { score: null },
    6,
    { score: 10 },
    8,
  ]);
});

const answers = someAnswers(0, 10);

test("the score lies from -100 to 100, and the interval too, its lower end first", () => {
  fc.assert(
    fc.property(answers, (scores) => {
      const { value, standardError, interval } = nps(scores);
      const { lower, upper } = interval!;
      expect(Math.abs(value!)).toBeLessThanOrEqual(100);
      // The score's spread is at its widest with half on either side.
      expect(standardError).toBeLessThanOrEqual(100);
      expect(-100 <= lower && lower < upper && upper <= 100).toBe(true);
    }),
  );
});

test("promoters, passives and detractors are all who answered", () => {
  fc.assert(
    fc.property(answers, (scores) => {
      const { n, promoters, passives, detractors, unanswered } = nps(scores);
      expect(promoters + passives + detractors).toBe(n);
      expect(n + unanswered).toBe(scores.length);
    }),
  );
});

test("the order of the answers does not matter", () => {
  fc.assert(
    fc.property(twoOrders(answers), ([scores, shuffled]) => {
      expect(nps(shuffled)).toEqual(nps(scores));
    }),
  );
});

test("every answer given twice is the same score, known better", () => {
  fc.assert(
    fc.property(answers, (scores) => {
      const [once, twice] = [nps(scores), nps([...scores, ...scores])];
      expect(twice.value).toBe(once.value);
      expectClose(twice.standardError! ** 2 * 2, once.standardError! ** 2);
    }),
  );
});

test("turning the scale round, and the bounds with it, turns the sign", () => {
  fc.assert(
    fc.property(answers, (scores) => {
      const turned = scores.map((score) => (score === null ? null : 10 - score));
      const [here, there] = [nps(scores), nps(turned, { promoter: 4, detractor: 1 })];
      expect(there.value! + here.value!).toBe(0);
      expect(there.standardError).toBe(here.standardError);
      expect(there.interval!.lower + here.interval!.upper).toBeCloseTo(0, 9);
      expect(there.interval!.upper + here.interval!.lower).toBeCloseTo(0, 9);
    }),
  );
});

test("an answer of 10 in place of any other never lowers the score", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), ([, ...rest]) => {
      for (const score of [0, 6, 7, 8, 9]) {
        expect(nps([10, ...rest]).value).toBeGreaterThanOrEqual(nps([score, ...rest]).value!);
      }
    }),
  );
});

test.each([
  [11, "11"],
  [-1, "-1"],
  [6.5, "6.5"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "Infinity"],
])("a score of %f is refused", (score, shown) => {
  const message = `nps: score must be a whole number from 0 to 10, got ${shown}`;
  expect(() => nps([9, score])).toThrow(message);
  expect(() => nps([{ score }])).toThrow(message);
});

test.each([
  ["9", '"9"'],
  ["", '""'],
  [true, "true"],
])("%j in place of a score is refused", (score, shown) => {
  const message = `nps: score must be a whole number from 0 to 10, got ${shown}`;
  // @ts-expect-error: no score
  expect(() => nps([9, score])).toThrow(message);
  // @ts-expect-error: no score
  expect(() => nps([{ score }])).toThrow(message);
});

test("0 is refused on a scale that begins at 1", () => {
  expect(() => nps([0], { scale: { min: 1, max: 10 } })).toThrow(
    "nps: score must be a whole number from 1 to 10, got 0",
  );
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => nps([9], { promotor: 9 })).toThrow(
    'nps: has no option "promotor"; did you mean "promoter"?',
  );
});

test("options that are none are refused", () => {
  // @ts-expect-error: no options
  expect(() => nps([9], null)).toThrow("nps: options must be an object, got null");
});

test.each([
  [undefined, "null"],
  [null, "null"],
  [Promise.resolve([9]), "Promise"],
  [9, "9"],
])("%s in place of records is refused", (records, shown) => {
  // @ts-expect-error: no records
  expect(() => nps(records)).toThrow(
    `nps: records must be an array or another iterable, got ${shown}`,
  );
});

test.each([
  [{ promoter: 11 }, "nps: promoter must be a finite number above 0 and at most 10, got 11"],
  [{ promoter: 0 }, "nps: promoter must be a finite number above 0 and at most 10, got 0"],
  [
    { scale: { min: 1, max: 5 } },
    "nps: promoter must be a finite number above 1 and at most 5, got 9",
  ],
  [{ detractor: 9 }, "nps: detractor must be a finite number at least 0 and below 9, got 9"],
  [{ detractor: -1 }, "nps: detractor must be a finite number at least 0 and below 9, got -1"],
  [{ level: 95 }, "nps: level must be a finite number above 0 and below 1 (0.95 for 95 %), got 95"],
  [{ level: 1 }, "nps: level must be a finite number above 0 and below 1, got 1"],
  [{ level: Number.NaN }, "nps: level must be a finite number above 0 and below 1, got NaN"],
  [{ scale: null as never }, "nps: scale.min is missing: it must be a whole number"],
  [{ scale: { min: 10, max: 0 } }, "nps: scale.max must be a whole number above 10, got 0"],
])("options %j are refused", (options, message) => {
  expect(() => nps([9], options)).toThrow(message);
});

test.each([
  [{ promoter: "9" }, 'nps: promoter must be a finite number above 0 and at most 10, got "9"'],
  [{ detractor: null }, "nps: detractor must be a finite number at least 0 and below 9, got null"],
  [{ level: "0.9" }, 'nps: level must be a finite number above 0 and below 1, got "0.9"'],
])("options %j are of the wrong kind", (options, message) => {
  // @ts-expect-error: no numbers
  expect(() => nps([9], options)).toThrow(message);
});

test("a score of whole points is whole, however it is asked for", () => {
  // 100 * (29 / 100) is 28.999999999999996 for a computer, which misses a target of 29.
  for (let n = 20; n <= 100; n += 20) {
    for (let promoters = 0; promoters <= n; promoters++) {
      const scores = groups(promoters, n - promoters, 0);
      const points = (100 * promoters) / n;
      const rows = scores.map((score, i) => ({ accountId: i, score, weight: 2, reason: null }));
      expect(nps(scores).value).toBe(points);
      expect(weightedNps(rows).value).toBe(points);
      expect(accountNps(rows).value).toBe(points);
      expect(npsReasons(rows).value).toBe(points);
    }
  }
});
