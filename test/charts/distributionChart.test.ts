import { csat, nps } from "customer-kpis";
import { distributionChart } from "customer-kpis/charts";
import { describe, expect, test } from "vitest";
import { draw, faultsOf, namesIn, textsIn } from "./draw";

const { distribution } = nps([10, 9, 9, 8, 8, 7, 3, 0]);

test("draws every score with its count, none rounded", () => {
  const { values } = distributionChart(distribution).data;
  expect(values.map(({ score, count }) => ({ score, count }))).toEqual(distribution);
  expect(values.map(({ share }) => share)).toEqual(distribution.map(({ count }) => count / 8));
  expect(values.map(({ band }) => band)).toEqual(Array(11).fill(null));
});

describe("bands", () => {
  const bandsOf = (...given: Parameters<typeof distributionChart>) =>
    distributionChart(...given).data.values.map(({ score, band }) => `${score} ${band}`);

  test("of the Net Promoter Score end at 6 and begin at 9", () => {
    expect(bandsOf(distribution, { bands: "nps" }).slice(5)).toEqual([
      "5 low",
      "6 low",
      "7 between",
      "8 between",
      "9 high",
      "10 high",
    ]);
  });

  test("of CSAT are those that it counts, on scales of any length", () => {
    const five = csat([5, 4, 3, 2, 1]).distribution;
    const colors = ["1 low", "2 low", "3 between", "4 high", "5 high"];
    expect(bandsOf(five, { bands: "csat" })).toEqual(colors);
    const three = csat([1, 2, 3], { scale: { min: 1, max: 3 } }).distribution;
    expect(bandsOf(three, { bands: "csat" })).toEqual(["1 low", "2 between", "3 high"]);
    for (let max = 2; max <= 10; max++) {
      const scores = Array.from({ length: max }, (_, i) => i + 1);
      const { distribution, ...counted } = csat(scores, { scale: { min: 1, max } });
      const bands = bandsOf(distribution, { bands: "csat" }).join();
      const drawn = ["high", "between", "low"].map((band) => bands.split(band).length - 1);
      expect(drawn).toEqual([counted.satisfied, counted.neutral, counted.dissatisfied]);
    }
  });

  test("of one's own may have the good end below", async () => {
    const effort = csat([1, 2, 5]).distribution;
    const bands = { low: 2, high: 4, best: "low" } as const;
    const chart = distributionChart(effort, { bands, labels: { low: "Easy", high: "Hard" } });
    expect(chart.description).toContain("Easy 2 (67%), Between 0 (0%), Hard 1 (33%), n 3");
    const svg = await draw(chart);
    const [easy] = barsIn(svg, "1: 1 (33%)");
    const [promoter] = barsIn(
      await draw(distributionChart(distribution, { bands: "nps" })),
      "9: 2",
    );
    expect(easy).toBe(promoter);
  });

  test("are named in a legend with their shares", async () => {
    const svg = await draw(distributionChart(distribution, { bands: "nps" }));
    const named = ["Detractors 2 (25%)", "Passives 3 (38%)", "Promoters 3 (38%)"];
    expect(textsIn(svg).filter((text) => text.includes("("))).toEqual(named);
  });
});

test("a bar for every score, and round counts", async () => {
  const svg = await draw(distributionChart(distribution));
  expect(namesIn(svg)).toHaveLength(11);
  expect(namesIn(svg)[9]).toBe("9: 2 (25%)");
  const labels = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "Score"];
  expect(textsIn(svg)).toEqual([...labels, "0", "1", "2", "Answers"]);
});

test("weighted answers need not be whole", async () => {
  const weighted = [
    { score: 1, count: 0.25 },
    { score: 2, count: 0.5 },
  ];
  const texts = textsIn(await draw(distributionChart(weighted)));
  expect(texts).toEqual(expect.arrayContaining(["0", "0.2", "0.4", "0.6"]));
});

test("no scores have no bands", () => {
  expect(distributionChart([], { bands: "csat" }).description).toBe("No data");
});

test("scores may be written as words", async () => {
  const words = ["awful", "bad", "fair", "good", "great"];
  const chart = distributionChart(csat([5, 4]).distribution, {
    bands: "csat",
    format: (score) => words[score - 1]!,
  });
  expect(faultsOf(chart)).toEqual([]);
  expect(textsIn(await draw(chart)).slice(0, 5)).toEqual(words);
});

describe("refuses", () => {
  const message = (bands: object | string) => () =>
    distributionChart(distribution, { bands: bands as never });

  test("a distribution that is none", () => {
    expect(() => distributionChart(nps([9]) as never)).toThrow(
      "distributionChart: distribution must be an array of { score, count }, got Object",
    );
    expect(() => distributionChart([9] as never)).toThrow(
      "distributionChart: distribution must be an array of { score, count }, got 9",
    );
  });

  test("a score and a count that are no numbers", () => {
    expect(() => distributionChart([{ score: Number.NaN, count: 1 }])).toThrow(
      "distributionChart: score must be a finite number, got NaN",
    );
    expect(() => distributionChart([{ score: 1, count: -1 }])).toThrow(
      "distributionChart: count must be 0 or more, got -1",
    );
  });

  test("bands that are none", () => {
    const allowed = 'distributionChart: bands must be "nps", "csat" or { low, high }';
    expect(message("ces")).toThrow(`${allowed}, got "ces"`);
    expect(message({ low: 6 })).toThrow(
      "distributionChart: bands.high is missing: it must be a finite number",
    );
    expect(message({ low: 6, high: 6 })).toThrow(
      "distributionChart: bands.low must be below bands.high (6), got 6",
    );
    expect(message({ low: 6, high: 9, best: "top" })).toThrow(
      'distributionChart: bands.best must be one of high, low, got "top"',
    );
    expect(message({ low: 6, high: 9, mid: 7 })).toThrow(
      'distributionChart: has no option "mid"; it has low, high, best',
    );
  });
});

/** The colors of the bars with a name that begins so. */
function barsIn(svg: string, name: string): string[] {
  return Array.from(svg.matchAll(/<path aria-label="([^"]*)"[^>]*fill="([^"]*)"/g))
    .filter(([, label]) => label!.startsWith(name))
    .map(([, , fill]) => fill!);
}
