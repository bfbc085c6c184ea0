import type { Status } from "../scorecard/weigh";
import { numberAxis, rowAxis } from "./axis";
import { BAND_WORDS, BANDS, type BandLabels, bandColors } from "./bands";
import { chartOf, noDataChart } from "./chart";
import { type ChartOptions, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkFigure, checkList, checkRecord, checkWord } from "./checkResult";
import { colorBy, edge, texts, told } from "./layers";
import { ZONE } from "./palette";
import { cut, lettersOf, longestOf } from "./text";

/** What {@link scorecardChart} reads of a measure. */
export interface ScorecardChartMeasure {
  /** Its name. */
  readonly name: string;
  /** Its score, 0 to 10; `null` without data. */
  readonly score: number | null;
  /** Its color. */
  readonly status: Status;
}

/** What {@link scorecardChart} reads of an objective. */
export interface ScorecardChartObjective {
  /** Its name. */
  readonly name: string;
  /** Its score, 0 to 10; `null` without data. */
  readonly value: number | null;
  /** Its color. */
  readonly status: Status;
  /** Its measures. */
  readonly measures: readonly ScorecardChartMeasure[];
  /** Its smaller objectives. */
  readonly objectives?: readonly ScorecardChartObjective[];
}

/** What {@link scorecardChart} reads of what `scorecard` answers. */
export interface ScorecardChartCard {
  /** The score of the whole, 0 to 10; `null` without data. */
  readonly value: number | null;
  /** Its color. */
  readonly status: Status;
  /** Objectives outside of any perspective. */
  readonly objectives: readonly ScorecardChartObjective[];
  /** Perspectives, each with its objectives. */
  readonly perspectives?: readonly (Omit<ScorecardChartObjective, "measures" | "objectives"> & {
    /** Its objectives. */
    readonly objectives: readonly ScorecardChartObjective[];
  })[];
}

/** The words of {@link scorecardChart}. */
export interface ScorecardLabels extends BandLabels {
  /** The whole: `Score`. */
  readonly whole: string;
}

/** What may be set for {@link scorecardChart}. */
export interface ScorecardChartOptions extends ChartOptions<ScorecardLabels> {
  /** How the name of an objective or a measure is written. Default: as it is. */
  readonly labelOf?: (name: string) => string;
}

/**
 * A whole scorecard: a bar from 0 to 10 for the whole, for every objective and every measure, over
 * the zones of red, amber and green. Names and figures stand above the bars, so that they are whole
 * on a phone.
 *
 * @param card - What `scorecard` answers.
 * @param options - See {@link ScorecardChartOptions}; `format` writes the scores.
 * @returns A Vega-Lite specification; where nothing has a score, one that says so.
 * @throws InputError for a card that is none and for an unknown option, for scores that are
 *   no numbers.
 * @example
 * ```ts
 * import { csat, nps, scorecard } from "customer-kpis";
 * import { scorecardChart } from "customer-kpis/charts";
 *
 * const loved = {
 *   name: "Loved",
 *   measures: [
 *     { name: "NPS", result: nps([10, 9, 9, 3]), thresholds: { red: 0, green: 50 } },
 *     { name: "CSAT", result: csat([]), target: 0.8 },
 *   ],
 * };
 * const chart = scorecardChart(scorecard({ objectives: [loved] }));
 * chart.description;
 * // => "Score: 6.67, Green; Loved: 6.67, Green; NPS: 6.67, Green; CSAT: No data"
 * ```
 */
export function scorecardChart(
  card: ScorecardChartCard,
  options: ScorecardChartOptions = {},
): ChartSpec {
  const frame = frameOf("scorecardChart", options, LABELS, { labelOf: "function" });
  const { chart, labels, format, drawn, colors, start, end } = frame;
  checkRecord(chart, "card", card, "what scorecard answers");
  const lines = [
    { name: labels.whole, score: card.value, status: card.status, isMeasure: false },
    ...linesOf(chart, card).map((line) => ({ ...line, name: frame.labelOf(line.name) })),
  ];
  for (const { score } of lines) checkFigure(chart, "score", score);
  if (lines.every(({ score }) => score === null)) return noDataChart(frame);

  const figures = lines.map(({ score, status }) => {
    if (status !== null) checkWord(chart, "status", status, BANDS);
    const color = status === null ? "" : `${frame.comma}${labels[status]}`;
    return score === null ? labels.noData : `${format(score)}${color}`;
  });
  const sentences = lines.map(({ name }, i) => `${name}: ${figures[i]}`);
  // Name and figure share a line.
  const room = lettersOf(frame) - longestOf(figures) - 6;
  const rows = lines.map((line, row) => ({
    row,
    ...line,
    label: drawn(cut(line.name, Math.floor(room))),
    figure: drawn(figures[row]!),
    text: drawn(sentences[row]!),
  }));
  const x = numberAxis(
    frame,
    "x",
    "score",
    { ticks: [0, 2, 4, 6, 8, 10], write: format },
    { grid: false },
  );
  const names = rows.map(({ name }) => name);
  const y = rowAxis(frame, names);
  const bare = { ...y, axis: null };

  return chartOf(frame, {
    rows,
    height: 40 * rows.length,
    sentences: [sentences.join(frame.semicolon)],
    layer: [
      {
        data: { values: ZONES },
        mark: { type: "rect", opacity: ZONE, aria: false },
        encoding: {
          x: { ...x, field: "from" },
          x2: { field: "to" },
          color: colorBy("status", bandColors(frame)),
        },
      },
      told({ type: "bar", color: colors.ink, height: 8, yOffset: 9 }, { x, y: bare }),
      ...[false, true].flatMap((isMeasure) =>
        [start, end].map((align) =>
          texts(
            {
              align,
              dx: align === "left" ? 4 : -4,
              dy: -5,
              fontWeight: isMeasure ? "normal" : "bold",
            },
            { ...edge(align), y: bare },
            rows
              .filter((row) => row.isMeasure === isMeasure)
              .map(({ row, label, figure }) => ({ row, label: align === start ? label : figure })),
          ),
        ),
      ),
    ],
  });
}

interface Line {
  readonly name: string;
  readonly score: number | null;
  readonly status: Status;
  readonly isMeasure: boolean;
}

/** Everything with a score, each above what it is made of. */
function linesOf(chart: string, card: ScorecardChartCard): Line[] {
  return [
    ...checkList(
      chart,
      "perspectives",
      card.perspectives ?? [],
      "an array of perspectives",
    ).flatMap(({ name, value, status, objectives }) => [
      { name, score: value, status, isMeasure: false },
      ...linesOfObjectives(chart, objectives),
    ]),
    ...linesOfObjectives(chart, card.objectives),
  ];
}

function linesOfObjectives(chart: string, given: readonly ScorecardChartObjective[]): Line[] {
  return checkList(chart, "objectives", given, "an array of objectives").flatMap(
    ({ name, value, status, measures, objectives = [] }) => [
      { name, score: value, status, isMeasure: false },
      ...linesOfObjectives(chart, objectives),
      ...checkList(chart, "measures", measures, "an array of measures").map((measure) => ({
        name: measure.name,
        score: measure.score,
        status: measure.status,
        isMeasure: true,
      })),
    ],
  );
}

/** A scorecard's zones: a scale of 0 to 10 in three equal parts. */
const ZONES = [
  { status: "red", from: 0, to: 10 / 3 },
  { status: "amber", from: 10 / 3, to: 20 / 3 },
  { status: "green", from: 20 / 3, to: 10 },
];

const LABELS: ScorecardLabels = { ...WORDS, ...BAND_WORDS, whole: "Score" };
