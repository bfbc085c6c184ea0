import { type GaugeChartOptions, gaugeChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textsIn } from "./draw";

const bandOf = (value: number, options?: GaugeChartOptions) =>
  gaugeChart(value, options).data.values[0]?.["band"];

test("draws the value, not rounded, and names its band", () => {
  const value = 20 / 3 - 1e-6;
  expect(gaugeChart(value).data.values).toEqual([
    { value, place: value, band: "amber", text: "6.67, Amber" },
  ]);
});

test("a value on a bound has the better color", () => {
  expect([3.3, 10 / 3, 6.6, 20 / 3].map((value) => bandOf(value))).toEqual([
    "red",
    "amber",
    "amber",
    "green",
  ]);
  const hours = { min: 0, max: 48, red: 24, green: 8 };
  expect([8, 8.1, 24, 24.1].map((value) => bandOf(value, hours))).toEqual([
    "green",
    "amber",
    "amber",
    "red",
  ]);
});

test("a score that rounding has put just below a bound is on it, as on the scorecard", () => {
  expect(bandOf(20 / 3 - 1e-12)).toBe("green");
  expect(bandOf(10 / 3 - 1e-12)).toBe("amber");
});

test("a value outside of the range is drawn at its end, and written as it is", () => {
  const [row] = gaugeChart(12).data.values;
  expect(row).toEqual({ value: 12, place: 10, band: "green", text: "12, Green" });
  expect(gaugeChart(-150, { min: -100, max: 100 }).data.values[0]).toMatchObject({
    value: -150,
    place: -100,
    band: "red",
  });
});

test("tells value, band and range in words", async () => {
  const chart = gaugeChart(26, { min: 0, max: 48, red: 24, green: 8, labels: { red: "Too slow" } });
  expect(chart.description).toBe("26, Too slow. 0 to 48");
  const svg = await draw(chart);
  expect(textsIn(svg)).toEqual(["26", "Too slow", "0", "48"]);
  expect(namesIn(svg)).toEqual([
    "Green: 0 to 8",
    "Amber: 8 to 24",
    "Too slow: 24 to 48",
    "26, Too slow",
  ]);
});

test("a status of the caller's own wins over the bounds", () => {
  const chart = gaugeChart(9.5, { status: "amber" });
  expect(chart.data.values[0]?.["band"]).toBe("amber");
  expect(chart.description).toBe("9.5, Amber. 0 to 10");
});

test("from right to left, the lowest value is on the right", async () => {
  const [low, high] = ["۰", "۱۰"];
  const svg = await draw(gaugeChart(7, { locale: "fa" }));
  const places = new Map(
    Array.from(
      svg.matchAll(/translate\(([\d.]+),[\d.]+\)"[^>]*>([۰-۹]+)</g),
      ([, x, text]) => [text!, Number(x)] as const,
    ),
  );
  expect(places.get(low!)).toBeGreaterThan(places.get(high!)!);
});

test.each<[unknown, GaugeChartOptions, string]>([
  [undefined, {}, "value is missing: it must be a finite number or null"],
  [Number.NaN, {}, "value must be a finite number or null, got NaN"],
  [5, { min: Number.NaN }, "min must be a finite number, got NaN"],
  [5, { max: "9" as never }, 'max must be a finite number, got "9"'],
  [5, { min: 10 }, "max must be above min (10), got 10"],
  [5, { red: 11 }, "red must be from 0 to 10, got 11"],
  [5, { green: -1 }, "green must be from 0 to 10, got -1"],
  [5, { red: 4, green: 4 }, "red must be other than green (4), got 4"],
  [null, { red: 4, green: 4 }, "red must be other than green (4), got 4"],
  [5, { status: "blue" as never }, 'status must be one of red, amber, green, got "blue"'],
])("refuses %s with %o", (value, options, message) => {
  expect(() => gaugeChart(value as never, options)).toThrow(`gaugeChart: ${message}`);
});
