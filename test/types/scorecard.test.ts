import { csat, nps, type ScorecardMeasure, type ScoreRule, scorecard } from "customer-kpis";
import { expectTypeOf, test } from "vitest";

test("any KPI's result can be a measure's", () => {
  expectTypeOf(nps([])).toExtend<ScorecardMeasure["result"]>();
  expectTypeOf(csat([])).toExtend<NonNullable<ScorecardMeasure["before"]>>();
});

test("a rule's name says what it needs", () => {
  // @ts-expect-error: no target
  ({ by: "progress", baseline: 1 }) satisfies ScoreRule;
  // @ts-expect-error: the ends of another rule
  ({ by: "range", baseline: 1, target: 2 }) satisfies ScoreRule;
  // @ts-expect-error: no such rule
  ({ by: "median" }) satisfies ScoreRule;
  expectTypeOf<ScoreRule["by"]>().toEqualTypeOf<
    "achievement" | "progress" | "range" | "thresholds" | "bands" | "on-target"
  >();
});

test("scores are numbers or null, on every level", () => {
  const card = scorecard({
    objectives: [{ name: "A", measures: [{ name: "B", result: { value: 1 }, target: 1 }] }],
  });
  expectTypeOf(card.value).toEqualTypeOf<number | null>();
  expectTypeOf(card.objectives[0]!.measures[0]!.score).toEqualTypeOf<number | null>();
  expectTypeOf(card.objectives[0]!.objectives).toEqualTypeOf(card.objectives);
  expectTypeOf(card.indexes.say.coverage).toEqualTypeOf<number>();
});
