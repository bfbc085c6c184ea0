import type { ProfitabilityResult } from "../value/profitability";
import { numberAxis, zeroLine } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkList, checkNumber, checkNumbers, checkRecord } from "./checkResult";
import { lineLayer, targetLayers, texts, told } from "./layers";
import { roundTicks } from "./ticks";

/** The words of {@link whaleChart}. */
export interface WhaleLabels extends ChartLabels {
  /** Below the shares: `Customers, the most profitable first`. */
  readonly customers: string;
  /** Beside the amounts: `Profit, added up`. */
  readonly profit: string;
  /** At the highest point: `Peak`. */
  readonly peak: string;
  /** What the dashed line is: `Total`. */
  readonly total: string;
}

/** What {@link whaleChart} reads of what `profitability` answers. */
export type WhaleChartProfit = Pick<ProfitabilityResult, "n" | "curve" | "peak" | "total">;

/**
 * The whale curve: profit added up from the most profitable customer to the least. From its peak on,
 * customers cost more than they bring; the dashed line is what is left of it in the end.
 *
 * @param profit - What `profitability` answers.
 * @param options - See {@link ChartOptions}; `format` writes money.
 * @returns A Vega-Lite specification; without customers one that says so.
 * @throws InputError for profit that is none and for an unknown option, for figures that
 *   are no numbers.
 * @example
 * ```ts
 * import { profitability } from "customer-kpis";
 * import { whaleChart } from "customer-kpis/charts";
 *
 * const profit = profitability([
 *   { customerId: "ann", margin: 120 },
 *   { customerId: "bob", margin: 50, costToServe: 70 },
 * ]);
 * const chart = whaleChart(profit, { title: "Profit" });
 * chart.description; // => "Profit. n 2, Peak 120 (50%), Total 100"
 * ```
 */
export function whaleChart(
  profit: WhaleChartProfit,
  options: ChartOptions<WhaleLabels> = {},
): ChartSpec {
  const frame = frameOf("whaleChart", options, LABELS);
  checkRecord(frame.chart, "profit", profit, "what profitability answers");
  const { n, curve, peak, total } = profit;
  checkList(frame.chart, "curve", curve, "an array of points");
  for (const point of curve) checkNumbers(frame.chart, point, "customers", "profit");
  if (curve.length === 0 || peak === null) return noDataChart(frame);
  checkRecord(frame.chart, "peak", peak, "a point of the curve");
  checkNumber(frame.chart, "peak.profit", peak.profit);
  checkNumber(frame.chart, "peak.customers", peak.customers);
  checkNumber(frame.chart, "total", total);
  checkNumber(frame.chart, "n", n);

  const { labels, format, share, count, drawn } = frame;
  const rows = curve.map((point) => ({
    ...point,
    text: drawn(`${share(point.customers)}: ${format(point.profit)}`),
  }));
  const heights = [0, peak.profit, ...curve.map((point) => point.profit)];
  const x = numberAxis(frame, "x", "customers", {
    ticks: [0, 0.25, 0.5, 0.75, 1],
    write: share,
    title: labels.customers,
  });
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  // The peak has its words above it.
  const ticks = roundTicks(low, high + 0.1 * (high - low), 5);
  const y = numberAxis(frame, "y", "profit", { ticks, write: format, title: labels.profit });
  // At the edge, a text in the middle of its place would be cut.
  const besidePeak =
    peak.customers < 0.3 ? frame.start : peak.customers > 0.7 ? frame.end : "center";
  const peakText = `${labels.peak} ${format(peak.profit)} (${share(peak.customers)})`;
  const totalText = `${labels.total} ${format(total)}`;

  return chartOf(frame, {
    rows,
    height: 240,
    subtitle: `╌╌ ${totalText}`,
    sentences: [[`${labels.n} ${count(n)}`, peakText, totalText].join(frame.comma)],
    layer: [
      ...zeroLine(frame, { y }, "profit", ticks),
      ...targetLayers(frame, total, { y: { ...y, field: "value" } }),
      lineLayer(frame, { x, y }),
      told({ type: "point", filled: true, size: 100, opacity: 0, aria: false }, { x, y }),
      told(
        { type: "point", color: frame.colors.ink, filled: true, size: 60, opacity: 1 },
        { x, y },
        [{ ...peak, text: drawn(peakText) }],
      ),
      texts({ align: besidePeak, dy: -12 }, { x, y }, [{ ...peak, label: drawn(peakText) }]),
    ],
  });
}

const LABELS: WhaleLabels = {
  ...WORDS,
  customers: "Customers, the most profitable first",
  profit: "Profit, added up",
  peak: "Peak",
  total: "Total",
};
