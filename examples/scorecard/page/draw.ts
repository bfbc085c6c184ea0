import type { ChartSpec } from "customer-kpis/charts";
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { Html } from "./html";
import "./letterWidths";

/**
 * A chart drawn as SVG, to stand in a page.
 *
 * @param id - Unlike every other drawing's on the page, as ids inside of it begin with it.
 */
export async function draw(spec: ChartSpec, id: string): Promise<Html> {
  const { spec: compiled } = compile(spec as TopLevelSpec, {
    config: { background: "transparent" },
  });
  const view = new vega.View(vega.parse(compiled), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  // What it shows is told beside it, in words. Texts in it stay as they are.
  const alone = svg.replace(/<[^>]*>/g, (tag) =>
    tag
      .replaceAll(/\b(id="|url\(#)/g, `$1${id}-`)
      .replaceAll(/ (?:role|aria-[a-z]+)="[^"]*"/g, "")
      .replace("<svg ", '<svg aria-hidden="true" focusable="false" '),
  );
  return new Html(alone);
}
