import type { ChartLabels, ChartOptions, Frame, OwnOptions } from "./chartOptions";
import type { ChartEncoding, ChartLayer, ChartPosition, ChartRow } from "./chartSpec";
import { checkList, checkText } from "./checkResult";
import { type FigureRow, type Figures, figuresOf, figuresText } from "./figures";
import { rules, told, where } from "./layers";

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
    checkText(frame.chart, "key", key);
    const figures = figuresOf(frame.chart, result);
    const name = labelOf(key);
    return { key, column, name, ...figures, text: `${name}: ${figuresText(frame, figures)}` };
  });
}

/** The words of a chart of periods. */
export interface PeriodLabels extends ChartLabels {
  /** What the dashed line is: `Target`. */
  readonly target: string;
}

/** The same in English. */
export const TARGET: Omit<PeriodLabels, keyof ChartLabels> = { target: "Target" };

/** What may be set for a chart of periods. */
export interface PeriodOptions extends ChartOptions<PeriodLabels> {
  /** How a period is written. Default: its key. */
  readonly labelOf?: (key: string) => string;
  /** A value to be reached: a dashed line. */
  readonly target?: number;
}

/** What these options must be. */
export const PERIOD_OPTIONS: OwnOptions = { labelOf: "function", target: "number" };

/** The target in words, if there is one. */
export function goalOf(
  { labels, format }: Frame<PeriodLabels>,
  target: number | undefined,
): string {
  return target === undefined ? "" : `${labels.target} ${format(target)}`;
}

/** All rows in words. */
export function toldOf(
  { semicolon }: Frame<ChartLabels>,
  rows: readonly { readonly text: string }[],
): string {
  return rows.map(({ text }) => text).join(semicolon);
}

/** From the lowest height to the highest, the target's among them. */
export function rangeOf(
  rows: readonly Partial<FigureRow>[],
  target: number | undefined,
): [number, number] {
  const heights = rows
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .concat(target)
    .filter((height) => typeof height === "number");
  return [Math.min(...heights), Math.max(...heights)];
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
  const { good: color } = frame.colors;
  const interval = { ...place, y: { ...place.y, field: lower }, y2: { field: upper } };
  const onValue = { ...place, y: { ...place.y, field: value } };
  return [
    isBand
      ? { mark: { type: "area", color, opacity: 0.2, aria: false }, encoding: interval }
      : intervals(frame, interval, lower),
    lineLayer(frame, onValue),
    dots(frame, onValue, isBand ? 12 : 36),
    pointedAt(onValue),
  ];
}

/** Where periods lie. */
interface Place {
  readonly x: ChartPosition;
  readonly y: ChartPosition;
  readonly detail?: { readonly field: string };
}

/** A line for each interval, where there is one. */
export function intervals(
  { colors }: Frame<ChartLabels>,
  place: ChartEncoding,
  lower: string,
): ChartLayer {
  const style = { color: colors.good, opacity: 0.45, strokeWidth: 3 };
  return where(`isValid(datum.${lower})`, rules(style, place));
}

/** The line through the values, with a gap where there is none. */
export function lineLayer({ colors }: Frame<ChartLabels>, encoding: Place): ChartLayer {
  return { mark: { type: "line", color: colors.good, strokeWidth: 2, aria: false }, encoding };
}

/** A dot for each value, or for those of rows of its own. */
export function dots(
  { colors }: Frame<ChartLabels>,
  encoding: ChartEncoding,
  size: number,
  rows?: readonly ChartRow[],
): ChartLayer {
  const mark = { type: "point", color: colors.good, filled: true, size, opacity: 1 } as const;
  return where(HAS_VALUE, {
    ...(rows ? { data: { values: rows } } : {}),
    mark: { ...mark, aria: false },
    encoding,
  });
}

/** What is told of each value, on a place wide enough for a finger. */
export function pointedAt(place: ChartEncoding, size = 400): ChartLayer {
  return where(HAS_VALUE, told({ type: "point", filled: true, size, opacity: 0 }, place));
}

/** A test that a row has a value. */
export const HAS_VALUE = "isValid(datum.value)";

/** A dashed line at a target, if there is one. */
export function targetLayers(
  frame: Frame<ChartLabels>,
  target: number | undefined,
  place: ChartEncoding,
): ChartLayer[] {
  return target === undefined ? [] : [rules(dashedOf(frame), place, [{ value: target }])];
}

/** How the line at a target looks. */
export function dashedOf({ colors }: Frame<ChartLabels>) {
  return { color: colors.ink, opacity: 0.8, strokeDash: [4, 3] };
}
