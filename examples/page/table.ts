import { NONE } from "../languages/formats";
import { type Column, type Row, type Table, textOf } from "../sections/block";
import { type Html, html } from "./html";

/**
 * A table whose columns and rows are named by their heads. Where it is wider than the page it scrolls
 * by itself, by keyboard as well. A caption that a heading above says already is for those only who do
 * not see it. Columns without a single value are left out.
 */
export function htmlTable(
  { caption, columns, rows, isList }: Table,
  { isCaptionSeen }: { isCaptionSeen: boolean },
): Html | null {
  if (rows.length === 0) return null;
  const kept = [...columns.entries()].filter(([column]) => {
    return column < 2 || rows.some(({ cells }) => cells[column] !== NONE);
  });
  const heads = kept.map(([i, column]) => {
    return html`<th scope="col" class="${i === 0 || column.isWords ? "words" : ""}">${column.name}</th>`;
  });
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
<table class="${isList ? "list" : ""}">
<caption class="${isCaptionSeen ? "" : "unseen"}"><span>${caption}</span></caption>
${
  isList
    ? null
    : html`<thead><tr>${heads}</tr></thead>
`
}<tbody>
${rows.map((row) => line(row, kept))}</tbody>
</table>
</div>
`;
}

function line({ cells, level }: Row, columns: readonly (readonly [number, Column])[]): Html {
  const written = columns.map(([i, { isWords }]) => {
    const cell = cells[i] ?? "";
    const text = textOf(cell);
    const status = typeof cell === "object" && "status" in cell ? cell.status : null;
    const isFormula = typeof cell === "object" && "formula" in cell;
    if (i === 0) return html`<th scope="row">${text}</th>`;
    return html`<td class="${[isWords ? "words" : "", status ?? ""].join(" ").trim()}">${isFormula ? html`<bdi dir="ltr">${text}</bdi>` : text}</td>`;
  });
  return html`<tr class="${level ?? ""}">${written}</tr>\n`;
}
