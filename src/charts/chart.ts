import type { ChartLabels, Frame } from "./chartOptions";
import type {
  ChartConfig,
  ChartLayer,
  ChartRow,
  ChartSpec,
  ChartTextStyle,
  ChartTitle,
} from "./chartSpec";
import { FAINT_INK, GRID, INK, LINE } from "./palette";

/** What differs from chart to chart. */
export interface Drawing {
  readonly rows: readonly ChartRow[];
  readonly layer: readonly ChartLayer[];
  /** In pixels; the caller's own comes first. */
  readonly height: number;
  /** The figures in words, sentence by sentence. */
  readonly sentences: readonly string[];
  /** A smaller line below the heading. */
  readonly subtitle?: string;
  readonly resolve?: NonNullable<ChartSpec["resolve"]>;
}

/** A chart of its parts. */
export function chartOf(frame: Frame<ChartLabels>, drawing: Drawing): ChartSpec {
  const { title } = frame;
  const { rows, layer, height, sentences, resolve } = drawing;
  const subtitle = drawing.subtitle ? frame.drawn(drawing.subtitle) : "";
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    ...headingOf(frame.drawn(title), subtitle),
    description: frame.description ?? joined([title, ...sentences]),
    width: frame.width,
    height: frame.height ?? height,
    autosize: { type: "fit-x", contains: "padding" },
    data: { values: rows },
    layer,
    ...(resolve ? { resolve } : {}),
    config: configOf(frame),
  };
}

/** What is drawn where a result rests on nothing: a line that says so. */
export function noDataChart(frame: Frame<ChartLabels>): ChartSpec {
  const { noData } = frame.labels;
  return chartOf(frame, {
    rows: [{ text: noData }],
    height: 80,
    sentences: [noData],
    layer: [
      {
        mark: { type: "text", text: frame.drawn(noData), color: FAINT_INK, fontSize: 14 },
        encoding: {},
      },
    ],
  });
}

/** The heading, with a smaller line; alone, the smaller line in its place. */
function headingOf(text: string, subtitle: string): { title?: ChartTitle } {
  if (text) return { title: { text, aria: false, ...(subtitle ? { subtitle } : {}) } };
  if (!subtitle) return {};
  const style = { color: FAINT_INK, fontSize: 12, fontWeight: "normal" } as const;
  return { title: { text: subtitle, aria: false, ...style } };
}

/** Sentences, with a full stop after each that has no end of its own. */
function joined(sentences: readonly string[]): string {
  return sentences
    .filter(Boolean)
    .map((sentence, i, all) =>
      i === all.length - 1 || /[.!?\u061f\u2026]$/.test(sentence) ? sentence : `${sentence}.`,
    )
    .join(" ");
}

function configOf({ font, isRtl }: Frame<ChartLabels>): ChartConfig {
  const texts: ChartTextStyle = {
    aria: false,
    labelColor: INK,
    labelFontSize: 12,
    titleColor: FAINT_INK,
    titleFontSize: 12,
    titleFontWeight: "normal",
  };
  return {
    font,
    axis: { ...texts, labelPadding: 8, gridColor: GRID, domainColor: LINE, tickColor: LINE },
    legend: texts,
    title: {
      anchor: isRtl ? "end" : "start",
      fontSize: 15,
      color: INK,
      subtitleColor: FAINT_INK,
      subtitleFontSize: 12,
      offset: 12,
    },
    text: { color: INK, fontSize: 12 },
    view: { stroke: null },
  };
}
