import type { ChartLabels, Frame } from "./chartOptions";

/** A letter's width in pixels, in wide fonts: nobody knows yet in which one a chart is drawn. */
export const LETTER = 7.4;

/** How wide an element is taken to be that is not known yet: that of a phone. */
const ELEMENT = 360;

/** The whole width, in letters. */
export function lettersOf({ width }: Frame<ChartLabels>): number {
  return (width === "container" ? ELEMENT : width) / LETTER;
}

/** Marks that take no room: they say which way text runs, join letters or stand above them. */
const INVISIBLE = /[\u061c\u200b-\u200f\u2066-\u2069\p{Mark}]/gu;

/** How long a text is drawn, in letters: Arabic ones are narrow, Chinese ones wide. */
export function lengthOf(text: string): number {
  const visible = text.replace(INVISIBLE, "");
  const narrow = visible.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const wide = visible.match(/[\p{Script=Han}\p{Script=Hangul}\u3000-\u30ff]/gu)?.length ?? 0;
  return visible.length - 0.2 * narrow + 0.6 * wide;
}

/** The length of the longest text, of however many: a call has no room for so many arguments. */
export function longestOf(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, lengthOf(text)), 0);
}

/** A text of at most so many letters: what is cut off stands in the description. */
export function cut(text: string, letters: number): string {
  if (lengthOf(text) <= letters) return text;
  // Nobody needs to count a name of 3,000 letters.
  const start = Array.from(text).slice(0, 3 * letters);
  while (start.length > 1 && lengthOf(start.join("")) > letters - 1) start.pop();
  return `${start.join("")}…`;
}

/** A text in a few lines of at most so many letters, broken at blanks. */
export function wrapped(text: string, letters: number, most = 2): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || lengthOf(longer) <= letters || lines.length === most - 1) line = longer;
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
    const whole = wrapped(`${name}${end}`, letters);
    if (!whole.at(-1)!.endsWith("…")) return whole;
    const lines = wrapped(name, letters);
    const last = cut(lines.pop()!, letters - lengthOf(end));
    return [...lines, `${last}${end}`];
  });
}

/** How high a row is, in pixels: as much as is asked for, or as its name takes. */
export function rowHeight(names: readonly (readonly string[])[], least: number): number {
  return names.some(({ length }) => length > 1) ? Math.max(least, 34) : least;
}
