import { fail } from "../check";
import type { Key } from "../measure";
import { textsExpression } from "./axis";
import { chartOf, noDataChart } from "./chart";
import {
  type ChartLabels,
  type ChartOptions,
  checkFunction,
  type Frame,
  frameOf,
  WORDS,
} from "./chartOptions";
import type { ChartLayer, ChartPosition, ChartRow, ChartSpec } from "./chartSpec";
import { checkList, checkNumber } from "./checkResult";
import { FAINT } from "./palette";
import {
  heightsOf,
  lineLayers,
  MOST_LINES,
  type PeriodRow,
  periodsOf,
  type TrendChartPoint,
} from "./periods";
import { cut, lettersOf, wrapped } from "./text";
import { roundTicks } from "./ticks";

/** A group and its periods: what `by` answers of `over`. */
export interface SmallMultiplesChartGroup {
  /** What the group's records have in common. */
  readonly key: Key;
  /** Its periods, by names that sort in time order. */
  readonly result: readonly TrendChartPoint[];
}

/** The words of {@link smallMultiplesChart}. */
export interface SmallMultiplesLabels extends ChartLabels {
  /** What the dashed lines are: `Target`. */
  readonly target: string;
}

/** What may be set for {@link smallMultiplesChart}. */
export interface SmallMultiplesChartOptions extends ChartOptions<SmallMultiplesLabels> {
  /** How a group is written. Default: its key. */
  readonly labelOf?: (key: Key) => string;
  /** How a period is written. Default: its key. */
  readonly periodOf?: (key: string) => string;
  /** A value to be reached: a dashed line. */
  readonly target?: number;
  /** How many stand beside one another. Default: as many as have room. */
  readonly columns?: number;
}

/**
 * A KPI of several groups from period to period: a small {@link trendChart} for each, all on one scale,
 * so that they can be compared. Lines in one chart would cross, and hide how sure each value is.
 *
 * @param groups - What `by(field, over(unit, kpi))` answers: `{ key, result: [{ key, result }] }`, in
 *   the order in which they shall stand. A period that a group does not have is a gap.
 * @param options - See {@link SmallMultiplesChartOptions}; `format` writes the values. `height` is that
 *   of all together.
 * @returns A Vega-Lite specification; where no group has a value, one that says so.
 * @throws TypeError for groups that are none and for an unknown option; RangeError for values that
 *   are no numbers and for columns that are no whole number above 0.
 * @example
 * ```ts
 * import { by, csat, measure, over } from "customer-kpis";
 * import { smallMultiplesChart } from "customer-kpis/charts";
 *
 * const answers = [
 *   { score: 5, channel: "email", at: new Date("2026-01-31") },
 *   { score: 1, channel: "email", at: new Date("2026-02-11") },
 *   { score: 4, channel: "phone", at: new Date("2026-02-05") },
 * ];
 * const groups = measure(answers, by("channel", over({ unit: "month" }, csat())));
 * const chart = smallMultiplesChart(groups);
 * chart.data.values.map(({ group, key, value }) => [group, key, value]);
 * // => [["email", "2026-01", 1], ["email", "2026-02", 0], ["phone", "2026-01", null], ["phone", "2026-02", 1]]
 * ```
 */
