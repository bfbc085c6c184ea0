import { type CustomInstrument, measure, type ServqualResponse, servqual } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose, expectEnds } from "../../golden/expectClose";
import figures from "../../golden/servqual.json";
import { expectLaws } from "../../laws";
import { twoOrders } from "../answers";
import { NAMES, simulated } from "./simulated";

/** The questionnaire in which every dimension has one item, so that gaps can be written down. */
const FIVE_ITEMS: CustomInstrument = {
  dimensions: NAMES.map((name, i) => ({ name, items: [i + 1] })),
};

/** Items 1 and 2 on speed, item 3 on manners. */
const SHORT: CustomInstrument = {
  dimensions: [
    { name: "speed", items: [1, 2] },
    { name: "manners", items: [3] },
  ],
};

/** The same answer to all 22 items, but for those given. */
function answersOf(answer: number, others: Readonly<Record<number, number | null>> = {}) {
  return Array.from({ length: 22 }, (_, i) => (i + 1 in others ? others[i + 1]! : answer));
}

function gapsOf({ dimensions }: { dimensions: readonly { gap: number | null }[] }) {
  return dimensions.map(({ gap }) => gap);
}

const ofSimulated = servqual(simulated, { instrument: "1991" });

test.each(figures.dimensions)("simulated answers: $name is as R has it", (expected) => {
  const dimension = ofSimulated.dimensions.find(({ name }) => name === expected.name)!;
  expect(dimension.n).toBe(expected.n);
  expectClose(dimension.gap, expected.gap);
  expectClose(dimension.expectation, expected.expectation);
  expectClose(dimension.perception, expected.perception);
  expectEnds(dimension.interval, expected.interval);
  expect(dimension.interval).toMatchObject({ level: 0.95, method: "student-t" });
});

test.each(figures.items)("simulated answers: item $item is as R has it", (expected) => {
  const item = ofSimulated.items[expected.item - 1]!;
  expect(item).toMatchObject({ item: expected.item, dimension: expected.dimension, n: expected.n });
  expectClose(item.gap, expected.gap);
  expectClose(item.expectation, expected.expectation);
  expectClose(item.perception, expected.perception);
});

test("simulated answers: the overall gaps, unweighted and weighted, are as R has them", () => {
  expect(ofSimulated).toMatchObject({ n: figures.n, nWeighted: figures.nWeighted, excluded: [] });
  expectClose(ofSimulated.value, figures.unweighted);
  expectClose(ofSimulated.weighted, figures.weighted);
});

test("without expectations the same answers are SERVPERF: the mean of the dimensions", () => {
  const mean = figures.dimensions.reduce((sum, { perception }) => sum + perception, 0) / 5;
  expectClose(ofSimulated.servperf, mean);
});

test("the textbook's gaps and weights make -0.858 and -0.9007, not -18.014", () => {
  // A hundred respondents whose gaps average -0.65, -1.10, -0.83, -0.70 and -1.01.
  const percent = [65, 110, 83, 70, 101];
  const weights = {
    tangibles: 11,
    reliability: 32,
    responsiveness: 22,
    assurance: 19,
    empathy: 16,
  };
  const responses = Array.from({ length: 100 }, (_, i) => ({
    expectations: [7, 7, 7, 7, 7],
    perceptions: percent.map((gap) => 7 - Math.floor(gap / 100) - (i < gap % 100 ? 1 : 0)),
    weights,
  }));
  const result = servqual(responses, { instrument: FIVE_ITEMS });
  expectClose(result.dimensions[1]!.gap, -1.1);
  // -(0.65 + 1.10 + 0.83 + 0.70 + 1.01) / 5
  expectClose(result.value, -0.858);
  // -(11 * 0.65 + 32 * 1.10 + 22 * 0.83 + 19 * 0.70 + 16 * 1.01) / 100
  expectClose(result.weighted, -0.9007);
});

test("every respondent's own weights count, not their mean", () => {
  const responses = [
    { expectations: [7, 7, 7], perceptions: [3, 3, 7], weights: { speed: 100, manners: 0 } },
    { expectations: [7, 7, 7], perceptions: [7, 7, 5], weights: { speed: 0, manners: 100 } },
  ];
  // -4 and -2; with mean weights of 50 and 50 it would be (-2 - 1) / 2.
  expect(servqual(responses, { instrument: SHORT }).weighted).toBe(-3);
});

