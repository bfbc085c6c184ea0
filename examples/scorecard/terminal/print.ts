import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Block, Section, Sentences, Tile } from "../sections/block";
import { heading, sections } from "../sections/sections";
import { printTable } from "./table";
import { padded } from "./width";
import { wrap } from "./wrap";

const WIDTH = 98;

/** How a terminal is to print. */
export interface Printing {
  /** Whether the parts for analysts are printed too. Default: what a page shows unfolded. */
  readonly isWhole?: boolean;
}

/** The scorecard as lines of text, for a terminal of 100 columns. */
export function print(results: Results, say: Say, { isWhole = false }: Printing = {}): string[] {
  const { title, subtitle } = heading(results, say);
  const shown = sections(results, say).filter(({ id, isFolded }) => {
    return isWhole || !isFolded || id === "notes";
  });
  const parts = shown.flatMap((section) => printSection(section, isWhole));
  return [title, subtitle, ...parts].map(harmless);
}

/** Letters that steer a terminal instead of being shown are shown as what they are: unknown. */
export function harmless(line: string): string {
  return line.replace(/(?!\n)[\p{Cc}\u2028\u2029]/gu, "\ufffd");
}

function printSection({ title, name = "", blocks }: Section, isWhole: boolean): string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.type === "table" && block.isFolded && !isWhole && hasChart(blocks)) continue;
    const printed = printBlock(block, title);
    if (printed.length === 0) continue;
    // Tables and tiles stand apart from what is above them.
    const isApart = block.type === "table" || block.type === "tiles";
    if (lines.length > 0 && isApart) lines.push("");
    lines.push(...printed);
  }
  return lines.length === 0 ? [] : ["", capitals(title, name), ...lines];
}

/** A title in capitals, but for what is somebody's own writing: "ann" is not "ANN". */
function capitals(title: string, name: string): string {
  const at = name === "" ? -1 : title.indexOf(name);
  if (at < 0) return title.toUpperCase();
  const end = at + name.length;
  return `${title.slice(0, at).toUpperCase()}${name}${title.slice(end).toUpperCase()}`;
}

/** Whether a chart says in a sentence what a table says in full. */
function hasChart(blocks: readonly Block[]): boolean {
  return blocks.some(({ type }) => type === "chart" || type === "multiples");
}

function printBlock(block: Block, title: string): string[] {
  switch (block.type) {
    case "sentences":
      return printSentences(block);
    case "tiles":
      return block.tiles.flatMap((tile, i) => [...(i === 0 ? [] : [""]), ...printTile(tile)]);
    case "multiples":
      return block.panels.flatMap(({ title, summary }) => wrap(`${title}. ${summary}`, WIDTH));
    case "chart":
      return block.isSmall ? [] : wrap(`${block.title}. ${block.summary}`, WIDTH);
    case "lines":
      return block.lines.flatMap((line) =>
        typeof line === "string" ? wrap(line, WIDTH) : wrap(line.detail, WIDTH - 4).map(indented),
      );
    case "table": {
      const table = printTable(block, WIDTH);
      return block.caption === title || table.length === 0 ? table : [block.caption, ...table];
    }
  }
}

function printSentences({ alerts, lines }: Sentences): string[] {
  const numbered = lines.flatMap((line, i) => {
    return wrap(line, WIDTH - 3).map((text, j) => (j === 0 ? `${i + 1}. ${text}` : `   ${text}`));
  });
  return [...alerts.flatMap((alert) => wrap(`! ${alert}`, WIDTH)), ...numbered];
}

/** A KPI in a few lines: the value first, then how it has changed, how sure it is, on what it rests. */
function printTile(tile: Tile): string[] {
  const { name, value, status, spark, changes, basis, weakest, losses } = tile;
  const first = [
    padded(name, 24, "after"),
    padded(value, 11, "before"),
    status?.text ?? "",
    sparkText(spark?.values),
  ];
  const told = changes.map(({ text, verdict }) => (verdict ? `${text} (${verdict.text})` : text));
  const lines = [told, basis, weakest, losses].filter((parts) => parts.length > 0);
  return [
    first
      .filter((part) => part !== "")
      .join("  ")
      .trimEnd(),
    ...lines.flatMap((parts) => wrap(asSentences(parts), WIDTH - 4).map(indented)),
  ];
}

const STEPS = "▁▂▃▄▅▆▇█";

/** The months as little columns; a month without a value is a gap. */
function sparkText(values: readonly (number | null)[] = []): string {
  const told = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...told), Math.max(...told)];
  return values
    .map((value) => {
      if (value === null) return " ";
      const step = high > low ? Math.round(((value - low) / (high - low)) * 7) : 3;
      return STEPS[step] ?? "";
    })
    .join("");
}

function indented(line: string): string {
  return `    ${line}`;
}

/** Parts one after the other, with a full stop between where there is none yet. */
function asSentences(parts: readonly string[]): string {
  return parts
    .map((part, i) => (i < parts.length - 1 ? part.replace(/\.?$/, ".") : part))
    .join(" ");
}
