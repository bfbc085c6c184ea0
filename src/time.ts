import { type Calendar, type WallCalendar, wallCalendar } from "./calendar";
import { checkOptions, fail } from "./check";
import { checkTimeZone, DAY, instantOfWall, wallOf } from "./wallClock";

/** A moment: a `Date`, or milliseconds since 1970 in UTC. Never a string. */
export type Instant = Date | number;

/** A stretch of time, half-open: `start` belongs to it, `end` does not. */
export interface Period {
  /** The first moment inside. */
  readonly start: Instant;
  /** The first moment after it. */
  readonly end: Instant;
}

/** A calendar period with its name, as `over` and `periods` return it. */
export interface NamedPeriod {
  /**
   * `2026-03-09` (a day, or the first day of a week), `2026-03`, `2026-Q1` or `2026`, in the years of
   * the calendar; `2025/26` where years start in another month than the first.
   */
  readonly key: string;
  /** Its first millisecond, since 1970 in UTC. */
  readonly start: number;
  /** The first millisecond after it. */
  readonly end: number;
}

export type { Calendar, CalendarName, Unit } from "./calendar";

/** What {@link periods} takes: a {@link Calendar} and the stretch to cut. */
export interface PeriodsOptions extends Calendar, Period {}

/**
 * The calendar periods that a stretch of time touches, in order: the months of a year in Tehran,
 * the weeks of a quarter.
 *
 * A period starts at the first moment of its first local day, whatever the clocks do, so that
 * consecutive periods never overlap and leave no gap.
 *
 * @param options - `start`, `end` (not included), and how time is cut: see {@link Calendar}.
 * @throws InputError for an unknown unit, zone, calendar, weekday or month, an invalid date, `end` not
 *   after `start`, and more than 100,000 periods.
 * @example
 * ```ts
 * import { periods } from "customer-kpis";
 *
 * const start = new Date("2026-01-01T00:00:00Z");
 * const end = new Date("2026-03-01T00:00:00Z");
 * periods({ start, end, unit: "month" }).map((month) => month.key); // => ["2026-01", "2026-02"]
 *
 * const inIran = { unit: "month", calendar: "persian", timeZone: "Asia/Tehran" } as const;
 * periods({ start, end, ...inIran }).map((month) => month.key); // => ["1404-10", "1404-11", "1404-12"]
 * periods({ start, end, unit: "year", yearStartsIn: 10 }).map((year) => year.key); // => ["2025/26"]
 * ```
 */
export function periods(options: PeriodsOptions): NamedPeriod[] {
  checkOptions("periods", options, ["start", "end", ...CALENDAR_OPTIONS]);
  const { start, end } = checkEnds("periods", "", options);
  return periodsBetween("periods", periodFinder("periods", options), start, end);
}

/** An instant as milliseconds since 1970. Throws where it is none, naming the KPI and the field. */
export function milliseconds(
  instant: Instant,
  kpi: string,
  field: string,
  record?: unknown,
): number {
  const ms = momentOf(instant);
  if (ms !== undefined) return ms;
  const allowed =
    typeof instant === "number"
      ? `milliseconds since 1970, from 1973 to 2200${unitHint(instant)}`
      : `a valid Date from 1900 on, or milliseconds since 1970${instant && typeof instant === "string" ? " (text needs new Date(...))" : ""}`;
  return fail(kpi, field, allowed, instant, record);
}

/** An instant as milliseconds since 1970; `undefined` where it is none. */
export function momentOf(instant: unknown): number | undefined {
  if (typeof instant === "number") {
    return instant >= FIRST_NUMBER && instant <= LAST_NUMBER ? instant : undefined;
  }
  const ms = instant instanceof Date ? instant.getTime() : Number.NaN;
  return ms >= FIRST_DATE ? ms : undefined;
}

/** Smaller numbers are seconds, days or a spreadsheet's serials taken for milliseconds: March 1973. */
export const FIRST_NUMBER = 1e11;

/** Larger ones are microseconds: the end of 2200. */
export const LAST_NUMBER: number = Date.UTC(2201, 0, 1) - 1;

export const FIRST_DATE: number = Date.UTC(1900, 0, 1);

/** Which unit a number that is no plausible moment in milliseconds may be in. */
function unitHint(came: number): string {
  const isNever = came >= Date.UTC(2900, 0) && came < Date.UTC(10_000, 0, 2);
  if (isNever) return " (never? Say null, or NaN in a typed array; a Date may be as late)";
  const units = [
    ["seconds: multiply by 1,000", came * 1000],
    ["microseconds: divide by 1,000", came / 1000],
    ["nanoseconds: divide by 1,000,000", came / 1e6],
    ["a spreadsheet's day number: (n - 25,569) × 86,400,000", (came - 25_569) * DAY],
  ] as const;
  const fit = units.find(([, ms]) => ms >= Date.UTC(1990, 0, 1) && ms <= Date.UTC(2100, 0, 1));
  return fit ? ` (this may be ${fit[0]})` : "";
}

