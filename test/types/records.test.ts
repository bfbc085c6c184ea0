import { InputError } from "customer-kpis";
import { expect, expectTypeOf, test } from "vitest";
import { csat, type Measure, type NpsResult, nps, retention } from "../../src";

test("rows written on the spot may carry more fields than a KPI reads", () => {
  expect(csat([{ score: 5, agent: "ann" }]).n).toBe(1);
  expect(nps([{ score: 9, channel: "web" }, null]).n).toBe(1);
  const [start, end] = [Date.UTC(2026, 0), Date.UTC(2026, 1)];
  const period = { start, end };
  const row = { customerId: 1, startedAt: Date.UTC(2025, 0), endedAt: null, plan: "basic" };
  expect(retention([row], { period }).n).toBe(1);
});

test("a row without the field that a KPI reads is a type error", () => {
  // @ts-expect-error a score is asked for, not a rating
  expect(() => nps([{ rating: 9 }])).toThrow(InputError);
  // @ts-expect-error text is no score
  expect(() => nps(["9"])).toThrow(InputError);
});

test("options alone make the measure, records make the answer", () => {
  expectTypeOf(nps({ promoter: 9 })).toExtend<Measure<number, NpsResult>>();
  expectTypeOf(nps([9])).toEqualTypeOf<NpsResult>();
});
