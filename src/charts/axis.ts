import type { ChartLabels, Frame } from "./chartOptions";
import type { ChartAxis, ChartPosition, ChartScale } from "./chartSpec";

/** Where a number lies, on an axis whose texts are ready made. */
export function numberAxis(
  { isRtl, start, drawn }: Frame<ChartLabels>,
  side: "x" | "y",
  field: string,
  ticks: readonly number[],
  write: (value: number) => string,
  title: string | null,
  axis: ChartAxis = {},
): ChartPosition {
  return {
    field,
    type: "quantitative",
    title: title === null ? null : drawn(title),
    scale: scaleOf(side, isRtl, { domain: [ticks[0]!, ticks.at(-1)!], nice: false, zero: false }),
    axis: {
      ...(side === "x"
        ? { orient: "bottom", labelOverlap: "greedy", labelSeparation: 6 }
        : { orient: start }),
      values: ticks,
      labelExpr: textsExpression(
        ticks,
        ticks.map((tick) => drawn(write(tick))),
      ),
      grid: true,
      ticks: false,
      domain: false,
      ...axis,
    },
  };
}

/** Which `column` or `row` something lies in, counted from 0. */
export function listAxis(
  { isRtl, start, drawn }: Frame<ChartLabels>,
  side: "x" | "y",
  texts: readonly string[],
  title: string | null,
  axis: ChartAxis = {},
): ChartPosition {
  const list = texts.map((_, i) => i);
  return {
    field: side === "x" ? "column" : "row",
    type: "ordinal",
    title: title === null ? null : drawn(title),
    sort: null,
    scale: scaleOf(side, isRtl, { domain: list }),
    axis: {
      ...(side === "x"
        ? { orient: "bottom", labelAngle: 0, labelOverlap: "greedy", labelSeparation: 6 }
        : { orient: start }),
      labelExpr: textsExpression(list, texts.map(drawn)),
      labelLimit: 170,
      ticks: false,
      ...axis,
    },
  };
}

/**
 * A Vega expression that finds a value's text.
 *
 * All texts are one string, as Vega fails on a string of its own that reads `constructor`, and on all
 * others that every object has.
 */
export function textsExpression(
  values: readonly (string | number)[],
  texts: readonly string[],
): string {
  const lines = texts.map((text) => `\n${text.replaceAll("\n", " ")}`).join("");
  const place = `indexof(${JSON.stringify(values)}, datum.value)`;
  return `split(${JSON.stringify(lines)}, ${JSON.stringify("\n")})[1 + ${place}]`;
}

function scaleOf(side: "x" | "y", isRtl: boolean, scale: ChartScale): ChartScale {
  return side === "x" && isRtl ? { ...scale, reverse: true } : scale;
}
