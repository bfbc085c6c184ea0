import { fail } from "../check";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, type Frame, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkFigure, checkNumber } from "./checkResult";
import { AMBER, FAINT_INK, GREEN, INK, RED } from "./palette";

/** The words of {@link gaugeChart}. */
export interface GaugeLabels extends ChartLabels {
  /** The bad band: `Red`. */
  readonly red: string;
  /** The band between: `Amber`. */
  readonly amber: string;
  /** The good band: `Green`. */
  readonly green: string;
}

/** What may be set for {@link gaugeChart}. */
export interface GaugeChartOptions extends ChartOptions<GaugeLabels> {
  /** The lowest value. Default 0. */
  readonly min?: number;
  /** The highest value. Default 10. */
  readonly max?: number;
  /** From here on it is amber. Default: after a third of the way. */
  readonly red?: number;
  /** From here on it is green; below `red` where lower is better. Default: after two thirds. */
  readonly green?: number;
  /**
   * The value's band, such as a scorecard's `status`, which may be worse than its score alone. Default:
   * the one that the value lies in.
   */
  readonly status?: "red" | "amber" | "green" | null;
}

/**
 * A value on a half circle of red, amber and green: the gauge of a scorecard.
 *
 * The value and the name of its band stand in words below the needle, as colors do not reach
 * everybody. A value outside of the range is drawn at its end and written as it is.
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
  const frame = frameOf("gaugeChart", options, LABELS, "number", [
    "min",
    "max",
    "red",
    "green",
    "status",
  ]);
  const { chart, labels, format } = frame;
  checkFigure(chart, "value", value);
  const min = checkNumber(chart, "min", options.min ?? 0);
  const max = checkNumber(chart, "max", options.max ?? 10);
  if (max <= min) fail(chart, "max", `above min (${min})`, max);
  const red = checkNumber(chart, "red", options.red ?? min + (max - min) / 3);
  const green = checkNumber(chart, "green", options.green ?? min + (2 * (max - min)) / 3);
  for (const [field, bound] of Object.entries({ red, green })) {
    if (bound < min || bound > max) fail(chart, field, `from ${min} to ${max}`, bound);
  }
  if (red === green) fail(chart, "red", `other than green (${green})`, red);
  const { status = null } = options;
  if (status !== null && !BANDS.includes(status)) {
    fail(chart, "status", '"red", "amber" or "green"', status);
  }
  if (value === null) return noDataChart(frame);

  const band = status ?? bandOf(value, red, green, 1e-10 * (max - min));
  const place = Math.min(max, Math.max(min, value));
  const half = Math.PI / 2;
  const theta = {
    field: "from",
    type: "quantitative" as const,
    stack: null,
    scale: { domain: [min, max], range: frame.isRtl ? [half, -half] : [-half, half] },
  };
  const text = `${format(value)}${frame.comma}${labels[band]}`;
  const [inner, radius] = [64, 100];
  const y = { value: radius + 8 };
  const ends = [
    { angle: -half, label: format(frame.isRtl ? max : min) },
    { angle: half, label: format(frame.isRtl ? min : max) },
  ];

  return chartOf(frame, {
    rows: [{ value, place, band, text }],
    height: radius + 46,
    sentences: [text, `${format(min)} ${labels.to} ${format(max)}`],
    layer: [
      {
        data: { values: bandsOf(frame, [min, max], red, green) },
        mark: {
          type: "arc",
          innerRadius: inner,
          outerRadius: radius,
          stroke: "#ffffff",
          strokeWidth: 2,
        },
        encoding: {
          y,
          theta,
          theta2: { field: "to" },
          color: {
            field: "band",
            type: "nominal",
            scale: { domain: BANDS, range: [RED, AMBER, GREEN] },
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
          stroke: INK,
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
        mark: { type: "text", baseline: "top", dy: 8, color: FAINT_INK, aria: false },
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

type Band = "red" | "amber" | "green";

const BANDS: readonly Band[] = ["red", "amber", "green"];

/** The bands from the lowest value to the highest. */
function bandsOf(
  { labels, format }: Frame<GaugeLabels>,
  [min, max]: readonly [number, number],
  red: number,
  green: number,
) {
  const isHigherBetter = green > red;
  const [low, high] = isHigherBetter ? [red, green] : [green, red];
  const bands = [
    { band: isHigherBetter ? "red" : "green", from: min, to: low },
    { band: "amber", from: low, to: high },
    { band: isHigherBetter ? "green" : "red", from: high, to: max },
  ] as const;
  return bands.map(({ band, from, to }) => {
    return { band, from, to, text: `${labels[band]}: ${format(from)} ${labels.to} ${format(to)}` };
  });
}

/** Which band a value is in. One that rounding has put just outside of its bound is on it. */
function bandOf(value: number, red: number, green: number, slack: number): Band {
  const isAtLeast = (bound: number) =>
    green > red ? value >= bound - slack : value <= bound + slack;
  if (isAtLeast(green)) return "green";
  return isAtLeast(red) ? "amber" : "red";
}

const LABELS: GaugeLabels = {
  ...WORDS,
  red: "Red",
  amber: "Amber",
  green: "Green",
};
