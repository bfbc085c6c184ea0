import type { Status } from "customer-kpis";
import { type BandLabels, bulletChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

const WIDTH = 220;

/** A score as a bar over its zones. The table beside it has the same figure. */
export function gauge(
  title: string,
  { value, status }: { readonly value: number | null; readonly status: Status },
  say: Say,
): Chart {
  const { charts, status: words } = say.words;
  const summary = `${say.score(value)}${status === null ? "" : `, ${words[status]}`}`;
  return {
    type: "chart",
    isSmall: true,
    title,
    summary,
    spec: bulletChart(value, {
      ...chartOptions(say, title, summary),
      status,
      width: WIDTH,
      format: say.score,
      labels: { ...charts.every, ...words } satisfies BandLabels,
    }),
    table: null,
  };
}
