import type { ChartSpec } from "customer-kpis/charts";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { Html } from "./html";

/**
 * A chart drawn as SVG, to stand in a page.
 *
 * @param id - Unlike every other drawing's on the page, as ids inside of it begin with it.
 */
export async function draw(spec: ChartSpec, id: string): Promise<Html> {
  const { spec: vega } = compile(spec as TopLevelSpec, { config: { background: "transparent" } });
  const view = new View(parse(vega), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  const alone = svg
    .replaceAll(/\b(id="|url\(#)/g, `$1${id}-`)
    // What it shows is told beside it, in words.
    .replaceAll(/ (?:role|aria-[a-z]+)="[^"]*"/g, "")
    .replace("<svg ", '<svg aria-hidden="true" focusable="false" ');
  return new Html(alone);
}
