import type { Key, SurvivalResult } from "customer-kpis";
import { type SurvivalLabels, survivalChart } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";
import type { Chart } from "../scorecard/sections/block";
import { chartOptions } from "./chart";

/** More lines than these nobody can tell apart. */
const MOST = 6;

/** How long customers stay, segment by segment where there are any. */
export function survivalCurve(
  all: SurvivalResult,
  bySegment: readonly { readonly key: Key; readonly result: SurvivalResult }[],
  say: Say,
): Chart {
  const { charts, columns } = say.words;
  const { title, half, mostStay, ...labels } = charts.survival;
  const summary = all.value === null ? mostStay : half(say.figure("months", all.value));
  const isApart = bySegment.length > 1 && bySegment.length <= MOST;
  return {
    type: "chart",
    title,
    summary,
    spec: survivalChart(isApart ? bySegment : all, {
      ...chartOptions(say, title, summary),
      labelOf: say.name,
      labels: { ...charts.every, ...labels } satisfies SurvivalLabels,
    }),
    table: {
      type: "table",
      caption: title,
      columns: [{ name: labels.time }, { name: labels.survival }, { name: columns.interval }],
      rows: all.at.map(({ time, survival, interval }) => ({
        cells: [say.count(time), say.share(survival), say.range("share", interval)],
      })),
    },
  };
}
