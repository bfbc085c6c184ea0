import type { ServqualResult } from "customer-kpis";
import { type ServqualLabels, servqualChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

/** What customers expect and what they perceive. The table beside it has the same figures. */
export function serviceGaps(result: ServqualResult, say: Say): Chart {
  const { charts, columns } = say.words;
  const { title, summary: summaryOf } = charts.service;
  const widest = result.dimensions.reduce((a, b) => ((b.gap ?? 0) < (a.gap ?? 0) ? b : a));
  const summary = summaryOf(say.dimension(widest.name), say.figure("gap", widest.gap));
  return {
    type: "chart",
    title,
    summary,
    spec: servqualChart(result, {
      ...chartOptions(say, title, summary),
      format: (value) => say.figure(value < 0 ? "gap" : "score", value),
      labelOf: (name) => say.dimension(name),
      labels: {
        ...charts.every,
        expectation: columns.expected,
        perception: columns.perceived,
        gap: columns.gap,
      } satisfies ServqualLabels,
    }),
    table: null,
  };
}
