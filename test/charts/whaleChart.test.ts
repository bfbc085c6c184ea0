import { profitability } from "customer-kpis";
import { whaleChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textsIn } from "./draw";
import { profit } from "./examples";

test("draws the curve's figures, none rounded, and its peak", () => {
  const { data, layer } = whaleChart(profit);
  expect(data.values.map(({ customers, profit, share }) => ({ customers, profit, share }))).toEqual(
    profit.curve,
  );
  const marked = layer.flatMap(({ data }) => data?.values ?? []);
  expect(marked).toContainEqual({ ...profit.peak, text: "Peak 120 (50%)" });
});

test("the peak and the total are told in words", async () => {
  const chart = whaleChart(profit, { labels: { total: "Left" } });
  expect(chart.description).toBe("n 4, Peak 120 (50%), Left 100");
  const svg = await draw(chart);
  expect(textsIn(svg)).toEqual(expect.arrayContaining(["Peak 120 (50%)", "╌╌ Left 100"]));
  expect(namesIn(svg)).toEqual(["Peak 120 (50%)"]);
});

test("where all lose money, the curve falls below 0", async () => {
  const chart = whaleChart(profitability([{ customerId: 1, margin: 0, costToServe: 30.5 }]));
  expect(chart.description).toBe("n 1, Peak 0 (0%), Total -30.5");
  expect(textsIn(await draw(chart))).toEqual(expect.arrayContaining(["-40", "0"]));
});

test("the words of a peak at the edge stay inside", async () => {
  const alignOf = async (margins: number[]) => {
    const rows = margins.map((margin, customerId) => ({ customerId, margin, costToServe: 10 }));
    const svg = await draw(whaleChart(profitability(rows)));
    return /<text text-anchor="(\w+)"[^>]*>Peak/.exec(svg)?.[1];
  };
  expect(await alignOf([20, 30])).toBe("end");
  expect(await alignOf([20, 5])).toBe("middle");
  expect(await alignOf([1, 5])).toBe("start");
});

test.each<[string, unknown, string]>([
  ["profit", 5, "profit must be what profitability answers, got 5"],
  ["curve", { peak: null }, "curve is missing: it must be an array of points"],
  ["share", { curve: [{}] }, "customers is missing: it must be a finite number"],
  ["amount", { curve: [{ customers: 0 }] }, "profit is missing: it must be a finite number"],
  [
    "peak",
    { curve: [{ customers: 0, profit: 0 }], peak: { customers: 0 } },
    "peak.profit is missing: it must be a finite number",
  ],
  [
    "total",
    { curve: [{ customers: 0, profit: 0 }], peak: { customers: 0, profit: 0 } },
    "total is missing: it must be a finite number",
  ],
])("refuses a wrong %s", (_, wrong, message) => {
  expect(() => whaleChart(wrong as never)).toThrow(`whaleChart: ${message}`);
});
