import type { ChartLabels, Frame } from "./chartOptions";

/** A letter's width in pixels, in wide fonts: nobody knows yet in which one a chart is drawn. */
export const LETTER = 7.4;

/** How wide an element is taken to be that is not known yet: that of a phone. */
const ELEMENT = 360;

/** The whole width, in letters. */
export function lettersOf({ width }: Frame<ChartLabels>): number {
  return (width === "container" ? ELEMENT : width) / LETTER;
}

/** A text of at most so many letters: what is cut off stands in the description. */
export function cut(text: string, letters: number): string {
  const all = Array.from(text);
  return all.length > letters ? `${all.slice(0, Math.max(1, letters - 1)).join("")}…` : text;
}

/** A text in a few lines of at most so many letters, broken at blanks. */
export function wrapped(text: string, letters: number, most = 2): string[] {
  const words = text.split(/\s+/);
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || longer.length <= letters || lines.length === most - 1) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((part) => cut(part, letters));
}

/** Names of rows, which leave room for a chart beside them; what stands behind them is never cut. */
export function rowNames(
  frame: Frame<ChartLabels>,
  names: readonly string[],
  behind: readonly string[] = [],
): string[][] {
  const letters = Math.floor(0.4 * lettersOf(frame));
  return names.map((name, i) => {
    const end = behind[i] ?? "";
    const lines = wrapped(name, letters);
    const last = lines.pop()!;
    return [...lines, `${cut(last, letters - end.length)}${end}`];
  });
}

/** How high a row is, in pixels: as much as is asked for, or as its name takes. */
export function rowHeight(names: readonly (readonly string[])[], least: number): number {
  return names.some(({ length }) => length > 1) ? Math.max(least, 34) : least;
}
