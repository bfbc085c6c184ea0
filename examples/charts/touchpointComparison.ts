import type { NpsResult } from "customer-kpis";
import { type ComparisonLabels, comparisonChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

/** A touchpoint with its NPS. */
export interface Touchpoint {
  /** Its name with that of its stage. */
  readonly name: string;
  /** Its name alone, where no other touchpoint has it. */
  readonly shortName: string;
  readonly result: NpsResult;
  readonly difference: number | null;
  /** Whether it differs from the others by more than chance. */
  readonly isReal: boolean;
}

/** The NPS of each touchpoint against that of all. The table beside it has the same figures. */
export function touchpointComparison(
  places: readonly Touchpoint[],
  overall: number | null,
  say: Say,
): Chart {
  const { charts, columns, touchpoints, all } = say.words;
  const title = touchpoints.title;
  const worst = places.find(({ isReal, difference }) => isReal && (difference ?? 0) < 0);
  const summary = worst ? touchpoints.summary(worst.name) : touchpoints.none;
  return {
    type: "chart",
    title,
    summary,
    spec: comparisonChart(
      places.map(({ shortName, result }) => ({ key: shortName, result })),
      {
        ...chartOptions(say, title, summary),
        format: (value) => say.figure("points", value),
        xTitle: columns.nps,
        labels: { ...charts.every, reference: all } satisfies ComparisonLabels,
        ...(overall === null ? {} : { reference: overall }),
      },
    ),
    table: null,
  };
}
