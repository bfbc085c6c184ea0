import { nps } from "customer-kpis";
import { comparisonChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { isLong } from "../runs";
import { draw, namesIn, textBoxes, textsIn } from "./draw";
import { channels } from "./examples";

test("draws every group's figures in the given order, none rounded", () => {
  const { values } = comparisonChart(channels).data;
  expect(
    values.map(({ key, value, lower, upper, n }) => ({ key, value, lower, upper, n })),
  ).toEqual(
    channels.map(({ key, result: { value, interval, n } }) => ({
      key,
      value,
      lower: interval!.lower,
      upper: interval!.upper,
      n,
    })),
  );
});

test("names and sizes stand on one side, values on the other", async () => {
  const chart = comparisonChart(channels, { labelOf: (key) => `by ${key}` });
  const svg = await draw(chart);
  const texts = ["by email (2)", "by phone (2)", "by chat (1)", "100", "-50", "0"];
  expect(textsIn(svg)).toEqual(expect.arrayContaining(texts));
  expect(namesIn(svg)).toEqual(chart.data.values.map(({ text }) => text));
});

test("a group without a value keeps its row, and has no dot", async () => {
  const groups = [...channels, { key: null, result: { value: null, n: 0, interval: null } }];
  const chart = comparisonChart(groups, { labelOf: (key) => String(key ?? "unknown") });
  expect(chart.description).toMatch(/; unknown: No data$/);
  const svg = await draw(chart);
  expect(textsIn(svg)).toEqual(expect.arrayContaining(["unknown (0)", "No data"]));
  expect(namesIn(svg)).toHaveLength(3);
});

test("groups are sorted on request, those without a value last, equal ones as they came", () => {
  const groups = [3, null, 5, 3, 1].map((value, key) => ({ key, result: { value } }));
  const order = (sort?: "ascending" | "descending") =>
    comparisonChart(groups, sort && { sort }).data.values.map(({ key }) => key);
  expect(order()).toEqual([0, 1, 2, 3, 4]);
  expect(order("ascending")).toEqual([4, 0, 3, 2, 1]);
  expect(order("descending")).toEqual([2, 0, 3, 4, 1]);
  expect(() => order("up" as never)).toThrow(
    'comparisonChart: sort must be one of ascending, descending, got "up"',
  );
});

test("names are whole where there is room, in two lines at most", async () => {
  const key = "Returns and complaints, by telephone";
  const groups = [
    { key, result: { value: 1, n: 40 } },
    { key: "Shop", result: { value: 2 } },
  ];
  const { boxes } = await textBoxes(comparisonChart(groups, { width: 480 }));
  expect(boxes.map(({ text }) => text)).toContain(`${key} (40)`);
  const narrow = await textBoxes(comparisonChart(groups, { width: 300 }));
  // The size is never cut off.
  expect(narrow.boxes.map(({ text }) => text)).toContainEqual(expect.stringMatching(/… \(40\)$/));
});

test("a reference is a line with its words, and on the axis", async () => {
  const groups = [
    { key: true, result: { value: 1 } },
    { key: false, result: { value: 2 } },
  ];
  const chart = comparisonChart(groups, { reference: 3.5, labels: { reference: "Whole" } });
  expect(chart.description).toBe("Whole 3.5. true: 1; false: 2");
  const texts = textsIn(await draw(chart));
  expect(texts).toEqual(expect.arrayContaining(["┆ Whole 3.5", "4", "true", "false"]));
});

test("where not all numbers of an axis find room, the one at the middle line is not left out", async () => {
  const format = (value: number) => `${value > 0 ? "+" : ""}${value.toFixed(1)}`;
  const groups = [
    { key: "delivery", result: { value: -40 } },
    { key: "checkout", result: { value: 62.7 } },
  ];
  // From -50 to +100 in steps of 50, on the width of a phone.
  const svg = await draw(comparisonChart(groups, { format, width: 300 }));
  const hidden = /<text[^>]* opacity="0"[^>]*>[^<]*<\/text>/g;
  const texts = textsIn(svg.replace(hidden, ""));
  expect(texts).toEqual(expect.arrayContaining(["-50.0", "0.0"]));
});

test.each<[string, unknown, string]>([
  ["list of groups", "ab", 'groups must be an array of { key, result }, got "ab"'],
  ["group", [null], "groups must be an array of { key, result }, got null"],
  ["result", [{ key: "a", result: 5 }], "result must be a KPI's result, with a value, got 5"],
  ["value", [{ key: "a", result: { value: "5" } }], "value must be a finite number or null"],
  ["n", [{ key: "a", result: { value: 5, n: -1 } }], "n must be 0 or more, got -1"],
  [
    "interval",
    [{ key: "a", result: { value: 5, interval: { lower: 8, upper: 2 } } }],
    "interval.upper must be at least interval.lower (8), got 2",
  ],
])("refuses a wrong %s", (_, groups, message) => {
  expect(() => comparisonChart(groups as never)).toThrow(`comparisonChart: ${message}`);
});

test("refuses a reference that is no number and a label that is no function", () => {
  expect(() => comparisonChart(channels, { reference: Infinity })).toThrow(
    "comparisonChart: reference must be a finite number, got Infinity",
  );
  expect(() => comparisonChart(channels, { labelOf: {} as never })).toThrow(
    "comparisonChart: labelOf must be a function, got Object",
  );
});

test.runIf(isLong)(
  "more groups than a call has room for arguments are a chart that nobody reads, and no error",
  () => {
    const result = nps([10, 9, 3]);
    const groups = Array.from({ length: 130_000 }, (_, i) => ({ key: `group ${i}`, result }));
    expect(comparisonChart(groups).data.values).toHaveLength(130_000);
  },
);

test("values that are all far below 0 have the whole width, and no line at 0", async () => {
  const result = { value: -50, n: 40, interval: { lower: -55, upper: -45 } };
  const { width, boxes } = await textBoxes(comparisonChart([{ key: "email", result }]));
  const [low, high] = ["-55", "-45"].map((text) => boxes.find((box) => box.text === text)!);
  // The first tick stands behind the name, and the last before the value.
  expect(high!.right - low!.left).toBeGreaterThan(width / 2);
  expect(comparisonChart([{ key: "email", result }]).layer).toHaveLength(
    comparisonChart([
      { key: "email", result: { value: 50, n: 40, interval: { lower: 45, upper: 55 } } },
    ]).layer.length,
  );
});
