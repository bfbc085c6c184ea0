import { checkOptions, fail } from "../../check";
import { DAY } from "../../wallClock";
import type {
  DatedHoliday,
  HolidayCalendar,
  HolidayRule,
  Schedule,
  YearlyHoliday,
} from "./schedule";
import { dateOfDay, dayOfDate, type Minutes, readShifts } from "./shifts";

/** The shifts of a special day, by days since 1970; `null` for an ordinary day. */
export type Holidays = (day: number) => readonly Minutes[] | null;

const CLOSED: readonly Minutes[] = [];
const CALENDARS: readonly HolidayCalendar[] = [
  "gregory",
  "persian",
  "islamic-umalqura",
  "islamic-civil",
  "islamic-tbla",
];

/** Reads a schedule's holidays. Throws where a holiday is no date. */
export function readHolidays(holidays: Schedule["holidays"] = []): Holidays {
  if (typeof holidays === "function") return (day) => ruled(holidays, day);
  if (!Array.isArray(holidays)) {
    fail("businessTime", "holidays", "a list or a function", holidays);
  }
  const dated = new Map<number, readonly Minutes[]>();
  const yearly = new Map<HolidayCalendar, Map<string, readonly Minutes[]>>();
  for (const holiday of holidays as readonly (string | DatedHoliday | YearlyHoliday)[]) {
    if (typeof holiday === "object" && holiday !== null && "month" in holiday) {
      addYearly(yearly, holiday);
    } else addDated(dated, holiday);
  }
  const calendars = Array.from(yearly, ([calendar, days]) => ({
    days,
    nameOf: dayOfYear(calendar),
  }));

  return (day) => {
    const hours = dated.get(day);
    if (hours) return hours;
    for (const { days, nameOf } of calendars) {
      const found = days.get(nameOf(day));
      if (found) return found;
    }
    return null;
  };
}

function ruled(rule: HolidayRule, day: number): readonly Minutes[] | null {
  const answer = rule(dateOfDay(day));
  if (answer === true) return CLOSED;
  if (answer === false || answer === null || answer === undefined) return null;
  return readShifts(`holidays("${dateOfDay(day)}")`, answer);
}

function addDated(dated: Map<number, readonly Minutes[]>, holiday: string | DatedHoliday): void {
  const isPlain = typeof holiday === "object" && holiday !== null && !(holiday instanceof Date);
  const { date, hours } = isPlain ? check(holiday) : { date: holiday as string };
  const day = dayOfDate("holidays", date);
  if (dated.has(day)) {
    fail("businessTime", "holidays", "different dates", `${date} twice`);
  }
  dated.set(day, hoursOf(date, hours));
}

function check(holiday: DatedHoliday): { date: string; hours?: DatedHoliday["hours"] } {
  checkOptions("businessTime: holidays", holiday, ["date", "hours"]);
  return holiday;
}

function addYearly(
  yearly: Map<HolidayCalendar, Map<string, readonly Minutes[]>>,
  holiday: YearlyHoliday,
): void {
  checkOptions("businessTime: holidays", holiday, ["calendar", "month", "day", "hours"]);
  const { calendar = "gregory", month, day, hours } = holiday;
  if (!CALENDARS.includes(calendar)) {
    const allowed = `one of ${CALENDARS.join(", ")}`;
    fail("businessTime", "holidays.calendar", allowed, calendar);
  }
  const lengths = calendar === "gregory" ? GREGORIAN : calendar === "persian" ? PERSIAN : ISLAMIC;
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    fail("businessTime", "holidays.month", "a whole number from 1 to 12", month);
  }
  const longest = lengths[month - 1] as number;
  if (!Number.isInteger(day) || day < 1 || day > longest) {
    fail("businessTime", "holidays.day", `a whole number from 1 to ${longest}`, day);
  }
  const name = `${month}/${day}`;
  const days = yearly.get(calendar) ?? new Map<string, readonly Minutes[]>();
  if (days.has(name)) {
    fail("businessTime", "holidays", "different days", `${calendar} ${name} twice`);
  }
  yearly.set(calendar, days.set(name, hoursOf(`${calendar} ${name}`, hours)));
}

/** The longest that each month can be. */
const GREGORIAN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const PERSIAN = [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30];
const ISLAMIC = [30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30];

function hoursOf(name: string, hours: DatedHoliday["hours"]): readonly Minutes[] {
  return hours === undefined ? CLOSED : readShifts(`holidays (${name})`, hours);
}

/** Month and day in a calendar, as in `"12/25"`. */
function dayOfYear(calendar: HolidayCalendar): (day: number) => string {
  const { format } = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: "UTC",
    month: "numeric",
    day: "numeric",
  });
  return (day) => format(day * DAY);
}
