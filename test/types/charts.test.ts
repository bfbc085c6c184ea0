import type { ChartSpec } from "customer-kpis/charts";
import type { TopLevelSpec } from "vega-lite";
import { expectTypeOf, test } from "vitest";

/** The same data, as who may change it sees it: Vega-Lite's types know no `readonly` lists. */
type Mutable<T> = T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;

test("a chart is what Vega-Lite calls a specification", () => {
  expectTypeOf<Mutable<ChartSpec>>().toExtend<TopLevelSpec>();
});