test("weights may also be shares of 1", () => {
  const response = { expectations: [7, 7, 7], perceptions: [3, 3, 7] };
  const weighted = (speed: number, manners: number) =>
    servqual([{ ...response, weights: { speed, manners } }], { instrument: SHORT }).weighted;
  expect(weighted(0.75, 0.25)).toBe(-3);
  expect(weighted(75, 25)).toBe(-3);
});

test("an answer below what was expected is a gap below 0", () => {
  const response = { expectations: [7, 7, 5], perceptions: [4, 5, 6] };
  const { items } = servqual([response], { instrument: SHORT });
  expect(gapsOf({ dimensions: items })).toEqual([-3, -2, 1]);
});

test("the whole is the mean of the dimensions, however many items they have", () => {
  const { value } = servqual([{ expectations: [7, 7, 7], perceptions: [4, 4, 7] }], {
    instrument: SHORT,
  });
  // (-3 + 0) / 2, where the mean of the three items would be -2.
  expect(value).toBe(-1.5);
});

test("the five dimensions hold items 1-4, 5-9, 10-13, 14-17 and 18-22", () => {
  const perceptions = answersOf(1, { 4: 5, 5: 6, 9: 6, 10: 5, 13: 5, 14: 5, 17: 5, 18: 6, 22: 6 });
  const result = servqual([{ expectations: answersOf(1), perceptions }], { instrument: "1991" });
  expect(result.dimensions.map(({ name }) => name)).toEqual(NAMES);
  // 4 / 4, (5 + 5) / 5, (4 + 4) / 4, (4 + 4) / 4, (5 + 5) / 5
  expect(gapsOf(result)).toEqual([1, 2, 2, 2, 2]);
});

test("in 1988 items 10 to 13 and 18 to 22 are reversed, and no others", () => {
  const response = { expectations: answersOf(4), perceptions: answersOf(7) };
  const { items } = servqual([response], { instrument: "1988" });
  const reversed = items.filter(({ gap }) => gap === -3).map(({ item }) => item);
  expect(reversed).toEqual([10, 11, 12, 13, 18, 19, 20, 21, 22]);
  expect(items.filter(({ gap }) => gap === 3)).toHaveLength(13);
});

test("in 1991 no item is reversed", () => {
  const response = { expectations: answersOf(4), perceptions: answersOf(7) };
  const { items } = servqual([response], { instrument: "1991" });
  expect(items.every(({ gap }) => gap === 3)).toBe(true);
});

test("a half-answered pair counts for no item, and leaves its dimension out", () => {
  const responses = [
    { expectations: [7, null, 7], perceptions: [5, 1, 4] },
    { expectations: [7, 6, 7], perceptions: [6, 5, 6] },
  ];
  const { items, dimensions, n } = servqual(responses, { instrument: SHORT });
  expect(items.map((item) => [item.n, item.gap])).toEqual([
    [2, -1.5],
    [1, -1],
    [2, -2],
  ]);
  expect(dimensions.map((dimension) => [dimension.n, dimension.gap])).toEqual([
    [1, -1],
    [2, -2],
  ]);
  expect(n).toBe(2);
});

test("who completes no dimension is incomplete", () => {
  const responses = [{ expectations: [7, null, null], perceptions: [5, 1, 4] }];
  expect(servqual(responses, { instrument: SHORT })).toMatchObject({
    n: 0,
    excluded: [{ reason: "incomplete", count: 1 }],
    value: null,
  });
});

test("who leaves out a dimension is in no weighted gap", () => {
  const weights = { speed: 50, manners: 50 };
  const responses = [
    { expectations: [7, 7, 7], perceptions: [1, 1, null], weights },
    { expectations: [7, 7, 7], perceptions: [6, 6, 4], weights },
    { expectations: [7, 7, 7], perceptions: [1, 1, 1] },
  ];
  expect(servqual(responses, { instrument: SHORT })).toMatchObject({
    weighted: -2,
    nWeighted: 1,
    n: 3,
  });
});

