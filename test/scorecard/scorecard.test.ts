import {
  csat,
  InputError,
  nps,
  type Objective,
  type ScorecardMeasure,
  scorecard,
} from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";
import { cardOf, scored, scoring } from "./cards";

const SEVENTY_EIGHTY = { red: 70, green: 80 };

test.each([
  [60, 0, "red"],
  [70, 10 / 3, "amber"],
  [75, 5, "amber"],
  [80, 20 / 3, "green"],
  [90, 10, "green"],
  [0, 0, "red"],
  [1000, 10, "green"],
])("red up to 70 and green from 80: %d scores %f and is %s", (actual, score, status) => {
  const result = scored(actual, { thresholds: SEVENTY_EIGHTY });
  expectClose(result.score, score);
  expect(result).toMatchObject({ status, method: "thresholds" });
});

test.each([
  [40, 0, "red"],
  [30, 10 / 3, "amber"],
  [25, 5, "amber"],
  [20, 20 / 3, "green"],
  [10, 10, "green"],
])(
  "where lower is better, red down to 30 and green from 20: %d scores %f and is %s",
  (actual, score, status) => {
    const result = scored(actual, { thresholds: { red: 30, green: 20 }, better: "lower" });
    expectClose(result.score, score);
    expect(result.status).toBe(status);
  },
);

test("a target alone scores how much of it is reached", () => {
  expect(scored(40, { target: 50 })).toMatchObject({
    score: 8,
    isMet: false,
    status: "amber",
    method: "achievement",
  });
});

test("a target alone is green once met, amber from a third on, red below", () => {
  const statusOf = (actual: number) => scored(actual, { target: 90 }).status;
  expect([29, 30, 60, 89, 90].map(statusOf)).toEqual(["red", "amber", "amber", "amber", "green"]);
});

test("a whole is no better than its best part, however high its score", () => {
  const near = (name: string) => ({ name, result: { value: 89 }, target: 90 });
  const card = cardOf(near("NPS"), near("CSAT"));
  expect(card.value).toBeCloseTo(89 / 9);
  expect(card.status).toBe("amber");
  expect(cardOf(near("NPS"), { ...near("CSAT"), result: { value: 90 } }).status).toBe("green");
});

test("kind and interest are words of a list, and every part has a name", () => {
  const options = { target: 1, kind: "sya" } as never;
  expect(() => scored(1, options)).toThrow(
    'scorecard: kind of KPI must be "say" or "do", got "sya"',
  );
  expect(() => scorecard({ objectives: [null] } as never)).toThrow(
    "scorecard: objectives must be a list of objects, got null",
  );
  expect(() => scorecard({ objectives: [{}] } as never)).toThrow(
    "scorecard: name in objectives is missing: it must be text",
  );
});

test("a target reached is 10 and green, and more than reached no more", () => {
  expect(scored(50, { target: 50 })).toMatchObject({ score: 10, isMet: true, status: "green" });
  expect(scored(99, { target: 50 })).toMatchObject({ score: 10, isMet: true, status: "green" });
});

test("where lower is better, twice the target is half reached", () => {
  expect(scored(60, { target: 30, better: "lower" })).toMatchObject({ score: 5, isMet: false });
  expect(scored(30, { target: 30, better: "lower" })).toMatchObject({ score: 10, isMet: true });
  expect(scored(0, { target: 30, better: "lower" })).toMatchObject({ score: 10, isMet: true });
});

test("a value below 0 reaches nothing of its target", () => {
  expect(scored(-20, { target: 50 })).toMatchObject({ score: 0, isMet: false });
});

test("with thresholds a target is only held against the value", () => {
  const measure = { thresholds: SEVENTY_EIGHTY, target: 85 };
  expect(scored(80, measure)).toMatchObject({ isMet: false, target: 85, status: "green" });
  expectClose(scored(80, measure).score, 20 / 3);
});

test("with thresholds a target may be 0 or less", () => {
  const measure = { thresholds: { red: -50, green: 50 }, target: 0 };
  expect(scored(0, measure)).toMatchObject({ isMet: true, score: 5 });
});

test("an objective scores the weighted mean of its measures", () => {
  // (7 * 83 + 5 * 71 + 8 * 78 + 3 * 54) / 23 = 74.87, each out of 100.
  const { objectives } = cardOf(scoring(8.3, 7), scoring(7.1, 5), scoring(7.8, 8), scoring(5.4, 3));
  expectClose(objectives[0]!.value, 1722 / 230);
  expect(objectives[0]!.value).toBeCloseTo(7.487, 4);
});

