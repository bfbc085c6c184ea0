import { waterfallChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textsIn } from "./draw";
import { revenue } from "./examples";

test("draws every step from where the last ended, none rounded", () => {
  const { values } = waterfallChart(revenue).data;
  expect(values.map(({ step, from, to, change }) => [step, from, to, change])).toEqual([
    ["start", 0, 100.25, null],
    ["new", 100.25, 150.25, 50],
    ["expansion", 150.25, 180.25, 30],
    ["churn", 180.25, 140.25, -40],
    ["end", 0, 140.25, null],
  ]);
  expect(values.at(-1)?.["to"]).toBe(revenue.end);
});

test("names stand on one side, figures on the other", async () => {
  const chart = waterfallChart(revenue, { labels: { churn: "Lost" } });
  const svg = await draw(chart);
  const names = ["Start", "New", "Expansion", "Lost", "End"];
  expect(textsIn(svg)).toEqual(expect.arrayContaining([...names, "+50", "-40", "140"]));
  expect(namesIn(svg)).toEqual(chart.data.values.map(({ text }) => text));
  expect(chart.description).toBe("Start: 100, New: +50, Expansion: +30, Lost: -40, End: 140");
});

test("revenue below 0 stays within the axis", async () => {
  const owed = {
    start: 20,
    end: -30,
    waterfall: [{ movement: "churn" as const, change: -50, total: -30 }],
  };
  const texts = textsIn(await draw(waterfallChart(owed)));
  expect(texts).toEqual(expect.arrayContaining(["-40", "-20", "0", "20", "Churn"]));
});

test("gains and losses differ in color", async () => {
  const svg = await draw(waterfallChart(revenue));
  const fills = new Map(
    Array.from(svg.matchAll(/<path aria-label="(\w+): [^>]*fill="([^"]+)"/g), ([, name, fill]) => [
      name,
      fill,
    ]),
  );
  expect(fills.get("New")).toBe(fills.get("Expansion"));
  expect(fills.get("Churn")).not.toBe(fills.get("New"));
  expect(fills.get("Start")).toBe(fills.get("End"));
});

test("from right to left, a sign stays on the left of its number", () => {
  const { description } = waterfallChart(revenue, { locale: "fa" });
  expect(description).toContain("\u200e+۵۰");
});

test.each<[string, unknown, string]>([
  ["revenue", undefined, "revenue is missing: it must be what revenueRetention answers"],
  ["start", { ...revenue, start: null }, "start must be a finite number, got null"],
  ["end", { ...revenue, end: "5" }, 'end must be a finite number, got "5"'],
  ["waterfall", { ...revenue, waterfall: 5 }, "waterfall must be an array of steps, got 5"],
  [
    "movement",
    { ...revenue, waterfall: [{ movement: "start", change: 1, total: 1 }] },
    'movement must be one of new, reactivation, expansion, contraction, churn, got "start"',
  ],
  [
    "change",
    { ...revenue, waterfall: [{ movement: "new", total: 1 }] },
    "change is missing: it must be a finite number",
  ],
  [
    "total",
    { ...revenue, waterfall: [{ movement: "new", change: 1 }] },
    "total is missing: it must be a finite number",
  ],
])("refuses a wrong %s", (_, wrong, message) => {
  expect(() => waterfallChart(wrong as never)).toThrow(`waterfallChart: ${message}`);
});