test("no responses have no figures, but every dimension and item is listed", () => {
  const result = servqual([], { instrument: "1988" });
  expect(result).toMatchObject({
    value: null,
    n: 0,
    weighted: null,
    nWeighted: 0,
    servperf: null,
    weightedServperf: null,
  });
  expect(result.dimensions).toHaveLength(5);
  expect(result.items).toHaveLength(22);
  const { name, ...empty } = result.dimensions[0]!;
  expect(empty).toEqual({
    n: 0,
    gap: null,
    expectation: null,
    perception: null,
    deviation: null,
    interval: null,
    t: null,
    p: null,
    logP: null,
    effect: null,
    wilcoxon: null,
    alpha: { expectation: null, perception: null, gap: null },
    reliability: null,
    weight: null,
  });
});

test("responses without a single answer have none either", () => {
  const nothing = [null, null, null];
  const result = servqual([{ expectations: nothing, perceptions: nothing }], { instrument: SHORT });
  expect(result).toMatchObject({
    value: null,
    n: 0,
    excluded: [{ reason: "incomplete", count: 1 }],
    servperf: null,
  });
});

test("one response has gaps, but no interval", () => {
  const result = servqual([{ expectations: [7, 7, 7], perceptions: [6, 6, 6] }], {
    instrument: SHORT,
  });
  expect(result).toMatchObject({ value: -1, n: 1 });
  expect(result.dimensions.map(({ interval }) => interval)).toEqual([null, null]);
});

test("the level sets the intervals", () => {
  const responses = [4, 5, 6].map((answer) => ({
    expectations: [7, 7, 7],
    perceptions: [answer, answer, answer],
  }));
  const [speed] = servqual(responses, { instrument: SHORT, level: 0.5 }).dimensions;
  // Student's t with 2 degrees of freedom: the quartile is sqrt(2 / 3), the standard error 1/sqrt(3).
  const reach = Math.sqrt(2 / 3) / Math.sqrt(3);
  expectEnds(speed!.interval, [-2 - reach, -2 + reach]);
});

test("the options alone make the measure", () => {
  const options = { instrument: "1988" } as const;
  expect(measure(simulated, servqual(options))).toEqual(servqual(simulated, options));
});

test("SERVQUAL keeps the laws of a measure", () => {
  const half = { expectations: answersOf(6, { 3: null }), perceptions: answersOf(5, { 20: null }) };
  const nothing = { expectations: answersOf(6).map(() => null), perceptions: answersOf(5) };
  const unweighted = { expectations: answersOf(6, { 7: 2 }), perceptions: answersOf(5, { 9: 1 }) };
  expectLaws(servqual({ instrument: "1988" }), [
    ...simulated.slice(0, 8),
    half,
    nothing,
    unweighted,
  ]);
});

const answer = fc.option(fc.integer({ min: 1, max: 7 }), { freq: 30 });
const allAnswers = fc.array(answer, { minLength: 22, maxLength: 22 });
const weights = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
  .map((points) => {
    const last = 100 - points.reduce((sum, point) => sum + point, 0);
    return Object.fromEntries(NAMES.map((name, d) => [name, points[d] ?? last]));
  });
const responses: fc.Arbitrary<ServqualResponse[]> = fc.array(
  fc.record(
    { expectations: allAnswers, perceptions: allAnswers, weights },
    { requiredKeys: ["expectations", "perceptions"] },
  ),
  { minLength: 1, maxLength: 8 },
);

/** Every answer through `change`, which is told the number of its item. */
function changed(
  list: readonly ServqualResponse[],
  change: (answer: number, item: number) => number,
): ServqualResponse[] {
  const through = (answers: readonly (number | null)[]) =>
    answers.map((given, i) => (given === null ? null : change(given, i + 1)));
  return list.map((response) => ({
    ...response,
    expectations: through(response.expectations),
    perceptions: through(response.perceptions),
  }));
}

