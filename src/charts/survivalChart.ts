import { fail } from "../check";
import type { SurvivalStep } from "../loyalty/survival/survival";
import type { Key } from "../measure";
import { numberAxis, textsExpression } from "./axis";
import { chartOf, noDataChart } from "./chart";
import {
  type ChartLabels,
  type ChartOptions,
  checkFunction,
  type Frame,
  frameOf,
  WORDS,
} from "./chartOptions";
import type { ChartColor, ChartDash, ChartSpec } from "./chartSpec";
import { checkFigure, checkList, checkNumber, checkRecord } from "./checkResult";
import { DASHES, SERIES } from "./palette";
import { roundTicks } from "./ticks";

/** What {@link survivalChart} reads of a survival curve. */
export interface SurvivalChartCurve {
  /** Lifetimes. */
  readonly n: number;
  /** The median; `null` where it is not reached. */
  readonly median: number | null;
  /** The curve. */
  readonly steps: readonly Pick<
    SurvivalStep,
    "time" | "survival" | "interval" | "censored" | "atRisk"
  >[];
}

/** One of several curves. */
export interface SurvivalChartGroup {
  /** What its customers have in common. */
  readonly key: Key;
  /** Its curve. */
  readonly result: SurvivalChartCurve;
}

/** The words of {@link survivalChart}. */
export interface SurvivalLabels extends ChartLabels {
  /** Below the durations: `Duration`. */
  readonly time: string;
  /** Beside the shares: `Still there`. */
  readonly survival: string;
  /** Before the median: `median`. */
  readonly median: string;
  /** Where fewer than half have ended: `not reached`. */
  readonly notReached: string;
}

/** What may be set for {@link survivalChart}. */
export interface SurvivalChartOptions extends ChartOptions<SurvivalLabels> {
  /** How a group is written. Default: its key. */
  readonly labelOf?: (key: Key) => string;
  /** How a duration is written. Default: as a number. */
  readonly formatTime?: (time: number) => string;
}

/**
 * How long customers stay: the survival curve as steps, with its interval as a band, and a mark where
 * customers were last seen who may still be there.
 *
 * Several groups have a line each, in colors and dashes of their own; six at most can be told apart.
 *
 * @param curves - What `survival` answers, or groups of it: `{ key, result }`.
 * @param options - See {@link SurvivalChartOptions}; `format` writes the shares.
 * @returns A Vega-Lite specification; without lifetimes one that says so.
 * @throws TypeError for curves that are none and for an unknown option; RangeError for figures that
 *   are no numbers and for more than six groups.
 * @example
 * ```ts
 * import { survival } from "customer-kpis";
 * import { survivalChart } from "customer-kpis/charts";
 *
 * const months = [
 *   { duration: 2, ended: true },
 *   { duration: 3, ended: false },
 *   { duration: 5, ended: true },
 * ];
 * const chart = survivalChart(survival(months), { labels: { time: "Months" } });
 * chart.data.values.map(({ time, survival }) => [time, survival]);
 * // ~> [[0, 1], [2, 0.6667], [3, 0.6667], [5, 0]]
 * ```
 */
