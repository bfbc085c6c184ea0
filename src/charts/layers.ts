import type { ChartColor, ChartEncoding, ChartLayer, ChartMark, ChartRow } from "./chartSpec";

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
