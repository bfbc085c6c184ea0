import type { ChangeLine, Tile } from "../sections/block";
import { classes, type Html, html } from "./html";
import { sparkline } from "./lines";

/** The tiles, as a list. */
export function htmlTiles(tiles: readonly Tile[]): Html {
  return html`<ul class="tiles">
${tiles.map(tileItem)}</ul>
`;
}

function tileItem({ name, value, status, changes, spark, basis, weakest, losses }: Tile): Html {
  const judgement = status
    ? html`<p${classes("status", status.status)}>${status.text}</p>\n`
    : null;
  return html`<li${classes("tile", status?.status)}>
<h3>${name}</h3>
<p class="value">${value}</p>
${judgement}${losses.map((loss) => html`<p class="loss">${loss}</p>\n`)}${spark && sparkline(spark)}${changes.map(changeLine)}${weakest.map((part) => html`<p>${part}</p>\n`)}
<p class="note">${basis.join("\u00a0· ")}</p>
</li>
`;
}

function changeLine({ text, verdict }: ChangeLine): Html {
  if (!verdict) return html`<p>${text}</p>\n`;
  const { isBetter } = verdict;
  const color = isBetter === null ? "note" : isBetter ? "green" : "red";
  return html`<p>${text} <span${classes(color)}>${verdict.text}</span></p>\n`;
}
