import { LAST_NUMBER } from "../time";
import { DAY } from "../wallClock";
import { shown } from "./cell";
import { BEFORE_FIRST, FIRST_YEAR, type LocalTime } from "./isoTime";
import { timeNames } from "./timeNames";
import { type DayStyle, NOT_REAL, writtenDay } from "./writtenDay";
import { writtenTime } from "./writtenTime";
import { zoneNames } from "./zoneNames";

/** What a date and time in another layout than ISO 8601 does not say itself. */
export interface LayoutStyle extends DayStyle {
  /** The language of month names, and of AM and PM. */
  readonly language: string;
  /** Days since 1970-01-01 of a year, month and day; `null` where the calendar has no such day. */
  readonly dayOf: (year: number, month: number, day: number) => number | null;
  /** The zone of the clocks that are read. */
  readonly zone: () => string | null;
}

/**
 * Reads a day, or a day and a time, in the layouts that people use. Gives a hint for a message, or an
 * empty one, where it cannot.
 */
export function layouts(style: LayoutStyle): (written: string) => LocalTime | string {
  const { calendar, language } = style;
  const isGregorian = calendar === "gregory";
  const names = once(() => timeNames(language, calendar));
  const named = zoneNames(language);

  return (written) => {
    const spaced = written
      .replace(/ ?\([^()]*\)$/, "")
      .replace(/\s+/g, " ")
      .replace(DOTTED, (clock) => clock.replaceAll(".", ":"));
    const [, plain = spaced, zone] = ZONED.exec(spaced) ?? [];
    const [, front = plain, back] = DAY_AND_TIME.exec(plain) ?? [];
    const date = writtenDay(front, style, names);
    if (typeof date === "string") return date;
    const time = back === undefined ? MIDNIGHT : writtenTime(back, names);
    if (typeof time === "string") return time;

    const { year, month, day, hint } = date;
    if (isGregorian && year < FIRST_YEAR) return BEFORE_FIRST;
    const days = style.dayOf(year, month, day);
    if (days === null) return NOT_REAL;
    const unsaid = hint();
    if (unsaid) return unsaid;
    const wall = days * DAY + time.ms;
    const isFar = wall < FIRST || wall > LAST_NUMBER;
    if (isFar && !isGregorian) return `, a year of another calendar than ${shown(calendar)}`;
    if (zone === undefined) return { wall, ahead: time.ahead };
    const instant = named(zone, wall, style.zone() ?? "UTC");
    return instant === undefined ? " (say timeZone)" : { wall, ahead: wall - instant };
  };
}

/** The clock of Italy, Finland and others behind a whole day: `9.12.33`. */
const DOTTED = /(?<=\d,? )\d{1,2}\.\d\d(?:\.\d\d)?(?![.\d])/;
/** Where the time begins: before the first number that a colon follows. */
const DAY_AND_TIME = /^([^:]*?)(?:t|,? (?:at )?)(\d{1,2}:.*)$/i;
/** A time and what its zone is called. */
const ZONED = /^(.*\d.*) (?!UTC$|GMT$)([A-Z]{3,5})$/;
const MIDNIGHT = { ms: 0, ahead: null };

const FIRST = Date.UTC(FIRST_YEAR, 0);

/** Makes it when it is first asked for: most files never need the names of months. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
