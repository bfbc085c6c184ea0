import { fail } from "../check";
import type { Key } from "../slice";
import { numberAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartOptions, type Frame, frameOf, WORDS } from "./chartOptions";
import type { ChartLayer, ChartPosition, ChartSpec } from "./chartSpec";
import { checkList, checkText, writer } from "./checkResult";
import { rangeOf, toldOf } from "./figures";
import { dashedOf, lineLayers, MOST_LINES, rules, texts } from "./layers";
import { FAINT } from "./palette";
import {
  goalOf,
  PERIOD_OPTIONS,
  type PeriodLabels,
  type PeriodRow,
  periodsOf,
  TARGET,
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
export type SmallMultiplesLabels = PeriodLabels;

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
 * The chart has a row for each group and period: many groups of few common periods are a large one.
 *
 * @param groups - What `by(field, over(unit, kpi))` answers: `{ key, result: [{ key, result }] }`, in
 *   the order in which they shall stand. A period that a group does not have is a gap.
 * @param options - See {@link SmallMultiplesChartOptions}; `format` writes the values. `height` is that
 *   of all together.
 * @returns A Vega-Lite specification; where no group has a value, one that says so.
 * @throws InputError for groups that are none and for an unknown option, for values that
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
  const own = { ...PERIOD_OPTIONS, periodOf: "function", columns: "number" } as const;
  const frame = frameOf("smallMultiplesChart", options, LABELS, own);
  const { target } = options;
  const { chart, comma, drawn } = frame;
  const periodOf = writer(chart, "periodOf", options.periodOf);
  checkList(chart, "groups", groups, POINTS);
  for (const { result } of groups) checkList(chart, "points", result, POINTS);
  const every = groups.flatMap(({ result }) => result.map(({ key }) => key));
  for (const key of every) checkText(chart, "key", key);
  const keys = Array.from(new Set(every)).sort();
  const panels = groups.map(({ key, result }) => {
    const known = new Map(result.map((point) => [point.key, point]));
    const points = keys.map((period) => known.get(period) ?? { key: period, result: NOTHING });
    return {
      key,
      name: frame.labelOf(key),
      rows: periodsOf(frame, points, periodOf),
    };
  });
  const all = panels.flatMap(({ rows }) => rows);
  if (all.every(({ value }) => value === null)) return noDataChart(frame);

  const most = Math.max(1, Math.floor(lettersOf(frame) / PANEL_LETTERS));
  const { columns = Math.min(most, groups.length) } = options;
  if (!Number.isInteger(columns) || columns < 1) {
    fail(chart, "columns", "a whole number above 0", columns);
  }
  const goal = goalOf(frame, target);
  const grid = gridOf(keys.length, panels.length, columns, roundTicks(...rangeOf(all, target), 2));
  const { xOf, yOf } = grid;
  return chartOf(frame, {
    rows: panels.flatMap(({ key, name, rows }, panel) =>
      rows.map(({ name: _, text, ...row }) => ({
        ...row,
        group: key,
        panel,
        x: xOf(panel, row.column),
        y: yOf(panel, row.value),
        yLower: yOf(panel, row.lower),
        yUpper: yOf(panel, row.upper),
        text: drawn(`${name}${comma}${text}`),
      })),
    ),
    height: grid.height,
    subtitle: goal && `╌╌ ${goal}`,
    sentences: [goal, ...panels.map(({ name, rows }) => `${name}: ${toldOf(frame, rows)}`)],
    layer: layersOf(frame, panels, grid, target ?? null),
  });
}

const POINTS = "an array of { key, result }";

const NOTHING = { value: null };

/** So wide a panel has to be, in letters. */
const PANEL_LETTERS = 20;

interface Panel {
  readonly name: string;
  readonly rows: readonly PeriodRow[];
}

/** Where panels lie: across in periods, down in pixels. One drawing can be as wide as its element. */
interface Grid {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly number[];
  readonly topOf: (panel: number) => number;
  readonly xOf: (panel: number, column: number) => number;
  readonly yOf: (panel: number, value: number | null) => number | null;
}

/** In pixels: the name of a panel, the panel itself, and what is left below it. */
const [NAME, PANEL, BELOW] = [22, 64, 14];

