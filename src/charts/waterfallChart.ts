import type { RevenueRetentionResult } from "../loyalty/revenue/revenueRetention";
import { numberAxis, rowAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkList, checkNumber, checkNumbers, checkRecord, checkWord } from "./checkResult";
import { colorBy, rules, told } from "./layers";
import { FAINT } from "./palette";
import { rowHeight, rowNames } from "./text";
import { roundTicks } from "./ticks";

/** The words of {@link waterfallChart}. */
export interface WaterfallLabels extends ChartLabels {
  /** `Start` */
  readonly start: string;
  /** `New` */
  readonly new: string;
  /** `Reactivation` */
  readonly reactivation: string;
  /** `Expansion` */
  readonly expansion: string;
  /** `Contraction` */
  readonly contraction: string;
  /** `Churn` */
  readonly churn: string;
  /** `End` */
  readonly end: string;
}

/** What {@link waterfallChart} reads of what `revenueRetention` answers. */
export type WaterfallChartRevenue = Pick<RevenueRetentionResult, "start" | "end" | "waterfall">;

/**
 * How revenue came from the start of a period to its end: what was won and lost on the way.
 *
 * Steps run from top to bottom, so that their names can be read on a phone. One that changed nothing
 * is left out.
 *
 * @param revenue - What `revenueRetention` answers.
 * @param options - See {@link ChartOptions}; `format` writes money.
 * @returns A Vega-Lite specification; without any revenue one that says so.
 * @throws InputError for revenue that is none and for an unknown option, for figures that
 *   are no numbers.
 * @example
 * ```ts
 * import { revenueRetention } from "customer-kpis";
 * import { waterfallChart } from "customer-kpis/charts";
 *
 * const subscriptions = [
 *   { customerId: "ann", startedAt: new Date("2025-06-01"), endedAt: null, mrr: 60 },
 *   { customerId: "bob", startedAt: new Date("2026-01-15"), endedAt: null, mrr: 40 },
 * ];
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const chart = waterfallChart(revenueRetention(subscriptions, { period }));
 * chart.data.values.map(({ step, change }) => [step, change]);
 * // => [["start", null], ["new", 40], ["end", null]]
 * ```
 */
export function waterfallChart(
  revenue: WaterfallChartRevenue,
  options: ChartOptions<WaterfallLabels> = {},
): ChartSpec {
  const frame = frameOf("waterfallChart", options, LABELS);
  checkRecord(frame.chart, "revenue", revenue, "what revenueRetention answers");
  const start = checkNumber(frame.chart, "start", revenue.start);
  const end = checkNumber(frame.chart, "end", revenue.end);
  const steps = checkList(frame.chart, "waterfall", revenue.waterfall, "an array of steps");
  for (const { movement, change, total } of steps) {
    checkWord(frame.chart, "movement", movement, MOVEMENTS);
    checkNumbers(frame.chart, { change, total }, "change", "total");
  }
  if (start === 0 && end === 0 && steps.every(({ change }) => change === 0)) {
    return noDataChart(frame);
  }

  const { labels, format, drawn, colors, comma, end: endSide } = frame;
  // Between words from the right, a mark keeps the sign on the left of its number.
  const plus = frame.isRtl ? "\u200e+" : "+";
  const changes = steps.map(({ movement, change, total }, i) => ({
    step: movement,
    kind: change < 0 ? "loss" : "gain",
    from: steps[i - 1]?.total ?? start,
    to: total,
    change,
    figure: change > 0 ? `${plus}${format(change)}` : format(change),
  }));
  const bars = [
    { step: "start", kind: "whole", from: 0, to: start, change: null, figure: format(start) },
    ...changes.filter(({ change }) => change !== 0),
    { step: "end", kind: "whole", from: 0, to: end, change: null, figure: format(end) },
  ] as const;
  const texts = bars.map(({ step, figure }) => `${labels[step]}: ${figure}`);
  const rows = bars.map(({ figure, ...bar }, i) => ({
    ...bar,
    row: i,
    nextRow: Math.min(i + 1, bars.length - 1),
    text: drawn(texts[i]!),
  }));
  const heights = bars.map(({ to }) => to);
  const ticks = roundTicks(Math.min(0, ...heights), Math.max(0, ...heights), 4);
  const x = numberAxis(frame, "x", "from", { ticks, write: format });
  const names = bars.map(({ step }) => labels[step]);
  const rowTexts = rowNames(frame, names);
  const nameAxis = rowAxis(frame, rowTexts, { domain: false });
  const figures = bars.map(({ figure }) => figure);
  const figureAxis = rowAxis(frame, figures, { orient: endSide, domain: false });
  const line = { color: colors.ink, opacity: FAINT.line };

  return chartOf(frame, {
    rows,
    height: rowHeight(rowTexts, 30) * rows.length,
    sentences: [texts.join(comma)],
    resolve: { axis: { y: "independent" } },
    layer: [
      rules(line, { x }, [{ from: 0 }]),
      rules(line, { x: { ...x, field: "to" }, y: figureAxis, y2: { field: "nextRow" } }),
      told(
        { type: "bar", height: 20 },
        {
          x,
          x2: { field: "to" },
          y: nameAxis,
          color: colorBy("kind", { whole: colors.between, gain: colors.good, loss: colors.bad }),
        },
      ),
    ],
  });
}

/** What may happen to revenue. */
const MOVEMENTS = ["new", "reactivation", "expansion", "contraction", "churn"] as const;

const LABELS: WaterfallLabels = {
  ...WORDS,
  start: "Start",
  new: "New",
  reactivation: "Reactivation",
  expansion: "Expansion",
  contraction: "Contraction",
  churn: "Churn",
  end: "End",
};
