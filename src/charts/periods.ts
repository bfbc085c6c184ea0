import type { ChartLabels, ChartOptions, Frame, OwnOptions } from "./chartOptions";
import { checkList, checkText } from "./checkResult";
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
  labelOf: (key: string) => string = frame.labelOf,
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
