import type { ChartSpec } from "customer-kpis/charts";
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { Html } from "./html";

/** A letter's width in ems, in wide fonts: nobody knows yet what the page is read in. */
const LETTER = 0.62;

/** The same of Arabic letters, many of which are narrow. */
const ARABIC_LETTER = 0.5;

/** Marks that take no room: they say which way text runs, join letters or stand above them. */
const INVISIBLE = /[\u061c\u200c-\u200f\u2066-\u2069\p{Mark}]/gu;

// Vega's own guess is for the widest letters, and would leave much room empty.
(vega as unknown as { textMetrics: TextMetrics }).textMetrics.width = (item, text) => {
  const visible = String(text ?? "").replace(INVISIBLE, "");
  const arabic = visible.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const ems = ARABIC_LETTER * arabic + LETTER * (visible.length - arabic);
  return ems * (item.fontSize ?? 11);
};

/** What Vega has no types for. */
interface TextMetrics {
  width: (item: { readonly fontSize?: number }, text: unknown) => number;
}

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
