import { type CalendarName, dateFinder } from "../calendar";
import { DAY } from "../wallClock";

/**
 * Finds days of another calendar than the Gregorian, by `Intl`. Remembers the months it met.
 *
 * @returns Takes year, month and day, gives days since 1970-01-01; `null` where there is no such day.
 */
export function calendarDays(
  calendar: CalendarName,
): (year: number, month: number, day: number) => number | null {
  const dateOf = dateFinder(calendar);
  const firsts = new Map<number, number>();

  /** The first day of a month, of which the 13th is the next year's first; NaN where there is none. */
  function firstOf(year: number, month: number): number {
    const wanted = year * 12 + month;
    const known = firsts.get(wanted);
    if (known !== undefined) return known;
    let day = 0;
    let first = Number.NaN;
    // From mid-month to mid-month, so that a jump lands at most a few months off.
    for (let tries = 0; tries < MOST_TRIES && Number.isNaN(first); tries++) {
      const date = dateOf(day * DAY);
      const months = wanted - date.year * 12 - date.month;
      if (months === 0) first = day - date.day + 1;
      else day += Math.round(months * MONTH) + 15 - date.day;
    }
    firsts.set(wanted, first);
    return first;
  }

  return (year, month, day) => {
    if (month < 1 || month > 12 || day < 1) return null;
    const first = firstOf(year, month);
    const next = firstOf(year, month + 1);
    return first + day <= next ? first + day - 1 : null;
  };
}

const MONTH = 30;
const MOST_TRIES = 20;
