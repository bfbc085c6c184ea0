import type {
  CohortsResult,
  Group,
  LoadByHourResult,
  NpsResult,
  ProfitabilityResult,
  RevenueRetentionResult,
  ScorecardResult,
  ServqualResult,
  SumsResult,
  SurvivalResult,
} from "customer-kpis";
import type {
  ChartSpec,
  cohortChart,
  comparisonChart,
  distributionChart,
  loadChart,
  scorecardChart,
  servqualChart,
  smallMultiplesChart,
  sparklineChart,
  survivalChart,
  trendChart,
  waterfallChart,
  whaleChart,
} from "customer-kpis/charts";
import type { Cohort, PeriodGroup } from "customer-kpis/states";
import type { TopLevelSpec } from "vega-lite";
import { expectTypeOf, test } from "vitest";

/** The same data, as who may change it sees it: Vega-Lite's types know no `readonly` lists. */
type Mutable<T> = T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;

test("a chart is what Vega-Lite calls a specification", () => {
  expectTypeOf<Mutable<ChartSpec>>().toExtend<TopLevelSpec>();
});

/** What a chart takes. */
type Drawn<Chart extends (...given: never[]) => ChartSpec> = Parameters<Chart>[0];

test("a chart takes what its KPI answers", () => {
  expectTypeOf<NpsResult["distribution"]>().toExtend<Drawn<typeof distributionChart>>();
  expectTypeOf<PeriodGroup<NpsResult>[]>().toExtend<Drawn<typeof trendChart>>();
  expectTypeOf<PeriodGroup<NpsResult>[]>().toExtend<Drawn<typeof sparklineChart>>();
  expectTypeOf<Group<string | null, PeriodGroup<NpsResult>[]>[]>().toExtend<
    Drawn<typeof smallMultiplesChart>
  >();
  expectTypeOf<Group<string | null, NpsResult>[]>().toExtend<Drawn<typeof comparisonChart>>();
  expectTypeOf<CohortsResult>().toExtend<Drawn<typeof cohortChart>>();
  expectTypeOf<CohortsResult<SumsResult>>().toExtend<Drawn<typeof cohortChart>>();
  expectTypeOf<SurvivalResult>().toExtend<Drawn<typeof survivalChart>>();
  expectTypeOf<Group<number, SurvivalResult>[]>().toExtend<Drawn<typeof survivalChart>>();
  expectTypeOf<RevenueRetentionResult>().toExtend<Drawn<typeof waterfallChart>>();
  expectTypeOf<ProfitabilityResult>().toExtend<Drawn<typeof whaleChart>>();
  expectTypeOf<ServqualResult>().toExtend<Drawn<typeof servqualChart>>();
  expectTypeOf<LoadByHourResult>().toExtend<Drawn<typeof loadChart>>();
  expectTypeOf<ScorecardResult>().toExtend<Drawn<typeof scorecardChart>>();
});

test("a chart takes no other answer", () => {
  expectTypeOf<NpsResult>().not.toExtend<Drawn<typeof distributionChart>>();
  expectTypeOf<readonly Cohort[]>().not.toExtend<Drawn<typeof cohortChart>>();
  expectTypeOf<ProfitabilityResult>().not.toExtend<Drawn<typeof waterfallChart>>();
});

test("words and options that a chart does not have are refused", () => {
  type Options = NonNullable<Parameters<typeof trendChart>[1]>;
  expectTypeOf<{ labels: { target: string } }>().toExtend<Options>();
  expectTypeOf<{ format: string }>().not.toExtend<Options>();
  expectTypeOf<"peak">().not.toExtend<keyof NonNullable<Options["labels"]>>();
});
