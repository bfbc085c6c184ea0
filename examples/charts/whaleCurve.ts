import { type WhaleLabels, whaleChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Profit } from "../scorecard/results/figures";
import type { Chart } from "../scorecard/sections/block";
import { fewText } from "../scorecard/sections/few";
import { chartOptions } from "./chart";

/** How much of the money hangs on how few customers. */
export function whaleCurve(profit: Profit, money: "profit" | "revenue", say: Say): Chart {
  const { charts } = say.words;
  const { titles, profits, noProfit, costly, ...common } = charts.whale;
  const title = titles[money];
  const labels = { ...common, profit: say.inMoney(profits[money]) };
  const few = profit.topShare === null ? noProfit : fewText(profit, money, say);
  const summary = profit.unprofitable > 0 ? `${few} ${costly(say.share(profit.value))}` : few;
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
