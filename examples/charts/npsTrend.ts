import type { NamedPeriod, NpsResult } from "customer-kpis";
import { type TrendLabels, trendChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

/** The NPS from month to month. */
export function npsTrend(
  points: readonly { readonly key: string; readonly result: NpsResult }[],
  months: readonly NamedPeriod[],
  target: number | undefined,
  summary: string,
  say: Say,
): Chart {
  const { charts, columns } = say.words;
  const { title, band, dashed } = charts.trend;
  const note = target === undefined ? band : `${band} ${dashed(say.figure("points", target))}`;
  const monthOf = new Map(months.map(({ key, start }) => [key, start]));
  const nameOf = (key: string, width: "long" | "bare") => say.month(monthOf.get(key) ?? 0, width);
  return {
    type: "chart",
    title,
    summary,
    note,
    spec: trendChart(points, {
      ...chartOptions(say, title, summary),
      format: (value) => say.figure("points", value),
      labelOf: (key) => nameOf(key, "bare"),
      yTitle: columns.nps,
      labels: { ...charts.every, target: columns.target } satisfies TrendLabels,
      ...(target === undefined ? {} : { target }),
    }),
    table: {
      type: "table",
      caption: title,
      columns: [
        { name: columns.month },
        { name: columns.nps },
        { name: columns.interval },
        { name: columns.answers },
      ],
      rows: points.map(({ key, result }) => ({
        cells: [
          nameOf(key, "long"),
          say.figure("points", result.value),
          say.range("points", result.interval),
          say.count(result.n),
        ],
      })),
    },
  };
}
