import type { ChartLabels, Frame } from "./chartOptions";
import { checkWord } from "./checkResult";
import { roundTicks } from "./ticks";

/** What durations are counted in. */
export type DurationUnit = "millisecond" | "day" | "month" | "year";

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;

/** In milliseconds; the last ones can be drawn. */
const LENGTHS = { millisecond: 1, hour: DAY / 24, day: DAY, month: YEAR / 12, year: YEAR };

/** What durations are drawn in, with from how long on it is the better one. */
const SHOWN = [
  ["hour", 0],
  ["day", 3 * DAY],
  ["month", YEAR / 4],
  ["year", 4 * YEAR],
] as const;

/** What is round on a clock and in a calendar. */
const STEPS = { hour: [1, 3, 6, 12], day: [1, 2, 7, 14], month: [1, 2, 3, 6, 12], year: [1] };

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
  if (given !== undefined) checkWord(chart, "unit", given, UNITS);
  const unit = given ?? (longest > 1e7 ? "millisecond" : null);
  if (unit === null) {
    return { ticks: roundTicks(0, longest, 6), bare: count, told: count, name: null };
  }
  const length = LENGTHS[unit];
  const allowed = SHOWN.filter(([shown]) => LENGTHS[shown] >= length);
  const [shown] = allowed.findLast(([, from]) => longest * length >= from) ?? allowed[0]!;
  const size = LENGTHS[shown] / length;
  const digits = { maximumFractionDigits: 1 };
  const bare = new Intl.NumberFormat(language, digits);
  const long = new Intl.NumberFormat(language, {
    ...digits,
    style: "unit",
    unit: shown,
    unitDisplay: "long",
  });
  const name = long.formatToParts(100).find(({ type }) => type === "unit")!.value;
  return {
    ticks: ticksOf(longest / size, STEPS[shown]).map((tick) => tick * size),
    bare: (time) => bare.format(time / size),
    told: (time) => long.format(time / size),
    name: name.charAt(0).toLocaleUpperCase() + name.slice(1),
  };
}

const UNITS: readonly string[] = ["millisecond", "day", "month", "year"];

/** Round numbers, or multiples of what is round on a calendar or a clock. */
function ticksOf(longest: number, steps: readonly number[]): number[] {
  const step = steps.find((size) => longest / size <= 7);
  if (step === undefined) return roundTicks(0, longest, 6);
  return Array.from({ length: Math.ceil(longest / step - 1e-9) + 1 }, (_, i) => i * step);
}
