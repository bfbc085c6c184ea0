import { checkOptions, fail } from "../../check";
import { readHolidays } from "./holidays";
import type { Schedule, ScheduleChange, WorkingWeek } from "./schedule";
import { checkNext, DAY_MINUTES, dayOfDate, type Minutes, readShifts, WEEKDAYS } from "./shifts";

/** The shifts of a week from Monday, and the day from which on they hold. */
interface Week {
  readonly from: number;
  readonly days: readonly (readonly Minutes[])[];
}

/** The shifts of any day, by days since 1970. Throws where the schedule is none, or is empty. */
export function shiftsByDay(schedule: Schedule): (day: number) => readonly Minutes[] {
  const holidayOf = readHolidays(schedule.holidays);
  const weeks = [
    { from: -Infinity, days: readWeek("week", schedule.week) },
    ...changesOf(schedule),
  ];
  const isOpenAtAll = weeks.some(({ days }) => days.some((shifts) => shifts.length > 0));
  if (!isOpenAtAll && !hasHolidayHours(schedule.holidays)) {
    fail("businessTime", "week", "open at some time", "no shift");
  }

  return (day) => {
    const holiday = holidayOf(day);
    if (holiday) return holiday;
    const { days } = weeks.findLast(({ from }) => from <= day) as Week;
    // 1970 began on a Thursday.
    return days[(((day + 3) % 7) + 7) % 7] as readonly Minutes[];
  };
}

function readWeek(field: string, week: WorkingWeek): Week["days"] {
  if (typeof week !== "object" || week === null) {
    fail("businessTime", field, "an object with the shifts of each weekday", week);
  }
  checkOptions(`businessTime: ${field}`, week, WEEKDAYS);
  const days = WEEKDAYS.map((name) => readShifts(`${field}.${name}`, week[name] ?? []));
  for (let i = 0; i < 7; i++) {
    const lastShift = days[i]!.at(-1);
    const next = (i + 1) % 7;
    const firstShift = days[next]![0];
    if (!lastShift || !firstShift) continue;
    const { opens, closes } = firstShift;
    const nextDay = { opens: opens + DAY_MINUTES, closes: closes + DAY_MINUTES };
    checkNext(`${field}.${WEEKDAYS[i]} and ${WEEKDAYS[next]}`, lastShift, nextDay);
  }
  return days;
}

function changesOf({ changes = [] }: Schedule): Week[] {
  if (!Array.isArray(changes)) fail("businessTime", "changes", "a list", changes);
  const weeks = Array.from(changes, (change: ScheduleChange) => {
    checkOptions("businessTime: changes", change, ["from", "week"]);
    const from = dayOfDate("changes.from", change.from);
    return { from, days: readWeek(`changes (${change.from}).week`, change.week) };
  });
  weeks.forEach(({ from }, i) => {
    if (i > 0 && from <= weeks[i - 1]!.from) {
      fail("businessTime", "changes.from", "ascending dates", changes[i].from);
    }
  });
  return weeks;
}

function hasHolidayHours(holidays: Schedule["holidays"] = []): boolean {
  if (typeof holidays === "function") return true;
  return holidays.some((holiday) => typeof holiday === "object" && !!holiday.hours?.length);
}
