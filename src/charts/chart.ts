import type { ChartLabels, Frame } from "./chartOptions";
import type { ChartConfig, ChartLayer, ChartRow, ChartSpec, ChartTitle } from "./chartSpec";
import { FAINT } from "./palette";
import { lettersOf, wrapped } from "./text";

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
  /** Around the drawing, in pixels. */
  readonly padding?: number;
}

/** A chart of its parts. */
export function chartOf(frame: Frame<ChartLabels>, drawing: Drawing): ChartSpec {
  const { title } = frame;
  const { rows, layer, height, sentences, resolve, padding } = drawing;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    ...headingOf(frame, drawing.subtitle ?? ""),
    description: frame.description ?? joined([title, ...sentences]),
    width: frame.width,
    height: frame.height ?? height,
    ...(padding === undefined ? {} : { padding }),
    background: frame.colors.background,
    autosize: { type: "fit-x", contains: "padding" },
    data: { values: rows },
    layer,
    ...(resolve ? { resolve } : {}),
    config: configOf(frame),
  };
}

/** What is drawn where a result rests on nothing: a line that says so. */
export function noDataChart(frame: Frame<ChartLabels>, height = 80): ChartSpec {
  const { noData } = frame.labels;
  return chartOf(frame, {
    rows: [{ text: noData }],
    height,
    sentences: [noData],
    layer: [
      {
        mark: {
          type: "text",
          text: frame.drawn(noData),
          opacity: FAINT.text,
          fontSize: 14,
        },
        encoding: {},
      },
    ],
  });
}

/** The heading, with a smaller line; alone, the smaller line in its place. */
function headingOf(frame: Frame<ChartLabels>, smaller: string): { title?: ChartTitle } {
  const text = inLines(frame, frame.title, HEADING);
  const subtitle = inLines(frame, smaller, 1);
  if (text) return { title: { text, aria: false, ...(subtitle ? { subtitle } : {}) } };
  if (!subtitle) return {};
  const style = { fontSize: 12, fontWeight: "normal" } as const;
  return { title: { text: subtitle, aria: false, ...style } };
}

/** So many letters of a heading, which is larger and bold, take the room of one. */
const HEADING = 0.76;

/** More lines of a heading leave no room for the drawing. */
const MOST_LINES = 3;

/** A text above the drawing, in lines where one is too long for it. */
function inLines(
  frame: Frame<ChartLabels>,
  text: string,
  size: number,
): string | readonly string[] {
  if (!text) return text;
  const letters = Math.max(1, Math.floor(size * lettersOf(frame)));
  const lines = wrapped(text, letters, MOST_LINES).map(frame.drawn);
  return lines.length > 1 ? lines : lines[0]!;
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

function configOf({ colors: { ink }, font, isRtl, start }: Frame<ChartLabels>): ChartConfig {
  return {
    font,
    axis: {
      aria: false,
      labelColor: ink,
      labelFontSize: 12,
      labelPadding: 8,
      titleColor: ink,
      titleOpacity: FAINT.text,
      titleFontSize: 12,
      titleFontWeight: "normal",
      gridColor: ink,
      gridOpacity: FAINT.grid,
      domainColor: ink,
      domainOpacity: FAINT.line,
      tickColor: ink,
      tickOpacity: FAINT.line,
    },
    // Above the axis, so that nobody has to turn the head.
    axisY: { titleAngle: 0, titleAlign: start, titleBaseline: "bottom", titleX: 0, titleY: -10 },
    title: {
      anchor: isRtl ? "end" : "start",
      fontSize: 15,
      color: ink,
      subtitleColor: ink,
      subtitleFontSize: 12,
      offset: 12,
    },
    text: { color: ink, fontSize: 12 },
    view: { stroke: null },
  };
}
