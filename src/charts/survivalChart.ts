import { fail } from "../check";
import type { SurvivalStep } from "../loyalty/survival/survival";
import type { Key } from "../measure";
import { numberAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import {
  type ChartLabels,
  type ChartOptions,
  checkFunction,
  type Frame,
  frameOf,
  WORDS,
} from "./chartOptions";
import type { ChartLayer, ChartPosition, ChartSpec } from "./chartSpec";
import { checkFigure, checkList, checkNumber, checkRecord } from "./checkResult";
import { type DurationUnit, durationScale } from "./durations";
import { legendLayers, TITLE } from "./legend";
import { DASHES, FAINT } from "./palette";
import { cut } from "./text";

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
  /** Below the durations where their unit is not known: `Duration`. */
  readonly time: string;
  /** Beside the shares: `Still there`. */
  readonly survival: string;
  /** Before the median: `median`. */
  readonly median: string;
  /** Where fewer than half have ended: `not reached`. */
  readonly notReached: string;
  /** Beside the numbers below the curve: `At risk`. */
  readonly atRisk: string;
}

/** What may be set for {@link survivalChart}. */
export interface SurvivalChartOptions extends ChartOptions<SurvivalLabels> {
  /** How a group is written. Default: its key. */
  readonly labelOf?: (key: Key) => string;
  /**
   * What durations are counted in, such as the `unit` of `tenures`: they are drawn in hours, days,
   * months or years, by how long they are. Default: milliseconds for numbers above 10 million, and for
   * others no unit.
   */
  readonly unit?: DurationUnit;
  /** How a duration is written. Default: as a number in the unit of the axis. */
  readonly formatTime?: (time: number) => string;
}

/**
 * How long customers stay: the survival curve as steps, with its interval as a band, a mark where
 * customers were last seen who may still be there, and a dashed line down from where half are left.
 * Below the curve stands how many are still watched: where these are few, the curve says little.
 *
 * Several groups have a line each, in colors and dashes of their own; six at most can be told apart.
 *
 * @param given - What `survival` answers, or groups of it: `{ key, result }`.
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
 * const chart = survivalChart(survival(months), { unit: "month" });
 * chart.description;
 * // => "0 months: 100%, 1 month: 100%, 2 months: 67%, 3 months: 67%, 4 months: 67%, 5 months: 0%, median 5 months, n 3"
 * chart.data.values.map(({ time, survival }) => [time, survival]);
 * // ~> [[0, 1], [2, 0.6667], [3, 0.6667], [5, 0]]
 * ```
 */