export function smallMultiplesChart(
  groups: readonly SmallMultiplesChartGroup[],
  options: SmallMultiplesChartOptions = {},
): ChartSpec {
  const own = ["labelOf", "periodOf", "target", "columns"];
  const frame = frameOf("smallMultiplesChart", options, LABELS, "number", own);
  const { labelOf = String, periodOf = String, target } = options;
  const { chart, labels, format } = frame;
  checkFunction(chart, "labelOf", labelOf);
  checkFunction(chart, "periodOf", periodOf);
  if (target !== undefined) checkNumber(chart, "target", target);
  checkList(chart, "groups", groups, "an array of { key, result }");
  for (const { result } of groups) checkList(chart, "points", result, POINTS);
  const keys = Array.from(
    new Set(groups.flatMap(({ result }) => result.map(({ key }) => key))),
  ).sort();
  const panels = groups.map(({ key, result }) => {
    const known = new Map(result.map((point) => [point.key, point]));
    const points = keys.map((period) => known.get(period) ?? { key: period, result: NOTHING });
    return { key, name: labelOf(key), rows: periodsOf(frame, points, periodOf) };
  });
  const rows = panels.flatMap((panel) => panel.rows);
  if (rows.every(({ value }) => value === null)) return noDataChart(frame);

  const most = Math.max(1, Math.floor(lettersOf(frame) / PANEL_LETTERS));
  const columns = options.columns ?? Math.min(most, groups.length);
  if (!(Number.isInteger(columns) && columns > 0)) {
    fail(chart, "columns", "a whole number above 0", columns);
  }
  const targetText = target === undefined ? "" : `${labels.target} ${format(target)}`;
  const heights = heightsOf(rows, target);
  const ticks = roundTicks(Math.min(...heights), Math.max(...heights), 2);
  const grid = gridOf(keys.length, groups.length, columns, ticks);
  return chartOf(frame, {
    rows: panels.flatMap((panel, i) => panel.rows.map((row) => placed(frame, panel, row, grid, i))),
    height: grid.height,
    subtitle: targetText && `╌╌ ${targetText}`,
    sentences: [
      targetText,
      ...panels.map(({ name, rows }) => {
        return `${name}: ${rows.map(({ text }) => text).join(frame.semicolon)}`;
      }),
    ],
    layer: layersOf(frame, panels, grid, target),
  });
}

const POINTS = "an array of { key, result }";

const NOTHING = { value: null, n: 0 };

/** So wide a panel has to be, in letters. */
const PANEL_LETTERS = 24;

interface Panel {
  readonly key: Key;
  readonly name: string;
  readonly rows: readonly PeriodRow[];
}

/** Where panels lie: across in periods, down in pixels. One drawing can be as wide as its element. */
interface Grid {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly number[];
  /** A panel's width. */
  readonly span: number;
  readonly leftOf: (panel: number) => number;
  readonly topOf: (panel: number) => number;
  readonly xOf: (panel: number, column: number) => number;
  readonly yOf: (panel: number, value: number) => number;
}

/** In pixels: the name of a panel, the panel itself, and what is left below it. */
const [NAME, PANEL, BELOW] = [22, 64, 14];

function gridOf(periods: number, panels: number, columns: number, ticks: readonly number[]): Grid {
  const span = Math.max(1, periods - 1);
  // The last value stands between one panel and the next.
  const gap = 0.4 * span;
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const leftOf = (panel: number) => (panel % columns) * (span + gap);
  const topOf = (panel: number) => Math.floor(panel / columns) * (NAME + PANEL + BELOW) + NAME;
  return {
    columns,
    width: Math.min(columns, panels) * (span + gap) - gap,
    height: topOf(panels - 1) + PANEL,
    ticks,
    span,
    leftOf,
    topOf,
    xOf: (panel, column) => leftOf(panel) + column,
    yOf: (panel, value) => topOf(panel) + (PANEL * (high - value)) / (high - low),
  };
}

/** A period's figures, and where they lie. */
function placed(
  { drawn }: Frame<ChartLabels>,
  { key, name }: Panel,
  { key: period, value, lower, upper, n, column, text }: PeriodRow,
  { xOf, yOf }: Grid,
  panel: number,
) {
  const heightOf = (figure: number | null) => (figure === null ? null : yOf(panel, figure));
  return {
    group: key,
    key: period,
    value,
    lower,
    upper,
    n,
    panel,
    x: xOf(panel, column),
    y: heightOf(value),
    yLower: heightOf(lower),
    yUpper: heightOf(upper),
    text: drawn(`${name}, ${text}`),
  };
}

const HEIGHTS = { value: "y", lower: "yLower", upper: "yUpper" };

