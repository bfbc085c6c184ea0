import type { Multiples, Panel } from "../sections/block";
import { classes, type Html, html } from "./html";
import { monthsDrawing, scaleOf } from "./lines";

/** Small drawings side by side, all alike. */
export function htmlMultiples({ drawing, panels }: Multiples): Html {
  return html`<div class="multiples">
${panels.map(drawing === "months" ? monthsPanel : groupsPanel)}</div>
`;
}

function monthsPanel(panel: Panel): Html {
  const { title, summary, points } = panel;
  return html`<figure>
<figcaption><h3>${title}</h3></figcaption>
${monthsDrawing(panel)}
<div class="ends"><span>${endOf(points[0])}</span><span>${endOf(points.at(-1))}</span></div>
<p class="note more">${summary}</p>
</figure>
`;
}

/** A month and its value, below the end of the line. */
function endOf(point: Panel["points"][number] | undefined): Html | null {
  return point ? html`${point.name}<br><b>${point.text}</b>` : null;
}

/** Names longer than this take the whole width of a phone. */
const LONG = 20;

/** A row for every group: its name, a dot with its interval, and the value. */
function groupsPanel({ title, summary, points, line }: Panel): Html {
  const x = scaleOf(points, line, 4, 96);
  const all =
    line === null
      ? null
      : html`<line class="aim" x1="${x.at(line)}%" x2="${x.at(line)}%" y1="0" y2="16"/>`;
  const rows = points.map(({ name, text, value, interval }) => {
    const whisker = interval
      ? html`<line x1="${x.at(interval.lower)}%" x2="${x.at(interval.upper)}%" y1="8" y2="8"/>`
      : null;
    const dot = value === null ? null : html`<circle cx="${x.at(value)}%" cy="8" r="3.5"/>`;
    const plot = html`<svg height="16" aria-hidden="true">${all}${whisker}${dot}</svg>`;
    return html`<tr><th scope="row">${name}</th><td class="plot">${plot}</td><td>${text}</td></tr>
`;
  });
  const isWide = points.some(({ name }) => name.length > LONG);
  return html`<figure${classes(isWide && "wide")}>
<figcaption><h3>${title}</h3></figcaption>
<table class="dots">
<caption class="unseen"><span>${`${title}. ${summary}`}</span></caption>
<tbody>
${rows}</tbody>
</table>
</figure>
`;
}
