import {
  BAND_OPTIONS,
  BAND_WORDS,
  type BandLabels,
  type BandOptions,
  bandColors,
  bandedOf,
} from "./bands";
import { chartOf, noDataChart } from "./chart";
import { frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { colorBy, texts, told } from "./layers";
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
 * @throws InputError for a value that is no number and for bounds out of order, for an
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
  const frame = frameOf("gaugeChart", options, LABELS, BAND_OPTIONS);
  const { labels, format, drawn, colors } = frame;
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
    { angle: -half, label: drawn(format(frame.isRtl ? max : min)) },
    { angle: half, label: drawn(format(frame.isRtl ? min : max)) },
  ];

  return chartOf(frame, {
    rows: [{ value, place, band, text: drawn(text) }],
    height: radius + 46,
    sentences: [text, `${format(min)} ${labels.to} ${format(max)}`],
    layer: [
      told(
        { type: "arc", innerRadius: inner, outerRadius: radius, padAngle: 0.02 },
        { y, theta, theta2: { field: "to" }, color: colorBy("band", bandColors(frame)) },
        bands,
      ),
      told(
        {
          type: "arc",
          innerRadius: inner - 10,
          outerRadius: radius + 6,
          stroke: colors.ink,
          strokeWidth: 4,
        },
        { y, theta: { ...theta, field: "place" }, theta2: { field: "place" } },
      ),
      texts({ fontSize: 30, fontWeight: "bold", baseline: "bottom" }, { y }, [
        { label: drawn(format(value)) },
      ]),
      texts({ fontSize: 14, baseline: "top", dy: 8 }, { y }, [{ label: drawn(labels[band]) }]),
      texts(
        { baseline: "top", dy: 8, opacity: FAINT.text },
        {
          y,
          theta: { field: "angle", type: "quantitative", scale: null, stack: null },
          radius: { value: (radius + inner) / 2 },
        },
        ends,
      ),
    ],
  });
}

const LABELS: GaugeLabels = { ...WORDS, ...BAND_WORDS };
