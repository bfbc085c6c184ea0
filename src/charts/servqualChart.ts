import type { ServqualDimension } from "../survey/servqual/servqualResult";
import { numberAxis, rowAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkFigure, checkList, checkNumber, checkRecord } from "./checkResult";
import { toldOf } from "./figures";
import { rules, told, where } from "./layers";
import { legendLayers, TITLE } from "./legend";
import { rowNames } from "./text";
import { roundTicks } from "./ticks";

/** What {@link servqualChart} reads of what `servqual` answers. */
export interface ServqualChartResult {
  /** The dimensions, in the order in which they shall stand. */
  readonly dimensions: readonly Pick<
    ServqualDimension,
    "name" | "gap" | "expectation" | "perception" | "n"
  >[];
}

/** The words of {@link servqualChart}. */
export interface ServqualLabels extends ChartLabels {
  /** What excellent service is like: `Expected`. */
  readonly expectation: string;
  /** What this service is like: `Perceived`. */
  readonly perception: string;
  /** Perceived less expected: `gap`. */
  readonly gap: string;
}

/** What may be set for {@link servqualChart}. */
export interface ServqualChartOptions extends ChartOptions<ServqualLabels> {
  /** How a dimension is written. Default: its name. */
  readonly labelOf?: (name: string) => string;
}

/**
 * SERVQUAL: what customers expect and what they perceive, dimension by dimension, and the gap between.
 *
 * @param result - What `servqual` answers.
 * @param options - See {@link ServqualChartOptions}; `format` writes means and gaps.
 * @returns A Vega-Lite specification; where no dimension has answers, one that says so.
 * @throws InputError for a result that is none and for an unknown option, for figures that
 *   are no numbers.
 * @example
 * ```ts
 * import { servqual } from "customer-kpis";
 * import { servqualChart } from "customer-kpis/charts";
 *
 * const instrument = { dimensions: [{ name: "speed", items: [1] }] };
 * const responses = [{ expectations: [7], perceptions: [4] }, { expectations: [6], perceptions: [5] }];
 * const chart = servqualChart(servqual(responses, { instrument }));
 * chart.description; // => "speed: Expected 6.5, Perceived 4.5, gap -2, n 2"
 * ```
 */
export function servqualChart(
  result: ServqualChartResult,
  options: ServqualChartOptions = {},
): ChartSpec {
  const frame = frameOf("servqualChart", options, LABELS, { labelOf: "function" });
  const { chart, labels, format, count, drawn, colors } = frame;
  checkRecord(chart, "result", result, "what servqual answers");
  checkList(chart, "dimensions", result.dimensions, "an array of dimensions");
  const rows = result.dimensions.map(({ name, gap, expectation, perception, n }, row) => {
    const figures = {
      gap: checkFigure(chart, "gap", gap),
      expectation: checkFigure(chart, "expectation", expectation),
      perception: checkFigure(chart, "perception", perception),
    };
    const parts = (["expectation", "perception", "gap"] as const).map((part) => {
      const figure = figures[part];
      return `${labels[part]} ${figure === null ? labels.noData : format(figure)}`;
    });
    return {
      name,
      row,
      ...figures,
      n: checkNumber(chart, "n", n),
      text: `${frame.labelOf(name)}: ${[...parts, `${labels.n} ${count(n)}`].join(frame.comma)}`,
    };
  });
  const means = rows
    .flatMap(({ expectation, perception }) => [expectation, perception])
    .filter((mean) => mean !== null);
  if (means.length === 0) return noDataChart(frame);

  const ticks = roundTicks(Math.min(...means), Math.max(...means), 4);
  const x = numberAxis(frame, "x", "mean", { ticks, write: format });
  const names = rows.map(({ name }) => frame.labelOf(name));
  const nameAxis = rowAxis(frame, rowNames(frame, names));
  const gaps = rows.map(({ gap }) => (gap === null ? labels.noData : format(gap)));
  const gapAxis = rowAxis(frame, gaps, { orient: frame.end, domain: false });
  // The one larger than the other, so that both are seen where there is no gap.
  const marks = {
    expectation: { type: "point", shape: "diamond", color: colors.ink, size: 190, strokeWidth: 2 },
    perception: { type: "point", shape: "circle", color: colors.good, size: 80, filled: true },
  } as const;
  const kinds = ["expectation", "perception"] as const;

  return chartOf(frame, {
    rows: rows.map((row) => ({ ...row, text: drawn(row.text) })),
    height: 34 * rows.length,
    sentences: [toldOf(frame, rows)],
    resolve: { axis: { y: "independent" } },
    layer: [
      ...legendLayers(
        frame,
        kinds.map((kind) => ({
          text: labels[kind],
          mark: { ...marks[kind], size: 80, opacity: 1 },
        })),
        frame.yTitle ? TITLE : 0,
      ),
      rules(
        { color: colors.between, strokeWidth: 3 },
        { x: { ...x, field: "expectation" }, x2: { field: "perception" }, y: gapAxis },
      ),
      ...kinds.map((kind, i) =>
        where(
          `isValid(datum.${kind})`,
          told(
            { ...marks[kind], opacity: 1 },
            { x: { ...x, field: kind }, y: i === 0 ? nameAxis : { ...nameAxis, axis: null } },
          ),
        ),
      ),
    ],
  });
}

const LABELS: ServqualLabels = {
  ...WORDS,
  expectation: "Expected",
  perception: "Perceived",
  gap: "gap",
};