test("the whole scores the weighted mean of its objectives, whatever their measures", () => {
  const { value, objectives } = scorecard({
    objectives: [
      { name: "one", weight: 3, measures: [scoring(4), scoring(6), scoring(8)] },
      { name: "other", weight: 1, measures: [scoring(2)] },
    ],
  });
  expect(objectives.map((objective) => objective.value)).toEqual([6, 2]);
  expect(objectives.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
  expect(value).toBe(5);
});

test("without weights all count alike", () => {
  expect(cardOf(scoring(2), scoring(6)).value).toBe(4);
});

test("a whole is red below a third, green from two thirds, and amber in between", () => {
  const statusOf = (actual: number) =>
    cardOf({ name: "KPI", result: { value: actual }, thresholds: { red: 10, green: 20 } }).status;
  // Scores by hand, (actual / 10) * 10 / 3: 0, 3.30, 3.33, 6.63, 6.67, 10.
  expect([0, 9.9, 10, 19.9, 20, 30].map(statusOf)).toEqual([
    "red",
    "red",
    "amber",
    "amber",
    "green",
    "green",
  ]);
});

test("a whole whose measures all just turn green is green", () => {
  const measures = [0.1, 0.2, 0.4].map((weight) => ({
    name: `${weight}`,
    result: { value: 80 },
    thresholds: SEVENTY_EIGHTY,
    weight,
  }));
  expect(cardOf(...measures).status).toBe("green");
});

test("a measure without data leaves its weight to the others, and coverage says so", () => {
  expect(cardOf(scoring(8, 1), scoring(4, 2), scoring(null, 7))).toMatchObject({
    n: 2,
    objectives: [{ value: 16 / 3, measures: [{}, {}, { score: null, status: null, isMet: null }] }],
  });
  expectClose(cardOf(scoring(8, 1), scoring(4, 2), scoring(null, 7)).coverage, 0.3);
});

test("a measure without data has no score by thresholds either", () => {
  expect(scored(null, { thresholds: SEVENTY_EIGHTY, target: 75 })).toMatchObject({
    actual: null,
    score: null,
    status: null,
    isMet: null,
  });
});

test("an objective without data leaves its weight to the others", () => {
  const card = scorecard({
    objectives: [
      { name: "known", weight: 1, measures: [scoring(8), scoring(null)] },
      { name: "unknown", weight: 3, measures: [scoring(null)] },
    ],
  });
  expect(card).toMatchObject({ value: 8, n: 1, coverage: 0.125 });
  expect(card.objectives.map(({ coverage }) => coverage)).toEqual([0.5, 0]);
  expect(card.objectives[1]).toMatchObject({ value: null, status: null });
});

test("a card without any data has no score", () => {
  expect(cardOf(scoring(null))).toMatchObject({ value: null, n: 0, status: null, coverage: 0 });
});

test("a measure that weighs nothing is shown, and does not count", () => {
  expect(cardOf(scoring(2, 0), scoring(8, 5))).toMatchObject({ value: 8, coverage: 1, n: 2 });
});

test("any KPI's result can be a measure", () => {
  const card = cardOf(
    { name: "NPS", result: nps([10, 9, 8, 3]), thresholds: { red: 0, green: 50 } },
    { name: "CSAT", result: csat([5, 5, 1, 1]), target: 0.8 },
  );
  const [first, second] = card.objectives[0]!.measures;
  expect(first).toMatchObject({ actual: 25, score: 5, status: "amber" });
  expect(second).toMatchObject({ actual: 0.5, score: 6.25, status: "amber" });
  expect(card.value).toBe(5.625);
});

test("what is told of a measure comes back with its score", () => {
  const told = { kind: "do", lead: true, interest: "customer" } as const;
  expect(scored(1, { target: 2, ...told })).toMatchObject(told);
  expect(scored(1, { target: 2 })).toMatchObject({ kind: null, lead: null, interest: null });
});

test("an objective keeps its statement and perspective", () => {
  const objective = { name: "Fast", statement: "They answer.", perspective: "customer" };
  const { objectives } = scorecard({ objectives: [{ ...objective, measures: [scoring(1)] }] });
  expect(objectives[0]).toMatchObject(objective);
  expect(cardOf(scoring(1)).objectives[0]).toMatchObject({ statement: null, perspective: null });
});

const score = fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10);
/** Names that differ, as those of siblings do. */
function numbered<Part extends object>(parts: fc.Arbitrary<Part>) {
  return fc
    .array(parts, { minLength: 1, maxLength: 4 })
    .map((list) => list.map((part, i) => ({ ...part, name: `${i}` })));
}
const someMeasures = numbered(
  fc
    .record({ score: fc.option(score), weight: fc.integer({ min: 1, max: 9 }) })
    .map(({ score, weight }) => scoring(score, weight)),
);
const someObjectives: fc.Arbitrary<Objective[]> = numbered(
  fc.record({ weight: fc.integer({ min: 1, max: 9 }), measures: someMeasures }),
);

