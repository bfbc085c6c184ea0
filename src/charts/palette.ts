/** The colors of a chart. What stands on the page stands out from light and from dark paper. */
export interface ChartColors {
  /** Texts, axes and needles. Default `"currentColor"`: that of the page's texts. */
  readonly ink: string;
  /** What lies behind. Default `"transparent"`: the page. */
  readonly background: string;
  /** What is good, and lines and bars that are neither good nor bad. */
  readonly good: string;
  /** What is bad. */
  readonly bad: string;
  /** What lies between. */
  readonly between: string;
  /** The bad zone of a scale. */
  readonly red: string;
  /** The zone between. */
  readonly amber: string;
  /** The good zone. */
  readonly green: string;
  /** The cells of a table, fainter where there is less. */
  readonly shade: string;
  /** Several lines beside one another, which differ in their dashes too. */
  readonly series: readonly string[];
}

/**
 * Blue, orange and gray, which who sees fewer colors can still tell apart (after Okabe and Ito 2008):
 * dark, middle and light, so that they survive a printer without color.
 */
export const COLORS: ChartColors = {
  ink: "currentColor",
  background: "transparent",
  good: "#2070b0",
  bad: "#dd6b20",
  between: "#a9b1ba",
  red: "#eaa27a",
  amber: "#f4dc8c",
  green: "#8fcbb8",
  shade: "#3d8fd1",
  series: ["#0072b2", "#d55e00", "#009e73", "#a4619a", "#8a6d00", "#7b8794"],
};

/** Lines differ in their dashes, as colors do not reach everybody. */
export const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [12, 3],
  [4, 6],
];

/** How much of the shade lies on the page where there is nothing. */
export const FAINTEST = 0.07;

/** The same where there is most, if a text on it must be read. */
export const BEHIND_TEXT = 0.6;

/** How much of a zone lies on the page. */
export const ZONE = 0.36;

/** How much of the ink there is in what is less than a text: a smaller text, an axis, a grid. */
export const FAINT = { text: 0.75, line: 0.45, grid: 0.14 } as const;
