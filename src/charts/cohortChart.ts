import type { CohortCell } from "../loyalty/cohorts/cohortDraft";
import type { Cohort } from "../loyalty/cohorts/cohortTable";
import { columnAxis, rowAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import {
  checkFigure,
  checkList,
  checkNumber,
  checkNumbers,
  checkRecord,
  checkText,
} from "./checkResult";
import { HAS_VALUE, texts, told, where } from "./layers";
import { BEHIND_TEXT, FAINT } from "./palette";
import { GAPS, shadeLegend, shadeOf } from "./shade";
import { lettersOf, longestOf, rowHeight, rowNames } from "./text";

/** The words of {@link cohortChart}. */
export interface CohortLabels extends ChartLabels {
  /** Below the columns: `Periods since the start`. */
  readonly offset: string;
  /** The row of all cohorts: `All`. */
  readonly overall: string;
  /** Above the table, what its numbers are: `Percent of customers`. */
  readonly share: string;
  /** What the sign of a cell that is not over means: `not over for everybody`. */
  readonly incomplete: string;
}

/** What may be set for {@link cohortChart}. */
export interface CohortChartOptions extends ChartOptions<CohortLabels> {
  /** How a cohort's period is written. Default: its key. */
  readonly labelOf?: (key: string) => string;
}

/** What {@link cohortChart} reads of a cohort table. */
export interface CohortChartTable {
  /** The cohorts, a row each. */
  readonly cohorts: readonly Cohort<unknown>[];
  /** The row of all. */
  readonly overall: readonly CohortCell<unknown>[];
}

/**
 * A cohort table as a heat map: a row for every cohort, a column for every period since its start,
 * the share that was still there in every cell.
 *
 * A period that is not over for everybody in the cohort has a `*`; where it is over for nobody, the
 * cell is empty. The start itself, where the share is always 1, has no color. Where cells are too
 * narrow for their numbers, a legend tells the colors.
 *
 * @param table - What `cohorts` answers.
 * @param options - See {@link CohortChartOptions}; `format` writes the shares.
 * @returns A Vega-Lite specification; without cohorts one that says so.
 * @throws InputError for a table that is none and for an unknown option, for shares that
 *   are no numbers.
 * @example
 * ```ts
 * import { cohorts } from "customer-kpis";
 * import { cohortChart } from "customer-kpis/charts";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-05") },
 *   { customerId: "ann", at: new Date("2026-02-11") },
 *   { customerId: "bob", at: new Date("2026-01-20") },
 * ];
 * const chart = cohortChart(cohorts(orders, { unit: "month", asOf: new Date("2026-03-01") }));
 * chart.data.values.map(({ cohort, offset, value }) => [cohort, offset, value]);
 * // => [["2026-01", 0, 1], ["2026-01", 1, 0.5], [null, 0, 1], [null, 1, 0.5]]
 * ```
 */
export function cohortChart(table: CohortChartTable, options: CohortChartOptions = {}): ChartSpec {
  const frame = frameOf("cohortChart", options, LABELS, { labelOf: "function" }, "share");
  checkRecord(frame.chart, "table", table, "a cohort table");
  checkList(frame.chart, "cohorts", table.cohorts, "an array of cohorts");
  checkList(frame.chart, "overall", table.overall, "an array of cells");
  for (const { period, size, cells } of table.cohorts) {
    checkNumber(frame.chart, "size", size);
    checkList(frame.chart, "cells", cells, "an array of cells");
    checkText(frame.chart, "period.key", period?.key);
  }
  if (table.cohorts.length === 0) return noDataChart(frame);

  const { labels, format, count, comma, semicolon, drawn, colors } = frame;
  // A sign of percent in every cell would leave no room for the numbers: the line above has one.
  const inCell = options.format ? format : frame.bareShare;
  const all = table.cohorts.reduce((sum, { size }) => sum + size, 0);
  const lines = [
    ...table.cohorts.map(({ period, size, cells }) => ({
      cohort: period.key as string | null,
      name: frame.labelOf(period.key),
      size,
      cells,
    })),
    { cohort: null, name: labels.overall, size: all, cells: table.overall },
  ];
  const offsets = table.overall.map((cell) => {
    checkNumbers(frame.chart, cell, "offset", "through");
    const { offset, through } = cell;
    return offset === through ? count(offset) : `${count(offset)}–${count(through)}`;
  });
  const cellsOf = lines.map(({ cohort, name, size, cells }, row) =>
    cells.map(({ offset, value, eligible, retained, complete, active }, column) => {
      const share = checkFigure(frame.chart, "value", value);
      checkNumber(frame.chart, "offset", offset);
      const mark = complete ? "" : "*";
      return {
        cohort,
        offset,
        value: share,
        retained,
        eligible,
        complete,
        active,
        size,
        row,
        column,
        label: share === null ? "" : drawn(`${inCell(share)}${mark}`),
        text: drawn(
          `${name}${comma}${offsets[column]}: ${share === null ? labels.noData : `${format(share)}${mark}`}`,
        ),
      };
    }),
  );
  const rows = cellsOf.flat();
  const filled = rows.filter(({ value }) => value !== null);
  const later = filled.filter(({ offset }) => offset > 0);
  const highest = later.reduce((most, { value }) => Math.max(most, value!), 0) || 1;
  const longest = Math.max(1, longestOf(filled.map(({ value }) => inCell(value!))));
  const hasIncomplete = filled.some(({ complete }) => !complete);
  const names = lines.map(({ name }) => name);
  const sizes = lines.map(({ size }) => ` (${count(size)})`);
  const rowTexts = rowNames(frame, names, sizes);
  // Periods that nobody has reached yet have nothing to show.
  const reached = filled.reduce((most, { column }) => Math.max(most, column), 0);
  const x = columnAxis(frame, offsets.slice(0, 1 + reached), labels.offset, {
    axis: { orient: "top", domain: false },
    scale: GAPS,
    beside: longestOf(rowTexts.flat()) + 2,
  });
  const y = rowAxis(frame, rowTexts, { domain: false }, GAPS);
  // In letters: where a number would be smaller than anybody can read, it is not written.
  const isNarrow = (0.75 * lettersOf(frame)) / (1 + reached) < longest;

  return chartOf(frame, {
    rows,
    height: rowHeight(rowTexts, 24) * lines.length,
    subtitle: [labels.share, ...(hasIncomplete ? [`* ${labels.incomplete}`] : [])]
      .filter(Boolean)
      .join(semicolon),
    sentences: lines.map(({ name, size }, row) => {
      const shares = cellsOf[row]!.filter(({ value }) => value !== null);
      const written = shares.map(
        ({ column, value, complete }) =>
          `${offsets[column]}: ${format(value!)}${complete ? "" : "*"}`,
      );
      return `${name} (${labels.n} ${count(size)}): ${written.join(comma) || labels.noData}`;
    }),
    layer: [
      ...(isNarrow ? shadeLegend(frame, highest, inCell, 40) : []),
      where(
        `${HAS_VALUE} && datum.offset > 0`,
        told(
          { type: "rect", color: colors.shade },
          { x, y, opacity: shadeOf("value", highest, isNarrow ? 1 : BEHIND_TEXT) },
        ),
      ),
      where(
        `${HAS_VALUE} && datum.offset === 0`,
        told({ type: "rect", color: colors.ink, opacity: FAINT.grid / 2 }, { x, y }),
      ),
      ...(isNarrow
        ? []
        : [
            texts(
              { fontSize: { expr: `min(11, bandwidth("x") / ${(0.6 * longest).toFixed(1)})` } },
              { x, y },
            ),
          ]),
    ],
  });
}

const LABELS: CohortLabels = {
  ...WORDS,
  offset: "Periods since the start",
  overall: "All",
  share: "Percent of customers",
  incomplete: "not over for everybody",
};
