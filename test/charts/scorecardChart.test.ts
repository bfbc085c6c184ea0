import { scorecardChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textsIn } from "./draw";
import { card } from "./examples";

test("draws the whole, the objectives and their measures, none rounded", () => {
  const { values } = scorecardChart(card).data;
  expect(values.map(({ name, score, status }) => [name, score, status])).toEqual([
    ["Score", card.value, card.status],
    ...card.objectives.flatMap(({ name, value, status, measures }) => [
      [name, value, status],
      ...measures.map((measure) => [measure.name, measure.score, measure.status]),
    ]),
  ]);
});

test("perspectives and smaller objectives stand above what they are made of", () => {
  const measures = [{ name: "NPS", score: 8, status: "green" as const }];
  const part = { value: 8, status: "green" as const };
  const inner = { name: "Inner", ...part, measures };
  const outer = { name: "Outer", ...part, measures: [], objectives: [inner] };
  const perspectives = [{ name: "Customer", ...part, objectives: [outer] }];
  const { values } = scorecardChart({ ...part, objectives: [inner], perspectives }).data;
  const names = ["Score", "Customer", "Outer", "Inner", "NPS", "Inner", "NPS"];
  expect(values.map(({ name }) => name)).toEqual(names);
});

test("names, scores and colors stand in words", async () => {
  const chart = scorecardChart(card, { labelOf: (name) => `«${name}»`, labels: { red: "Bad" } });
  // NPS: 10 / 3 * (1 + 32 / 50). In time: 10 * 0.3 / 0.9. The whole: their mean.
  expect(chart.description).toBe(
    "Score: 4.4, Amber; «Loved»: 5.47, Amber; «NPS»: 5.47, Amber; «CSAT»: No data; " +
      "«Quick»: 3.33, Amber; «In time»: 3.33, Amber",
  );
  const svg = await draw(chart);
  expect(textsIn(svg)).toEqual(expect.arrayContaining(["«Loved»", "No data", "«In time»"]));
  // A bar for each but the one without data.
  expect(namesIn(svg)).toEqual(
    chart.data.values.filter(({ score }) => score !== null).map(({ text }) => text),
  );
});

test.each<[string, unknown, string]>([
  ["card", null, "card must be what scorecard answers, got null"],
  ["list of objectives", { value: 1 }, "objectives is missing: it must be an array of objectives"],
  ["objective", { objectives: [5] }, "objectives must be an array of objectives, got 5"],
  [
    "list of measures",
    { objectives: [{ name: "a" }] },
    "measures is missing: it must be an array of measures",
  ],
  [
    "perspective",
    { objectives: [], perspectives: [{ name: "a" }] },
    "objectives is missing: it must be an array of objectives",
  ],
  ["score", { value: "5", objectives: [] }, 'score must be a finite number or null, got "5"'],
  [
    "score within",
    { value: 5, objectives: [{ value: 5, measures: [{ score: Number.NaN }] }] },
    "score must be a finite number or null, got NaN",
  ],
  [
    "status",
    { value: 5, status: "blue", objectives: [] },
    'status must be one of red, amber, green, got "blue"',
  ],
])("refuses a wrong %s", (_, wrong, message) => {
  expect(() => scorecardChart(wrong as never)).toThrow(`scorecardChart: ${message}`);
});

test("refuses a labelOf that is no function", () => {
  expect(() => scorecardChart(card, { labelOf: 5 as never })).toThrow(
    "scorecardChart: labelOf must be a function, got 5",
  );
});
