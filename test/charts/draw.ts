import { Ajv } from "ajv";
import type { ChartSpec } from "customer-kpis/charts";
import * as vega from "vega";
import { compile } from "vega-lite";
import "../../examples/scorecard/page/letterWidths";
import schema from "vega-lite/vega-lite-schema.json" with { type: "json" };

// Code that is used for a minute need not be made short: that takes three times as long.
const code = { optimize: false };
const validate = new Ajv({ strict: false, allErrors: false, logger: false, code }).compile(schema);

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

/** A text of a drawing, and where it stands: in pixels from the left and the top. */
interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the texts of a drawing stand, by the same guess of letters' widths. */
export async function textBoxes(chart: ChartSpec) {
  const { spec } = compile(structuredClone(chart) as never);
  const view = await new vega.View(vega.parse(spec), { renderer: "none" }).runAsync();
  const size = /width="([\d.]+)" height="([\d.]+)"/
    .exec(await view.toSVG())!
    .slice(1)
    .map(Number);
  const [x, y] = view.origin();
  const { left, top } = view.padding() as { left: number; top: number };
  const boxes: TextBox[] = [];
  const root = (view.scenegraph() as unknown as { root: Scene }).root;
  visit(root, x! + left, y! + top, boxes);
  return { width: size[0]!, height: size[1]!, boxes };
}

interface Scene {
  readonly marktype?: string;
  readonly items?: readonly (Scene & {
    readonly x?: number;
    readonly y?: number;
    readonly text?: string | readonly string[];
    readonly opacity?: number;
    readonly bounds: { x1: number; y1: number; x2: number; y2: number };
  })[];
}

function visit(scene: Scene, dx: number, dy: number, boxes: TextBox[]): void {
  for (const item of scene.items ?? []) {
    if (scene.marktype === "text") {
      const text = [item.text ?? ""].flat().join(" ");
      const { x1, y1, x2, y2 } = item.bounds;
      if (text === "" || item.opacity === 0) continue;
      boxes.push({ text, left: dx + x1, top: dy + y1, right: dx + x2, bottom: dy + y2 });
    } else if (item.items) {
      const isGroup = scene.marktype === "group";
      visit(item, dx + (isGroup ? (item.x ?? 0) : 0), dy + (isGroup ? (item.y ?? 0) : 0), boxes);
    }
  }
}
