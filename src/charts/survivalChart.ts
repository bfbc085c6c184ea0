import type { Key } from "../slice";
import { numberAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, type Frame, frameOf, WORDS } from "./chartOptions";
import type { ChartLayer, ChartPosition, ChartSpec } from "./chartSpec";
import { writer } from "./checkResult";
import { type DurationUnit, durationScale } from "./durations";
import { rules, texts, told, where } from "./layers";
import { legendLayers, TITLE } from "./legend";
import { DASHES } from "./palette";
import {
  type Curve,
  curvesOf,
  type SurvivalChartCurve,
  type SurvivalChartGroup,
} from "./survivalCurves";
import { cut, lettersOf, longestOf } from "./text";

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
 * @throws InputError for curves that are none and for an unknown option, for figures that
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
  const own = { labelOf: "function", unit: "", formatTime: "function" } as const;
  const frame = frameOf("survivalChart", options, LABELS, own, "share");
  const { unit } = options;
  const formatTime = options.formatTime && writer(frame.chart, "formatTime", options.formatTime);
  const { labels, format, count, comma, drawn, colors } = frame;
  const isOne = !Array.isArray(given);
  const curves = curvesOf(frame.chart, given, isOne ? () => "" : frame.labelOf);
  const scale = durationScale(
    frame,
    Math.max(0, ...curves.map(({ points }) => points.at(-1)?.time ?? 0)),
    unit,
  );
  if (curves.every(({ points }) => points.length === 0)) return noDataChart(frame);

  const { ticks } = scale;
  const timeOf = formatTime ?? scale.told;
  const halves = curves.map(({ median }) => (median === null ? labels.notReached : timeOf(median)));
  const heads = headsOf(labels, curves);
  // The legend begins where the curves do: beside it stands what is at risk.
  const room = lettersOf(frame) - 10 - longestOf(heads) - longestOf(halves);
  const rows = curves.flatMap(({ key, name, points }, series) =>
    points.map(({ time, survival, lower, upper, censored, atRisk }) => ({
      key,
      series,
      time,
      survival,
      lower,
      upper,
      censored,
      text: drawn(
        `${name && `${name}${comma}`}${timeOf(time)}: ${format(survival)}${comma}${labels.n} ${count(atRisk)}`,
      ),
    })),
  );
  const title = scale.name ?? labels.time;
  const x = numberAxis(
    frame,
    "x",
    "time",
    { ticks, write: formatTime ?? scale.bare, title },
    {
      grid: false,
      domain: true,
      ticks: true,
    },
  );
  const y = numberAxis(frame, "y", "survival", {
    ticks: [0, 0.25, 0.5, 0.75, 1],
    write: format,
    title: labels.survival,
  });
  const colorOf = (series: number) => colors.series[series % colors.series.length]!;
  const styles = curves.map((_, i) => ({ color: colorOf(i), strokeDash: DASHES[i]! }));

  return chartOf(frame, {
    rows,
    height: 240,
    subtitle:
      isOne && curves[0]!.median === null
        ? ""
        : `┆ ${labels.median}${isOne ? ` ${halves[0]}` : ""}`,
    sentences: curves.map(({ name, points, n }, i) => {
      const heights = ticks
        .filter((time) => time <= (points.at(-1)?.time ?? -1))
        .map((time) => {
          const { survival } = points.findLast((point) => point.time <= time)!;
          return `${timeOf(time)}: ${format(survival)}`;
        });
      const parts = [...heights, `${labels.median} ${halves[i]}`, `${labels.n} ${count(n)}`];
      return `${name && `${name}: `}${parts.join(comma)}`;
    }),
    layer: [
      ...legendLayers(
        frame,
        isOne
          ? []
          : curves.map(({ name }, i) => ({
              text: `${cut(name, Math.max(8, room))}${comma}${halves[i]}`,
              mark: { type: "rule", strokeWidth: 2, ...styles[i]! },
            })),
        frame.yTitle === "" ? 0 : TITLE,
      ),
      ...curves.map(({ median }, i) =>
        rules(
          { color: colorOf(i), strokeDash: [3, 3] },
          { x, y, y2: { field: "foot" } },
          median === null ? [] : [{ time: median, survival: 0.5, foot: 0 }],
        ),
      ),
      ...curveLayers(frame, styles, x, y),
      ...atRiskLayers(frame, curves, ticks, x),
    ],
  });
}

/** What stands beside the numbers at risk: one curve has no name, several have theirs below the words. */
function headsOf({ atRisk }: SurvivalLabels, curves: readonly Curve[]): string[] {
  return [atRisk, ...curves.map(({ name }) => cut(name, 14)).filter(Boolean)];
}

/** Bands, steps, marks where somebody was last seen, and what is told of them. */
function curveLayers(
  { isRtl }: Frame<SurvivalLabels>,
  styles: readonly { readonly color: string; readonly strokeDash: readonly number[] }[],
  x: ChartPosition,
  y: ChartPosition,
): ChartLayer[] {
  const by = { field: "series", type: "nominal", legend: null } as const;
  const domain = styles.map((_, i) => i);
  const color = { ...by, scale: { domain, range: styles.map((style) => style.color) } };
  const strokeDash = { ...by, scale: { domain, range: styles.map((style) => style.strokeDash) } };
  const onCurve = { x, y, color };
  // Vega-Lite joins points from left to right, which is back in time where the axis runs to the left.
  const interpolate = isRtl ? "step-before" : "step-after";
  const steps = { interpolate, aria: false } as const;
  return [
    {
      mark: { ...steps, type: "area", opacity: 0.15 },
      encoding: { ...onCurve, y: { ...y, field: "lower" }, y2: { field: "upper" } },
    },
    { mark: { ...steps, type: "line", strokeWidth: 2 }, encoding: { ...onCurve, strokeDash } },
    where("datum.censored > 0", {
      mark: { type: "tick", orient: "vertical", height: 9, aria: false },
      encoding: onCurve,
    }),
    told({ type: "point", size: 100, opacity: 0 }, { x, y }),
  ];
}

/** Below the axis, how many are still watched at each of its durations. */
function atRiskLayers(
  frame: Frame<SurvivalLabels>,
  curves: readonly Curve[],
  ticks: readonly number[],
  x: ChartPosition,
): ChartLayer[] {
  const { labels, drawn, count, end, isRtl } = frame;
  const small = { fontSize: 11, baseline: "middle" } as const;
  const aside = { value: isRtl ? { expr: "width + 22" } : -22 };
  const top = frame.xTitle === "" ? 32 : 52;
  const heads = headsOf(labels, curves);
  const below = (line: number) => ({ value: { expr: `height + ${top + 16 * line}` } });
  return [
    ...heads.map((head, i) =>
      texts({ ...small, align: end }, { x: aside, y: below(i) }, [{ label: drawn(head) }]),
    ),
    ...curves.map(({ points }, i) =>
      texts(
        small,
        { x, y: below(i + heads.length - curves.length) },
        ticks.map((time) => {
          return { time, label: count(points.find((point) => point.time >= time)?.atRisk ?? 0) };
        }),
      ),
    ),
  ];
}

const LABELS: SurvivalLabels = {
  ...WORDS,
  time: "Duration",
  survival: "Still there",
  median: "median",
  notReached: "not reached",
  atRisk: "At risk",
};