export function survivalChart(
  curves: SurvivalChartCurve | readonly SurvivalChartGroup[],
  options: SurvivalChartOptions = {},
): ChartSpec {
  const frame = frameOf("survivalChart", options, LABELS, "share", ["labelOf", "formatTime"]);
  const { labelOf = String, formatTime = frame.count } = options;
  checkFunction(frame.chart, "labelOf", labelOf);
  checkFunction(frame.chart, "formatTime", formatTime);
  checkRecord(frame.chart, "curves", curves, "a survival curve or an array of { key, result }");
  const isOne = !Array.isArray(curves);
  const groups: readonly SurvivalChartGroup[] = isOne
    ? [{ key: null, result: curves as SurvivalChartCurve }]
    : curves;
  checkList(frame.chart, "curves", groups, "a survival curve or an array of { key, result }");
  if (groups.length > SERIES.length) {
    fail(frame.chart, "curves", `at most ${SERIES.length} groups`, groups.length);
  }
  for (const { result } of groups) {
    checkRecord(frame.chart, "result", result, "a survival curve");
    checkList(frame.chart, "steps", result.steps, "an array of steps");
  }
  if (groups.every(({ result }) => result.steps.length === 0)) return noDataChart(frame);

  const { labels, format, count, comma } = frame;
  const names = groups.map(({ key }) => labelOf(key));
  const series = groups.map((_, i) => i);
  const rows = groups.flatMap(({ key, result }, i) => {
    const name = isOne ? "" : `${names[i]}${comma}`;
    return rowsOf(frame, formatTime, result).map(({ text, ...row }) => {
      return { key, series: i, ...row, text: `${name}${text}` };
    });
  });
  const longest = Math.max(...rows.map(({ time }) => time));
  const ticks = roundTicks(0, longest, 6);
  const x = numberAxis(frame, "x", "time", ticks, formatTime, labels.time, {
    grid: false,
    domain: true,
    ticks: true,
  });
  const y = numberAxis(frame, "y", "survival", [0, 0.25, 0.5, 0.75, 1], format, labels.survival);
  const legend = {
    orient: "top" as const,
    columns: 1,
    symbolType: "stroke" as const,
    symbolOpacity: 1,
    symbolSize: 500,
    symbolStrokeWidth: 2,
    labelExpr: textsExpression(series, names.map(frame.drawn)),
  };
  const color: ChartColor = {
    field: "series",
    type: "nominal",
    scale: { domain: series, range: SERIES.slice(0, series.length) },
    title: null,
    legend: isOne ? null : legend,
  };
  const strokeDash: ChartDash = {
    field: "series",
    type: "nominal",
    scale: { domain: series, range: DASHES.slice(0, series.length) },
    title: null,
    legend: isOne ? null : legend,
  };

  return chartOf(frame, {
    rows,
    height: 240,
    sentences: groups.map(({ result: { steps, median, n } }, i) => {
      const told = ticks
        .filter((time) => time <= (steps.at(-1)?.time ?? -1))
        .map((time) => `${formatTime(time)}: ${format(survivalAt(steps, time))}`);
      const middle = `${labels.median} ${median === null ? labels.notReached : formatTime(median)}`;
      const name = isOne ? "" : `${names[i]}: `;
      return `${name}${[...told, middle, `${labels.n} ${count(n)}`].join(comma)}`;
    }),
    layer: [
      {
        mark: { type: "area", interpolate: "step-after", opacity: 0.15, aria: false },
        encoding: {
          x,
          y: { ...y, field: "lower" },
          y2: { field: "upper" },
          color,
        },
      },
      {
        mark: { type: "line", interpolate: "step-after", strokeWidth: 2, aria: false },
        encoding: { x, y, color, strokeDash },
      },
      {
        transform: [{ filter: "datum.censored > 0" }],
        mark: { type: "tick", orient: "vertical", height: 9, aria: false },
        encoding: { x, y, color },
      },
      {
        mark: { type: "point", size: 60, opacity: 0 },
        encoding: { x, y, description: { field: "text" }, tooltip: { field: "text" } },
      },
    ],
  });
}

/** A curve's points, from all on. */
function rowsOf(
  { chart, labels, format, count, comma }: Frame<SurvivalLabels>,
  formatTime: (time: number) => string,
  { steps }: SurvivalChartCurve,
) {
  if (steps.length === 0) return [];
  const text = `${formatTime(0)}: ${format(1)}`;
  return [
    { time: 0, survival: 1, lower: 1, upper: 1, censored: 0, text },
    ...steps.map(({ time, survival, interval, censored, atRisk }) => ({
      time: checkNumber(chart, "time", time),
      survival: checkNumber(chart, "survival", survival),
      lower: checkFigure(chart, "interval.lower", interval ? interval.lower : null),
      upper: checkFigure(chart, "interval.upper", interval ? interval.upper : null),
      censored,
      text: `${formatTime(time)}: ${format(survival)}${comma}${labels.n} ${count(atRisk)}`,
    })),
  ];
}

/** The share at a duration: that of the last step up to it. */
function survivalAt(steps: SurvivalChartCurve["steps"], time: number): number {
  return steps.findLast((step) => step.time <= time)?.survival ?? 1;
}

const LABELS: SurvivalLabels = {
  ...WORDS,
  time: "Duration",
  survival: "Still there",
  median: "median",
  notReached: "not reached",
};
