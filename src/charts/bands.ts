import { fail } from "../check";
import type { ChartLabels, ChartOptions, Frame, OwnOptions } from "./chartOptions";
import { checkFigure, checkWord } from "./checkResult";

/** The words of a chart of red, amber and green. */
export interface BandLabels extends ChartLabels {
  /** The bad band: `Red`. */
  readonly red: string;
  /** The band between: `Amber`. */
  readonly amber: string;
  /** The good band: `Green`. */
  readonly green: string;
}

/** The same in English. */
export const BAND_WORDS: Omit<BandLabels, keyof ChartLabels> = {
  red: "Red",
  amber: "Amber",
  green: "Green",
};

/** Which values are red, amber and green. */
export interface BandOptions<Labels extends BandLabels> extends ChartOptions<Labels> {
  /** The lowest value. Default 0. */
  readonly min?: number;
  /** The highest value. Default 10. */
  readonly max?: number;
  /** From here on it is amber. Default: after a third of the way. */
  readonly red?: number;
  /** From here on it is green; below `red` where lower is better. Default: after two thirds. */
  readonly green?: number;
  /**
   * The value's band, such as a scorecard's `status`, which may be worse than its score alone. Default:
   * the one that the value lies in.
   */
  readonly status?: Band | null;
}

/** What these options must be. */
export const BAND_OPTIONS: OwnOptions = {
  min: "number",
  max: "number",
  red: "number",
  green: "number",
  status: "",
};

/** A part of a scale. */
export type Band = "red" | "amber" | "green";

/** From bad to good. */
export const BANDS: readonly Band[] = ["red", "amber", "green"];

/** The bands' colors. */
export function bandColors({ colors: { red, amber, green } }: Frame<ChartLabels>) {
  return { red, amber, green };
}

/** A scale of red, amber and green, and where a value lies on it. */
export interface Banded {
  readonly min: number;
  readonly max: number;
  /** The bands from the lowest value to the highest. */
  readonly bands: readonly {
    readonly band: Band;
    readonly from: number;
    readonly to: number;
    readonly text: string;
  }[];
  /** The value's band. */
  readonly band: Band;
  /** Where the value is drawn. */
  readonly place: number;
  /** Where a value is drawn: one outside of the scale at its end. */
  readonly placeOf: (value: number) => number;
  /** The value and the name of its band. */
  readonly text: string;
}

/** A value on its scale; `null` for none. Throws where the scale is none. */
export function bandedOf<Labels extends BandLabels>(
  { chart, labels, format, drawn, comma }: Frame<Labels>,
  value: number | null,
  options: BandOptions<Labels>,
): Banded | null {
  checkFigure(chart, "value", value);
  const { min = 0, max = 10, status = null } = options;
  if (max <= min) fail(chart, "max", `above min (${min})`, max);
  const { red = min + (max - min) / 3, green = min + (2 * (max - min)) / 3 } = options;
  for (const [field, bound] of Object.entries({ red, green })) {
    if (bound < min || bound > max) fail(chart, field, `from ${min} to ${max}`, bound);
  }
  if (red === green) fail(chart, "red", `other than green (${green})`, red);
  if (status !== null) checkWord(chart, "status", status, BANDS);
  if (value === null) return null;

  const inOrder = green > red ? BANDS : BANDS.toReversed();
  const bounds = [min, ...[red, green].sort((a, b) => a - b), max];
  const bands = inOrder.map((band, i) => {
    const [from, to] = [bounds[i]!, bounds[i + 1]!];
    const text = drawn(`${labels[band]}: ${format(from)} ${labels.to} ${format(to)}`);
    return { band, from, to, text };
  });
  const band = status ?? bandOf(value, red, green, 1e-10 * (max - min));
  const placeOf = (given: number) => Math.min(max, Math.max(min, given));
  const text = `${format(value)}${comma}${labels[band]}`;
  return { min, max, bands, band, place: placeOf(value), placeOf, text };
}

/** Which band a value is in. One that rounding has put just outside of its bound is on it. */
function bandOf(value: number, red: number, green: number, slack: number): Band {
  const isAtLeast = (bound: number) =>
    green > red ? value >= bound - slack : value <= bound + slack;
  if (isAtLeast(green)) return "green";
  return isAtLeast(red) ? "amber" : "red";
}
