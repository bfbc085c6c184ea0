import type { ChartLabels, Frame } from "./chartOptions";
import type { ChartLayer, ChartShade } from "./chartSpec";
import { type LegendEntry, legendLayers } from "./legend";
import { FAINTEST } from "./palette";
import { roundTicks } from "./ticks";

/** Cells do not touch. */
export const GAPS = { paddingInner: 0.06 };

/** The more, the darker on light paper and the lighter on dark. */
export function shadeOf(field: string, highest: number, strongest: number): ChartShade {
  return {
    field,
    type: "quantitative",
    scale: { domain: [0, highest], range: [FAINTEST, strongest], clamp: true },
    legend: null,
  };
}

/** What the shades mean: a few round numbers. */
export function shadeLegend(
  frame: Frame<ChartLabels>,
  highest: number,
  format: (value: number) => string,
  above: number,
): ChartLayer[] {
  const entries = roundTicks(0, highest, 4)
    .filter((tick) => tick <= highest)
    .map((tick): LegendEntry => {
      const opacity = FAINTEST + ((1 - FAINTEST) * tick) / highest;
      const { shade } = frame.colors;
      return {
        text: format(tick),
        mark: { type: "point", shape: "square", filled: true, size: 150, color: shade, opacity },
      };
    });
  return legendLayers(frame, entries, above);
}
