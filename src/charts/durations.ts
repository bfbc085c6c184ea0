import { fail } from "../check";
import type { ChartLabels, Frame } from "./chartOptions";
import { roundTicks } from "./ticks";

/** What durations are counted in. */
export type DurationUnit = "millisecond" | "day" | "month" | "year";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** From small to large, each with its length and from how long a span on it is the better one. */
const UNITS = [
  { unit: "hour", length: HOUR, from: 0 },
  { unit: "day", length: DAY, from: 3 * DAY },
  { unit: "month", length: YEAR / 12, from: 0.25 * YEAR },
  { unit: "year", length: YEAR, from: 4 * YEAR },
] as const;

const LENGTHS: Readonly<Record<DurationUnit, number>> = {
  millisecond: 1,
  day: DAY,
  month: YEAR / 12,
  year: YEAR,
};

/** How durations are drawn. */
export interface DurationScale {
  /** Round durations, in the unit of the records. */
  readonly ticks: readonly number[];
  /** A duration below the axis. */
  readonly bare: (time: number) => string;
  /** A duration in a sentence. */
  readonly told: (time: number) => string;
  /** The unit, below the axis; `null` where it is not known. */
  readonly name: string | null;
}

/**
 * How durations are drawn: in hours, days, months or years, by how long they are, and never in a
 * smaller unit than they were counted in. Where nobody says which, numbers above 10 million are
 * milliseconds, as 27,000 years of days are not; all others stay what they are.
 */
export function durationScale(
  { chart, count, language }: Frame<ChartLabels>,
  longest: number,
  given: DurationUnit | undefined,
): DurationScale {
  if (given !== undefined && !Object.hasOwn(LENGTHS, given)) {
    fail(chart, "unit", `one of ${Object.keys(LENGTHS).join(", ")}`, given);
  }
  const unit = given ?? (longest > 1e7 ? "millisecond" : null);
  if (unit === null)
    return { ticks: roundTicks(0, longest, 6), bare: count, told: count, name: null };

  const span = longest * LENGTHS[unit];
  const shown =
    UNITS.findLast(({ length, from }) => span >= from && length >= LENGTHS[unit]) ??
    UNITS.find(({ length }) => length >= LENGTHS[unit])!;
  const size = shown.length / LENGTHS[unit];
  const long = new Intl.NumberFormat(language, {
    style: "unit",
    unit: shown.unit,
    unitDisplay: "long",
    maximumFractionDigits: 1,
  });
  const name = long
    .formatToParts(100)
    .filter(({ type }) => type === "unit")
    .map(({ value }) => value)
    .join("");
  const steps =
    shown.unit === "month" ? [1, 2, 3, 6, 12] : shown.unit === "hour" ? [1, 3, 6, 12] : [];
  const bare = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return {
    ticks: ticksOf(longest / size, steps).map((tick) => tick * size),
    bare: (time) => bare.format(time / size),
    told: (time) => long.format(time / size),
    name: name.charAt(0).toLocaleUpperCase(language.toString()) + name.slice(1),
  };
}

/** Round numbers, or multiples of what is round on a calendar or a clock. */
function ticksOf(longest: number, steps: readonly number[]): number[] {
  const step = steps.find((size) => longest / size <= 7);
  if (step === undefined) return roundTicks(0, longest, 6);
  return Array.from({ length: Math.ceil(longest / step - 1e-9) + 1 }, (_, i) => i * step);
}
