import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Application,
  type DefaultThemeRenderContext,
  JSX,
  type Reflection,
  ReflectionKind,
} from "typedoc";
import { DOORS, nameOf } from "../doors.ts";
import { CHART_OF } from "./pictures.ts";

const PICTURES = join(import.meta.dirname, "../../docs/guides/pictures");

/** Adds to the pages: what a name costs, a picture of what can be drawn, and examples that run. */
export function addPageParts(app: Application, costs: ReadonlyMap<string, number>): void {
  const { hooks } = app.renderer;
  hooks.on("comment.beforeTags", (context, _, described) => pictureOf(context, described));
  hooks.on("content.begin", ({ page }) => costOf(page.model, costs));
  hooks.on("head.end", (context) => importMap(context));
}

/** Once a page: before the examples of the first form of call. */
function pictureOf(context: DefaultThemeRenderContext, described: Reflection): JSX.Element {
  const { parent, name } = described;
  // Several forms of call have their comment in common, above them; a single one has its own.
  const isAbove = described.isDeclaration() && described.kindOf(ReflectionKind.Function);
  const isFirst =
    parent?.isDeclaration() && !parent.comment && parent.signatures?.[0] === described;
  const chart = /Chart$/.test(name) ? name : CHART_OF[name];
  if (!(isAbove || isFirst) || !chart) return JSX.createElement(JSX.Fragment, null);
  const page = described.project.getChildByName(["customer-kpis/charts", chart]);
  const href = page && context.urlTo(page);
  const svg = readFileSync(join(PICTURES, `${chart}.svg`), "utf8");
  return raw(
    `<figure class="drawn">${svg}<figcaption>drawn by <a href="${href}"><code>${chart}</code></a></figcaption></figure>`,
  );
}

function costOf(page: Reflection, costs: ReadonlyMap<string, number>): JSX.Element {
  const door = page.parent?.name;
  const bytes = costs.get(`${door} ${page.name}`);
  if (bytes === undefined) return JSX.createElement(JSX.Fragment, null);
  const kB = (bytes / 1000).toFixed(1);
  return raw(
    `<p class="cost"><code>import { ${page.name} } from "${door}"</code> ${kB} kB in a bundle, minified and gzipped</p>`,
  );
}

function importMap({ relativeURL }: DefaultThemeRenderContext): JSX.Element {
  const addressOf = (file: string) => {
    // An address in an import map must say where it begins.
    return relativeURL(`assets/library/${file}.js`).replace(/^(?!\.)/, "./");
  };
  const doors = Object.keys(DOORS).map((door) => {
    return [`customer-kpis${door.slice(1)}`, addressOf(nameOf(door))];
  });
  const map = JSON.stringify({ imports: { ...Object.fromEntries(doors), zod: addressOf("zod") } });
  return raw(`<script type="importmap">${map}</script>`);
}

function raw(html: string): JSX.Element {
  return JSX.createElement(JSX.Raw, { html });
}
