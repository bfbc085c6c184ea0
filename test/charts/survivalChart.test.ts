import { survival } from "customer-kpis";
import { type DurationUnit, survivalChart } from "customer-kpis/charts";
import { describe, expect, test } from "vitest";
import { draw, faultsOf, namesIn, textBoxes, textsIn } from "./draw";
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
    curve.steps.time.map((time, i) => ({
      time,
      survival: curve.steps.survival[i],
      lower: curve.steps.lower[i],
      upper: curve.steps.upper[i],
      censored: curve.steps.censored[i],
    })),
  );
});

test("one step up is one step right first, and the last seen have a mark", async () => {
  const svg = await draw(survivalChart(curve));
  // Down only after across: M0,0 H V H V ...
  expect(svg).toMatch(/<path d="M0,0L[\d.]+,0L[\d.]+,[\d.]+[^"]*"[^>]*stroke="#0072b2"/);
  const ticks = /mark-rect role-mark[^>]*>(.*?)<\/g>/.exec(svg)?.[1]?.match(/<path/g);
  expect(ticks).toHaveLength(curve.steps.censored.filter((count) => count > 0).length);
  expect(namesIn(svg)).toEqual(["0: 100%, n 5", "2: 80%, n 5", "3: 53%, n 3", "5: 0%, n 1"]);
});

test("from right to left, too, a curve falls when somebody leaves and not before", async () => {
  // All are there until 12, when one of four leaves; the others were last seen at 24.
  const lifetimes = [12, 24, 24, 24].map((duration) => ({ duration, ended: duration === 12 }));
  const result = survival(lifetimes);
  for (const locale of ["en", "fa"]) {
    const svg = await draw(survivalChart(result, { locale, width: 400 }));
    const [, path = ""] = /<path d="([^"]*)"[^>]*stroke="#0072b2" stroke-width="2"/.exec(svg) ?? [];
    const corners = Array.from(path.matchAll(/([\d.]+),([\d.]+)/g), ([, x, y]) =>
      [x, y].map(Number),
    );
    const all = corners.filter(([, y]) => y === 0).map(([x]) => x!);
    const down = corners.filter(([, y]) => y! > 0).map(([x]) => x!);
    // Half of the way is at the top, half of it below.
    const length = (xs: number[]) => Math.max(...xs) - Math.min(...xs);
    expect(length(all)).toBeGreaterThan(100);
    expect(length(all)).toBeCloseTo(length(down), 1);
  }
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
  const none = survival([]);
  const chart = survivalChart([...groups, { key: "new", result: none }]);
  expect(chart.description).toMatch(/new: median not reached, n 0$/);
  expect(chart.data.values.filter(({ key }) => key === "new")).toEqual([]);
});

const ended = (...durations: number[]) =>
  survival(durations.map((duration) => ({ duration, ended: true })));

describe("durations", () => {
  const DAY = 86_400_000;

  test.each<[string, number[], DurationUnit | undefined, string, string[]]>([
    ["hours of a day", [DAY / 4, DAY / 2], "millisecond", "Hours", ["0", "3", "6", "9", "12"]],
    ["days of a month", [3, 28], "day", "Days", ["0", "7", "14", "21", "28"]],
    ["months of two years", [30, 24 * 30.4375], "day", "Months", ["0", "6", "12", "18", "24"]],
    ["years of many months", [6, 72], "month", "Years", ["0", "1", "2", "3", "4", "5", "6"]],
    ["months, as nobody counted days", [0, 2], "month", "Months", ["0", "1", "2"]],
    ["years", [1, 3], "year", "Years", ["0", "1", "2", "3"]],
    [
      "milliseconds that nobody called so",
      [DAY, 20 * DAY],
      undefined,
      "Days",
      ["0", "7", "14", "21"],
    ],
    [
      "numbers that nobody called anything",
      [1, 20],
      undefined,
      "Duration",
      ["0", "5", "10", "15", "20"],
    ],
  ])("%s", async (_, durations, unit, title, ticks) => {
    const chart = survivalChart(ended(...durations), unit === undefined ? {} : { unit });
    const texts = textsIn(await draw(chart));
    expect(texts).toContain(title);
    const labels = texts.slice(texts.indexOf("0"), texts.indexOf(title));
    expect(labels).toEqual(ticks);
    // What is drawn is as it was.
    expect(chart.data.values.map(({ time }) => time)).toEqual([0, ...durations]);
  });

  test("are told with their unit, in the language", () => {
    expect(survivalChart(ended(2, 5), { unit: "month" }).description).toContain(
      "median 3.5 months",
    );
    const persian = survivalChart(ended(2, 5), { unit: "month", locale: "fa" });
    expect(persian.description).toContain("۳٫۵ ماه");
  });

  test("of an unknown unit are refused", () => {
    expect(() => survivalChart(curve, { unit: "week" as never })).toThrow(
      'survivalChart: unit must be one of millisecond, day, month, year, got "week"',
    );
  });
});

test("below the curve stands how many are still watched", async () => {
  const texts = textsIn(await draw(survivalChart(curve)));
  const after = texts.indexOf("At risk") + 1;
  // Durations 2, 2, 3, 3 and 5: all five until 2, three until 3, one until 5.
  expect(texts.slice(after, after + 6)).toEqual(["5", "5", "5", "3", "1", "1"]);
});

test("the median is marked and told, where it is reached", async () => {
  const chart = survivalChart(curve);
  expect(textsIn(await draw(chart))).toContain("┆ median 5");
  const marked = chart.layer.flatMap(({ data }) => data?.values ?? []);
  expect(marked).toContainEqual({ time: 5, survival: 0.5, foot: 0 });
  expect(textsIn(await draw(survivalChart(lastingCurve))).join()).not.toContain("median");
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
  ["result", [{ key: "a" }], "result is missing: it must be a survival curve"],
  ["list of steps", { n: 1 }, "steps is missing: it must be the steps of a curve by column"],
  [
    "time",
    { steps: { ...curve.steps, time: [-Infinity] } },
    "time must be a finite number, got -Infinity",
  ],
  [
    "share",
    { steps: { ...curve.steps, survival: [null] } },
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

test.each([350, 480])(
  "on %i pixels no legend runs over the edge, whatever the words",
  async (width) => {
    const lasting = survival([
      { duration: 3, ended: true },
      { duration: 30, ended: false },
      { duration: 30, ended: false },
    ]);
    const ended = survival([{ duration: 26, ended: true }]);
    const groups = [
      { key: "Küche & Bad <b>", result: lasting },
      { key: "=SUM(A1)", result: ended },
    ];
    const words = { median: "медиана", notReached: "не достигнута", atRisk: "Под наблюдением" };
    const chart = survivalChart(groups, { width, labels: words, unit: "month" });
    const { width: whole, boxes } = await textBoxes(chart);
    expect(boxes.filter(({ left, right }) => left < -1 || right > whole + 1)).toEqual([]);
    const texts = textsIn(await draw(chart)).join(" | ");
    expect(texts).toContain("не достигнута");
    // What the number is, says the legend, or else the line above it.
    expect(texts).toContain("медиана");
  },
);