test("on a scale turned round every gap has the other sign", () => {
  fc.assert(
    fc.property(responses, (list) => {
      const options = { instrument: "1991" } as const;
      const [here, there] = [
        servqual(list, options),
        servqual(
          changed(list, (a) => 8 - a),
          options,
        ),
      ];
      for (const [d, { gap, expectation }] of here.dimensions.entries()) {
        const other = there.dimensions[d]!;
        if (gap === null) expect(other.gap).toBeNull();
        else {
          expect(other.gap! + gap).toBeCloseTo(0, 9);
          expect(other.expectation! + expectation!).toBeCloseTo(8, 9);
        }
      }
      if (here.weighted === null) expect(there.weighted).toBeNull();
      else expect(there.weighted! + here.weighted).toBeCloseTo(0, 9);
    }),
  );
});

test("1988 is the questionnaire of 1991 with nine items reversed by hand", () => {
  const isReversed = (item: number) => (item >= 10 && item <= 13) || item >= 18;
  fc.assert(
    fc.property(responses, (list) => {
      const byHand = changed(list, (given, item) => (isReversed(item) ? 8 - given : given));
      expect(servqual(list, { instrument: "1988" })).toEqual(
        servqual(byHand, { instrument: "1991" }),
      );
    }),
  );
});

test("everybody one point more content lifts every gap by nothing, and perceptions by one", () => {
  fc.assert(
    fc.property(responses, (list) => {
      const here = servqual(list, { instrument: "1991" });
      const there = servqual(
        changed(list, (given) => given + 1),
        {
          instrument: "1991",
          scale: { min: 2, max: 8 },
        },
      );
      for (const [d, { gap, perception, n }] of here.dimensions.entries()) {
        const other = there.dimensions[d]!;
        expect(other.n).toBe(n);
        if (n === 0) continue;
        expect(other.gap).toBeCloseTo(gap!, 9);
        expect(other.perception).toBeCloseTo(perception! + 1, 9);
      }
    }),
  );
});

test("a weighted gap lies between the lowest and the highest gap of its respondent", () => {
  fc.assert(
    fc.property(responses, (list) => {
      for (const response of list) {
        const { weighted, dimensions } = servqual([response], { instrument: "1991" });
        if (weighted === null) continue;
        const gaps = dimensions.map(({ gap }) => gap!);
        expect(weighted).toBeGreaterThanOrEqual(Math.min(...gaps) - 1e-9);
        expect(weighted).toBeLessThanOrEqual(Math.max(...gaps) + 1e-9);
      }
    }),
  );
});

test("every response is complete in some dimension, or counted as incomplete", () => {
  fc.assert(
    fc.property(responses, (list) => {
      const { n, excluded, dimensions, nWeighted } = servqual(list, { instrument: "1988" });
      expect(n + (excluded[0]?.count ?? 0)).toBe(list.length);
      expect(Math.max(...dimensions.map((dimension) => dimension.n))).toBeLessThanOrEqual(n);
      expect(nWeighted).toBeLessThanOrEqual(
        Math.min(...dimensions.map((dimension) => dimension.n)),
      );
    }),
  );
});

test("the order of the responses does not matter", () => {
  fc.assert(
    fc.property(twoOrders(responses), ([list, shuffled]) => {
      const [one, other] = [list, shuffled].map((some) => servqual(some, { instrument: "1988" }));
      for (const [d, { gap, n }] of one!.dimensions.entries()) {
        expect(other!.dimensions[d]!.n).toBe(n);
        if (gap !== null) expect(other!.dimensions[d]!.gap).toBeCloseTo(gap, 9);
      }
    }),
  );
});

const good = { expectations: [7, 7, 7], perceptions: [6, 6, 6] };

test.each([
  [8, "8"],
  [0, "0"],
  [6.5, "6.5"],
  [Number.NaN, "NaN"],
])("an answer of %f is refused", (wrong, shown) => {
  const response = { ...good, perceptions: [6, wrong, 6] };
  expect(() => servqual([good, response], { instrument: SHORT })).toThrow(
    `servqual: perceptions[1] must be a whole number from 1 to 7, got ${shown}`,
  );
});

test("text in place of an answer is refused", () => {
  const response = { ...good, expectations: ["7", 7, 7] };
  // @ts-expect-error: text
  expect(() => servqual([response], { instrument: SHORT })).toThrow(
    'servqual: expectations[0] must be a whole number from 1 to 7, got "7"',
  );
});