function layersOf(
  frame: Frame<ChartLabels>,
  panels: readonly Panel[],
  grid: Grid,
  target: number | undefined,
): ChartLayer[] {
  const { isRtl, start, end, drawn, format, colors } = frame;
  const { columns, width, height, ticks, span, leftOf, topOf, xOf, yOf } = grid;
  const x: ChartPosition = {
    field: "x",
    type: "quantitative",
    title: null,
    scale: { domain: [0, width], nice: false, zero: false, reverse: isRtl },
    axis: null,
  };
  // The first panel of every row has the texts of its ticks.
  const firsts = panels.flatMap((_, i) => (i % columns === 0 ? i : []));
  const marked = firsts.flatMap((panel) => ticks.map((tick) => yOf(panel, tick)));
  const texts = firsts.flatMap(() => ticks.map((tick) => drawn(format(tick))));
  const y: ChartPosition = {
    field: "y",
    type: "quantitative",
    title: frame.yTitle ? drawn(frame.yTitle) : null,
    scale: { domain: [height, 0], nice: false, zero: false },
    axis: {
      orient: start,
      values: marked,
      labelExpr: textsExpression(marked, texts),
      grid: false,
      ticks: false,
      domain: false,
    },
  };
  const across = (height: (panel: number) => number) => (panel: number) => ({
    x: leftOf(panel),
    end: leftOf(panel) + span,
    y: height(panel),
  });
  const indices = panels.map((_, i) => i);
  const lines = ticks.flatMap((tick) => indices.map(across((panel) => yOf(panel, tick))));
  const goals = target === undefined ? [] : indices.map(across((panel) => yOf(panel, target)));
  const letters = Math.floor((0.7 * lettersOf(frame)) / columns);
  const heads = panels.map(({ name }, i) => {
    return { x: leftOf(i), y: topOf(i), text: drawn(cut(name, letters)) };
  });
  const lasts = panels.flatMap(({ rows }, i) => {
    const row = rows.findLast(({ value }) => value !== null);
    return row
      ? [{ x: xOf(i, row.column), y: yOf(i, row.value!), text: drawn(format(row.value!)) }]
      : [];
  });
  const lowest = indices.slice(-columns);
  // The first period and the last below the lowest panel of each column.
  const endOf = (right: boolean) => (panel: number) => {
    const { name } = panels[panel]!.rows.at(right ? -1 : 0)!;
    return {
      x: leftOf(panel) + (right ? span : 0),
      y: topOf(panel) + PANEL,
      text: wrapped(name, Math.floor(letters / 2))
        .map(drawn)
        .join("\n"),
    };
  };
  const periods = panels[0]!.rows.length;
  // A small panel has less room for lines.
  const isBand = periods * columns > 2 * MOST_LINES || periods > MOST_LINES;
  const below = { baseline: "top", dy: 8 } as const;
  const place = { x, y };
  return [
    ruleLayer(lines, place, { color: colors.ink, opacity: FAINT.grid }),
    ruleLayer(goals, place, { color: colors.ink, opacity: 0.8, strokeDash: [4, 3] }),
    ...lineLayers(frame, { ...place, detail: { field: "panel" } }, HEIGHTS, isBand),
    textLayer(heads, place, { align: start, baseline: "bottom", dy: -6, fontWeight: "bold" }),
    textLayer(lasts, place, { align: start, baseline: "middle", dx: isRtl ? -8 : 8 }),
    textLayer(lowest.map(endOf(false)), place, { ...below, align: start }),
    textLayer(periods === 1 ? [] : lowest.map(endOf(true)), place, { ...below, align: end }),
  ];
}

type Style = Omit<ChartLayer["mark"], "type" | "aria">;

function ruleLayer(
  values: readonly ChartRow[],
  place: { readonly x: ChartPosition; readonly y: ChartPosition },
  style: Style,
): ChartLayer {
  return {
    data: { values },
    mark: { ...style, type: "rule", aria: false },
    encoding: { ...place, x2: { field: "end" } },
  };
}

function textLayer(
  values: readonly ChartRow[],
  place: { readonly x: ChartPosition; readonly y: ChartPosition },
  style: Style,
): ChartLayer {
  return {
    data: { values },
    mark: { ...style, type: "text", lineBreak: "\n", aria: false },
    encoding: { ...place, text: { field: "text" } },
  };
}

const LABELS: SmallMultiplesLabels = { ...WORDS, target: "Target" };