export function survivalChart(
  given: SurvivalChartCurve | readonly SurvivalChartGroup[],
  options: SurvivalChartOptions = {},
): ChartSpec {
  const own = ["labelOf", "unit", "formatTime"];
  const frame = frameOf("survivalChart", options, LABELS, "share", own);
  const { labelOf = String, unit, formatTime } = options;
  const { chart, labels, format, count, comma, drawn } = frame;
  checkFunction(chart, "labelOf", labelOf);
  checkFunction(chart, "formatTime", formatTime);
  const curves = curvesOf(frame, given, labelOf);
  const longest = Math.max(...curves.flatMap(({ points }) => points.map(({ time }) => time)));
  const scale = durationScale(frame, Math.max(0, longest), unit);
  if (curves.every(({ points }) => points.length === 0)) return noDataChart(frame);

  const { ticks } = scale;
  const timeOf = formatTime ?? scale.told;
  const isOne = !Array.isArray(given);
  const medians = curves.map(
    ({ median }) => `${labels.median} ${median === null ? labels.notReached : timeOf(median)}`,
  );
  const rows = curves.flatMap(({ key, name, points }, series) => [
    ...(points.length === 0
      ? []
      : [
          {
            key,
            series,
            ...START,
            text: drawn(`${isOne ? "" : `${name}${comma}`}${timeOf(0)}: ${format(1)}`),
          },
        ]),
    ...points.map(({ time, survival, interval, censored, atRisk }) => ({
      key,
      series,
      time,
      survival,
      lower: interval === null ? null : interval.lower,
      upper: interval === null ? null : interval.upper,
      censored,
      text: drawn(
        `${isOne ? "" : `${name}${comma}`}${timeOf(time)}: ${format(survival)}${comma}${labels.n} ${count(atRisk)}`,
      ),
    })),
  ]);
  const x = numberAxis(
    frame,
    "x",
    "time",
    ticks,
    formatTime ?? scale.bare,
    scale.name ?? labels.time,
    {
      grid: false,
      domain: true,
      ticks: true,
    },
  );
  const y = numberAxis(frame, "y", "survival", [0, 0.25, 0.5, 0.75, 1], format, labels.survival);

  return chartOf(frame, {
    rows,
    height: 240,
    sentences: curves.map(({ name, points, n }, i) => {
      const told = ticks
        .filter((time) => time <= (points.at(-1)?.time ?? -1))
        .map((time) => `${timeOf(time)}: ${format(survivalAt(points, time))}`);
      const parts = [...told, medians[i], `${labels.n} ${count(n)}`];
      return `${isOne ? "" : `${name}: `}${parts.join(comma)}`;
    }),
    layer: [
      ...(isOne
        ? []
        : legendLayers(
            frame,
            curves.map(({ name }, i) => ({
              text: `${name}${comma}${medians[i]}`,
              mark: {
                type: "rule",
                color: colorOf(frame, i),
                strokeWidth: 2,
                strokeDash: DASHES[i]!,
              },
            })),
            frame.yTitle === "" ? 0 : TITLE,
          )),
      ...curves.flatMap((curve, i) =>
        medianLayers(frame, curve, i, isOne ? medians[i]! : "", x, y, longest),
      ),
      ...curveLayers(frame, curves.length, x, y),
      ...atRiskLayers(frame, curves, ticks, x, isOne),
    ],
  });
}

/** A curve of a chart. */
interface Curve {
  readonly key: Key;
  readonly name: string;
  readonly n: number;
  readonly median: number | null;
  readonly points: readonly SurvivalChartCurve["steps"][number][];
}

/** What the chart reads of survival curves. Throws where they are none. */
function curvesOf(
  { chart }: Frame<SurvivalLabels>,
  given: SurvivalChartCurve | readonly SurvivalChartGroup[],
  labelOf: (key: Key) => string,
): Curve[] {
  const allowed = "a survival curve or an array of { key, result }";
  checkRecord(chart, "curves", given, allowed);
  const groups = Array.isArray(given)
    ? (given as readonly SurvivalChartGroup[])
    : [{ key: null, result: given as SurvivalChartCurve }];
  checkList(chart, "curves", groups, allowed);
  if (groups.length > DASHES.length) {
    fail(chart, "curves", `at most ${DASHES.length} groups`, groups.length);
  }
  return groups.map(({ key, result }) => {
    checkRecord(chart, "result", result, "a survival curve");
    const { n, median, steps } = result;
    for (const { time, survival, interval } of checkList(
      chart,
      "steps",
      steps,
      "an array of steps",
    )) {
      checkNumber(chart, "time", time);
      checkNumber(chart, "survival", survival);
      checkFigure(chart, "interval.lower", interval ? interval.lower : null);
      checkFigure(chart, "interval.upper", interval ? interval.upper : null);
    }
    return { key, name: labelOf(key), n, median, points: steps };
  });
}

/** All are there at first. */
const START = { time: 0, survival: 1, lower: 1, upper: 1, censored: 0 };

function colorOf({ colors: { series } }: Frame<ChartLabels>, curve: number): string {
  return series[curve % series.length]!;
}

