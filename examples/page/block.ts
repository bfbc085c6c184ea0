import type { Block } from "../sections/block";
import { type Html, html } from "./html";
import { htmlTable } from "./table";

/** A block as it stands on a page. */
export function htmlBlock(block: Block): Html | null {
  switch (block.type) {
    case "table":
      return htmlTable(block);
    case "lines":
      return html`<ul>
${block.lines.map((line) => html`<li><bdi>${line.trim()}</bdi></li>\n`)}</ul>
`;
    case "chart":
      return null;
  }
}
