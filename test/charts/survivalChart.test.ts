import { survivalChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, faultsOf, namesIn, textsIn } from "./draw";
import { curve, lastingCurve } from "./examples";

const groups = [
  { key: "basic", result: curve },
  { key: "premium", result: lastingCurve },
];

test("draws every step, none rounded, from all on", () => {
  const { values } = survivalChart(curve).data;
  expect(values[0]).toMatchObject({ time: 0, survival: 1, lower: 1, upper: 1 });
  expect(
    values.slice(1).map(({ time, survival, lower, upper, censored }) => ({
      time,
      survival,
      lower,
      upper,
      censored,
    })),
  ).toEqual(
    curve.steps.map(({ time, survival, interval, censored }) => ({
      time,
      survival,
      lower: interval?.lower ?? null,
      upper: interval?.upper ?? null,
      censored,
    })),
  );
});

test("one step up is one step right first, and the last seen have a mark", async () => {
  const svg = await draw(survivalChart(curve));
  // Down only after across: M0,0 H V H V ...
  expect(svg).toMatch(/<path d="M0,0L[\d.]+,0L[\d.]+,[\d.]+[^"]*"[^>]*stroke="#0072b2"/);
  expect(svg.match(/role-mark layer_2_marks[^>]*>(<path|<rect)[^/]*\/>/)).not.toBeNull();
  const ticks = /layer_2_marks"[^>]*>(.*?)<\/g>/.exec(svg)?.[1]?.match(/<path/g);
  expect(ticks).toHaveLength(curve.steps.filter(({ censored }) => censored > 0).length);
  expect(namesIn(svg)).toEqual(["0: 100%", "2: 80%, n 5", "3: 53%, n 3", "5: 0%, n 1"]);
});

test("tells the shares at round durations, and the median", () => {
  expect(survivalChart(curve).description).toBe(
    "0: 100%, 1: 100%, 2: 80%, 3: 53%, 4: 53%, 5: 0%, median 5, n 5",
  );
  expect(survivalChart(lastingCurve).description).toContain("6: 67%, median not reached, n 3");
});

test("groups have colors, dashes and names of their own", async () => {
  const chart = survivalChart(groups, { labelOf: (key) => `Plan ${key}` });
  expect(faultsOf(chart)).toEqual([]);
  const svg = await draw(chart);
  expect(textsIn(svg)).toEqual(expect.arrayContaining(["Plan basic", "Plan premium"]));
  expect(svg).toMatch(/stroke="#d55e00"[^>]*stroke-dasharray="6,3"/);
  expect(chart.description).toMatch(/^Plan basic: 0: 100%.*\. Plan premium: 0: 100%/);
  expect(new Set(chart.data.values.map(({ key }) => key))).toEqual(new Set(["basic", "premium"]));
});

test("keys that differ only in kind keep their own curves", async () => {
  const chart = survivalChart([
    { key: 1, result: curve },
    { key: "1", result: lastingCurve },
    { key: null, result: curve },
  ]);
  expect(chart.data.values.map(({ series }) => series)).toEqual([
    ...Array(4).fill(0),
    ...Array(4).fill(1),
    ...Array(4).fill(2),
  ]);
  expect(await draw(chart)).toContain("<svg");
});

test("a group without lifetimes is named, and has no line", () => {
  const none = { n: 0, median: null, steps: [] };
  const chart = survivalChart([...groups, { key: "new", result: none }]);
  expect(chart.description).toMatch(/new: median not reached, n 0$/);
  expect(chart.data.values.filter(({ key }) => key === "new")).toEqual([]);
});

test("durations are written as the caller does", async () => {
  const chart = survivalChart(curve, {
    formatTime: (months) => `${months} mo`,
    labels: { time: "Since the start" },
  });
  expect(chart.description).toContain("median 5 mo");
  expect(textsIn(await draw(chart))).toEqual(expect.arrayContaining(["2 mo", "Since the start"]));
});

test.each<[string, unknown, string]>([
  ["curve", null, "curves must be a survival curve or an array of { key, result }, got null"],
  ["group", [5], "curves must be a survival curve or an array of { key, result }, got 5"],
  ["result", [{ key: "a" }], "result must be a survival curve, got undefined"],
  ["list of steps", { n: 1 }, "steps must be an array of steps, got undefined"],
  ["time", { steps: [{ time: -Infinity }] }, "time must be a finite number, got -Infinity"],
  [
    "share",
    { steps: [{ time: 1, survival: null, interval: null }] },
    "survival must be a finite number, got null",
  ],
  ["number of groups", Array(7).fill(groups[0]), "curves must be at most 6 groups, got 7"],
])("refuses a wrong %s", (_, wrong, message) => {
  expect(() => survivalChart(wrong as never)).toThrow(`survivalChart: ${message}`);
});

test("refuses what should be a function", () => {
  expect(() => survivalChart(curve, { formatTime: 5 as never })).toThrow(
    "survivalChart: formatTime must be a function, got 5",
  );
  expect(() => survivalChart(curve, { labelOf: 5 as never })).toThrow(
    "survivalChart: labelOf must be a function, got 5",
  );
});
