import {
  by,
  csat,
  type JourneyResult,
  journey,
  measure,
  type NpsResult,
  nps,
  select,
  weakPoints,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { expectLaws } from "../laws";

const options = { measure: nps() };

function answersOf(stage: string, touchpoint: string, scores: readonly (number | null)[]) {
  return scores.map((score) => ({ stage, touchpoint, score }));
}

const answers = [
  ...answersOf("receive", "delivery", [3, 6, 9, 0]),
  ...answersOf("buy", "website", [10, 9]),
  ...answersOf("buy", "phone", [8, null, 10]),
  ...answersOf("help", "phone", [2]),
];

test("scores by stage and touchpoint", () => {
  const { value, n, stages } = journey(answers, options);
  // 4 promoters (9, 10, 9, 10) and 4 detractors (3, 6, 0, 2) of 9 answers.
  expect([value, n]).toEqual([0, 9]);
  expect(stages.map(({ stage, result }) => [stage, result.value, result.n])).toEqual([
    ["receive", -50, 4],
    ["buy", 75, 4],
    ["help", -100, 1],
  ]);
  expect(stages[1]?.touchpoints.map(({ touchpoint, result }) => [touchpoint, result.n])).toEqual([
    ["website", 2],
    ["phone", 2],
  ]);
});

test("harm: the share of the answers times the difference from the rest", () => {
  const { weakest } = journey(answers, options);
  expect(weakest.map(({ stage, touchpoint }) => `${stage} ${touchpoint}`)).toEqual([
    "receive delivery",
    "help phone",
    "buy phone",
    "buy website",
  ]);
  // Delivery: 1 promoter and 3 detractors of 4; the rest: 3 and 1 of 5.
  expect(weakest[0]?.difference).toBeCloseTo(-50 - 40, 12);
  expect(weakest[0]?.pull).toBeCloseTo((4 / 9) * -90, 12);
  // The phone that helps: one detractor; the rest: 4 and 3 of 8.
  expect(weakest[1]?.pull).toBeCloseTo((1 / 9) * (-100 - 12.5), 12);
});

test("what the whole would gain without the touchpoint is its pull", () => {
  const words = fc.constantFrom("a", "b", "c");
  const answer = fc.record({
    stage: words,
    touchpoint: words,
    score: fc.integer({ max: 10, min: 0 }),
  });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 2, maxLength: 40 }), (list) => {
      const { value, weakest } = journey(list, options);
      for (const { stage, touchpoint, pull } of weakest) {
        const others = list.filter((one) => one.stage !== stage || one.touchpoint !== touchpoint);
        if (others.length === 0) expect(pull).toBeNull();
        else expect(pull).toBeCloseTo((value as number) - (nps(others).value as number), 9);
      }
    }),
  );
});

test("stages come in the order given, those that nobody speaks of too", () => {
  const { stages } = journey(answers, { ...options, stages: ["learn", "buy", "receive", "help"] });
  expect(stages.map(({ stage, result }) => [stage, result.value, result.n])).toEqual([
    ["learn", null, 0],
    ["buy", 75, 4],
    ["receive", -50, 4],
    ["help", -100, 1],
  ]);
  expect(stages[0]?.touchpoints).toEqual([]);
});

test("a planted weak touchpoint is found and real, the others are not", () => {
  // 100 answers each, half promoters and half passives; at one of six, 40 of 100 are detractors.
  const all = ["a", "b", "c", "d", "e", "f"].flatMap((touchpoint) =>
    Array.from({ length: 100 }, (_, i) => {
      const score = touchpoint === "d" && i < 40 ? 2 : i % 2 === 0 ? 9 : 8;
      return { stage: "s", touchpoint, score };
    }),
  );
  const { weakest } = journey(all, options);
  expect(weakest[0]).toMatchObject({ touchpoint: "d", isReal: true, share: 1 / 6 });
  for (const { isReal, difference } of weakest.slice(1))
    expect(isReal && difference! < 0).toBe(false);
});

