import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Block } from "../sections/block";
import { heading, sections } from "../sections/sections";
import { printTable } from "./table";
import { wrap } from "./wrap";

const WIDTH = 98;

/** The whole scorecard as lines of text, for a terminal of 100 columns. */
export function print(results: Results, say: Say): string[] {
  const { title, subtitle } = heading(results, say);
  const lines = [title, subtitle];
  for (const { title, blocks } of sections(results, say)) {
    const printed = blocks.flatMap(printBlock);
    if (printed.length > 0) lines.push("", title.toUpperCase(), ...printed);
  }
  return lines;
}

function printBlock(block: Block): string[] {
  if (block.type === "table") return printTable(block);
  if (block.type === "lines") return block.lines.flatMap((line) => wrap(line, WIDTH));
  return [];
}
