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

/** Which row or column something lies in, in the order of the list. */
export function listAxis(
  { isRtl, start, drawn }: Frame<ChartLabels>,
  side: "x" | "y",
  field: string,
  list: readonly (string | number)[],
  texts: readonly string[],
  title: string | null,
  axis: ChartAxis = {},
): ChartPosition {
  return {
    field,
    type: "ordinal",
    title: title === null ? null : drawn(title),
    sort: null,
    scale: scaleOf(side, isRtl, { domain: list }),
    axis: {
      ...(side === "x"
        ? { orient: "bottom", labelAngle: 0, labelOverlap: "greedy", labelSeparation: 6 }
        : { orient: start }),
      labelExpr: textsExpression(list, texts.map(drawn)),
      labelLimit: 200,
      ticks: false,
      ...axis,
    },
  };
}

/** A Vega expression that finds a value's text. */
export function textsExpression(
  values: readonly (string | number)[],
  texts: readonly string[],
): string {
  return `${JSON.stringify(texts)}[indexof(${JSON.stringify(values)}, datum.value)]`;
}

function scaleOf(side: "x" | "y", isRtl: boolean, scale: ChartScale): ChartScale {
  return side === "x" && isRtl ? { ...scale, reverse: true } : scale;
}
