import type { Chart } from "../sections/block";
import { draw } from "./draw";
import { classes, type Html, html } from "./html";
import { htmlTable } from "./table";

/** A chart with what it shows in a sentence, and its figures in a table. */
export async function htmlFigure(chart: Chart, id: string, tableTitle: string): Promise<Html> {
  const { title, summary, note, spec, table, isSmall } = chart;
  const figures = table && htmlTable(table, { isCaptionSeen: false });
  const details =
    figures &&
    html`<details>
<summary>${tableTitle}<span class="unseen">: ${title}</span></summary>
${figures}</details>
`;
  return html`<figure${classes(isSmall && "small")}>
<figcaption><h3>${title}</h3>
${isSmall ? null : html`<p>${note ? `${summary} ${note}` : summary}</p>\n`}</figcaption>
<div class="drawing" role="img" aria-label="${spec.description}">${await draw(spec, id)}</div>
${details}</figure>
`;
}