test("the whole lies between its lowest and its highest measure", () => {
  fc.assert(
    fc.property(someObjectives, (objectives) => {
      const { value, objectives: parts, coverage } = scorecard({ objectives });
      const scores = parts
        .flatMap(({ measures }) => measures)
        .flatMap((measure) => measure.score ?? []);
      if (scores.length === 0) expect([value, coverage]).toEqual([null, 0]);
      else {
        expect(value).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
        expect(0 < coverage && coverage <= 1 + 1e-9).toBe(true);
      }
    }),
  );
});

test("only the proportions of weights matter", () => {
  fc.assert(
    fc.property(someObjectives, fc.constantFrom(0.01, 3, 100), (objectives, factor) => {
      const scaled = objectives.map((objective) => ({
        ...objective,
        weight: objective.weight! * factor,
        measures: objective.measures!.map((measure) => ({
          ...measure,
          weight: measure.weight! * factor,
        })),
      }));
      const [one, other] = [scorecard({ objectives }), scorecard({ objectives: scaled })];
      expect(other.coverage).toBeCloseTo(one.coverage, 9);
      if (one.value === null) expect(other.value).toBeNull();
      else expect(other.value).toBeCloseTo(one.value, 9);
    }),
  );
});

test("the order of objectives and measures does not matter", () => {
  fc.assert(
    fc.property(someObjectives, (objectives) => {
      const turned = objectives
        .map((objective) => ({ ...objective, measures: objective.measures!.toReversed() }))
        .toReversed();
      const [one, other] = [scorecard({ objectives }), scorecard({ objectives: turned })];
      if (one.value === null) expect(other.value).toBeNull();
      else expect(other.value).toBeCloseTo(one.value, 9);
      expect(other.coverage).toBeCloseTo(one.coverage, 9);
    }),
  );
});

const actuals = fc.tuple(
  fc.double({ min: -200, max: 200, noNaN: true }),
  fc.double({ min: -200, max: 200, noNaN: true }),
);

test.each<Omit<ScorecardMeasure, "name" | "result">>([
  { thresholds: { red: -10, green: 40 } },
  { target: 30 },
])("a higher value never scores lower, nor in a worse color: %j", (measure) => {
  const rank = { red: 0, amber: 1, green: 2 };
  fc.assert(
    fc.property(actuals, (pair) => {
      const [low, high] = pair.sort((a, b) => a - b).map((actual) => scored(actual, measure));
      expect(high!.score).toBeGreaterThanOrEqual(low!.score!);
      expect(rank[high!.status!]).toBeGreaterThanOrEqual(rank[low!.status!]);
      expect(0 <= low!.score! && high!.score! <= 10).toBe(true);
    }),
  );
});

test("where lower is better, a lower value never scores lower", () => {
  const measure = { target: 30, better: "lower" } as const;
  fc.assert(
    fc.property(actuals, (pair) => {
      const [low, high] = pair.sort((a, b) => a - b).map((actual) => scored(actual, measure));
      expect(low!.score).toBeGreaterThanOrEqual(high!.score!);
    }),
  );
});

test("lower is better is higher is better with all signs turned", () => {
  fc.assert(
    fc.property(actuals, ([actual]) => {
      const higher = scored(actual, { thresholds: { red: -10, green: 40 } });
      const lower = scored(-actual, { thresholds: { red: 10, green: -40 }, better: "lower" });
      expect([lower.score, lower.status]).toEqual([higher.score, higher.status]);
    }),
  );
});

test.each([
  [{ red: 80, green: 70 }, "higher", "below green (70), got 80"],
  [{ red: 70, green: 70 }, "higher", "below green (70), got 70"],
  [{ red: 20, green: 30 }, "lower", "above green (30), as lower is better, got 20"],
] as const)(
  "thresholds in the wrong order are refused: %j where %s is better",
  (thresholds, better, says) => {
    expect(() => scored(1, { thresholds, better })).toThrow(
      `scorecard: thresholds.red of KPI must be ${says}`,
    );
  },
);