/** A period as milliseconds. Throws where an end is not an instant or comes before the start. */
export function checkPeriod(
  kpi: string,
  field: string,
  period: Period | undefined,
): { readonly start: number; readonly end: number } {
  const isOne = typeof period === "object" && period !== null && "start" in period;
  if (!isOne) return fail(kpi, field, "an object with start and end", period);
  return checkEnds(kpi, `${field}.`, period);
}

/** The ends of a period as milliseconds; `path` is what comes before their names. */
function checkEnds(
  kpi: string,
  path: string,
  period: Period,
): { readonly start: number; readonly end: number } {
  const start = milliseconds(period.start, kpi, `${path}start`);
  const end = milliseconds(period.end, kpi, `${path}end`);
  if (end <= start) {
    const from = new Date(start).toISOString();
    fail(kpi, `${path}end`, `later than ${path}start (${from})`, new Date(end));
  }
  return { start, end };
}

/** Finds the calendar period of an instant. Remembers those it met, so that a look-up is fast. */
export interface PeriodFinder {
  /** The position in `met` of the period that holds this instant. */
  readonly find: (ms: number) => number;
  /** The periods met so far, in the order they were met. */
  readonly met: readonly NamedPeriod[];
}

/** A {@link PeriodFinder} for a calendar. Throws where the calendar is not one. */
export function periodFinder(kpi: string, calendar: Calendar): PeriodFinder {
  const { timeZone = "UTC" } = calendar;
  const local = wallCalendar(kpi, calendar);
  checkTimeZone(kpi, timeZone);

  const met: NamedPeriod[] = [];
  // The periods in time order: where each starts and ends, and its position in `met`.
  const starts: number[] = [];
  const ends: number[] = [];
  const positions: number[] = [];
  let first = 0;
  let last = -1;
  let perMs = 0;

  function find(ms: number): number {
    // Periods are of nearly equal length: a guess by proportion is right, mostly.
    let i = Math.max(0, Math.min(((ms - first) * perMs) | 0, last));
    if (ms >= starts[i]! && ms < ends[i]!) return positions[i]!;
    i = countUpTo(starts, ms);
    if (i > 0 && ms < ends[i - 1]!) return positions[i - 1]!;
    if (Math.abs(ms) > FARTHEST) fail(kpi, "time", "within 270,000 years of 1970", ms);
    const period = computePeriod(ms, local, timeZone);
    starts.splice(i, 0, period.start);
    ends.splice(i, 0, period.end);
    positions.splice(i, 0, met.length);
    first = starts[0]!;
    last = starts.length - 1;
    perMs = last / (starts[last]! - first || 1);
    return met.push(period) - 1;
  }
  return { find, met };
}

/** Consecutive periods from the one that holds `start` to the last that begins before `end`. */
export function periodsBetween(
  kpi: string,
  finder: PeriodFinder,
  start: number,
  end: number,
): NamedPeriod[] {
  const list: NamedPeriod[] = [];
  let period = finder.met[finder.find(start)]!;
  const count = Math.ceil((end - start) / (period.end - period.start));
  if (count > MOST_PERIODS) fail(kpi, "periods", `at most ${MOST_PERIODS}`, count);
  while (period.start < end) {
    list.push(period);
    period = finder.met[finder.find(period.end)]!;
  }
  return list;
}

/** Numbers the days of a zone's calendar from 1970-01-01. */
export function dayFinder(kpi: string, timeZone = "UTC"): (ms: number) => number {
  // Also checks the zone.
  const finder = periodFinder(kpi, { unit: "day", timeZone });
  if (timeZone === "UTC") return (ms) => Math.floor(ms / DAY);
  const numbers: number[] = [];
  return (ms) => {
    const position = finder.find(ms);
    for (let i = numbers.length; i <= position; i++) {
      numbers.push(Math.round(Date.parse(finder.met[i]!.key) / DAY));
    }
    return numbers[position]!;
  };
}

/** The names of what a calendar may be told. */
export const CALENDAR_OPTIONS = [
  "unit",
  "timeZone",
  "weekStartsOn",
  "calendar",
  "yearStartsIn",
] as const;

/** More is a wrong date among the records, not a chart. */
const MOST_PERIODS = 100_000;

/** Not far from the last moment that a `Date` can hold, so that every period ends before it. */
export const FARTHEST = 8.6e15;

/** How many of the ascending `values` are at most `limit`. */
export function countUpTo(values: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function computePeriod(ms: number, local: WallCalendar, timeZone: string): NamedPeriod {
  let wall = local.startOf(wallOf(ms, timeZone));
  for (;;) {
    const next = local.after(wall);
    const start = instantOfWall(wall, timeZone);
    const end = instantOfWall(next, timeZone);
    // Where the clock goes back over midnight, an instant may belong to the next local day.
    if (ms < end) return { key: local.nameOf(wall), start, end };
    wall = next;
  }
}