test("21 answers are refused", () => {
  const response = { expectations: answersOf(7), perceptions: answersOf(7).slice(1) };
  expect(() => servqual([response], { instrument: "1988" })).toThrow(
    'servqual: perceptions must be an array of 22 answers, got "21 answers"',
  );
});

test("a response without perceptions is refused", () => {
  // @ts-expect-error: half a response
  expect(() => servqual([{ expectations: answersOf(7) }], { instrument: "1988" })).toThrow(
    "servqual: perceptions is missing: it must be an array of 22 answers",
  );
});

test("null in place of a response is refused", () => {
  // @ts-expect-error: no response
  expect(() => servqual([null], { instrument: "1988" })).toThrow(
    "servqual: record must be an object with expectations and perceptions, got null",
  );
});

test.each([
  [{ speed: 100, courtesy: 0 }, 'servqual: weights must be for speed, manners, got "courtesy"'],
  [{ speed: 100 }, "servqual: weights.manners is missing: it must be a number, 0 or more"],
  [
    { speed: 60, manners: 30 },
    "servqual: weights must be numbers that add up to 100 or to 1, got 90",
  ],
  [{ speed: 110, manners: -10 }, "servqual: weights.manners must be a number, 0 or more, got -10"],
])("weights %j are refused", (wrong, message) => {
  const response = { ...good, weights: wrong as Record<string, number> };
  expect(() => servqual([response], { instrument: SHORT })).toThrow(message);
});

test("weights as text are refused", () => {
  const response = { ...good, weights: { speed: "50", manners: "50" } };
  // @ts-expect-error: text
  expect(() => servqual([response], { instrument: SHORT })).toThrow(
    'servqual: weights.speed must be a number, 0 or more, got "50"',
  );
});

test("what a reader of files gives for nothing is nothing", () => {
  const nothing = { ...good, weights: null as never };
  const { weights: _, ...without } = good as ServqualResponse;
  expect(servqual([nothing], { instrument: SHORT })).toEqual(
    servqual([without], { instrument: SHORT }),
  );
  const [none, hole] = [null, undefined as never].map((answer) => {
    return servqual([{ expectations: [7, 7, answer], perceptions: [5, 5, 5] }], {
      instrument: SHORT,
    });
  });
  expect(hole).toEqual(none);
});

test("weights in a list are refused, as nothing says whose they are", () => {
  const response = { ...good, weights: "50,50" };
  // @ts-expect-error: text
  expect(() => servqual([response], { instrument: SHORT })).toThrow(
    'servqual: weights must be an object by dimension, got "50,50"',
  );
});

test.each([
  ["1985", 'must be "1988", "1991" or { dimensions, reversed }, got "1985"'],
  [undefined, 'is missing: it must be "1988", "1991" or { dimensions, reversed }'],
])("the instrument %j is refused", (instrument, message) => {
  // @ts-expect-error: unknown
  expect(() => servqual([], { instrument })).toThrow(`servqual: instrument ${message}`);
});

test("a number in place of an instrument's name is refused", () => {
  // @ts-expect-error: a number
  expect(() => servqual([], { instrument: 1988 })).toThrow(
    'servqual: instrument must be "1988", "1991" or { dimensions, reversed }, got 1988',
  );
});

test("records without options are refused, as the instrument has no default", () => {
  // @ts-expect-error: no options
  expect(() => servqual([])).toThrow(
    'servqual: instrument is missing: it must be "1988", "1991" or { dimensions, reversed }',
  );
});

