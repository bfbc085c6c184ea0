import { by, measure, nps, over } from "customer-kpis";
import { smallMultiplesChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textBoxes, textsIn } from "./draw";

const at = (date: string) => new Date(date);
const groups = measure(
  [
    { score: 10, channel: "email", at: at("2026-01-31") },
    { score: 2, channel: "email", at: at("2026-03-05") },
    { score: 9, channel: "phone", at: at("2026-02-12") },
    { score: 7, channel: "phone", at: at("2026-03-20") },
  ],
  by("channel", over({ unit: "month" }, nps())),
);

test("draws every group's figures, none rounded, and a gap where it has none", () => {
  const { values } = smallMultiplesChart(groups).data;
  expect(values.map(({ group, key, value }) => [group, key, value])).toEqual([
    ["email", "2026-01", 100],
    ["email", "2026-02", null],
    ["email", "2026-03", -100],
    ["phone", "2026-01", null],
    ["phone", "2026-02", 100],
    ["phone", "2026-03", 0],
  ]);
  const [first] = groups[0]!.result;
  const { lower, upper } = first!.result.interval!;
  expect(values[0]).toMatchObject({ lower, upper, n: 1 });
});

test("one scale for all: equal values lie equally high in their panels", () => {
  const { values } = smallMultiplesChart(groups, { columns: 2 }).data;
  expect(values[0]!["value"]).toBe(values[4]!["value"]);
  expect(values[0]!["y"]).toBe(values[4]!["y"]);
  expect(Number(values[2]!["y"])).toBeGreaterThan(Number(values[0]!["y"]));
});

test("each has its name, its last value and its periods, and tells all its figures", async () => {
  const chart = smallMultiplesChart(groups, { labelOf: (key) => `by ${key}`, target: 50 });
  const texts = textsIn(await draw(chart));
  expect(texts).toEqual(
    expect.arrayContaining(["by email", "by phone", "2026-01", "2026-03", "-100", "╌╌ Target 50"]),
  );
  expect(namesIn(await draw(chart))).toHaveLength(4);
  expect(chart.description).toMatch(
    /^Target 50\. by email: 2026-01: 100 .+; 2026-02: No data; .+\. by phone: 2026-01: No data; /,
  );
});

test("as many stand beside one another as asked, and on a phone fewer", async () => {
  const many = Array.from({ length: 6 }, (_, i) => ({ key: i, result: groups[0]!.result }));
  const columnsOf = async (options: object) => {
    const { boxes } = await textBoxes(
      smallMultiplesChart(many, { labelOf: (i) => `g${i}`, ...options }),
    );
    return new Set(boxes.filter(({ text }) => /^g\d$/.test(text)).map(({ left }) => left)).size;
  };
  expect(await columnsOf({ columns: 3, width: 600 })).toBe(3);
  expect(await columnsOf({ columns: 1 })).toBe(1);
  expect(await columnsOf({ width: 800 })).toBeGreaterThan(await columnsOf({ width: 360 }));
});

test("from right to left, the first panel is on the right", async () => {
  const { boxes } = await textBoxes(smallMultiplesChart(groups, { direction: "rtl" }));
  const [first, second] = ["email", "phone"].map(
    (name) => boxes.find(({ text }) => text.includes(name))!,
  );
  expect(first!.left).toBeGreaterThan(second!.left);
});

test.each<[string, unknown, object, string]>([
  ["list of groups", 5, {}, "groups must be an array of { key, result }, got 5"],
  [
    "list of points",
    [{ key: "a" }],
    {},
    "points is missing: it must be an array of { key, result }",
  ],
  ["columns", groups, { columns: 1.5 }, "columns must be a whole number above 0, got 1.5"],
  ["columns", groups, { columns: 0 }, "columns must be a whole number above 0, got 0"],
])("refuses a wrong %s", (_, wrong, options, message) => {
  expect(() => smallMultiplesChart(wrong as never, options)).toThrow(
    `smallMultiplesChart: ${message}`,
  );
});
