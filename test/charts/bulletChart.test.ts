import { bulletChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textBoxes, textsIn } from "./draw";

test("draws the value, not rounded, over its zones, with its target", async () => {
  const value = 7.123456;
  const chart = bulletChart(value, { target: 8, labels: { target: "Goal" } });
  expect(chart.data.values).toEqual([{ value, place: value, band: "green", text: "7.12, Green" }]);
  expect(chart.description).toBe("7.12, Green, Goal 8. 0 to 10");
  const svg = await draw(chart);
  expect(textsIn(svg)).toEqual(["0", "3.33", "6.67", "10", "7.12, Green", "❘ Goal 8"]);
  expect(namesIn(svg)).toEqual([
    "Red: 0 to 3.33",
    "Amber: 3.33 to 6.67",
    "Green: 6.67 to 10",
    "7.12, Green",
    "Goal 8",
  ]);
});

test("where lower is better, green comes first", async () => {
  const svg = await draw(bulletChart(26, { min: 0, max: 48, red: 24, green: 8 }));
  expect(namesIn(svg)).toEqual(["Green: 0 to 8", "Amber: 8 to 24", "Red: 24 to 48", "26, Red"]);
});

test("a value and a target outside of the range are drawn at its end, and written as they are", () => {
  const chart = bulletChart(12, { target: 15 });
  expect(chart.data.values[0]).toMatchObject({ value: 12, place: 10 });
  expect(chart.description).toBe("12, Green, Target 15. 0 to 10");
  const marked = chart.layer.flatMap(({ data }) => data?.values ?? []);
  expect(marked).toContainEqual({ place: 10, text: "Target 15" });
});

test("from right to left, the lowest value is on the right", async () => {
  const { boxes } = await textBoxes(bulletChart(5, { locale: "fa" }));
  const [low, high] = ["۰", "۱۰"].map((text) => boxes.find((box) => box.text === text)!);
  expect(low!.left).toBeGreaterThan(high!.left);
});

test.each<[unknown, object, string]>([
  [Number.NaN, {}, "value must be a finite number or null, got NaN"],
  [5, { target: "8" }, 'target must be a finite number, got "8"'],
  [5, { min: 10 }, "max must be above min (10), got 10"],
  [5, { status: "blue" }, 'status must be one of red, amber, green, got "blue"'],
])("refuses %s with %o", (value, options, message) => {
  expect(() => bulletChart(value as never, options)).toThrow(`bulletChart: ${message}`);
});
