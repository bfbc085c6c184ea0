import { servqualChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textsIn } from "./draw";
import { quality } from "./examples";

test("draws every dimension's figures, none rounded", () => {
  const { values } = servqualChart(quality).data;
  expect(
    values.map(({ name, gap, expectation, perception, n }) => ({
      name,
      gap,
      expectation,
      perception,
      n,
    })),
  ).toEqual(
    quality.dimensions.map(({ name, gap, expectation, perception, n }) => ({
      name,
      gap,
      expectation,
      perception,
      n,
    })),
  );
});

test("what is expected and what is perceived differ in shape, and in the legend", async () => {
  const chart = servqualChart(quality, {
    labelOf: (name) => name.toUpperCase(),
    labels: { perception: "Met" },
  });
  expect(chart.description).toBe(
    "SPEED: Expected 6.75, Met 5.25, gap -1.5, n 2; MANNERS: Expected 5.5, Met 6, gap 0.5, n 2",
  );
  const svg = await draw(chart);
  const texts = ["SPEED", "MANNERS", "-1.5", "0.5", "Expected", "Met"];
  expect(textsIn(svg)).toEqual(expect.arrayContaining(texts));
  expect(namesIn(svg)).toHaveLength(4);
});

test("a dimension without answers keeps its row", async () => {
  const none = { name: "new", gap: null, expectation: null, perception: null, n: 0 };
  const chart = servqualChart({ dimensions: [...quality.dimensions, none] });
  expect(chart.description).toMatch(/new: Expected No data, Perceived No data, gap No data, n 0$/);
  const svg = await draw(chart);
  expect(textsIn(svg)).toContain("No data");
  expect(namesIn(svg)).toHaveLength(4);
});

test.each<[string, unknown, string]>([
  ["result", null, "result must be what servqual answers, got null"],
  ["list of dimensions", {}, "dimensions is missing: it must be an array of dimensions"],
  ["gap", { dimensions: [{ name: "a" }] }, "gap is missing: it must be a finite number or null"],
  [
    "mean",
    { dimensions: [{ name: "a", gap: 1, expectation: Number.NaN }] },
    "expectation must be a finite number or null, got NaN",
  ],
  [
    "n",
    { dimensions: [{ name: "a", gap: 1, expectation: 1, perception: 2 }] },
    "n is missing: it must be a finite number",
  ],
])("refuses a wrong %s", (_, wrong, message) => {
  expect(() => servqualChart(wrong as never)).toThrow(`servqualChart: ${message}`);
});

test("refuses a labelOf that is no function", () => {
  expect(() => servqualChart(quality, { labelOf: 5 as never })).toThrow(
    "servqualChart: labelOf must be a function, got 5",
  );
});
