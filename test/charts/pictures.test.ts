import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as door from "customer-kpis/charts";
import { describe, expect, test } from "vitest";
import { faultsOf, textBoxes } from "./draw";
import { pictures } from "./pictures";
import { sheetOf } from "./sheet";

const FOLDER = "../../docs/guides/pictures";

test("every chart has its pictures", () => {
  expect(Object.keys(pictures).sort()).toEqual(Object.keys(door).sort());
});

test("the guide shows them all", () => {
  const guide = readFileSync(join(import.meta.dirname, "../../docs/guides/draw-it.md"), "utf8");
  const shown = Array.from(guide.matchAll(/\(pictures\/([\w-]+)\.svg\)/g), ([, name]) => name);
  const names = Object.keys(pictures).flatMap((name) => [name, `${name}-hard`]);
  expect(shown.sort()).toEqual(names.sort());
});

describe.each(Object.entries(pictures))("%s", (name, { plain, hard }) => {
  const charts = Object.entries({ plain, ...hard });

  test.each(charts)("%s: Vega-Lite's schema allows it", (_, chart) => {
    expect(faultsOf(chart)).toEqual([]);
  });

  test.each(charts)(
    "%s: no text is cut at the edge, and none lies on another",
    async (_, chart) => {
      const { width, height, boxes } = await textBoxes(chart);
      const outside = boxes.filter(
        ({ left, top, right, bottom }) =>
          left < -1 || top < -1 || right > width + 1 || bottom > height + 1,
      );
      expect(outside).toEqual([]);
      const touching = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3,
          )
          .map((b) => [a.text, b.text]),
      );
      expect(touching).toEqual([]);
    },
  );

  // `vitest -u` draws them anew.
  test("the guide's pictures are those that the code draws", async () => {
    await expect(await sheetOf({ "": plain })).toMatchFileSnapshot(`${FOLDER}/${name}.svg`);
    await expect(await sheetOf(hard)).toMatchFileSnapshot(`${FOLDER}/${name}-hard.svg`);
  });
});
