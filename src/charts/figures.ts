import { fail } from "../check";
import type { ChartLabels, Frame } from "./chartOptions";
import { checkFigure, checkRecord } from "./checkResult";

/** What a chart reads of a KPI's result. */
export interface Figures {
  /** The value; `null` without data. */
  readonly value: number | null;
  /** How many records it rests on. */
  readonly n?: number;
  /** How sure it is, where it is known. */
  readonly interval?: { readonly lower: number; readonly upper: number } | null;
}

/** The figures of a result in a row of a chart. */
export interface FigureRow {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number | null;
}

/** The figures of a result. Throws where it is none. */
export function figuresOf(chart: string, result: Figures): FigureRow {
  checkRecord(chart, "result", result, "a KPI's result, with a value");
  const { value, n = null, interval } = result;
  const lower = checkFigure(chart, "interval.lower", interval ? interval.lower : null);
  const upper = checkFigure(chart, "interval.upper", interval ? interval.upper : null);
  if (lower !== null && upper !== null && lower > upper) {
    fail(chart, "interval.upper", `at least interval.lower (${lower})`, upper);
  }
  if (n !== null && n < 0) fail(chart, "n", "0 or more", n);
  return { value: checkFigure(chart, "value", value), lower, upper, n: checkFigure(chart, "n", n) };
}

/** Figures in words: `31 (28 to 34), n 420`. */
export function figuresText(
  { labels, format, count, comma }: Frame<ChartLabels>,
  { value, lower, upper, n }: FigureRow,
): string {
  if (value === null) return labels.noData;
  const range =
    lower === null || upper === null ? "" : ` (${format(lower)} ${labels.to} ${format(upper)})`;
  return `${format(value)}${range}${n === null ? "" : `${comma}${labels.n} ${count(n)}`}`;
}

/** All rows in words. */
export function toldOf(
  { semicolon }: Frame<ChartLabels>,
  rows: readonly { readonly text: string }[],
): string {
  return rows.map(({ text }) => text).join(semicolon);
}

/** From the lowest height to the highest, the target's among them. */
export function rangeOf(
  rows: readonly Partial<FigureRow>[],
  target: number | undefined,
): [number, number] {
  const heights = rows
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .concat(target)
    .filter((height) => typeof height === "number")
    .sort((a, b) => a - b);
  return [heights[0] ?? Infinity, heights.at(-1) ?? -Infinity];
}