test("thresholds in the wrong order are refused without data too", () => {
  expect(() => scored(null, { thresholds: { red: 80, green: 70 } })).toThrow(InputError);
});

test.each([
  [Number.NaN, "must be a finite number, got NaN"],
  [undefined, "is missing: it must be a finite number"],
  ["80", 'must be a finite number, got "80"'],
])("a threshold of %j is refused", (green, says) => {
  // @ts-expect-error: no number
  expect(() => scored(1, { thresholds: { red: 70, green } })).toThrow(
    `scorecard: thresholds.green of KPI ${says}`,
  );
});

test.each([0, -5])("a target of %d alone is refused, as nothing is a share of it", (target) => {
  expect(() => scored(1, { target })).toThrow(
    `scorecard: target of KPI must be above 0, or given thresholds, got ${target}`,
  );
});

test("a target that is no number is refused", () => {
  expect(() => scored(1, { target: Number.NaN })).toThrow(
    "scorecard: target of KPI must be a finite number, got NaN",
  );
});

test("a measure with neither target nor thresholds is refused", () => {
  expect(() => scored(1, {})).toThrow(
    "scorecard: rule of KPI is missing: it must be a target, thresholds or a score",
  );
});

test("a result without a value is refused, where null would be a missing one", () => {
  // @ts-expect-error: no result
  expect(() => cardOf({ name: "KPI", target: 1 })).toThrow(
    "scorecard: result of KPI is missing: it must be a KPI's result, with a value",
  );
});

test("a result that is not finite is refused", () => {
  expect(() => scored(Number.POSITIVE_INFINITY, { target: 1 })).toThrow(
    "scorecard: result of KPI must be a KPI's result, with a value, got Infinity",
  );
});

test("weights that are all 0 are refused", () => {
  expect(() => cardOf(scoring(1, 0), scoring(2, 0))).toThrow(
    "scorecard: weights of the measures of Loved must be above 0 for at least one, got 0",
  );
  const objective = { name: "Loved", weight: 0, measures: [scoring(1)] };
  expect(() => scorecard({ objectives: [objective] })).toThrow(
    "scorecard: weights of the objectives must be above 0 for at least one, got 0",
  );
});

test.each([
  [-1, "-1"],
  [Number.NaN, "NaN"],
  // Added to a number, this text would make a weight of 12.
  ["2", '"2"'],
  [null, "null"],
])("a weight of %j is refused", (weight, shown) => {
  // @ts-expect-error: no number
  expect(() => cardOf(scoring(1, 1), { ...scoring(2), name: "KPI", weight })).toThrow(
    `scorecard: weight of KPI must be a number, 0 or more, got ${shown}`,
  );
});

test("a direction that is none is refused", () => {
  // @ts-expect-error: no direction
  expect(() => scored(1, { target: 1, better: "less" })).toThrow(
    'scorecard: better of KPI must be "higher" or "lower", got "less"',
  );
});

test("a card without objectives is refused, and an objective without measures", () => {
  expect(() => scorecard({ objectives: [] })).toThrow(
    'scorecard: objectives must be a list of at least one, got "an empty list"',
  );
  expect(() => cardOf()).toThrow(
    'scorecard: measures of Loved must be a list of at least one, got "an empty list"',
  );
});

test("objectives that are no list are refused", () => {
  expect(() => scorecard({})).toThrow("scorecard: objectives is missing: it must be a list");
});

test("misspelt fields are refused, wherever they stand", () => {
  // @ts-expect-error: misspelt
  expect(() => scored(1, { targt: 1 })).toThrow(
    'scorecard: has no option "targt"; did you mean "target"?',
  );
  // @ts-expect-error: misspelt
  expect(() => scored(1, { thresholds: { red: 1, amber: 2 } })).toThrow(
    'scorecard: has no option "amber"',
  );
  // @ts-expect-error: misspelt
  expect(() => scorecard({ objectives: [], goals: [] })).toThrow(
    'scorecard: has no option "goals"',
  );
});

test.each([
  [undefined, "is missing: it must be an object"],
  [null, "must be an object, got null"],
])("%s in place of a card is refused", (options, message) => {
  // @ts-expect-error: no card
  expect(() => scorecard(options)).toThrow(`scorecard: options ${message}`);
});
