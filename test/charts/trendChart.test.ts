import { csat, nps } from "customer-kpis";
import { trendChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, faultsOf, namesIn, textBoxes, textsIn } from "./draw";
import { months } from "./examples";

test("draws every period's figures, none rounded", () => {
  const { values } = trendChart(months).data;
  expect(
    values.map(({ key, value, lower, upper, n }) => ({ key, value, lower, upper, n })),
  ).toEqual(
    months.map(({ key, result: { value, interval, n } }) => ({
      key,
      value,
      lower: interval?.lower ?? null,
      upper: interval?.upper ?? null,
      n,
    })),
  );
});

test("a period without a value is a gap, not a zero", async () => {
  const svg = await draw(trendChart(months));
  expect(months.map(({ result }) => result.value)).toEqual([expect.any(Number), null, -50]);
  expect(namesIn(svg)).toEqual([
    expect.stringMatching(/^2026-01: 66\.7 \(.+ to .+\), n 3$/),
    expect.stringMatching(/^2026-03: -50 \(.+ to .+\), n 2$/),
  ]);
  // Two lines of one point each, in place of one line through both.
  const line =
    /role-mark layer_\d+_marks?"[^>]*><path d="(M[^"]*)"[^>]*stroke="#2070b0" stroke-width="2"/;
  expect(line.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
});

test("results without an interval or n are drawn as they are", async () => {
  const points = [
    { key: "a", result: { value: 1.25 } },
    { key: "b", result: { value: 3, n: 4, interval: null } },
  ];
  const chart = trendChart(points);
  expect(chart.description).toBe("a: 1.25; b: 3, n 4");
  expect(chart.data.values[0]).toMatchObject({ value: 1.25, lower: null, upper: null, n: null });
  expect(faultsOf(chart)).toEqual([]);
  expect(namesIn(await draw(chart))).toEqual(["a: 1.25", "b: 3, n 4"]);
});

test("periods are written as the caller does", async () => {
  const labelOf = (key: string) => `month ${Number(key.slice(5))}`;
  const chart = trendChart(months, { labelOf, format: (value) => `${Math.round(value)} points` });
  expect(chart.description).toContain("month 2: No data");
  const texts = textsIn(await draw(chart));
  expect(texts.slice(0, 3)).toEqual(["month 1", "month 2", "month 3"]);
  expect(texts).toContain("0 points");
});

test("a target is a line with its words", async () => {
  const chart = trendChart(months, { target: 170, labels: { target: "Goal" } });
  expect(chart.description).toMatch(/^Goal 170\. /);
  expect(textsIn(await draw(chart))).toContain("╌╌ Goal 170");
  // The axis reaches as far as the target.
  expect(textsIn(await draw(chart))).toContain("200");
});

test("the words of a target stand above the chart, never on a line", async () => {
  const [target] = placesOf(await draw(trendChart(months, { target: 40 })), /Target 40/);
  const { boxes } = await textBoxes(trendChart(months, { target: 40, title: "NPS" }));
  const words = boxes.find(({ text }) => text.endsWith("Target 40"))!;
  const highestTick = Math.min(
    ...boxes.filter(({ text }) => /^-?\d+$/.test(text)).map(({ top }) => top),
  );
  expect(words.bottom).toBeLessThan(highestTick);
  expect(target).toBeDefined();
});

test("from right to left, time runs to the left, and a heading begins on the right", async () => {
  const svg = await draw(trendChart(months, { target: 40, direction: "rtl" }));
  const [first, , last] = placesOf(svg, /2026-\d\d/);
  expect(first).toBeGreaterThan(last!);
  expect(trendChart(months, { target: 40, direction: "rtl" }).config.title.anchor).toBe("end");
});

test("the last value stands beside its dot, where reading goes on", async () => {
  const { boxes } = await textBoxes(trendChart(months));
  const last = boxes.findLast(({ text }) => text === "-50")!;
  const period = boxes.find(({ text }) => text === "2026-03")!;
  expect(last.left).toBeGreaterThan((period.left + period.right) / 2);
  const fromRight = await textBoxes(trendChart(months, { direction: "rtl" }));
  const [words, below] = ["-50", "2026-03"].map(
    (name) => fromRight.boxes.findLast(({ text }) => text === name)!,
  );
  expect(words!.right).toBeLessThan((below!.left + below!.right) / 2);
});

test("many periods have names for some, the last among them, and all are points", async () => {
  const points = Array.from({ length: 36 }, (_, i) => ({ key: `p${i}`, result: csat([5, 1]) }));
  const svg = await draw(trendChart(points, { width: 360 }));
  expect(namesIn(svg)).toHaveLength(36);
  const named = textsIn(svg).filter((text) => text.startsWith("p"));
  expect(named.length).toBeGreaterThan(4);
  expect(named.length).toBeLessThanOrEqual(18);
  expect(named.at(-1)).toBe("p35");
});

test("intervals are lines up to 20 periods, and a band beyond", () => {
  const marksOf = (length: number) =>
    trendChart(Array.from({ length }, (_, i) => ({ key: `${i}`, result: csat([5, 1]) }))).layer.map(
      ({ mark }) => mark.type,
    );
  expect(marksOf(20)).toContain("rule");
  expect(marksOf(20)).not.toContain("area");
  expect(marksOf(21)).toContain("area");
});

test("axes have the caller's words", async () => {
  const chart = trendChart(months, { xTitle: "Month", yTitle: "Points" });
  expect(textsIn(await draw(chart))).toEqual(expect.arrayContaining(["Month", "Points"]));
});

test("keys may hold anything that breaks expressions", async () => {
  const keys = [`"]`, "'", "\\", "constructor", "</script>"];
  const points = keys.map((key) => ({ key, result: nps([9]) }));
  const texts = textsIn(await draw(trendChart(points, { width: 900 })));
  expect(texts.slice(0, 5)).toEqual([`"]`, "'", "\\", "constructor", "&lt;/script&gt;"]);
});

test.each<[string, unknown, string]>([
  ["points", { key: "a" }, "points must be an array of { key, result }, got Object"],
  ["point", ["a"], 'points must be an array of { key, result }, got "a"'],
  ["result", [{ key: "a" }], "result is missing: it must be a KPI's result, with a value"],
  ["value", [{ key: "a", result: {} }], "value is missing: it must be a finite number or null"],
  ["value", [{ key: "a", result: { value: Number.NaN } }], "value must be a finite number or null"],
  [
    "interval",
    [{ key: "a", result: { value: 1, interval: { lower: 0 } } }],
    "interval.upper is missing: it must be a finite number or null",
  ],
  ["n", [{ key: "a", result: { value: 1, n: Infinity } }], "n must be a finite number or null"],
])("refuses a wrong %s", (_, points, message) => {
  expect(() => trendChart(points as never)).toThrow(`trendChart: ${message}`);
});

test("refuses a target that is no number and a label that is no function", () => {
  expect(() => trendChart(months, { target: Number.NaN })).toThrow(
    "trendChart: target must be a finite number, got NaN",
  );
  expect(() => trendChart(months, { labelOf: "%B" as never })).toThrow(
    'trendChart: labelOf must be a function, got "%B"',
  );
});

/** How far from the left texts stand. */
function placesOf(svg: string, text: RegExp): number[] {
  return Array.from(svg.matchAll(/<text[^>]*translate\(([\d.]+),[^>]*>([^<]*)</g))
    .filter(([, , found]) => text.test(found!))
    .map(([, x]) => Number(x));
}

test("values that are all far below 0 have the whole height", async () => {
  const at = (key: string, value: number) => ({ key, result: { value, n: 40 } });
  const { height, boxes } = await textBoxes(trendChart([at("1", -1000), at("2", -999)]));
  const [low, high] = ["-1,000", "-999"].map((text) => boxes.find((box) => box.text === text)!);
  expect(low!.top - high!.top).toBeGreaterThan(height / 2);
});
