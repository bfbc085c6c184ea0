import { InputError, measure, type Scale, type Score, tally } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkScale } from "../../src/fold/tally";
import { expectLaws } from "../laws";

const toTen: Scale = { min: 0, max: 10 };
const countsOf = (scores: readonly Score[], scale: Scale) =>
  measure(scores, tally(scale)).distribution.map(({ count }) => count);

describe("tally", () => {
  test("keeps the laws of a measure", () => {
    const scores = [0, 10, { score: 3 }, null, undefined, { score: null }, { score: undefined }, 3];
    expectLaws(tally(toTen), scores);
    expectLaws(tally({ min: -3, max: -1 }), [-3, -2, -1, null]);
  });

  test("counts how often each score of the scale was given, ascending", () => {
    expect(measure([3, 1, 3], tally({ min: 1, max: 3 }))).toEqual({
      n: 3,
      unanswered: 0,
      distribution: [
        { score: 1, count: 1 },
        { score: 2, count: 0 },
        { score: 3, count: 2 },
      ],
    });
  });

  test("answers zero counts without records", () => {
    const { n, unanswered, distribution } = measure([], tally(toTen));
    expect([n, unanswered]).toEqual([0, 0]);
    expect(distribution).toEqual(Array.from({ length: 11 }, (_, score) => ({ score, count: 0 })));
  });

  test("reads plain scores, records with a score, and both side by side", () => {
    expect(countsOf([1, 2, 2], { min: 1, max: 2 })).toEqual([1, 2]);
    expect(countsOf([{ score: 1 }, { score: 2 }, { score: 2 }], { min: 1, max: 2 })).toEqual([
      1, 2,
    ]);
    expect(countsOf([1, { score: 2 }, 2], { min: 1, max: 2 })).toEqual([1, 2]);
    expect(countsOf([{ score: 1 }, 2, { score: 2 }], { min: 1, max: 2 })).toEqual([1, 2]);
  });

  test("counts null and undefined as unanswered, beside n and not in it", () => {
    const missing = [null, undefined, { score: null }, { score: undefined }];
    for (const scores of [
      [...missing, 1],
      [1, ...missing],
    ]) {
      const { n, unanswered } = measure(scores, tally(toTen));
      expect([n, unanswered]).toEqual([1, 4]);
    }
  });

  test("refuses a row without the field, which no one can have left unanswered", () => {
    const message = "tally: score ";
    for (const record of [{ rating: 9 }, {}, [9]]) {
      for (const records of [[record], [9, record], [{ score: 9 }, record]]) {
        expect(() => measure(records as never, tally(toTen))).toThrow(message);
        expect(() => measure(new Set<unknown>(records) as never, tally(toTen))).toThrow(InputError);
      }
    }
  });

  test("takes scales below zero, and a zero of either sign", () => {
    expect(countsOf([-3, -1, 0, -0, -1], { min: -3, max: 0 })).toEqual([1, 0, 2, 2]);
    const [lowest] = measure([-0], tally({ min: -0, max: 1 })).distribution;
    expect(lowest).toEqual({ score: 0, count: 1 });
  });

  test("takes the longest scale, to its ends", () => {
    const scale = { min: -2, max: 9996 };
    const counts = countsOf([-2, 9996, 9996], scale);
    expect(counts).toHaveLength(9999);
    expect([counts[0], counts.at(-1)]).toEqual([1, 2]);
  });

  test("takes the largest whole numbers that it takes at all, to their ends", () => {
    expect(countsOf([2 ** 31 - 1], { min: 2 ** 31 - 2, max: 2 ** 31 - 1 })).toEqual([0, 1]);
    expect(countsOf([-(2 ** 31)], { min: -(2 ** 31), max: 1 - 2 ** 31 })).toEqual([1, 0]);
  });

  test("counts as a plain loop does", () => {
    const score = fc.option(fc.integer({ min: -5, max: 5 }));
    fc.assert(
      fc.property(fc.array(score, { maxLength: 1500 }), fc.boolean(), (scores, inRows) => {
        const expected = new Array<number>(11).fill(0);
        for (const score of scores) if (score !== null) expected[score + 5]!++;
        const records = inRows ? scores.map((score) => ({ score })) : scores;
        expect(countsOf(records, { min: -5, max: 5 })).toEqual(expected);
      }),
    );
  });

  test.each([
    [11],
    [-1],
    [6.5],
    [10.000000000000002],
    [-1e-9],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [2 ** 31],
    [-(2 ** 31)],
    [2 ** 32],
    [2 ** 32 + 5],
    [2 ** 53 + 2],
    [1e300],
  ])("refuses the score %d", (score) => {
    const message = `nps: score must be a whole number from 0 to 10, got ${score}`;
    for (const records of [
      [score],
      [{ score }],
      [9, score],
      [{ score: 9 }, { score }],
      [null, score],
    ]) {
      expect(() => measure(records, tally(toTen, "nps"))).toThrow(message);
      const oneByOne = new Set<Score>(records);
      expect(() => measure(oneByOne, tally(toTen, "nps"))).toThrow(message);
    }
  });

  test.each([
    ["9", '"9"'],
    ["", '""'],
    [true, "true"],
    [9n, "9"],
    [Symbol("nine"), "Symbol(nine)"],
    [[9], "Array"],
  ])("refuses the score %o", (score, shown) => {
    const message = `nps: score must be a whole number from 0 to 10, got ${shown}`;
    for (const records of [[{ score }], [{ score: 9 }, { score }], [null, { score }]]) {
      const ask = () => measure(records as Score[], tally(toTen, "nps"));
      expect(ask).toThrow(message);
    }
  });

  test.each([["9"], [""], [true], [9n], [Symbol("nine")], [() => 9]])(
    "refuses %o in place of a record",
    (record) => {
      for (const records of [[record], [9, record], [{ score: 9 }, record]]) {
        const ask = () => measure(records as Score[], tally(toTen, "nps"));
        expect(ask).toThrow(InputError);
        expect(ask).toThrow("nps: score must be a whole number from 0 to 10, got ");
      }
    },
  );

  test("speaks of itself where no KPI is named", () => {
    expect(() => measure([11], tally(toTen))).toThrow("tally: score");
  });
});

describe("checkScale", () => {
  test("counts the scores of a scale", () => {
    expect(checkScale("nps", toTen)).toBe(11);
    expect(checkScale("nps", { min: -1, max: 0 })).toBe(2);
  });

  test.each([
    [5, 1, "scale.max must be a whole number above 5, got 1"],
    [5, 5, "scale.max must be a whole number above 5, got 5"],
    [0.5, 5, "scale.min must be a whole number, got 0.5"],
    [1, 5.5, "scale.max must be a whole number above 1, got 5.5"],
    [Number.NaN, 5, "scale.min must be a whole number, got NaN"],
    [1, Number.POSITIVE_INFINITY, "scale.max must be a whole number above 1, got Infinity"],
    [0, 9999, "scale.max must be below 9999, got 9999"],
    [2 ** 31, 2 ** 31 + 3, "scale.min must be a whole number, got 2147483648"],
    ["1", "5", 'scale.min must be a whole number, got "1"'],
    [undefined, 5, "scale.min is missing: it must be a whole number"],
    [Symbol("a"), 5, "scale.min must be a whole number, got Symbol(a)"],
  ])("refuses a scale from %o to %o", (min, max, message) => {
    expect(() => checkScale("nps", { min, max } as Scale)).toThrow(`nps: ${message}`);
  });
});
