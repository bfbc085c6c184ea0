import { expect, test } from "vitest";
import { monthsDrawing } from "../../examples/scorecard/page/lines";

const [NONE, SOME] = [null, { lower: 0, upper: 2 }];

/** The places, from 0 to 4, at which something is drawn: 4 of 150 is the edge, and 142 / 4 a step. */
function drawnAt(values: readonly (number | null)[]) {
  const points = values.map((value, i) => ({
    name: String(i),
    text: String(value),
    value,
    interval: value === null ? NONE : SOME,
  }));
  const panel = { title: "NPS", summary: "Five months.", line: null, points };
  const { markup } = monthsDrawing(panel);
  const place = (x: string) => (Number(x) - 4) / (142 / 4);
  const [, line = ""] = /<path d="([^"]*)"/.exec(markup)!;
  const drawn = [...line.matchAll(/L([\d.]+)/g)].map(([, x]) => x!);
  const dots = [...markup.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => x!);
  return {
    dots: [...new Set(dots.map(place))],
    lines: drawn.length,
    bands: markup.match(/class="band"/g)?.length ?? 0,
  };
}

test("a month between two that tell nothing has a dot, and its interval", () => {
  expect(drawnAt([1, null, 2, null, null])).toEqual({ dots: [0, 2], lines: 0, bands: 2 });
  expect(drawnAt([1, 2, null, 1, null])).toEqual({ dots: [3], lines: 1, bands: 2 });
});

test("months that follow one another are a line with its last point", () => {
  expect(drawnAt([1, 2, 1, 2, 1])).toEqual({ dots: [4], lines: 4, bands: 1 });
});
