import type { ProfitabilityResult } from "customer-kpis";
import { type WhaleLabels, whaleChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

/** How much of the profit hangs on how few customers. */
export function whaleCurve(profit: ProfitabilityResult, say: Say): Chart {
  const { charts } = say.words;
  const { title, summary: summaryOf, noProfit, ...labels } = charts.whale;
  const unprofitable = say.share(profit.value);
  const { topShare } = profit;
  const summary =
    topShare === null ? noProfit(unprofitable) : summaryOf(say.share(topShare), unprofitable);
  return {
    type: "chart",
    title,
    summary,
    spec: whaleChart(profit, {
      ...chartOptions(say, title, summary),
      format: say.compact,
      labels: { ...charts.every, ...labels } satisfies WhaleLabels,
    }),
    table: {
      type: "table",
      caption: title,
      columns: [{ name: labels.customers }, { name: labels.profit }],
      rows: profit.curve
        .filter((_, i) => i % 10 === 0)
        .map(({ customers, profit }) => ({ cells: [say.share(customers), say.money(profit)] })),
    },
  };
}
