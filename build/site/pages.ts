import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Application,
  type DefaultThemeRenderContext,
  JSX,
  type Reflection,
  ReflectionKind,
} from "typedoc";

const PICTURES = join(import.meta.dirname, "../../docs/guides/pictures");

/** The chart that draws what a function answers. */
const CHART_OF: Readonly<Record<string, string>> = {
  backlog: "trendChart",
  by: "comparisonChart",
  ces: "distributionChart",
  churn: "trendChart",
  cohorts: "cohortChart",
  compareWithRest: "comparisonChart",
  csat: "distributionChart",
  journey: "comparisonChart",
  loadByHour: "loadChart",
  nps: "distributionChart",
  over: "trendChart",
  profitability: "whaleChart",
  retention: "trendChart",
  revenueMovements: "waterfallChart",
  revenueRetention: "waterfallChart",
  scorecard: "scorecardChart",
  scorecardBy: "scorecardChart",
  servqual: "servqualChart",
  survival: "survivalChart",
  tally: "distributionChart",
  trend: "trendChart",
  weakPoints: "comparisonChart",
};

/** Adds to the pages: what a name costs, a picture of what can be drawn, and examples that run. */
export function addPageParts(app: Application, costs: ReadonlyMap<string, number>): void {
  const { hooks } = app.renderer;
  hooks.on("comment.beforeTags", (_, __, described) => pictureOf(described));
  hooks.on("content.begin", ({ page }) => costOf(page.model, costs));
  hooks.on("head.end", (context) => importMap(context));
}

/** Once a page: before the examples of the first form of call. */
function pictureOf(described: Reflection): JSX.Element {
  const { parent, name } = described;
  const isWhole = described.isDeclaration() && described.kindOf(ReflectionKind.Function);
  const isFirst = isWhole || (parent?.isDeclaration() && parent.signatures?.[0] === described);
  const chart = /Chart$/.test(name) ? name : CHART_OF[name];
  if (!isFirst || !chart) return JSX.createElement(JSX.Fragment, null);
  const svg = readFileSync(join(PICTURES, `${chart}.svg`), "utf8");
  return raw(
    `<figure class="drawn">${svg}<figcaption>drawn by <code>${chart}</code></figcaption></figure>`,
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
  const doors = ["index", "charts", "schema", "sql", "zod"].map((door) => {
    const module = door === "zod" ? door : `customer-kpis/${door}`.replace("/index", "");
    // An address in an import map must say where it begins.
    return [module, relativeURL(`assets/library/${door}.js`).replace(/^(?!\.)/, "./")];
  });
  const map = JSON.stringify({ imports: Object.fromEntries(doors) });
  return raw(`<script type="importmap">${map}</script>`);
}

function raw(html: string): JSX.Element {
  return JSX.createElement(JSX.Raw, { html });
}
