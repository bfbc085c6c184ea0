import type { ChartLabels, Frame } from "./chartOptions";
import type { ChartAxis, ChartEncoding, ChartLayer, ChartPosition, ChartScale } from "./chartSpec";
import { rules } from "./layers";
import { FAINT } from "./palette";
import { lettersOf, longestOf, wrapped } from "./text";

/** What is written along an axis. */
interface Marks {
  readonly ticks: readonly number[];
  readonly write: (value: number) => string;
  /** Of the axis, unless the caller names it. Default: none. */
  readonly title?: string;
}

/** Where a number lies, on an axis whose texts are ready made. */
export function numberAxis(
  frame: Frame<ChartLabels>,
  side: "x" | "y",
  field: string,
  { ticks, write, title = "" }: Marks,
  axis: ChartAxis = {},
): ChartPosition {
  const { isRtl, start, drawn } = frame;
  const shown = axis.values === undefined ? toldApart(ticks, write) : ticks;
  return {
    field,
    type: "quantitative",
    title: titleOf(frame, side, title),
    scale: scaleOf(side, isRtl, { domain: [ticks[0]!, ticks.at(-1)!], nice: false, zero: false }),
    axis: {
      ...(side === "x"
        ? { orient: "bottom", labelOverlap: "greedy", labelSeparation: 6 }
        : { orient: start }),
      values: shown,
      labelExpr: textsExpression(
        shown,
        shown.map((tick) => drawn(write(tick))),
      ),
      grid: true,
      ticks: false,
      domain: false,
      ...axis,
    },
  };
}

/** Where neighbours are written alike, every second goes, until none are: 0.5 and 1 may both be `1`. */
function toldApart(ticks: readonly number[], write: (value: number) => string): readonly number[] {
  for (let step = 1; step < ticks.length; step *= 2) {
    const shown = ticks.filter((_, i) => i % step === 0);
    const texts = shown.map(write);
    if (texts.every((text, i) => text !== texts[i - 1])) return shown;
  }
  return ticks.slice(0, 1);
}

/** Which row something lies in, counted from 0. A name may have several lines. */
export function rowAxis(
  frame: Frame<ChartLabels>,
  names: readonly (string | readonly string[])[],
  axis: ChartAxis = {},
  scale: ChartScale = {},
): ChartPosition {
  const { start, end, drawn } = frame;
  const rows = names.map((_, i) => i);
  const high = rows.filter((row) => names[row]!.length > 1 && typeof names[row] !== "string");
  return {
    field: "row",
    type: "ordinal",
    title: axis.orient === end ? null : titleOf(frame, "y", ""),
    sort: null,
    scale: { domain: rows, ...scale },
    axis: {
      orient: start,
      // Vega centers the first of several lines.
      ...(high.length > 0
        ? {
            labelOffset: {
              condition: { test: `indexof(${JSON.stringify(high)}, datum.value) >= 0`, value: -7 },
              value: 0,
            },
          }
        : {}),
      labelExpr: textsExpression(
        rows,
        names.map((name) => [name].flat().map(drawn)),
      ),
      labelLimit: 0,
      ticks: false,
      ...axis,
    },
  };
}

/** How {@link columnAxis} differs from chart to chart. */
interface ColumnOptions {
  readonly axis?: ChartAxis;
  readonly scale?: ChartScale;
  /** What stands beside the columns, in letters. */
  readonly beside?: number;
  /** Whether it is the last name that is never left out, and not the first. */
  readonly isLastShown?: boolean;
}

/** Which column something lies in, counted from 0. Not every name may find room. */
export function columnAxis(
  frame: Frame<ChartLabels>,
  names: readonly string[],
  title: string,
  { axis = {}, scale = {}, beside = 4, isLastShown = false }: ColumnOptions = {},
): ChartPosition {
  const { isRtl, drawn } = frame;
  const columns = names.map((_, i) => i);
  const room = (lettersOf(frame) - beside) / names.length;
  const longestWord = longestOf(names.join(" ").split(" "));
  const lines = names.map((name) =>
    wrapped(name, Math.floor(Math.max(room - 0.1, 12, Math.min(longestWord, 16))), 3),
  );
  // With less between them "Mar" and "Apr" read as one word, and 10 and 11 as 1,011.
  const areNumbers = names.every((name) => /^\p{Nd}+$/u.test(name));
  const gap = isLastShown || areNumbers ? 0.5 : 0.1;
  const least = (longestOf(lines.flat()) + gap) / room;
  const step = STEPS.find((size) => size >= least) ?? names.length;
  return {
    field: "column",
    type: "ordinal",
    title: titleOf(frame, "x", title),
    sort: null,
    scale: scaleOf("x", isRtl, { domain: columns, ...scale }),
    axis: {
      orient: "bottom",
      labelAngle: 0,
      values: columns.filter((i) => (isLastShown ? names.length - 1 - i : i) % step === 0),
      labelExpr: textsExpression(
        columns,
        lines.map((parts) => parts.map(drawn)),
      ),
      labelLimit: 0,
      ticks: false,
      ...axis,
    },
  };
}

const STEPS = [1, 2, 3, 5, 6, 10, 12, 20, 24, 50, 100];

/** A line where values are 0, if the axis has that and runs on below it. */
export function zeroLine(
  { colors }: Frame<ChartLabels>,
  place: ChartEncoding,
  field: string,
  ticks: readonly number[],
): ChartLayer[] {
  if (ticks[0]! >= 0 || ticks.at(-1)! < 0) return [];
  return [rules({ color: colors.ink, opacity: FAINT.line }, place, [{ [field]: 0 }])];
}

/**
 * A Vega expression that finds a value's text, or its lines.
 *
 * All texts are one string, as Vega fails on a string of its own that reads `constructor`, and on all
 * others that every object has.
 */
function textsExpression(
  values: readonly (string | number)[],
  texts: readonly (string | readonly string[])[],
): string {
  const all = texts
    .map(
      (text) =>
        `\n${[text]
          .flat()
          .map((line) => line.replace(/[\n\t]/g, " "))
          .join("\t")}`,
    )
    .join("");
  const place = `indexof(${JSON.stringify(values)}, datum.value)`;
  const found = `split(${JSON.stringify(all)}, ${JSON.stringify("\n")})[1 + ${place}]`;
  return all.includes("\t") ? `split(${found}, ${JSON.stringify("\t")})` : found;
}

/** The words along an axis: the caller's, or the chart's own. */
function titleOf({ xTitle, yTitle, drawn }: Frame<ChartLabels>, side: "x" | "y", title: string) {
  const text = (side === "x" ? xTitle : yTitle) ?? title;
  return text === "" ? null : drawn(text);
}

function scaleOf(side: "x" | "y", isRtl: boolean, scale: ChartScale): ChartScale {
  return side === "x" && isRtl ? { ...scale, reverse: true } : scale;
}