function gridOf(periods: number, panels: number, columns: number, ticks: readonly number[]): Grid {
  // The last value stands between one panel and the next.
  const step = 1.4 * Math.max(1, periods - 1);
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const topOf = (panel: number) => Math.floor(panel / columns) * (NAME + PANEL + BELOW) + NAME;
  return {
    columns,
    width: (Math.min(columns, panels) - 2 / 7) * step,
    height: topOf(panels - 1) + PANEL,
    ticks,
    topOf,
    xOf: (panel, column) => (panel % columns) * step + column,
    yOf: (panel, value) =>
      value === null ? null : topOf(panel) + PANEL * ((high - value) / (high - low)),
  };
}

function layersOf(
  frame: Frame<SmallMultiplesLabels>,
  panels: readonly Panel[],
  { columns, width, height, ticks, topOf, xOf, yOf }: Grid,
  target: number | null,
): ChartLayer[] {
  const { isRtl, start, end, drawn, format, colors } = frame;
  const x: ChartPosition = {
    field: "x",
    type: "quantitative",
    scale: { domain: [0, width], nice: false, reverse: isRtl },
    axis: null,
  };
  // The first panel of every row has the texts of its ticks.
  const marked = panels.flatMap((_, panel) =>
    panel % columns === 0 ? ticks.map((tick) => ({ tick, y: yOf(panel, tick)! })) : [],
  );
  const ys = marked.map(({ y }) => y);
  const textOf = (height: number) => {
    const tick = marked.find(({ y }) => y === height)?.tick;
    return tick === undefined ? "" : format(tick);
  };
  const axis = { values: ys, grid: false };
  const y: ChartPosition = numberAxis(
    frame,
    "y",
    "y",
    { ticks: [height, ...ys, 0], write: textOf },
    axis,
  );
  const place = { x, y };
  const periods = panels[0]!.rows.length;
  const last = periods - 1;
  // A small panel has less room for lines.
  const isBand = periods > Math.min(MOST_LINES, (2 * MOST_LINES) / columns);
  const letters = Math.floor((0.7 * lettersOf(frame)) / columns);
  const across = (value: number | null) =>
    panels.map((_, i) => ({ x: xOf(i, 0), end: xOf(i, Math.max(1, last)), y: yOf(i, value) }));
  // The first period and the last below the lowest panel of each column.
  const periodsAt = (column: number) =>
    panels.slice(-columns).map(({ rows }, i) => {
      const panel = Math.max(0, panels.length - columns) + i;
      const lines = wrapped(rows[column]!.name, Math.floor(letters / 2));
      const label = lines.map(drawn).join("\n");
      return { x: xOf(panel, column), y: topOf(panel) + PANEL, label };
    });
  const below = { baseline: "top", dy: 8, lineBreak: "\n" } as const;
  return [
    ...[...ticks, target].map((value, i) =>
      rules(
        i < ticks.length ? { color: colors.ink, opacity: FAINT.grid } : dashedOf(frame),
        { ...place, x2: { field: "end" } },
        value === null ? [] : across(value),
      ),
    ),
    ...lineLayers(frame, { ...place, detail: { field: "panel" } }, HEIGHTS, isBand),
    texts(
      { align: start, baseline: "bottom", dy: -6, fontWeight: "bold" },
      place,
      panels.map(({ name }, i) => ({
        x: xOf(i, 0),
        y: topOf(i),
        label: drawn(cut(name, letters)),
      })),
    ),
    texts(
      { align: start, baseline: "middle", dx: isRtl ? -8 : 8 },
      place,
      panels.flatMap(({ rows }, i) => {
        const { column = 0, value = null } = rows.findLast((row) => row.value !== null) ?? {};
        return value === null
          ? []
          : [{ x: xOf(i, column), y: yOf(i, value), label: drawn(format(value)) }];
      }),
    ),
    texts({ ...below, align: start }, place, periodsAt(0)),
    texts({ ...below, align: end }, place, last === 0 ? [] : periodsAt(last)),
  ];
}

const HEIGHTS = { value: "y", lower: "yLower", upper: "yUpper" };

const LABELS: SmallMultiplesLabels = { ...WORDS, ...TARGET };
