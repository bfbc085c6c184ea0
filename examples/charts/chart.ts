import type { ChartOptions } from "customer-kpis/charts";
import type { Say } from "../scorecard/languages/say";

/** In pixels: what a phone shows without making texts smaller than they can be read. */
const WIDTH = 350;

/** What every chart is told: how to write, and what it shows, in words. */
export function chartOptions(say: Say, title: string, summary: string) {
  return {
    locale: say.language.locale,
    direction: say.language.direction,
    description: `${title}. ${summary}`,
    width: WIDTH,
    font: "inherit",
  } satisfies ChartOptions;
}
