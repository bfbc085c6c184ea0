import { expect, test } from "vitest";
import {
  AMBER,
  BAD,
  BETWEEN,
  FAINT_INK,
  GOOD,
  GREEN,
  INK,
  PALE_TO_STRONG,
  RED,
  SERIES,
} from "../../src/charts/palette";

/** WCAG 2.2's relative luminance: 0 for black, 1 for white. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(color.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test("the formula is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("texts can be read on all that lies behind them (WCAG 1.4.3)", () => {
  for (const behind of ["#ffffff", ...PALE_TO_STRONG, RED, AMBER, GREEN]) {
    expect(contrast(INK, behind), behind).toBeGreaterThan(4.5);
  }
  expect(contrast(FAINT_INK, "#ffffff")).toBeGreaterThan(4.5);
});

test("lines and bars that mean something stand out from the paper (WCAG 1.4.11)", () => {
  for (const color of [GOOD, BAD, ...SERIES]) {
    expect(contrast(color, "#ffffff"), color).toBeGreaterThan(3);
  }
});

test("bands differ in lightness, for printers without color", () => {
  const [dark, middle, light] = [GOOD, BAD, BETWEEN].map(luminance) as [number, number, number];
  expect(middle / dark).toBeGreaterThan(1.5);
  expect(light / middle).toBeGreaterThan(1.5);
});
