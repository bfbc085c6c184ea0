import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Block, Section } from "../sections/block";
import { heading, sections } from "../sections/sections";
import { printTable } from "./table";
import { wrap } from "./wrap";

const WIDTH = 98;

/** The whole scorecard as lines of text, for a terminal of 100 columns. */
export function print(results: Results, say: Say): string[] {
  const { title, subtitle } = heading(results, say);
  const parts = sections(results, say).flatMap(printSection);
  return [title, subtitle, ...parts];
}

function printSection({ title, blocks }: Section): string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    const printed = printBlock(block, title);
    if (printed.length === 0) continue;
    // Tables stand apart from what is above them.
    if (lines.length > 0 && block.type === "table") lines.push("");
    lines.push(...printed);
  }
  return lines.length === 0 ? [] : ["", title.toUpperCase(), ...lines];
}

function printBlock(block: Block, title: string): string[] {
  if (block.type === "chart") return block.isSmall ? [] : wrap(block.summary, WIDTH);
  if (block.type === "lines") {
    return block.lines.flatMap((line) =>
      typeof line === "string" ? wrap(line, WIDTH) : wrap(line.detail, WIDTH - 4).map(indented),
    );
  }
  const table = printTable(block, WIDTH);
  return block.caption === title || table.length === 0 ? table : [block.caption, ...table];
}

function indented(line: string): string {
  return `    ${line}`;
}
