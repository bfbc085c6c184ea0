import type { ChartLabels, Frame } from "./chartOptions";
import type { ChartLayer, ChartMark } from "./chartSpec";
import { texts } from "./layers";
import { LETTER, lettersOf } from "./text";

/** What a color, a shape or a dash means. */
export interface LegendEntry {
  readonly text: string;
  /** A point or a line, as it looks in the chart. */
  readonly mark: ChartMark;
}

/**
 * A legend above the chart, where reading begins: in one line where there is room, else one below the
 * other. Vega's own stands on the left in every language.
 *
 * @param above - In pixels, what stands between it and the chart.
 */
export function legendLayers(
  frame: Frame<ChartLabels>,
  entries: readonly LegendEntry[],
  above: number,
): ChartLayer[] {
  const { isRtl, start, drawn } = frame;
  const sample = entries.some(({ mark }) => mark.type === "rule") ? 26 : 12;
  const widths = entries.map(({ text }) => sample + 20 + LETTER * text.length);
  const isOneLine = widths.reduce((sum, width) => sum + width, 0) < LETTER * (lettersOf(frame) - 9);
  const place = (x: number) => ({ value: isRtl ? { expr: `width - ${x}` } : x });
  let x = 0;
  return entries.flatMap(({ text, mark }, i) => {
    const left = isOneLine ? x : 0;
    x += widths[i]!;
    const y = { value: 2 - 18 * (isOneLine ? 1 : entries.length - i) - above };
    const ends =
      mark.type === "rule"
        ? { x: place(left), x2: place(left + sample) }
        : { x: place(left + sample / 2) };
    return [
      {
        data: { values: [{}] },
        mark: { opacity: 1, ...mark, aria: false },
        encoding: { ...ends, y },
      },
      texts({ align: start, baseline: "middle" }, { x: place(left + sample + 6), y }, [
        { label: drawn(text) },
      ]),
    ];
  });
}

/** What the words above a vertical axis take, in pixels. */
export const TITLE = 18;