test.each([
  [
    { dimensions: [] },
    'servqual: instrument must be "1988", "1991" or { dimensions, reversed }, got Object',
  ],
  [
    { dimensions: [{ name: 5 as never, items: [1] }] },
    "servqual: instrument must be of dimensions with names, got 5",
  ],
  [
    { dimensions: [{ name: "a", items: [0, 1] }] },
    "servqual: instrument must be of items 1 to 2, each in one dimension, got 0",
  ],
  [
    { dimensions: [{ name: "a", items: [1.5, 1] }] },
    "servqual: instrument must be of items 1 to 2, each in one dimension, got 1.5",
  ],
  [
    { dimensions: [{ name: "a", items: [1] }], reversed: 1 as never },
    "servqual: reversed must be a list of item numbers, got 1",
  ],
  [
    { dimensions: [{ name: "a", items: [1, 3] }] },
    "servqual: instrument must be of items 1 to 2, each in one dimension, got 3",
  ],
  [
    {
      dimensions: [
        { name: "a", items: [1] },
        { name: "b", items: [1] },
      ],
    },
    "servqual: instrument must be of items 1 to 2, each in one dimension, got 1",
  ],
  [
    {
      dimensions: [
        { name: "a", items: [1] },
        { name: "a", items: [2] },
      ],
    },
    'servqual: instrument must be of dimensions with different names, got "a"',
  ],
  [
    { dimensions: [{ name: "a", items: [] }] },
    'servqual: instrument must be of dimensions with items, got "a"',
  ],
  [
    { dimensions: [{ name: "a", items: [1] }], reversed: [2] },
    "servqual: reversed must be item numbers from 1 to 1, got 2",
  ],
])("the questionnaire %j is refused", (instrument, message) => {
  expect(() => servqual([], { instrument })).toThrow(message);
});

test("gaps that are all alike do not deviate, whatever rounding makes of their squares", () => {
  // Three items and a gap of 1 in all: 1/3 of each respondent, of which no number is.
  const instrument = { dimensions: [{ name: "speed", items: [1, 2, 3] }] };
  const response = { expectations: [4, 4, 4], perceptions: [4, 4, 5] };
  for (let n = 2; n < 40; n++) {
    const [speed] = servqual(Array(n).fill(response), { instrument }).dimensions;
    expect(speed).toMatchObject({ deviation: 0, t: null, p: null, effect: null });
  }
});

test("alpha and reliability, by hand", () => {
  const speed = (...sides: [expectations: number[], perceptions: number[]][]) =>
    servqual(
      sides.map(([expectations, perceptions]) => ({ expectations, perceptions })),
      { instrument: { dimensions: [{ name: "speed", items: [1, 2] }] } },
    ).dimensions[0]!;
  // Of two: expectations vary by 2 and 2, together by 8; perceptions by 2 and 0.5, together by 4.5;
  // gaps by 0 and 0.5, together by 0.5: alpha 2 (1 - 4 / 8), 2 (1 - 2.5 / 4.5) and 2 (1 - 0.5 / 0.5).
  const two = speed(
    [
      [1, 2],
      [1, 1],
    ],
    [
      [3, 4],
      [3, 2],
    ],
  );
  expectClose(two.alpha.expectation, 1);
  expectClose(two.alpha.perception, 8 / 9);
  expect(two.alpha.gap).toBe(0);
  // Both sides go together by 6: (8 * 1 + 4.5 * 8 / 9 - 2 * 6) / 0.5.
  expectClose(two.reliability! + 1, 1);
  // Who all expect the same have no alpha on that side: no reliability either.
  const same = speed(
    [
      [7, 7],
      [1, 1],
    ],
    [
      [7, 7],
      [3, 2],
    ],
  );
  expect(same).toMatchObject({ alpha: { expectation: null }, reliability: null });
  expectClose(same.alpha.perception, 8 / 9);
  expect(
    speed(
      [
        [1, 2],
        [7, 7],
      ],
      [
        [3, 4],
        [7, 7],
      ],
    ),
  ).toMatchObject({
    alpha: { expectation: 1, perception: null },
    reliability: null,
  });
});

test("a misspelt field of a questionnaire is refused, where its items would go unreversed", () => {
  const instrument = { ...SHORT, reverse: [1] };
  expect(() => servqual([], { instrument })).toThrow(
    'servqual: has no option "reverse"; did you mean "reversed"?',
  );
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => servqual([], { instrument: "1988", scales: { min: 1, max: 5 } })).toThrow(
    'servqual: has no option "scales"; did you mean "scale"?',
  );
});

test.each([
  [undefined, "null"],
  [Promise.resolve([good]), "Promise"],
])("%s in place of records is refused", (records, shown) => {
  // @ts-expect-error: no records
  expect(() => servqual(records, { instrument: SHORT })).toThrow(
    `servqual: records must be an array or another iterable, got ${shown}`,
  );
});
