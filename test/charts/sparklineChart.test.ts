import { sparklineChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textsIn } from "./draw";
import { months } from "./examples";

test("draws every period's value, and no text at all", async () => {
  const chart = sparklineChart(months, { target: 40 });
  expect(chart.data.values.map(({ key, value }) => [key, value])).toEqual(
    months.map(({ key, result }) => [key, result.value]),
  );
  const svg = await draw(chart);
  expect(textsIn(svg)).toEqual([]);
  expect(namesIn(svg)).toEqual([
    expect.stringMatching(/^2026-01: 66\.7 /),
    expect.stringMatching(/^2026-03: -50 /),
  ]);
  expect(svg).toContain('stroke-dasharray="4,3"');
});

test("is as small as a word, unless told", () => {
  expect(sparklineChart(months)).toMatchObject({ width: 140, height: 32 });
  expect(sparklineChart(months, { width: "container", height: 20 })).toMatchObject({
    width: "container",
    height: 20,
  });
});

test("its height is that of the values: an interval would flatten the line", () => {
  const wide = { value: 5, interval: { lower: -100, upper: 100 } };
  const chart = sparklineChart([
    { key: "a", result: wide },
    { key: "b", result: { ...wide, value: 6 } },
  ]);
  const scales = chart.layer.map(({ encoding }) => (encoding.y as { scale: object }).scale);
  expect(scales[0]).toMatchObject({ domain: [5, 6] });
});
