import { columnAxis, numberAxis, zeroLine } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, checkFunction, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkNumber } from "./checkResult";
import {
  HEIGHTS,
  heightsOf,
  lineLayers,
  periodsOf,
  type TrendChartPoint,
  targetLayers,
} from "./periods";
import { roundTicks } from "./ticks";

/** The words of {@link trendChart}. */
export interface TrendLabels extends ChartLabels {
  /** What the dashed line is: `Target`. */
  readonly target: string;
}

/** What may be set for {@link trendChart}. */
export interface TrendChartOptions extends ChartOptions<TrendLabels> {
  /** How a period is written. Default: its key. */
  readonly labelOf?: (key: string) => string;
  /** A value to be reached: a dashed line. */
  readonly target?: number;
}

/**
 * A KPI from period to period, with how sure each value is.
 *
 * Each value has its interval as a line, beyond 20 periods all together as a band; where they overlap
 * widely, the change may be chance (`trend` tests it). A period without a value is a gap in the line,
 * not a zero. The last value stands beside its dot, the last period below the axis. The axis shows the
 * range of the values and need not begin with 0.
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
  const rows = periodsOf(frame, points, labelOf);
  const last = rows.findLast(({ value }) => value !== null);
  if (last === undefined) return noDataChart(frame);

  const { labels, format, drawn, colors, isRtl, start, semicolon } = frame;
  const targetText = target === undefined ? "" : `${labels.target} ${format(target)}`;
  const heights = heightsOf(rows, target);
  const ticks = roundTicks(Math.min(...heights), Math.max(...heights), 5);
  const names = rows.map(({ name }) => name);
  const x = columnAxis(frame, names, "", {}, {}, "last");
  const y = numberAxis(frame, "y", "value", ticks, format, "");

  return chartOf(frame, {
    rows: rows.map(({ name, ...row }) => ({ ...row, text: drawn(row.text) })),
    height: 220,
    // On the line itself, words would lie on the curve.
    subtitle: targetText && `╌╌ ${targetText}`,
    sentences: [targetText, rows.map(({ text }) => text).join(semicolon)],
    layer: [
      ...zeroLine(frame, "y", y, "value", ticks),
      ...targetLayers(frame, target, { y }),
      ...lineLayers(frame, { x, y }, HEIGHTS, rows.length > MOST_LINES),
      {
        data: { values: [{ ...last, label: drawn(format(last.value!)) }] },
        mark: {
          type: "text",
          align: start,
          baseline: "middle",
          dx: isRtl ? -10 : 10,
          color: colors.ink,
          fontWeight: "bold",
          aria: false,
        },
        encoding: { x, y, text: { field: "label" } },
      },
    ],
  });
}

const LABELS: TrendLabels = { ...WORDS, target: "Target" };
