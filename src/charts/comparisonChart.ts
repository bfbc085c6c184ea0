import type { Key } from "../measure";
import { listAxis, numberAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, checkFunction, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkList, checkNumber } from "./checkResult";
import { type Figures, figuresOf, figuresText } from "./figures";
import { FAINT_INK, GOOD } from "./palette";
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
  /** Below the values; none by default. */
  readonly value: string;
  /** What the dashed line is: `All`. */
  readonly reference: string;
}

/** What may be set for {@link comparisonChart}. */
export interface ComparisonChartOptions extends ChartOptions<ComparisonLabels> {
  /** How a group is written. Default: its key. */
  readonly labelOf?: (key: Key) => string;
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
 *   they shall stand.
 * @param options - See {@link ComparisonChartOptions}; `format` writes the values.
 * @returns A Vega-Lite specification; where no group has a value, one that says so.
 * @throws TypeError for groups that are none and for an unknown option; RangeError for values that
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
  const frame = frameOf("comparisonChart", options, LABELS, "number", ["labelOf", "reference"]);
  const { labelOf = String, reference } = options;
  const { chart, labels, format, count, end } = frame;
  checkFunction(chart, "labelOf", labelOf);
  if (reference !== undefined) checkNumber(chart, "reference", reference);
  checkList(chart, "groups", groups, "an array of { key, result }");
  const figures = groups.map(({ result }) => figuresOf(chart, result));
  if (figures.every(({ value }) => value === null)) return noDataChart(frame);

  const names = groups.map(({ key }) => labelOf(key));
  const rows = figures.map((figure, i) => ({
    key: groups[i]!.key,
    row: i,
    ...figure,
    text: `${names[i]}: ${figuresText(frame, figure)}`,
  }));
  const values = figures
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .concat(reference ?? null)
    .filter((value) => value !== null);
  const ticks = roundTicks(Math.min(...values), Math.max(...values), 4);
  const x = numberAxis(frame, "x", "value", ticks, format, labels.value || null);
  const sizes = figures.map(({ n }, i) => (n === null ? names[i]! : `${names[i]} (${count(n)})`));
  const nameAxis = listAxis(frame, "y", sizes, null);
  const written = figures.map(({ value }) => (value === null ? labels.noData : format(value)));
  const valueAxis = listAxis(frame, "y", written, null, {
    orient: end,
    domain: false,
  });
  const referenceText = reference === undefined ? "" : `${labels.reference} ${format(reference)}`;

  return chartOf(frame, {
    rows,
    height: 28 * rows.length,
    ...(reference === undefined ? {} : { subtitle: `┆ ${referenceText}` }),
    sentences: [
      ...(reference === undefined ? [] : [referenceText]),
      rows.map(({ text }) => text).join(frame.semicolon),
    ],
    resolve: { axis: { y: "independent" } },
    layer: [
      ...(reference === undefined
        ? []
        : [
            {
              data: { values: [{ value: reference }] },
              mark: { type: "rule" as const, color: FAINT_INK, strokeDash: [4, 3], aria: false },
              encoding: { x },
            },
          ]),
      {
        transform: [{ filter: "isValid(datum.lower)" }],
        mark: { type: "rule", color: GOOD, strokeWidth: 2, opacity: 0.5, aria: false },
        encoding: { x: { ...x, field: "lower" }, x2: { field: "upper" }, y: valueAxis },
      },
      {
        transform: [{ filter: "isValid(datum.value)" }],
        mark: { type: "point", color: GOOD, filled: true, size: 80, opacity: 1 },
        encoding: {
          x,
          y: nameAxis,
          description: { field: "text" },
          tooltip: { field: "text" },
        },
      },
    ],
  });
}

const LABELS: ComparisonLabels = {
  ...WORDS,
  value: "",
  reference: "All",
};
