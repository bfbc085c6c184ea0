import type { ChartSpec } from "customer-kpis/charts";
import { draw } from "./draw";

/** Between one drawing and the next, and above it where it has words, in pixels. */
const [GAP, WORDS] = [12, 18];

/** As high as a column of drawings is at least before the next begins. */
const HIGHEST = 900;

/** Drawings beside and below one another as one picture, on paper, as a page may be dark. */
export async function sheetOf(charts: Readonly<Record<string, ChartSpec>>): Promise<string> {
  let [x, y, widest, highest] = [GAP, GAP, 0, 0];
  const parts: string[] = [];
  for (const [words, chart] of Object.entries(charts)) {
    const drawing = bare(await draw(chart));
    const [width, height] = /width="([\d.]+)" height="([\d.]+)"/
      .exec(drawing)!
      .slice(1)
      .map(Number);
    const above = words === "" ? 0 : WORDS;
    if (y > GAP && y + above + height! > HIGHEST) {
      x += widest + 2 * GAP;
      [y, widest] = [GAP, 0];
    }
    if (above) parts.push(`<text x="${x}" y="${y + 11}" fill="#666">${words}</text>`);
    parts.push(drawing.replace("<svg", `<svg x="${x}" y="${y + above}"`));
    y += above + height! + GAP;
    widest = Math.max(widest, width!);
    highest = Math.max(highest, y);
  }
  const size = [x + widest + GAP, highest];
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" font-family="sans-serif" font-size="12" color="#1f2933">`;
  return `${open}<rect width="100%" height="100%" fill="#fff"/>\n${parts.join("\n")}\n</svg>\n`;
}

/** What a picture in a guide needs: no names for who cannot see it, as its words are beside it. */
function bare(svg: string): string {
  return svg
    .replace(
      / (?:xmlns(?::\w+)?|version|class|role|aria-[\w-]+|font-family|pointer-events)="[^"]*"/g,
      "",
    )
    .replace(/<[^>]*>/g, (tag) =>
      tag.replace(/\d+\.\d{2,}/g, (digits) => String(Math.round(10 * Number(digits)) / 10)),
    )
    .replace(/<path[^>]*opacity="0"[^>]*\/>/g, "")
    .replace(/<path([^>]*) d="M([\d.]+),0A[^"]*"([^>]*)\/>/g, '<circle$1 r="$2"$3/>')
    .replace(/<g><\/g>|<path(?: d="[^"]*")?(?: display="none")?\/>/g, "")
    .replace(/ (?:opacity="1"|stroke-width="0"|transform="translate\(0,0\)")/g, "");
}
