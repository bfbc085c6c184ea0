import { trendChart } from "customer-kpis/charts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { roundTicks } from "../../src/charts/ticks";
import { draw, textsIn } from "./draw";

test("ticks are round numbers around what is drawn", () => {
  expect(roundTicks(0, 10)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(roundTicks(-37, 52)).toEqual([-40, -20, 0, 20, 40, 60]);
  expect(roundTicks(0.61, 0.74)).toEqual([0.6, 0.65, 0.7, 0.75]);
  expect(roundTicks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(roundTicks(0, 93_120)).toEqual([0, 20_000, 40_000, 60_000, 80_000, 100_000]);
});

test("one value alone has an axis from 0, and 0 one to 1", () => {
  expect(roundTicks(50, 50)).toEqual([0, 10, 20, 30, 40, 50]);
  expect(roundTicks(-3, -3)).toEqual([-3, -2, -1, 0]);
  expect(roundTicks(0, 0)).toEqual([0, 1]);
});

test("whatever is drawn lies between the first and the last, and few are in between", () => {
  const number = fc.double({ min: -1e12, max: 1e12, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(number, number, fc.integer({ min: 3, max: 8 }), (a, b, count) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const ticks = roundTicks(low, high, count);
      const slack = 1e-300 + 1e-8 * Math.max(Math.abs(low), Math.abs(high));
      expect(ticks[0]!).toBeLessThanOrEqual(low + slack);
      expect(ticks.at(-1)!).toBeGreaterThanOrEqual(high - slack);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(count + 2);
      expect(ticks).toEqual(Array.from(new Set(ticks)).sort((x, y) => x - y));
    }),
  );
});

test("no two ticks of an axis are written alike", async () => {
  // Ticks at every half would be written 1,000,000,001 twice.
  const months = [0, 1, 2].map((more) => ({
    key: `2025-0${more + 1}`,
    result: { value: 1e9 + more },
  }));
  const texts = textsIn(await draw(trendChart(months)));
  for (const more of [0, 1]) {
    expect(texts.filter((text) => text === `1,000,000,00${more}`)).toHaveLength(1);
  }
});
