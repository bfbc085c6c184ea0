import { columnAxis, numberAxis, zeroLine } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { rangeOf, toldOf } from "./figures";
import { HEIGHTS, lineLayers, MOST_LINES, targetLayers, texts } from "./layers";
import {
  goalOf,
  PERIOD_OPTIONS,
  type PeriodLabels,
  type PeriodOptions,
  periodsOf,
  TARGET,
  type TrendChartPoint,
} from "./periods";
import { roundTicks } from "./ticks";

/** The words of {@link trendChart}. */
export type TrendLabels = PeriodLabels;

/** What may be set for {@link trendChart}. */
export type TrendChartOptions = PeriodOptions;

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
 * @throws InputError for points that are none and for an unknown option, for values that
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
  const frame = frameOf("trendChart", options, LABELS, PERIOD_OPTIONS);
  const { target } = options;
  const rows = periodsOf(frame, points);
  const last = rows.findLast(({ value }) => value !== null);
  if (last === undefined) return noDataChart(frame);

  const { format, drawn, isRtl, start } = frame;
  const goal = goalOf(frame, target);
  const ticks = roundTicks(...rangeOf(rows, target), 5);
  const names = rows.map(({ name }) => name);
  const x = columnAxis(frame, names, "", { isLastShown: true, beside: 9 });
  const y = numberAxis(frame, "y", "value", { ticks, write: format });

  return chartOf(frame, {
    rows: rows.map(({ name, ...row }) => ({ ...row, text: drawn(row.text) })),
    height: 220,
    // On the line itself, words would lie on the curve.
    subtitle: goal && `╌╌ ${goal}`,
    sentences: [goal, toldOf(frame, rows)],
    layer: [
      ...zeroLine(frame, { y }, "value", ticks),
      ...targetLayers(frame, target, { y }),
      ...lineLayers(frame, { x, y }, HEIGHTS, rows.length > MOST_LINES),
      texts(
        { align: start, baseline: "middle", dx: isRtl ? -10 : 10, fontWeight: "bold" },
        { x, y },
        [{ column: last.column, value: last.value, label: drawn(format(last.value!)) }],
      ),
    ],
  });
}

const LABELS: TrendLabels = { ...WORDS, ...TARGET };
