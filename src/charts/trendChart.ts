import { listAxis, numberAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import {
  type ChartLabels,
  type ChartOptions,
  checkFunction,
  type Frame,
  frameOf,
  WORDS,
} from "./chartOptions";
import type { ChartLayer, ChartPosition, ChartSpec } from "./chartSpec";
import { checkList, checkNumber } from "./checkResult";
import { type Figures, figuresOf, figuresText } from "./figures";
import { GOOD, INK } from "./palette";
import { roundTicks } from "./ticks";

/** A period and its result: what `over` answers. */
export interface TrendChartPoint {
  /** The period's name. */
  readonly key: string;
  /** Any KPI's result. */
  readonly result: Figures;
}

/** The words of {@link trendChart}. */
export interface TrendLabels extends ChartLabels {
  /** Beside the values; none by default. */
  readonly value: string;
  /** At the line of the target: `Target`. */
  readonly target: string;
}

/** What may be set for {@link trendChart}. */
export interface TrendChartOptions extends ChartOptions<TrendLabels> {
  /** How a period is written. Default: its key. */
  readonly labelOf?: (key: string) => string;
  /** A value to be reached: a line across. */
  readonly target?: number;
}

/**
 * A KPI from period to period, with how sure each value is.
 *
 * Each value has its interval as a band; where bands overlap widely, the change may be chance (`trend`
 * tests it). A period without a value is a gap in the line, not a zero. The axis shows the range of
 * the values and need not begin with 0.
 *
 * @param points - What `over` and the like answer: `{ key, result: { value, interval, n } }` in time
 *   order. A result without an interval has none drawn.
 * @param options - See {@link TrendChartOptions}; `format` writes the values.
 * @returns A Vega-Lite specification; where no period has a value, one that says so.
 * @throws TypeError for points that are none and for an unknown option; RangeError for values that
 *   are no numbers.
 * @example
 * ```ts
 * import { measure, nps, over } from "customer-kpis";
 * import { trendChart } from "customer-kpis/charts";
 *
 * const answers = [
 *   { score: 10, at: new Date("2026-01-31") },
 *   { score: 2, at: new Date("2026-03-05") },
 * ];
 * const months = measure(answers, over({ unit: "month", fill: true }, nps()));
 * const chart = trendChart(months, { title: "NPS" });
 * chart.data.values.map(({ key, value }) => [key, value]);
 * // => [["2026-01", 100], ["2026-02", null], ["2026-03", -100]]
 * ```
 */
export function trendChart(
  points: readonly TrendChartPoint[],
  options: TrendChartOptions = {},
): ChartSpec {
  const frame = frameOf("trendChart", options, LABELS, "number", ["labelOf", "target"]);
  const { labelOf = String, target } = options;
  checkFunction(frame.chart, "labelOf", labelOf);
  if (target !== undefined) checkNumber(frame.chart, "target", target);
  checkList(frame.chart, "points", points, "an array of { key, result }");
  const figures = points.map(({ result }) => figuresOf(frame.chart, result));
  if (figures.every(({ value }) => value === null)) return noDataChart(frame);

  const { labels, format } = frame;
  const names = points.map(({ key }) => labelOf(key));
  const rows = figures.map((figure, i) => ({
    key: points[i]!.key,
    column: i,
    ...figure,
    text: `${names[i]}: ${figuresText(frame, figure)}`,
  }));
  const targetText = target === undefined ? "" : `${labels.target} ${format(target)}`;
  const heights = figures
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .concat(target ?? null)
    .filter((height) => height !== null);
  const ticks = roundTicks(Math.min(...heights), Math.max(...heights), 5);
  const step = Math.ceil(names.length / MOST_LABELS);
  const x = listAxis(frame, "x", names, null, {
    values: names.map((_, i) => i).filter((i) => i % step === 0),
  });
  const y = numberAxis(frame, "y", "value", ticks, format, labels.value || null);

  return chartOf(frame, {
    rows,
    height: 220,
    sentences: [
      ...(target === undefined ? [] : [targetText]),
      rows.map(({ text }) => text).join(frame.semicolon),
    ],
    layer: [
      {
        mark: { type: "area", color: GOOD, opacity: 0.18, aria: false },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
      {
        transform: [{ filter: "isValid(datum.lower)" }],
        mark: { type: "rule", color: GOOD, opacity: 0.35, aria: false },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
      ...(target === undefined ? [] : targetLayers(frame, target, targetText, y)),
      { mark: { type: "line", color: GOOD, strokeWidth: 2, aria: false }, encoding: { x, y } },
      {
        transform: [{ filter: "isValid(datum.value)" }],
        mark: { type: "point", color: GOOD, filled: true, size: 40, opacity: 1 },
        encoding: { x, y, description: { field: "text" }, tooltip: { field: "text" } },
      },
    ],
  });
}

/** So many periods have their names on a phone. */
const MOST_LABELS = 6;

const LABELS: TrendLabels = { ...WORDS, value: "", target: "Target" };

function targetLayers(
  { isRtl, start, drawn }: Frame<TrendLabels>,
  value: number,
  text: string,
  y: ChartPosition,
): ChartLayer[] {
  const data = { values: [{ value, label: drawn(text) }] };
  return [
    {
      data,
      mark: { type: "rule", color: INK, strokeDash: [4, 3], aria: false },
      encoding: { y },
    },
    {
      data,
      mark: { type: "text", align: start, baseline: "bottom", dy: -4, aria: false },
      encoding: { x: { value: isRtl ? "width" : 0 }, y, text: { field: "label" } },
    },
  ];
}
