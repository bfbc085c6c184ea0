import type { ChartLabels, Frame } from "./chartOptions";
import type { ChartLayer, ChartPosition } from "./chartSpec";
import { checkList } from "./checkResult";
import { type FigureRow, type Figures, figuresOf, figuresText } from "./figures";

/** A period and its result: what `over` answers. */
export interface TrendChartPoint {
  /** The period's name. */
  readonly key: string;
  /** Any KPI's result. */
  readonly result: Figures;
}

/** A period's figures in a row of a chart. */
export interface PeriodRow extends FigureRow {
  readonly key: string;
  readonly column: number;
  /** How the period is written. */
  readonly name: string;
  readonly text: string;
}

/** The figures of each period. Throws where a point is none. */
export function periodsOf(
  frame: Frame<ChartLabels>,
  points: readonly TrendChartPoint[],
  labelOf: (key: string) => string,
): PeriodRow[] {
  checkList(frame.chart, "points", points, "an array of { key, result }");
  return points.map(({ key, result }, column) => {
    const figures = figuresOf(frame.chart, result);
    const name = labelOf(key);
    return { key, column, name, ...figures, text: `${name}: ${figuresText(frame, figures)}` };
  });
}

/** All heights of rows, and of a target. */
export function heightsOf(rows: readonly FigureRow[], target: number | undefined): number[] {
  return rows
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .concat(target ?? null)
    .filter((height) => height !== null);
}

/** So many intervals can be told apart as lines; more are a band. */
export const MOST_LINES = 20;

/** Which fields of a row say how high it lies. */
export interface Heights {
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
}

/** The fields of {@link PeriodRow}. */
export const HEIGHTS: Heights = { value: "value", lower: "lower", upper: "upper" };

/** Intervals, the line through the values, and a dot for each. */
export function lineLayers(
  frame: Frame<ChartLabels>,
  place: Place,
  { value, lower, upper }: Heights,
  isBand: boolean,
): ChartLayer[] {
  const { good } = frame.colors;
  const interval = { ...place, y: { ...place.y, field: lower }, y2: { field: upper } };
  const onValue = { ...place, y: { ...place.y, field: value } };
  return [
    isBand
      ? { mark: { type: "area", color: good, opacity: 0.2, aria: false }, encoding: interval }
      : {
          transform: [{ filter: `isValid(datum.${lower})` }],
          mark: { type: "rule", color: good, opacity: 0.45, strokeWidth: 3, aria: false },
          encoding: interval,
        },
    lineLayer(frame, onValue),
    {
      transform: [{ filter: "isValid(datum.value)" }],
      mark: {
        type: "point",
        color: good,
        filled: true,
        size: isBand ? 12 : 36,
        opacity: 1,
        aria: false,
      },
      encoding: onValue,
    },
    pointedAt(onValue),
  ];
}

/** Where periods lie. */
interface Place {
  readonly x: ChartPosition;
  readonly y: ChartPosition;
  readonly detail?: { readonly field: string };
}

/** The line through the values, with a gap where there is none. */
export function lineLayer({ colors }: Frame<ChartLabels>, place: Place): ChartLayer {
  return {
    mark: { type: "line", color: colors.good, strokeWidth: 2, aria: false },
    encoding: place,
  };
}

/** What is told of each value, on a place wide enough for a finger. */
export function pointedAt(place: Place, size = 400): ChartLayer {
  return {
    transform: [{ filter: "isValid(datum.value)" }],
    mark: { type: "point", filled: true, size, opacity: 0 },
    encoding: { ...place, description: { field: "text" }, tooltip: { field: "text" } },
  };
}

/** A dashed line at a target, if there is one. */
export function targetLayers(
  { colors: { ink } }: Frame<ChartLabels>,
  target: number | undefined,
  place: { readonly x: ChartPosition } | { readonly y: ChartPosition },
): ChartLayer[] {
  if (target === undefined) return [];
  return [
    {
      data: { values: [{ value: target }] },
      mark: { type: "rule", color: ink, opacity: 0.8, strokeDash: [4, 3], aria: false },
      encoding: place,
    },
  ];
}
