import { columnAxis, numberAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, checkFunction, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkNumber } from "./checkResult";
import {
  heightsOf,
  lineLayer,
  periodsOf,
  pointedAt,
  type TrendChartPoint,
  targetLayers,
} from "./periods";

/** The words of {@link sparklineChart}. */
export interface SparklineLabels extends ChartLabels {
  /** What the dashed line is: `Target`. */
  readonly target: string;
}

/** What may be set for {@link sparklineChart}. */
export interface SparklineChartOptions extends ChartOptions<SparklineLabels> {
  /** How a period is written. Default: its key. */
  readonly labelOf?: (key: string) => string;
  /** A value to be reached: a dashed line. */
  readonly target?: number;
}

/**
 * A KPI from period to period as small as a word, to stand beside its figure: a line with a dot at its
 * end, and a dashed line at the target. It has no axes; the figures are told in its description and
 * on pointing at it. {@link trendChart} shows the same with axes and intervals.
 *
 * @param points - What `over` and the like answer: `{ key, result: { value, n } }` in time order.
 * @param options - See {@link SparklineChartOptions}; `format` writes the values. 140 pixels wide and
 *   32 high unless told.
 * @returns A Vega-Lite specification; where no period has a value, one that says so.
 * @throws TypeError for points that are none and for an unknown option; RangeError for values that
 *   are no numbers.
 * @example
 * ```ts
 * import { sparklineChart } from "customer-kpis/charts";
 *
 * const months = [
 *   { key: "2026-01", result: { value: 31, n: 40 } },
 *   { key: "2026-02", result: { value: 36, n: 42 } },
 * ];
 * const { description, width } = sparklineChart(months, { target: 40 });
 * description; // => "Target 40. 2026-01: 31, n 40; 2026-02: 36, n 42"
 * width; // => 140
 * ```
 */
export function sparklineChart(
  points: readonly TrendChartPoint[],
  options: SparklineChartOptions = {},
): ChartSpec {
  const sized = options === null ? options : { width: 140, ...options };
  const frame = frameOf("sparklineChart", sized, LABELS, "number", ["labelOf", "target"]);
  const { labelOf = String, target } = options;
  checkFunction(frame.chart, "labelOf", labelOf);
  if (target !== undefined) checkNumber(frame.chart, "target", target);
  const rows = periodsOf(frame, points, labelOf);
  const last = rows.findLast(({ value }) => value !== null);
  if (last === undefined) return noDataChart(frame, 32);

  const { labels, format, drawn, colors } = frame;
  // Without axes nobody reads how sure a value is: an interval would only flatten the line.
  const bare = rows.map(({ name, ...row }) => ({ ...row, text: drawn(row.text) }));
  const heights = heightsOf(
    rows.map((row) => ({ ...row, lower: null, upper: null })),
    target,
  );
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const ends = low === high ? [low - 1, high + 1] : [low, high];
  const x = {
    ...columnAxis(
      frame,
      rows.map(({ key }) => key),
      "",
    ),
    axis: null,
    title: null,
  };
  const y = { ...numberAxis(frame, "y", "value", ends, format, ""), axis: null, title: null };

  return chartOf(frame, {
    rows: bare,
    height: 32,
    padding: 4,
    sentences: [
      target === undefined ? "" : `${labels.target} ${format(target)}`,
      rows.map(({ text }) => text).join(frame.semicolon),
    ],
    layer: [
      ...targetLayers(frame, target, { y }),
      lineLayer(frame, { x, y }),
      {
        data: { values: [{ ...last, text: "" }] },
        mark: {
          type: "point",
          color: colors.good,
          filled: true,
          size: 40,
          opacity: 1,
          aria: false,
        },
        encoding: { x, y },
      },
      pointedAt({ x, y }, 60),
    ],
  });
}

const LABELS: SparklineLabels = { ...WORDS, target: "Target" };
