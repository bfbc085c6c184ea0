import { utc } from "@date-fns/utc/utc";
import { addMonths } from "date-fns/addMonths";
import { startOfMonth } from "date-fns/startOfMonth";
import { startOfWeek } from "date-fns/startOfWeek";
import { fail } from "./check";
import { DAY } from "./wallClock";

/** A calendar period. */
export type Unit = "day" | "week" | "month" | "quarter" | "year";

/** Whose months and years: the Gregorian ones, Iran's or Saudi Arabia's. */
export type CalendarName = "gregory" | "persian" | "islamic-umalqura";

/** How time is cut into periods. */
export interface Calendar {
  /** The length of a period. */
  readonly unit: Unit;
  /** IANA zone whose midnights cut the days. Default `"UTC"`. */
  readonly timeZone?: string | undefined;
  /** First day of the week: 0 Sunday, 1 Monday (default), 6 Saturday. */
  readonly weekStartsOn?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  /** Whose months, quarters and years. Default `"gregory"`. */
  readonly calendar?: CalendarName | undefined;
  /** The month, 1 to 12, in which years and their quarters start. Default 1; 10 for fiscal years. */
  readonly yearStartsIn?: number | undefined;
}

/** A calendar's periods, on local wall time written as UTC: no machine zone, no jumps. */
export interface WallCalendar {
  /** When the period that holds this wall time starts. */
  readonly startOf: (wall: number) => number;
  /** When the next one starts. */
  readonly after: (start: number) => number;
  /** What a period is called, by its start. */
  readonly nameOf: (start: number) => string;
}

/** Reads a calendar, but for its zone. Throws where it is none. */
export function wallCalendar(kpi: string, options: Calendar): WallCalendar {
  const { unit, weekStartsOn = 1, calendar = "gregory", yearStartsIn = 1 } = options;
  oneOf(kpi, "unit", unit, UNITS);
  oneOf(kpi, "calendar", calendar, CALENDARS);
  if (![0, 1, 2, 3, 4, 5, 6].includes(weekStartsOn)) {
    fail(kpi, "weekStartsOn", "a whole number from 0 (Sunday) to 6 (Saturday)", weekStartsOn);
  }
  if (!(Number.isInteger(yearStartsIn) && yearStartsIn >= 1 && yearStartsIn <= 12)) {
    fail(kpi, "yearStartsIn", "a whole number from 1 to 12", yearStartsIn);
  }
  if (unit === "day") return { startOf: dayOf, after: (start) => start + DAY, nameOf: dayName };
  if (unit === "week") {
    return {
      startOf: (wall) => startOfWeek(wall, { ...WALL, weekStartsOn }).getTime(),
      after: (start) => start + 7 * DAY,
      nameOf: dayName,
    };
  }
  const months = calendar === "gregory" ? GREGORY : monthsOf(calendar);
  return ofMonths(months, unit, yearStartsIn);
}

/** The units. */
export const UNITS: readonly Unit[] = ["day", "week", "month", "quarter", "year"];

/** The calendars. */
export const CALENDARS: readonly CalendarName[] = ["gregory", "persian", "islamic-umalqura"];

/** The months of a calendar, in wall time. */
interface Months {
  readonly startOf: (wall: number) => number;
  readonly plus: (start: number, months: number) => number;
  /** Year and month, counted from 1, by the month's start. */
  readonly dateOf: (start: number) => { readonly year: number; readonly month: number };
}

/** Periods of one, three or twelve months; the long ones begin with the year or a quarter of it. */
function ofMonths(
  months: Months,
  unit: "month" | "quarter" | "year",
  yearStartsIn: number,
): WallCalendar {
  const length = unit === "month" ? 1 : unit === "quarter" ? 3 : 12;
  /** How many months of the year, as it is counted here, are over when this one starts. */
  const monthsIn = (start: number) => (months.dateOf(start).month - yearStartsIn + 12) % 12;
  return {
    startOf(wall) {
      const start = months.startOf(wall);
      return months.plus(start, -(monthsIn(start) % length));
    },
    after: (start) => months.plus(start, length),
    nameOf(start) {
      const { year, month } = months.dateOf(start);
      if (unit === "month") return `${yearName(year)}-${two(month)}`;
      const first = month < yearStartsIn ? year - 1 : year;
      // A year that begins in another month goes by two names: which of them, nobody agrees.
      const name =
        yearStartsIn === 1 ? yearName(first) : `${yearName(first)}/${two((first + 1) % 100)}`;
      return unit === "year" ? name : `${name}-Q${monthsIn(start) / 3 + 1}`;
    },
  };
}

const WALL = { in: utc };

const GREGORY: Months = {
  startOf: (wall) => startOfMonth(wall, WALL).getTime(),
  plus: (start, months) => addMonths(start, months, WALL).getTime(),
  dateOf(start) {
    const date = new Date(start);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
  },
};

/** A day of a calendar that the platform knows, by its own reckoning. */
export interface CalendarDate {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** The dates that a calendar gives to wall times, by `Intl`. */
export function dateFinder(calendar: CalendarName): (wall: number) => CalendarDate {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  return (wall) => {
    const parts = format.formatToParts(wall);
    const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    return { year: read("year"), month: read("month"), day: read("day") };
  };
}

/** The months of a calendar other than the Gregorian. */
function monthsOf(calendar: CalendarName): Months {
  const dateOf = dateFinder(calendar);
  const startOf = (wall: number) => dayOf(wall) - (dateOf(wall).day - 1) * DAY;
  return {
    dateOf,
    startOf,
    plus(start, months) {
      let at = start;
      // No month has fewer than 29 or more than 31 days: the fifteenth is found from any start.
      for (let i = 0; i < months; i++) at = startOf(at + 45 * DAY);
      for (let i = 0; i > months; i--) at = startOf(at - 15 * DAY);
      return at;
    },
  };
}

/** In wall time every day is as long as any other. */
function dayOf(wall: number): number {
  return Math.floor(wall / DAY) * DAY;
}

function dayName(start: number): string {
  return new Date(start).toISOString().split("T")[0] as string;
}

/** A year as ISO 8601 writes it. */
function yearName(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, "0");
  return `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function oneOf(kpi: string, name: string, came: string, allowed: readonly string[]): void {
  if (!allowed.includes(came)) fail(kpi, name, `one of ${allowed.join(", ")}`, came);
}
