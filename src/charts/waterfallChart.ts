import { fail } from "../check";
import type { RevenueRetentionResult } from "../loyalty/revenueRetention";
import { listAxis, numberAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, frameOf } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkList, checkNumber } from "./checkResult";
import { BAD, GOOD, INK, LINE } from "./palette";
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
 * Steps run from top to bottom, so that their names can be read on a phone.
 *
 * @param revenue - What `revenueRetention` answers.
 * @param options - See {@link ChartOptions}; `format` writes money.
 * @returns A Vega-Lite specification; without any revenue one that says so.
 * @throws TypeError for revenue that is none and for an unknown option; RangeError for figures that
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
 * // => [["start", null], ["new", 40], ["reactivation", 0], ["expansion", 0], ["contraction", 0], ["churn", 0], ["end", null]]
 * ```
 */
export function waterfallChart(
  revenue: WaterfallChartRevenue,
  options: ChartOptions<WaterfallLabels> = {},
): ChartSpec {
  const frame = frameOf("waterfallChart", options, LABELS);
  if (typeof revenue !== "object" || revenue === null) {
    fail(frame.chart, "revenue", "what revenueRetention answers", revenue, TypeError);
  }
  const start = checkNumber(frame.chart, "start", revenue.start);
  const end = checkNumber(frame.chart, "end", revenue.end);
  const steps = checkList(frame.chart, "waterfall", revenue.waterfall, "an array of steps");
  for (const { movement, change, total } of steps) {
    if (!(movement in LABELS)) fail(frame.chart, "movement", "one that revenue makes", movement);
    checkNumber(frame.chart, "change", change);
    checkNumber(frame.chart, "total", total);
  }
  if (start === 0 && end === 0 && steps.every(({ change }) => change === 0)) {
    return noDataChart(frame);
  }

  const { labels, format } = frame;
  const signed = (change: number) => (change > 0 ? `+${format(change)}` : format(change));
  const rows = [
    { step: "start", kind: "whole", from: 0, to: start, change: null, label: format(start) },
    ...steps.map(({ movement, change, total }, i) => ({
      step: movement,
      kind: change < 0 ? "loss" : "gain",
      from: i === 0 ? start : steps[i - 1]!.total,
      to: total,
      change,
      label: signed(change),
    })),
    { step: "end", kind: "whole", from: 0, to: end, change: null, label: format(end) },
  ].map((row) => ({ ...row, text: `${labels[row.step as keyof WaterfallLabels]}: ${row.label}` }));
  const ticks = roundTicks(0, Math.max(...rows.map(({ to }) => to)), 4);
  const names = rows.map(({ step }) => step);
  const y = listAxis(
    frame,
    "y",
    "step",
    names,
    names.map((name) => labels[name as keyof WaterfallLabels]),
    null,
  );
  const x = numberAxis(frame, "x", "from", ticks, format, null);

  return chartOf(frame, {
    rows: rows.map((row) => ({ ...row, label: frame.drawn(row.label) })),
    height: { step: 30 },
    sentences: [rows.map(({ text }) => text).join(", ")],
    layer: [
      {
        mark: { type: "bar" },
        encoding: {
          x,
          x2: { field: "to" },
          y,
          color: {
            field: "kind",
            type: "nominal",
            scale: { domain: ["whole", "gain", "loss"], range: [LINE, GOOD, BAD] },
            legend: null,
          },
          description: { field: "text" },
          tooltip: { field: "text" },
        },
      },
      {
        mark: { type: "text", aria: false, color: INK, align: "left", dx: 4 },
        encoding: { x: { ...x, field: "to" }, y, text: { field: "label" } },
      },
    ],
  });
}

const LABELS: WaterfallLabels = {
  n: "n",
  to: "to",
  noData: "No data",
  start: "Start",
  new: "New",
  reactivation: "Reactivation",
  expansion: "Expansion",
  contraction: "Contraction",
  churn: "Churn",
  end: "End",
};