test("works with shares too, and rates what weakPoints rates", () => {
  const rows = answers.map(({ score, ...place }) => {
    return { ...place, csat: score === null ? null : Math.max(1, Math.round(score / 2)) };
  });
  const shares = journey(rows, { measure: select("csat", csat()) });
  const delivery = shares.weakest.find(({ touchpoint }) => touchpoint === "delivery");
  const flat = rows.map((row) => ({ ...row, place: `${row.stage} ${row.touchpoint}` }));
  const groups = measure(flat, by("place", select("csat", csat())));
  const { key: _, ...expected } = weakPoints(groups)[0]!;
  expect(delivery).toEqual({ stage: "receive", touchpoint: "delivery", ...expected });
  expect(
    journey(answers, { ...options, correction: "none", level: 0.9 }).weakest[0]?.interval,
  ).toMatchObject({ level: 0.9 });
});

test("without answers there is no value", () => {
  expect(journey([], options)).toEqual({ kind: "net", value: null, n: 0, stages: [], weakest: [] });
  const silent = journey(answersOf("buy", "website", [null]), options);
  expect(silent.value).toBeNull();
  expect(silent.weakest).toMatchObject([{ touchpoint: "website", pull: null, isReal: null }]);
});

test("keeps the laws of a measure", () => {
  const measured = journey({ ...options, stages: ["buy", "receive", "help"] });
  expectLaws(measured, answers, { orderMatters: true });
});

test("groups like any measure", () => {
  const rows = answers.map((answer, i) => ({ ...answer, team: i % 2 }));
  const teams = measure(rows, by("team", journey(options)));
  expect(teams.map(({ key, result }) => [key, result.n])).toEqual([
    [0, 5],
    [1, 4],
  ]);
  expectTypeOf(teams[0]!.result).toEqualTypeOf<JourneyResult<NpsResult>>();
});

describe("bad input", () => {
  test.each<[string, () => unknown, string]>([
    [
      "no stage",
      () => journey([{ touchpoint: "a", score: 9 } as never], options),
      "by: stage is missing: it must be a text, number, boolean or null (the record has touchpoint, score) (record 0)",
    ],
    [
      "no touchpoint",
      () => journey([{ stage: "a", score: 9 } as never], options),
      "by: touchpoint is missing: it must be a text, number, boolean or null (the record has stage, score) (record 0)",
    ],
    [
      "a stage not named",
      () => journey(answers, { ...options, stages: ["buy", "receive"] }),
      'journey: stage must be one of "buy", "receive", got "help"',
    ],
    [
      "a stage named twice",
      () => journey(answers, { ...options, stages: ["buy", "buy"] }),
      'journey: stages must be named once each, got "buy"',
    ],
    [
      "a stage that names none",
      () => journey(answers, { ...options, stages: ["buy", {} as never] }),
      "journey: stages must be a list of texts or numbers, got Object",
    ],
    [
      "stages that are none",
      () => journey(answers, { ...options, stages: "buy" as never }),
      'journey: stages must be a list of stages, got "buy"',
    ],
    [
      "a KPI not called",
      () => journey(answers, { ...options, measure: nps } as never),
      "journey: measure must be a measure, such as nps(), with its brackets, got Function",
    ],
    [
      "an unknown correction",
      () => journey(answers, { ...options, correction: "bonferroni" as never }),
      'journey: correction must be one of "holm", "benjamini-hochberg", "none", got "bonferroni"',
    ],
    [
      "a level of 95",
      () => journey(answers, { ...options, level: 95 }),
      "journey: level must be a finite number above 0 and below 1 (0.95 for 95 %), got 95",
    ],
    [
      "an unknown option",
      () => journey(answers, { ...options, stage: [] } as never),
      'journey: has no option "stage"; did you mean "stages"?',
    ],
    [
      "a score of 11",
      () => journey(answersOf("a", "b", [11]), options),
      "nps: score must be a whole number from 0 to 10, got 11",
    ],
  ])("%s", (_, run, message) => {
    expect(run).toThrow(message);
  });
});
