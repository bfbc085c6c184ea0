import { expect, test } from "vitest";
import { BEHIND_TEXT, COLORS, ZONE } from "../../src/charts/palette";

/** Papers that a chart lies on, and the ink on each. */
const PAGES = [
  { paper: "#ffffff", ink: "#1f2933" },
  { paper: "#1b222a", ink: "#e8ecf1" },
  { paper: "#121212", ink: "#e6e6e6" },
];

function partsOf(color: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16) / 255);
}

/** WCAG 2.2's relative luminance: 0 for black, 1 for white. */
function luminance(parts: readonly number[]): number {
  const [red, green, blue] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A color that covers only a part of what lies behind. */
function laidOn(paper: string, color: string, opacity: number): number[] {
  const behind = partsOf(paper);
  return partsOf(color).map((part, i) => opacity * part + (1 - opacity) * behind[i]!);
}

test("the formula is WCAG's", () => {
  expect(contrast(partsOf("#000000"), partsOf("#ffffff"))).toBeCloseTo(21);
  expect(contrast(partsOf("#777777"), partsOf("#ffffff"))).toBeCloseTo(4.48, 2);
});

test.each(PAGES)(
  "on $paper, texts can be read on all that lies behind them (WCAG 1.4.3)",
  (page) => {
    const { shade, red, amber, green } = COLORS;
    const behind = [
      laidOn(page.paper, shade, BEHIND_TEXT),
      ...[red, amber, green].map((zone) => laidOn(page.paper, zone, ZONE)),
    ];
    for (const color of behind) {
      expect(contrast(partsOf(page.ink), color), color.join()).toBeGreaterThan(4.5);
    }
  },
);

test.each(PAGES)("on $paper, lines and bars stand out (WCAG 1.4.11)", ({ paper }) => {
  for (const color of [COLORS.good, COLORS.bad, COLORS.shade, ...COLORS.series]) {
    expect(contrast(partsOf(color), partsOf(paper)), color).toBeGreaterThan(3);
  }
});

test("bands differ in lightness, for printers without color", () => {
  const { good, bad, between } = COLORS;
  const [dark, middle, light] = [good, bad, between].map((color) => luminance(partsOf(color))) as [
    number,
    number,
    number,
  ];
  expect(middle / dark).toBeGreaterThan(1.5);
  expect(light / middle).toBeGreaterThan(1.5);
});
