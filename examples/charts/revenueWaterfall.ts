import type { RevenueRetentionResult } from "customer-kpis";
import { type WaterfallLabels, waterfallChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

/** How monthly revenue came from the start of the year to its end. */
export function revenueWaterfall(revenue: RevenueRetentionResult, say: Say): Chart {
  const { charts, columns } = say.words;
  const { title, kept, ...labels } = charts.waterfall;
  const summary = kept(say.share(revenue.value));
  return {
    type: "chart",
    title,
    summary,
    spec: waterfallChart(revenue, {
      ...chartOptions(say, title, summary),
      format: say.money,
      xTitle: say.inMoney(columns.revenue),
      labels: { ...charts.every, ...labels } satisfies WaterfallLabels,
    }),
    table: {
      type: "table",
      caption: title,
      columns: [
        { name: columns.step },
        { name: say.inMoney(columns.change) },
        { name: say.inMoney(columns.total) },
      ],
      rows: [
        { cells: [labels.start, "", say.money(revenue.start)] },
        ...revenue.waterfall.map(({ movement, change, total }) => ({
          cells: [labels[movement], say.money(change), say.money(total)],
        })),
        { cells: [labels.end, "", say.money(revenue.end)] },
      ],
    },
  };
}
