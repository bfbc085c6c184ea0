import { type Column, type Row, shownColumns, type Table, textOf } from "../sections/block";
import { classes, type Html, html } from "./html";

/**
 * A table whose columns and rows are named by their heads. Where it is wider than the page it scrolls
 * by itself, by keyboard as well. A caption that a heading above says already is for those only who do
 * not see it. Columns without a single value are left out.
 */
export function htmlTable(
  table: Table,
  { isCaptionSeen }: { isCaptionSeen: boolean },
): Html | null {
  const { caption, columns, rows, isList } = table;
  if (rows.length === 0) return null;
  const kept = shownColumns(table).map((i) => [i, columns[i]!] as const);
  const heads = kept.map(([i, { name, isWords }]) => {
    return html`<th scope="col"${classes((i === 0 || isWords) && "words")}>${name}</th>`;
  });
  const head = isList ? null : html`<thead><tr>${heads}</tr></thead>\n`;
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
<table${classes(isList && "list")}>
<caption${classes(!isCaptionSeen && "unseen")}><span>${caption}</span></caption>
${head}<tbody>
${rows.map((row) => line(row, kept))}</tbody>
</table>
</div>
`;
}

function line({ cells, level }: Row, columns: readonly (readonly [number, Column])[]): Html {
  const written = columns.map(([i, { isWords }]) => {
    const cell = cells[i] ?? "";
    const text = textOf(cell);
    if (i === 0) return html`<th scope="row">${text}</th>`;
    if (typeof cell === "string") return html`<td${classes(isWords && "words")}>${text}</td>`;
    if ("formula" in cell) return html`<td class="words"><bdi dir="ltr">${text}</bdi></td>`;
    return html`<td${classes("words", cell.status)}>${text}</td>`;
  });
  return html`<tr${classes(level)}>${written}</tr>\n`;
}
