import type { ChartLabels, Frame } from "./chartOptions";
import type {
  ChartColor,
  ChartEncoding,
  ChartLayer,
  ChartMark,
  ChartPosition,
  ChartRow,
} from "./chartSpec";

/** A style of a mark: what it is says the function. */
type Style = Omit<ChartMark, "type" | "aria">;

/** Lines that follow rows of their own, or the chart's. They tell nothing that is not told elsewhere. */
export function rules(
  style: Style,
  encoding: ChartEncoding,
  rows?: readonly ChartRow[],
): ChartLayer {
  return { ...dataOf(rows), mark: { type: "rule", aria: false, ...style }, encoding };
}

/** Texts: the `label` of rows of their own, or of the chart's. */
export function texts(
  style: Style,
  encoding: ChartEncoding,
  rows?: readonly ChartRow[],
): ChartLayer {
  return {
    ...dataOf(rows),
    mark: { type: "text", aria: false, ...style },
    encoding: { ...encoding, text: { field: "label" } },
  };
}

/** A mark that tells its `text`: to who points at it, and to who cannot see it. */
export function told(
  mark: ChartMark,
  encoding: ChartEncoding,
  rows?: readonly ChartRow[],
): ChartLayer {
  const text = { field: "text" };
  return { ...dataOf(rows), mark, encoding: { ...encoding, description: text, tooltip: text } };
}

/** At the left or the right edge of the chart, from its top. */
export function edge(side: "left" | "right"): ChartEncoding {
  return { x: { value: side === "left" ? 0 : "width" }, y: { value: 0 } };
}

/** The same layer for some rows only. */
export function where(filter: string, layer: ChartLayer): ChartLayer {
  return { ...layer, transform: [{ filter }] };
}

function dataOf(rows: readonly ChartRow[] | undefined) {
  return rows === undefined ? {} : { data: { values: rows } };
}

/** A color for each of a field's values. */
export function colorBy(field: string, colors: Readonly<Record<string, string>>): ChartColor {
  const domain = Object.keys(colors);
  return {
    field,
    type: "nominal",
    scale: { domain, range: domain.map((value) => colors[value]!) },
    legend: null,
  };
}

/** So many intervals can be told apart as lines; more are a band. */
export const MOST_LINES = 20;

/** Which fields of a row say how high it lies. */
export interface Heights {
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
}

/** The fields of a row of one period. */
export const HEIGHTS: Heights = { value: "value", lower: "lower", upper: "upper" };

/** Intervals, the line through the values, and a dot for each. */
export function lineLayers(
  frame: Frame<ChartLabels>,
  place: Place,
  { value, lower, upper }: Heights,
  isBand: boolean,
): ChartLayer[] {
  const { good: color } = frame.colors;
  const interval = { ...place, y: { ...place.y, field: lower }, y2: { field: upper } };
  const onValue = { ...place, y: { ...place.y, field: value } };
  return [
    isBand
      ? { mark: { type: "area", color, opacity: 0.2, aria: false }, encoding: interval }
      : intervals(frame, interval, lower),
    lineLayer(frame, onValue),
    dots(frame, onValue, isBand ? 12 : 36),
    pointedAt(onValue),
  ];
}

/** Where periods lie. */
interface Place {
  readonly x: ChartPosition;
  readonly y: ChartPosition;
  readonly detail?: { readonly field: string };
}

/** A line for each interval, where there is one. */
export function intervals(
  { colors }: Frame<ChartLabels>,
  place: ChartEncoding,
  lower: string,
): ChartLayer {
  const style = { color: colors.good, opacity: 0.45, strokeWidth: 3 };
  return where(`isValid(datum.${lower})`, rules(style, place));
}

/** The line through the values, with a gap where there is none. */
export function lineLayer({ colors }: Frame<ChartLabels>, encoding: Place): ChartLayer {
  return { mark: { type: "line", color: colors.good, strokeWidth: 2, aria: false }, encoding };
}

/** A dot for each value, or for those of rows of its own. */
export function dots(
  { colors }: Frame<ChartLabels>,
  encoding: ChartEncoding,
  size: number,
  rows?: readonly ChartRow[],
): ChartLayer {
  const mark = { type: "point", color: colors.good, filled: true, size, opacity: 1 } as const;
  return where(HAS_VALUE, { ...dataOf(rows), mark: { ...mark, aria: false }, encoding });
}

/** What is told of each value, on a place wide enough for a finger. */
export function pointedAt(place: ChartEncoding, size = 400): ChartLayer {
  return where(HAS_VALUE, told({ type: "point", filled: true, size, opacity: 0 }, place));
}

/** A test that a row has a value. */
export const HAS_VALUE = "isValid(datum.value)";

/** A dashed line at a target, if there is one. */
export function targetLayers(
  frame: Frame<ChartLabels>,
  target: number | undefined,
  place: ChartEncoding,
): ChartLayer[] {
  return target === undefined ? [] : [rules(dashedOf(frame), place, [{ value: target }])];
}

/** How the line at a target looks. */
export function dashedOf({ colors }: Frame<ChartLabels>) {
  return { color: colors.ink, opacity: 0.8, strokeDash: [4, 3] };
}
