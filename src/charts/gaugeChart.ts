import {
  BAND_OPTIONS,
  BAND_WORDS,
  BANDS,
  type BandLabels,
  type BandOptions,
  bandedOf,
} from "./bands";
import { chartOf, noDataChart } from "./chart";
import { frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { FAINT } from "./palette";

/** The words of {@link gaugeChart}. */
export type GaugeLabels = BandLabels;

/** What may be set for {@link gaugeChart}. */
export type GaugeChartOptions = BandOptions<GaugeLabels>;

/**
 * A value on a half circle of red, amber and green: the gauge of a scorecard.
 *
 * The value and the name of its band stand in words below the needle, as colors do not reach
 * everybody. A value outside of the range is drawn at its end and written as it is. A half circle is
 * known to everybody and takes much room: {@link bulletChart} says the same and a target in a line.
 *
 * @param value - A score from 0 to 10, such as a scorecard's `value`, or any value in the range.
 * @param options - See {@link GaugeChartOptions}; `format` writes the value.
 * @returns A Vega-Lite specification; for `null` one that says that there is no data.
 * @throws RangeError for a value that is no number and for bounds out of order; TypeError for an
 *   unknown option.
 * @example
 * ```ts
 * import { gaugeChart } from "customer-kpis/charts";
 *
 * gaugeChart(7.25, { title: "Loved" }).description; // => "Loved. 7.25, Green. 0 to 10"
 * const speed = gaugeChart(26, { min: 0, max: 48, red: 24, green: 8 });
 * speed.description; // => "26, Red. 0 to 48"
 * ```
 */
export function gaugeChart(value: number | null, options: GaugeChartOptions = {}): ChartSpec {
  const frame = frameOf("gaugeChart", options, LABELS, "number", BAND_OPTIONS);
  const { labels, format, colors } = frame;
  const scale = bandedOf(frame, value, options);
  if (scale === null || value === null) return noDataChart(frame);

  const { min, max, bands, band, place, text } = scale;
  const half = Math.PI / 2;
  const theta = {
    field: "from",
    type: "quantitative" as const,
    stack: null,
    scale: { domain: [min, max], range: frame.isRtl ? [half, -half] : [-half, half] },
  };
  const [inner, radius] = [64, 100];
  const y = { value: radius + 8 };
  const ends = [
    { angle: -half, label: format(frame.isRtl ? max : min) },
    { angle: half, label: format(frame.isRtl ? min : max) },
  ];

  return chartOf(frame, {
    rows: [{ value, place, band, text: frame.drawn(text) }],
    height: radius + 46,
    sentences: [text, `${format(min)} ${labels.to} ${format(max)}`],
    layer: [
      {
        data: { values: bands },
        mark: {
          type: "arc",
          innerRadius: inner,
          outerRadius: radius,
          padAngle: 0.02,
        },
        encoding: {
          y,
          theta,
          theta2: { field: "to" },
          color: {
            field: "band",
            type: "nominal",
            scale: { domain: BANDS, range: BANDS.map((name) => colors[name]) },
            legend: null,
          },
          description: { field: "text" },
          tooltip: { field: "text" },
        },
      },
      {
        mark: {
          type: "arc",
          innerRadius: 54,
          outerRadius: radius + 6,
          stroke: colors.ink,
          strokeWidth: 4,
        },
        encoding: {
          y,
          theta: { ...theta, field: "place" },
          theta2: { field: "place" },
          description: { field: "text" },
          tooltip: { field: "text" },
        },
      },
      {
        mark: {
          type: "text",
          text: frame.drawn(format(value)),
          fontSize: 30,
          fontWeight: "bold",
          aria: false,
          baseline: "bottom",
        },
        encoding: { y: { value: radius + 8 } },
      },
      {
        mark: {
          type: "text",
          text: frame.drawn(labels[band]),
          fontSize: 14,
          aria: false,
          baseline: "top",
        },
        encoding: { y: { value: radius + 16 } },
      },
      {
        data: { values: ends },
        mark: { type: "text", baseline: "top", dy: 8, opacity: FAINT.text, aria: false },
        encoding: {
          y,
          theta: { field: "angle", type: "quantitative", scale: null, stack: null },
          radius: { value: (radius + inner) / 2 },
          text: { field: "label" },
        },
      },
    ],
  });
}

const LABELS: GaugeLabels = { ...WORDS, ...BAND_WORDS };