/** Bands, steps, marks where somebody was last seen, and what is told of them. */
function curveLayers(
  frame: Frame<SurvivalLabels>,
  curves: number,
  x: ChartPosition,
  y: ChartPosition,
): ChartLayer[] {
  const series = Array.from({ length: curves }, (_, i) => i);
  const color = {
    field: "series",
    type: "nominal",
    scale: { domain: series, range: series.map((i) => colorOf(frame, i)) },
    legend: null,
  } as const;
  const strokeDash = {
    field: "series",
    type: "nominal",
    scale: { domain: series, range: DASHES.slice(0, curves) },
    legend: null,
  } as const;
  return [
    {
      mark: { type: "area", interpolate: "step-after", opacity: 0.15, aria: false },
      encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" }, color },
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
      mark: { type: "point", size: 100, opacity: 0 },
      encoding: { x, y, description: { field: "text" }, tooltip: { field: "text" } },
    },
  ];
}

/** From where half are left down to how long that takes, with its words where there is one curve. */
function medianLayers(
  frame: Frame<SurvivalLabels>,
  { median }: Curve,
  curve: number,
  words: string,
  x: ChartPosition,
  y: ChartPosition,
  longest: number,
): ChartLayer[] {
  if (median === null) return [];
  const { start, end, isRtl, drawn } = frame;
  const mark = {
    type: "rule",
    color: colorOf(frame, curve),
    strokeDash: [3, 3],
    aria: false,
  } as const;
  const point = { time: median, survival: 0.5, half: 0, from: 0, label: drawn(words) };
  const data = { values: [point] };
  // Beside the curve where there is room: above it lies only its band.
  const isLate = median > 0.6 * longest;
  const aside = isLate === isRtl ? 6 : -6;
  return [
    { data, mark, encoding: { x: { ...x, field: "from" }, x2: { field: "time" }, y } },
    { data, mark, encoding: { x, y, y2: { field: "half" } } },
    {
      data,
      mark: {
        type: "text",
        align: isLate ? end : start,
        dx: aside,
        dy: isLate ? 14 : -8,
        aria: false,
      },
      encoding: { x, y, text: { field: "label" } },
    },
  ];
}

/** Below the axis, how many are still watched at each of its durations. */
function atRiskLayers(
  frame: Frame<SurvivalLabels>,
  curves: readonly Curve[],
  ticks: readonly number[],
  x: ChartPosition,
  isOne: boolean,
): ChartLayer[] {
  const { labels, drawn, count, end, isRtl } = frame;
  const top = frame.xTitle === "" ? 32 : 52;
  const left = { value: isRtl ? { expr: "width + 22" } : -22 };
  // Several curves have their names below the words.
  const heads = isOne
    ? [labels.atRisk]
    : [labels.atRisk, ...curves.map(({ name }) => cut(name, 14))];
  const place = (line: number) => ({ value: { expr: `height + ${top + 16 * line}` } });
  return [
    ...heads.map(
      (head, i): ChartLayer => ({
        data: { values: [{}] },
        mark: {
          ...SMALL,
          text: drawn(head),
          align: end,
          ...(i === 0 ? { opacity: FAINT.text } : {}),
        },
        encoding: { x: left, y: place(i) },
      }),
    ),
    ...curves.map(({ points }, i): ChartLayer => {
      const values = ticks.map((time) => {
        return { time, label: count(points.find((point) => point.time >= time)?.atRisk ?? 0) };
      });
      const encoding = { x, y: place(isOne ? 0 : i + 1), text: { field: "label" } };
      return { data: { values }, mark: SMALL, encoding };
    }),
  ];
}

const SMALL = { type: "text", fontSize: 11, baseline: "middle", aria: false } as const;

/** The share at a duration: that of the last step up to it. */
function survivalAt(points: Curve["points"], time: number): number {
  return points.findLast((point) => point.time <= time)?.survival ?? 1;
}

const LABELS: SurvivalLabels = {
  ...WORDS,
  time: "Duration",
  survival: "Still there",
  median: "median",
  notReached: "not reached",
  atRisk: "At risk",
};
