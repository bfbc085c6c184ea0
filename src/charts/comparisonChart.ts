import type { Key } from "../slice";
import { numberAxis, rowAxis, zeroLine } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkList, checkWord } from "./checkResult";
import { type FigureRow, type Figures, figuresOf, figuresText, rangeOf, toldOf } from "./figures";
import { HAS_VALUE, intervals, targetLayers, told, where } from "./layers";
import { rowHeight, rowNames } from "./text";
import { roundTicks } from "./ticks";

/** A group and its result: what `by` answers. */
export interface ComparisonChartGroup {
  /** What the group's records have in common. */
  readonly key: Key;
  /** Any KPI's result. */
  readonly result: Figures;
}

/** The words of {@link comparisonChart}. */
export interface ComparisonLabels extends ChartLabels {
  /** What the dashed line is: `All`. */
  readonly reference: string;
}

/** What may be set for {@link comparisonChart}. */
export interface ComparisonChartOptions extends ChartOptions<ComparisonLabels> {
  /** How a group is written. Default: its key. */
  readonly labelOf?: (key: Key) => string;
  /** By value, those without one last. Default: in the order in which they come. */
  readonly sort?: "ascending" | "descending";
  /** A value to hold the groups against, such as that of all together: a dashed line. */
  readonly reference?: number;
}

/**
 * A KPI of several groups beside one another: a dot for each value, a line for its interval.
 *
 * A group with few answers has a long line: its place in the order may be chance. `compareWithRest`
 * tells which groups really differ. A group without a value keeps its row.
 *
 * @param groups - What `by` answers: `{ key, result: { value, interval, n } }`, in the order in which
 *   they shall stand unless `sort` says otherwise.
 * @param options - See {@link ComparisonChartOptions}; `format` writes the values.
 * @returns A Vega-Lite specification; where no group has a value, one that says so.
 * @throws InputError for groups that are none and for an unknown option, for values that
 *   are no numbers.
 * @example
 * ```ts
 * import { by, csat, measure } from "customer-kpis";
 * import { comparisonChart } from "customer-kpis/charts";
 *
 * const answers = [
 *   { score: 5, channel: "email" },
 *   { score: 4, channel: "email" },
 *   { score: 1, channel: "phone" },
 * ];
 * const chart = comparisonChart(measure(answers, by("channel", csat())), {
 *   format: (share) => `${Math.round(100 * share)} %`,
 * });
 * chart.data.values.map(({ key, value }) => [key, value]); // => [["email", 1], ["phone", 0]]
 * chart.description; // => "email: 100 % (34 % to 100 %), n 2; phone: 0 % (0 % to 79 %), n 1"
 * ```
 */
export function comparisonChart(
  groups: readonly ComparisonChartGroup[],
  options: ComparisonChartOptions = {},
): ChartSpec {
  const own = { labelOf: "function", sort: "", reference: "number" } as const;
  const frame = frameOf("comparisonChart", options, LABELS, own);
  const { sort, reference } = options;
  const { chart, labels, format, count, drawn, end } = frame;
  if (sort !== undefined) checkWord(chart, "sort", sort, ["ascending", "descending"]);
  checkList(chart, "groups", groups, "an array of { key, result }");
  const lines = groups.map(({ key, result }) => {
    const figures = figuresOf(chart, result);
    const name = frame.labelOf(key);
    return { key, name, ...figures, text: `${name}: ${figuresText(frame, figures)}` };
  });
  if (lines.every(({ value }) => value === null)) return noDataChart(frame);

  if (sort !== undefined) lines.sort((a, b) => order(a, b, sort === "ascending" ? 1 : -1));
  const ticks = roundTicks(...rangeOf(lines, reference), 4);
  // Below sixty rows nobody would look for it.
  const orient = lines.length > 30 ? "top" : "bottom";
  const x = numberAxis(frame, "x", "value", { ticks, write: format }, { orient });
  const names = rowNames(
    frame,
    lines.map(({ name }) => name),
    lines.map(({ n }) => (n === null ? "" : ` (${count(n)})`)),
  );
  const written = lines.map(({ value }) => (value === null ? labels.noData : format(value)));
  const valueAxis = rowAxis(frame, written, { orient: end, domain: false });
  const referenceText = reference === undefined ? "" : `${labels.reference} ${format(reference)}`;

  return chartOf(frame, {
    rows: lines.map(({ name, ...line }, row) => ({ ...line, row, text: drawn(line.text) })),
    height: rowHeight(names, 28) * lines.length,
    subtitle: referenceText && `┆ ${referenceText}`,
    sentences: [referenceText, toldOf(frame, lines)],
    resolve: { axis: { y: "independent" } },
    layer: [
      ...zeroLine(frame, { x }, "value", ticks),
      ...targetLayers(frame, reference, { x }),
      intervals(
        frame,
        { x: { ...x, field: "lower" }, x2: { field: "upper" }, y: valueAxis },
        "lower",
      ),
      where(
        HAS_VALUE,
        told(
          { type: "point", color: frame.colors.good, filled: true, size: 80, opacity: 1 },
          { x, y: rowAxis(frame, names) },
        ),
      ),
    ],
  });
}

/** By value; what has none comes last. */
function order(a: FigureRow, b: FigureRow, sign: 1 | -1): number {
  if (a.value === null || b.value === null)
    return Number(a.value === null) - Number(b.value === null);
  return sign * (a.value - b.value);
}

const LABELS: ComparisonLabels = { ...WORDS, reference: "All" };
