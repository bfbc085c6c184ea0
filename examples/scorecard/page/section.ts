import type { Say } from "../languages/say";
import type { Block, Chart, Lines, Section, Sentences, Table } from "../sections/block";
import { htmlFigure } from "./figure";
import { classes, type Html, html } from "./html";
import { htmlMultiples } from "./multiples";
import { htmlTable } from "./table";
import { htmlTiles } from "./tiles";

/** A section of the page under its heading; one for those who want to know more is closed at first. */
export async function htmlSection(section: Section, say: Say): Promise<Html> {
  const { id, title, isFolded } = section;
  const parts = await htmlBlocks(section, say);
  const heading = html`<h2 id="${id}-title">${title}</h2>`;
  const content = isFolded
    ? html`<details>
<summary>${heading}</summary>
${parts}</details>`
    : html`${heading}
${parts}`;
  return html`<section id="${id}"${classes(isFolded && "folded")} aria-labelledby="${id}-title">
${content}</section>
`;
}

/** Charts that follow one another stand side by side. */
async function htmlBlocks({ id, title, blocks }: Section, say: Say): Promise<(Html | null)[]> {
  const parts: (Html | null)[] = [];
  for (const [i, block] of blocks.entries()) {
    switch (block.type) {
      case "sentences":
        parts.push(sentences(block));
        break;
      case "tiles":
        parts.push(htmlTiles(block.tiles));
        break;
      case "multiples":
        parts.push(htmlMultiples(block));
        break;
      case "chart":
        if (blocks[i - 1]?.type !== "chart")
          parts.push(await charts(chartsFrom(blocks, i), id, say));
        break;
      case "table":
        parts.push(block.isFolded ? foldedTable(block) : table(block, title));
        break;
      case "lines":
        parts.push(list(block.lines));
        break;
    }
  }
  return parts;
}

/** The sentences to be read first, and above them what is not to be trusted. */
function sentences({ alerts, lines }: Sentences): Html {
  const warnings = alerts.map((alert) => html`<p class="alert">${alert}</p>\n`);
  return html`${warnings}<ol class="sentences">
${lines.map((line) => html`<li>${line}</li>\n`)}</ol>
`;
}

function table(block: Table, title: string): Html | null {
  return htmlTable(block, { isCaptionSeen: block.caption !== title });
}

function foldedTable(block: Table): Html | null {
  const figures = htmlTable(block, { isCaptionSeen: false });
  return (
    figures &&
    html`<details>
<summary>${block.caption}</summary>
${figures}</details>
`
  );
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

/** Lines of text, with details below those that they belong to. */
function list(lines: Lines["lines"]): Html | null {
  if (lines.length === 0) return null;
  const items: Html[] = [];
  let details: Html[] = [];

  function endDetails(): void {
    if (details.length === 0) return;
    items.push(html`<li class="details"><ul>\n${details}</ul></li>\n`);
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
