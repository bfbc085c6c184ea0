import { Ajv } from "ajv";
import type { ChartSpec } from "customer-kpis/charts";
import { parse, View } from "vega";
import { compile } from "vega-lite";
import schema from "vega-lite/vega-lite-schema.json" with { type: "json" };

const validate = new Ajv({ strict: false, allErrors: false, logger: false }).compile(schema);

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
  return new View(parse(spec), { renderer: "none", logger: logger as never }).toSVG();
}

/** The texts of a drawing, from top to bottom of its source. */
export function textsIn(svg: string): string[] {
  return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text!);
}

/** What the marks of a drawing are called to who cannot see them. Vega names a hidden title, too. */
export function namesIn(svg: string): string[] {
  return Array.from(svg.matchAll(/aria-label="(?!Title text)([^"]*)"/g), ([, name]) => name!);
}
