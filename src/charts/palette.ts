/**
 * Blue, orange and gray, which who sees fewer colors can still tell apart (after Okabe and Ito 2008):
 * dark, middle and light, so that they survive a printer without color.
 */
export const GOOD = "#00558c";
export const BAD = "#dd6b20";
export const BETWEEN = "#a9b1ba";

/** Of red, amber and green: pale behind figures, as these must be read. */
export const RED = "#eaa27a";
export const AMBER = "#f4dc8c";
export const GREEN = "#8fcbb8";

/** From none to most, never so dark that a text on it cannot be read. */
export const PALE_TO_STRONG: readonly string[] = ["#f3f7fb", "#5ba3d0"];

/** The same where no text lies upon it. */
export const PALE_TO_DARK: readonly string[] = ["#f3f7fb", "#08519c"];

/** Texts and axes. */
export const INK = "#1f2933";
export const FAINT_INK = "#52606d";
export const LINE = "#9aa5b1";
export const GRID = "#e4e7eb";

/** Several lines beside one another: color and dash change together. */
export const SERIES: readonly string[] = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#8c4f7f",
  "#8a6d00",
  "#3d4852",
];
export const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [12, 3],
  [4, 6],
];
