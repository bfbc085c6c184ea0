/**
 * A stretch of the day in local time, as in `["09:00", "17:00"]`. Where shifts have a name of their own,
 * the compiler wants `as const`: `const day = [["09:00", "17:00"]] as const`.
 */
export type Shift = readonly [opens: string, closes: string];

/** The days of the week as a {@link WorkingWeek} names them. */
export type Weekday =
  | "monday"
  | "tuesday"
  | "wednesday"
  | "thursday"
  | "friday"
  | "saturday"
  | "sunday";

/**
 * The shifts of each day of the week; a day left out is closed.
 *
 * Times are `"HH:MM"`, and `"24:00"` ends a day. A shift that does not close later than it opens goes
 * on over midnight, and belongs to the day it opens on: `["22:00", "06:00"]` has eight hours,
 * `["12:00", "04:00"]` sixteen, and `["00:00", "00:00"]` is the whole day. Hours may count on, too:
 * `["15:00", "31:00"]` closes at seven the next morning. `"23:59"` closes a minute before midnight, and
 * is an error where the next shift opens at midnight: a minute a night would be lost.
 */
export type WorkingWeek = Readonly<Partial<Record<Weekday, readonly Shift[]>>>;

/** A calendar in which a holiday comes back every year. */
export type HolidayCalendar =
  | "gregory"
  | "persian"
  | "islamic-umalqura"
  | "islamic-civil"
  | "islamic-tbla";

/** A date that is not as its day of the week has it. */
export interface DatedHoliday {
  /** The local date, as in `"2026-12-24"`. */
  readonly date: string;
  /** The shifts of that day: half a day, or a Saturday that is worked. Default: closed. */
  readonly hours?: readonly Shift[];
}

/** A day of every year that is not as its day of the week has it. */
export interface YearlyHoliday {
  /** The calendar of month and day. Default `"gregory"`. */
  readonly calendar?: HolidayCalendar;
  /** The month from 1. */
  readonly month: number;
  /** The day of the month from 1. */
  readonly day: number;
  /** The shifts of that day. Default: closed. */
  readonly hours?: readonly Shift[];
}

/** What a function of one's own may say of a date: closed, its shifts, or as the week has it. */
export type HolidayRule = (date: string) => boolean | readonly Shift[] | null | undefined;

/** A week that holds from a date on. */
export interface ScheduleChange {
  /** The first local date of the new week, as in `"2026-09-01"`. */
  readonly from: string;
  /** The shifts from then on. */
  readonly week: WorkingWeek;
}

/** When a team works: what {@link businessTime} takes. */
export interface Schedule {
  /** The IANA zone of all times and dates. Default `"UTC"`. */
  readonly timeZone?: string;
  /** The shifts of the week. */
  readonly week: WorkingWeek;
  /**
   * Days that are not as the week has them: dates (`"2026-03-21"`, closed), dates with hours of
   * their own, days that come back every year; a date goes before a day of the year. Or a function
   * of the local date: `true` for closed, shifts, or nothing for an ordinary day.
   */
  readonly holidays?: readonly (string | DatedHoliday | YearlyHoliday)[] | HolidayRule;
  /** Other weeks from given dates on. */
  readonly changes?: readonly ScheduleChange[];
}
