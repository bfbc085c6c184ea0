import type { Weekday } from "../support/hours/schedule";
import type { HourLoad } from "../support/loadByHour";
import { columnAxis, rowAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkFigure, checkList, checkNumber, checkRecord, checkText, writer } from "./checkResult";
import { told } from "./layers";
import { GAPS, shadeLegend, shadeOf } from "./shade";
import { rowHeight, rowNames } from "./text";

/** What {@link loadChart} reads of what `loadByHour` answers. */
export interface LoadChartResult {
  /** How many tickets came in. */
  readonly n: number;
  /** The hours of the week. */
  readonly hours: readonly Pick<
    HourLoad,
    "weekday" | "hour" | "arrivalsPerHour" | "answersPerHour"
  >[];
}

/** The words of {@link loadChart}. */
export interface LoadLabels extends ChartLabels {
  /** Below the hours: `Hour`. */
  readonly hour: string;
  /** What is counted: `Arrivals per hour`. */
  readonly arrivals: string;
  /** Before the highest: `at most`. */
  readonly most: string;
}

/** What may be set for {@link loadChart}. */
export interface LoadChartOptions extends ChartOptions<LoadLabels> {
  /** How a weekday is written. Default: its first three letters. */
  readonly labelOf?: (weekday: Weekday) => string;
}

/**
 * When customers ask: arrivals in every hour of the week, the stronger the more.
 *
 * @param load - What `loadByHour` answers.
 * @param options - See {@link LoadChartOptions}; `format` writes arrivals per hour.
 * @returns A Vega-Lite specification; without arrivals one that says so.
 * @throws InputError for a load that is none and for an unknown option, for figures that
 *   are no numbers.
 * @example
 * ```ts
 * import { loadByHour } from "customer-kpis";
 * import { loadChart } from "customer-kpis/charts";
 *
 * const tickets = [{ createdAt: new Date("2026-03-02T09:10Z") }];
 * const period = { start: new Date("2026-03-02"), end: new Date("2026-03-09") };
 * const chart = loadChart(loadByHour(tickets, { period }));
 * chart.description; // => "Arrivals per hour, at most 1: Mon 9. n 1"
 * ```
 */
export function loadChart(load: LoadChartResult, options: LoadChartOptions = {}): ChartSpec {
  const frame = frameOf("loadChart", options, LABELS, { labelOf: "function" });
  const labelOf = writer(frame.chart, "labelOf", options.labelOf ?? firstLetters);
  const { chart, labels, format, count, drawn, colors } = frame;
  checkRecord(chart, "load", load, "what loadByHour answers");
  checkList(chart, "hours", load.hours, "an array of hours");
  checkNumber(chart, "n", load.n);
  for (const { weekday, hour } of load.hours) {
    checkText(chart, "weekday", weekday);
    checkNumber(chart, "hour", hour);
  }
  const weekdays = Array.from(new Set(load.hours.map(({ weekday }) => weekday)));
  const hours = Array.from(new Set(load.hours.map(({ hour }) => hour)));
  const rows = load.hours.map(({ weekday, hour, arrivalsPerHour, answersPerHour }) => {
    const figure = checkFigure(chart, "arrivalsPerHour", arrivalsPerHour);
    return {
      weekday,
      hour,
      row: weekdays.indexOf(weekday),
      column: hours.indexOf(hour),
      arrivalsPerHour: figure,
      answersPerHour: checkFigure(chart, "answersPerHour", answersPerHour),
      text: drawn(
        `${labelOf(weekday)} ${count(hour)}: ${figure === null ? labels.noData : format(figure)}`,
      ),
    };
  });
  const highest = Math.max(0, ...rows.map(({ arrivalsPerHour }) => arrivalsPerHour ?? 0));
  if (highest === 0) return noDataChart(frame);

  const names = rowNames(frame, weekdays.map(labelOf));
  const values = hours.flatMap((hour, column) => (hour % 3 === 0 ? column : []));
  const busiest = rows.filter(({ arrivalsPerHour }) => arrivalsPerHour === highest);
  const most = `${labels.arrivals}${frame.comma}${labels.most} ${format(highest)}`;
  return chartOf(frame, {
    rows,
    height: rowHeight(names, 24) * names.length,
    subtitle: most,
    sentences: [
      `${most}: ${busiest.map(({ weekday, hour }) => `${labelOf(weekday)} ${count(hour)}`).join(frame.comma)}`,
      `${labels.n} ${count(load.n)}`,
    ],
    layer: [
      ...shadeLegend(frame, highest, format, 0),
      told(
        { type: "rect", color: colors.shade },
        {
          x: columnAxis(frame, hours.map(count), labels.hour, {
            axis: { domain: false, values },
            scale: GAPS,
          }),
          y: rowAxis(frame, names, { domain: false }, GAPS),
          opacity: shadeOf("arrivalsPerHour", highest, 1),
        },
      ),
    ],
  });
}

function firstLetters(weekday: Weekday): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1, 3);
}

const LABELS: LoadLabels = {
  ...WORDS,
  hour: "Hour",
  arrivals: "Arrivals per hour",
  most: "at most",
};
