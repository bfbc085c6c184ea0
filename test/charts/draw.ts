import { Ajv } from "ajv";
import type { ChartSpec } from "customer-kpis/charts";
import * as vega from "vega";
import { compile } from "vega-lite";
import schema from "vega-lite/vega-lite-schema.json" with { type: "json" };

const validate = new Ajv({ strict: false, allErrors: false, logger: false }).compile(schema);

/** Letters' widths in ems, in wide fonts; Vega's own guess leaves much room empty. */
const [LETTER, ARABIC_LETTER] = [0.62, 0.5];

/** Marks that take no room: they say which way text runs, join letters or stand above them. */
const INVISIBLE = /[\u061c\u200c-\u200f\u2066-\u2069\p{Mark}]/gu;

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

/** What Vega-Lite's own schema finds wrong with a chart. */
export function faultsOf(chart: ChartSpec): unknown[] {
  return validate(chart) ? [] : (validate.errors ?? []);
}

/** The drawing of a chart. Throws where Vega-Lite has to warn. */
export function draw(chart: ChartSpec): Promise<string> {
  const complain = (...words: unknown[]): never => {
    throw new Error(words.join(" "));
  };
  const logger = {
    level: () => logger,
    error: complain,
    warn: complain,
    info: () => logger,
    debug: () => logger,
  };
  const { spec } = compile(structuredClone(chart) as never, { logger: logger as never });
  return new vega.View(vega.parse(spec), { renderer: "none", logger: logger as never }).toSVG();
}

/** The texts of a drawing, from top to bottom of its source. */
export function textsIn(svg: string): string[] {
  return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text!);
}

/** What the marks of a drawing are called to who cannot see them. Vega names a hidden title, too. */
export function namesIn(svg: string): string[] {
  return Array.from(svg.matchAll(/aria-label="(?!Title text)([^"]*)"/g), ([, name]) => name!);
}
