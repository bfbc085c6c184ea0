import { chartOf, noDataChart } from "./chart";
import { frameOf, WORDS } from "./chartOptions";
import type { ChartPosition, ChartSpec } from "./chartSpec";
import { rangeOf, toldOf } from "./figures";
import { dots, lineLayer, pointedAt, targetLayers } from "./layers";
import {
  goalOf,
  PERIOD_OPTIONS,
  type PeriodLabels,
  type PeriodOptions,
  periodsOf,
  TARGET,
  type TrendChartPoint,
} from "./periods";

/** The words of {@link sparklineChart}. */
export type SparklineLabels = PeriodLabels;

/** What may be set for {@link sparklineChart}. */
export type SparklineChartOptions = PeriodOptions;

/**
 * A KPI from period to period as small as a word, to stand beside its figure: a line with a dot at its
 * end, and a dashed line at the target. It has no axes; the figures are told in its description and
 * on pointing at it. {@link trendChart} shows the same with axes and intervals.
 *
 * @param points - What `over` and the like answer: `{ key, result: { value, n } }` in time order.
 * @param options - See {@link SparklineChartOptions}; `format` writes the values. 140 pixels wide and
 *   32 high unless told.
 * @returns A Vega-Lite specification; where no period has a value, one that says so.
 * @throws InputError for points that are none and for an unknown option, for values that
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
  const sized = options && { width: 140, ...options };
  const frame = frameOf("sparklineChart", sized, LABELS, PERIOD_OPTIONS);
  const { target } = options;
  const rows = periodsOf(frame, points);
  const last = rows.findLast(({ value }) => value !== null);
  if (last === undefined) return noDataChart(frame, 32);

  // Without axes nobody reads how sure a value is: an interval would only flatten the line.
  const [low, high] = rangeOf(
    rows.map(({ value }) => ({ value })),
    target,
  );
  const x = bare("column", [0, Math.max(1, rows.length - 1)], frame.isRtl);
  const y = bare("value", low === high ? [low - 1, high + 1] : [low, high], false);

  return chartOf(frame, {
    rows: rows.map(({ name, ...row }) => ({ ...row, text: frame.drawn(row.text) })),
    height: 32,
    padding: 4,
    sentences: [goalOf(frame, target), toldOf(frame, rows)],
    layer: [
      ...targetLayers(frame, target, { y }),
      lineLayer(frame, { x, y }),
      dots(frame, { x, y }, 40, [{ column: last.column, value: last.value }]),
      pointedAt({ x, y }, 60),
    ],
  });
}

/** A place without an axis. */
function bare(field: string, domain: readonly number[], reverse: boolean): ChartPosition {
  const scale = { domain, nice: false, zero: false, reverse };
  return { field, type: "quantitative", axis: null, scale };
}

const LABELS: SparklineLabels = { ...WORDS, ...TARGET };
