import type { ScoreCount } from "customer-kpis";
import { type DistributionLabels, distributionChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

/** How often each score was given. */
export function scoreDistribution(
  of: "nps" | "csat",
  { distribution, n }: { readonly distribution: readonly ScoreCount[]; readonly n: number },
  summary: string,
  say: Say,
): Chart {
  const { charts, columns } = say.words;
  const { title, ...bands } = charts[of];
  return {
    type: "chart",
    title,
    summary,
    spec: distributionChart(distribution, {
      ...chartOptions(say, title, summary),
      bands: of,
      labels: {
        ...bands,
        ...charts.every,
        score: columns.score,
        answers: columns.answers,
      } satisfies DistributionLabels,
    }),
    table: {
      type: "table",
      caption: title,
      columns: [{ name: columns.score }, { name: columns.answers }, { name: columns.share }],
      rows: distribution.map(({ score, count }) => ({
        cells: [say.count(score), say.count(count), say.share(n > 0 ? count / n : null)],
      })),
    },
  };
}
