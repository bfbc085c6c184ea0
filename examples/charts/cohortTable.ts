import type { CohortsResult } from "customer-kpis";
import { type CohortLabels, cohortChart } from "customer-kpis/charts";
import { NONE } from "../scorecard/languages/formats";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

/** Who bought again, by the quarter of the first purchase. */
export function cohortTable(table: CohortsResult, say: Say): Chart {
  const { charts, columns } = say.words;
  const { title, again, note, ...labels } = charts.cohorts;
  const summary = again(say.share(table.value));
  return {
    type: "chart",
    title,
    summary,
    note,
    spec: cohortChart(table, {
      ...chartOptions(say, title, summary),
      labelOf: say.quarter,
      labels: { ...charts.every, ...labels } satisfies CohortLabels,
    }),
    table: {
      type: "table",
      caption: title,
      columns: [
        { name: columns.quarter },
        { name: columns.customers },
        ...table.overall.map(({ offset }) => ({ name: say.count(offset) })),
      ],
      rows: table.cohorts.map(({ period, size, cells }) => ({
        cells: [
          say.quarter(period.key),
          say.count(size),
          ...table.overall.map((_, i) => (cells[i] ? say.share(cells[i].value) : NONE)),
        ],
      })),
    },
  };
}
