import type { Say } from "../languages/say";
import type { Block, Chart, Lines, Section } from "../sections/block";
import { htmlFigure } from "./figure";
import { classes, type Html, html } from "./html";
import { htmlTable } from "./table";

/** A section of the page under its heading; charts that follow one another stand side by side. */
export async function htmlSection({ id, title, blocks }: Section, say: Say): Promise<Html> {
  const parts: (Html | null)[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.type === "chart") {
      if (blocks[i - 1]?.type !== "chart") parts.push(await charts(chartsFrom(blocks, i), id, say));
    } else if (block.type === "table") {
      parts.push(htmlTable(block, { isCaptionSeen: block.caption !== title }));
    } else {
      parts.push(list(block.lines));
    }
  }
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${parts}</section>
`;
}

/** The charts that follow one another from here on. */
function chartsFrom(blocks: readonly Block[], start: number): Chart[] {
  const row: Chart[] = [];
  for (const block of blocks.slice(start)) {
    if (block.type !== "chart") break;
    row.push(block);
  }
  return row;
}

async function charts(row: readonly Chart[], id: string, { words }: Say): Promise<Html> {
  const figures: Html[] = [];
  for (const [i, chart] of row.entries()) {
    figures.push(await htmlFigure(chart, `${id}-${i + 1}`, words.table));
  }
  const isSmall = row.every((chart) => chart.isSmall);
  return html`<div${classes("charts", isSmall && "small")}>
${figures}</div>
`;
}

/** Lines of text; those in English, as the library says them, in a list of their own. */
function list(lines: Lines["lines"]): Html {
  const items: Html[] = [];
  let details: Html[] = [];

  function endDetails(): void {
    if (details.length === 0) return;
    items.push(html`<li class="details"><ul lang="en" dir="ltr">\n${details}</ul></li>\n`);
    details = [];
  }

  for (const line of lines) {
    if (typeof line === "object") {
      details.push(html`<li>${line.detail}</li>\n`);
      continue;
    }
    endDetails();
    items.push(html`<li>${line}</li>\n`);
  }
  endDetails();
  return html`<ul>
${items}</ul>
`;
}
