import {
  businessTime,
  type HolidayRule,
  InputError,
  type Schedule,
  type Shift,
  type Weekday,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../data/readCsv";
import figures from "../../golden/businessMinutes.json";
import { expectClose } from "../../golden/expectClose";
import golden from "../../golden/support.json";
import { ODD_MOMENTS, ZONES } from "../../localTime";
import { runs } from "../../runs";
import { openMinutes } from "../openMinutes";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 2, 2);
const WEEKDAYS: readonly Weekday[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];
const NINE_TO_FIVE: readonly Shift[] = [["09:00", "17:00"]];

/** The same shifts on all these days. */
function on(days: readonly Weekday[], shifts: readonly Shift[]): Schedule["week"] {
  return Object.fromEntries(days.map((day) => [day, shifts]));
}
const OFFICE = on(WEEKDAYS.slice(0, 5), NINE_TO_FIVE);
const ALWAYS = on(WEEKDAYS, [["00:00", "24:00"]]);
const newYork = businessTime({ timeZone: "America/New_York", week: OFFICE });

function minutes(schedule: Schedule, from: string, to: string): number {
  return businessTime(schedule)(new Date(from), new Date(to)) / MINUTE;
}

function clock(minute: number): string {
  return [minute / 60, minute % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
}

describe("counted by other programs", () => {
  for (const { timeZone, windows, holidays, cases } of figures) {
    test.each(cases as [string, string, number][])(
      `${timeZone}, %s to %s: %i minutes`,
      (from, to, open) => {
        const week: Partial<Record<Weekday, Shift[]>> = {};
        for (const [day, opens, closes] of windows as [number, number, number][]) {
          const shift: Shift = [clock(opens), clock(closes)];
          week[WEEKDAYS[day]!] = [...(week[WEEKDAYS[day]!] ?? []), shift];
        }
        const elapsed = businessTime({ timeZone, week, holidays });
        expect(elapsed(new Date(from), new Date(to))).toBe(open * MINUTE);
      },
    );
  }

  test("888 real incidents in the office hours of an Easter", () => {
    const week = on(WEEKDAYS.slice(0, 5), [["08:00", "17:00"]]);
    const elapsed = businessTime({ week, holidays: ["2016-03-25", "2016-03-28"] });
    const waits = readCsv("incidents.csv")
      .map((row) => [Date.parse(`${row["created"]}Z`), Date.parse(`${row["first_response"]}Z`)])
      .filter(([from, to]) => to! >= from!)
      .map(([from, to]) => elapsed(from!, to!));
    expect(waits).toHaveLength(golden.business.n);
    expect(Math.max(...waits)).toBe(golden.business.max * MINUTE);
    expectClose(
      waits.reduce((sum, wait) => sum + wait) / waits.length,
      golden.business.mean * MINUTE,
    );
    for (const [limit, within] of Object.entries(golden.business.within)) {
      expect(waits.filter((wait) => wait <= Number(limit) * MINUTE)).toHaveLength(within);
    }
  });
});

describe("worked cases", () => {
  const tehran = {
    timeZone: "Asia/Tehran",
    week: {
      ...on(["saturday", "sunday", "monday", "tuesday", "wednesday"], [["08:00", "16:00"]]),
      thursday: [["08:00", "12:00"]],
    },
  } as const;
  const zoned = { timeZone: "America/New_York", week: OFFICE };
  const nights = { timeZone: "Europe/Berlin", week: { saturday: [["22:00", "06:00"]] } } as const;
  const lunch = {
    timeZone: "America/New_York",
    week: {
      tuesday: [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
    },
  } as const;

  test.each<[string, Schedule, string, string, number]>([
    [
      "a weekend over which clocks go forward",
      zoned,
      "2024-03-08T21:00Z",
      "2024-03-11T14:00Z",
      120,
    ],
    [
      "the day that is an hour short",
      { ...zoned, week: ALWAYS },
      "2024-03-09T17:00Z",
      "2024-03-10T16:00Z",
      1380,
    ],
    [
      "the day that is an hour long",
      { ...zoned, week: ALWAYS },
      "2024-11-02T16:00Z",
      "2024-11-03T17:00Z",
      1500,
    ],
    ["Thursday to Saturday in Tehran", tehran, "2024-05-02T07:30Z", "2024-05-04T05:30Z", 120],
    [
      "a holiday on Monday",
      { ...zoned, holidays: ["2024-05-27"] },
      "2024-05-24T20:00Z",
      "2024-05-28T14:00Z",
      120,
    ],
    ["a closed day", zoned, "2024-03-16T15:00Z", "2024-03-16T18:00Z", 0],
    ["a night that is an hour short", nights, "2024-03-30T20:00Z", "2024-03-31T08:00Z", 420],
    ["a night that is an hour long", nights, "2024-10-26T18:00Z", "2024-10-27T08:00Z", 540],
    ["a lunch break", lunch, "2024-03-12T15:30Z", "2024-03-12T17:30Z", 60],
  ])("%s", (_, schedule, from, to, open) => {
    expect(minutes(schedule, from, to)).toBe(open);
  });

  const nightOf = (shift: Shift) => ({ timeZone: "America/New_York", week: { sunday: [shift] } });
  // Clocks go from 02:00 to 03:00 on 10 March and from 02:00 back to 01:00 on 3 November.
  test.each<[string, Shift, string, number]>([
    ["an opening that is skipped opens at the jump", ["02:30", "04:00"], "2024-03-10", 60],
    ["a closing that is skipped closes at the jump", ["01:00", "02:30"], "2024-03-10", 60],
    ["a shift that is skipped is none", ["02:00", "03:00"], "2024-03-10", 0],
    ["an opening that comes twice opens the first time", ["01:30", "04:00"], "2024-11-03", 210],
    ["a closing that comes twice closes the second time", ["00:00", "01:30"], "2024-11-03", 150],
    ["a shift to where clocks will go back to is no longer", ["00:00", "01:00"], "2024-11-03", 60],
    ["a shift that comes twice lasts twice as long", ["01:00", "02:00"], "2024-11-03", 120],
  ])("%s", (_, shift, date, open) => {
    expect(minutes(nightOf(shift), `${date}T00:00Z`, `${date}T23:00Z`)).toBe(open);
  });

  test("a local date that was skipped has no shift", () => {
    const apia = { timeZone: "Pacific/Apia", week: ALWAYS };
    expect(minutes(apia, "2011-12-29T10:00Z", "2011-12-31T10:00Z")).toBe(2 * 1440);
    const friday = { ...apia, week: { friday: NINE_TO_FIVE } };
    expect(minutes(friday, "2011-12-27T10:00Z", "2012-01-04T10:00Z")).toBe(0);
  });

  test("hours may count on after midnight", () => {
    const late = { week: { friday: [["15:00", "31:00"]] } } as const;
    expect(minutes(late, "2026-03-06T00:00Z", "2026-03-08T00:00Z")).toBe(16 * 60);
  });

  // A Friday in March, seen until Sunday.
  test.each<[string, readonly Shift[], number]>([
    ["12:00-04:00 lasts 16 hours", [["12:00", "04:00"]], 16 * 60],
    ["00:00-00:00 is the whole day", [["00:00", "00:00"]], 24 * 60],
    ["23:50-15:00 lasts until the next afternoon", [["23:50", "15:00"]], 15 * 60 + 10],
    ["09:00-09:00 is a day from nine to nine", [["09:00", "09:00"]], 24 * 60],
    ["17:00-09:00 is the night", [["17:00", "09:00"]], 16 * 60],
    ["12:00-28:00 is the same as 12:00-04:00", [["12:00", "28:00"]], 16 * 60],
    ["00:00-23:59 alone closes a minute early", [["00:00", "23:59"]], 24 * 60 - 1],
  ])("%s", (_, friday, open) => {
    expect(minutes({ week: { friday } }, "2026-03-06T00:00Z", "2026-03-08T00:00Z")).toBe(open);
  });

  test("every day from midnight to midnight is all the time, however it is written", () => {
    for (const day of [
      ["00:00", "00:00"],
      ["00:00", "24:00"],
    ] as const) {
      expect(minutes({ week: on(WEEKDAYS, [day]) }, "2026-03-02T00:00Z", "2026-03-09T00:00Z")).toBe(
        7 * 1440,
      );
    }
  });

  test("every day until 23:59 would lose a minute a night, and says so", () => {
    const week = on(WEEKDAYS, [["00:00", "23:59"]]);
    expect(() => businessTime({ week })).toThrow(InputError);
    expect(() => businessTime({ week })).toThrow(
      'businessTime: week.monday and tuesday must be open until "24:00" where the next shift opens at midnight, not for a minute less, got "00:00-23:59 and 24:00-47:59"',
    );
    // Where the next day opens later, it is as it is written.
    const late = on(WEEKDAYS, [["09:00", "23:59"]]);
    expect(minutes({ week: late }, "2026-03-02T00:00Z", "2026-03-03T00:00Z")).toBe(899);
  });

  test("a shift belongs to the day it opens on, and so does a holiday", () => {
    const holidays = ["2026-03-08"];
    const night = { week: { saturday: [["22:00", "06:00"]] }, holidays } as const;
    expect(minutes(night, "2026-03-07T00:00Z", "2026-03-09T00:00Z")).toBe(8 * 60);
  });

  test("the shifts of a day may be told in any order, an hour with one digit", () => {
    const monday = [
      ["12:00", "17:00"],
      ["9:00", "11:59"],
    ] as const;
    // From 9 to 11:59 and from 12 to 17: a minute of rest is one.
    expect(minutes({ week: { monday } }, "2026-03-02", "2026-03-03")).toBe(179 + 300);
  });

  test("milliseconds count", () => {
    const from = Date.UTC(2026, 2, 2, 16, 59, 59, 999);
    const office = businessTime({ week: OFFICE });
    expect(office(from, from + 2)).toBe(1);
    expect(office(from, from + DAY + 1)).toBe(8 * HOUR + 1);
  });

  test("backwards it is negative", () => {
    const [a, b] = [new Date("2024-05-24T20:00Z"), new Date("2024-05-28T14:00Z")];
    expect(newYork(b, a)).toBe(-newYork(a, b));
  });
});

describe("days that are not as the week has them", () => {
  const open = (schedule: Schedule, date: string) => {
    const start = Date.parse(`${date}T00:00Z`);
    return businessTime(schedule)(start, start + DAY) / HOUR;
  };

  test("half holidays, and a Saturday that is worked", () => {
    const holidays = [
      { date: "2026-12-24", hours: [["09:00", "12:00"]] },
      { date: "2026-12-25" },
      { date: "2026-12-26", hours: NINE_TO_FIVE },
    ] as const;
    const schedule = { week: OFFICE, holidays };
    const dates = ["2026-12-23", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27"];
    expect(dates.map((date) => open(schedule, date))).toEqual([8, 3, 0, 8, 0]);
  });

  test("the same day of every year", () => {
    const schedule = { week: ALWAYS, holidays: [{ month: 12, day: 25 }] };
    const dates = ["2025-12-25", "2026-12-25", "2026-12-26"];
    expect(dates.map((date) => open(schedule, date))).toEqual([0, 0, 24]);
  });

  test("the last day of a month, where there is one", () => {
    // 31 Farvardin of 1403 was 19 April 2024.
    const persian = { calendar: "persian", month: 1, day: 31 } as const;
    const schedule = { week: ALWAYS, holidays: [{ month: 2, day: 29 }, persian] };
    const dates = ["2024-02-28", "2024-02-29", "2024-03-01", "2025-03-01", "2024-04-19"];
    expect(dates.map((date) => open(schedule, date))).toEqual([24, 0, 24, 24, 0]);
  });

  test("Nowruz by the Persian calendar: 20 March in 2024, 21 March in 2025", () => {
    const schedule = {
      week: ALWAYS,
      holidays: [{ calendar: "persian", month: 1, day: 1 }],
    } as const;
    const dates = ["2024-03-20", "2024-03-21", "2025-03-20", "2025-03-21"];
    expect(dates.map((date) => open(schedule, date))).toEqual([0, 24, 24, 0]);
  });

  test("Eid al-Fitr by the calendar of Umm al-Qura: 10 April 2024, 30 March 2025", () => {
    const eid = { calendar: "islamic-umalqura", month: 10, day: 1 } as const;
    const schedule = { week: ALWAYS, holidays: [eid] };
    const dates = ["2024-04-09", "2024-04-10", "2025-03-30", "2025-03-31"];
    expect(dates.map((date) => open(schedule, date))).toEqual([24, 0, 0, 24]);
  });

  test("a date goes before a day of the year", () => {
    const worked = { date: "2026-12-25", hours: NINE_TO_FIVE };
    const schedule = { week: ALWAYS, holidays: [{ month: 12, day: 25 }, worked] };
    expect(open(schedule, "2026-12-25")).toBe(8);
  });

  test("a function of the date", () => {
    const holidays: HolidayRule = (date) => {
      if (date === "2026-03-02") return true;
      if (date === "2026-03-03") return [["09:00", "10:00"]] as const;
      return date === "2026-03-04" ? null : date === "2026-03-05" ? false : undefined;
    };
    const schedule = { week: OFFICE, holidays };
    const dates = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"];
    expect(dates.map((date) => open(schedule, date))).toEqual([0, 1, 8, 8, 8]);
  });

  test("other weeks from given dates on", () => {
    const changes = [
      { from: "2026-03-04", week: ALWAYS },
      { from: "2026-03-05", week: {} },
    ];
    const schedule = { week: OFFICE, changes };
    const dates = ["2026-03-03", "2026-03-04", "2026-03-05", "2026-06-05"];
    expect(dates.map((date) => open(schedule, date))).toEqual([8, 24, 0, 0]);
  });

  test("a shift over midnight may reach into a special day's shift, and counts once", () => {
    const holidays = [{ date: "2026-03-08", hours: [["04:00", "08:00"]] }] as const;
    const schedule = { week: { saturday: [["22:00", "06:00"]] }, holidays } as const;
    expect(minutes(schedule, "2026-03-07T00:00Z", "2026-03-09T00:00Z")).toBe(10 * 60);
  });
});

describe("deadlines", () => {
  const friday = new Date("2024-05-24T20:00Z");

  test("a deadline is the first moment by which the time has passed: at the latest a closing", () => {
    expect(newYork.add(friday, HOUR)).toEqual(new Date("2024-05-24T21:00Z"));
    expect(newYork.add(friday, HOUR + 1)).toEqual(new Date("2024-05-27T13:00:00.001Z"));
    expect(newYork.add(friday, 0)).toEqual(friday);
    const sunday = new Date("2024-05-26T12:00Z");
    expect(newYork.add(sunday, 0)).toEqual(sunday);
  });

  test("a latest start is the last moment from which the time is left: at the earliest an opening", () => {
    const monday = new Date("2024-05-27T14:00Z");
    expect(newYork.subtract(monday, HOUR)).toEqual(new Date("2024-05-27T13:00Z"));
    expect(newYork.subtract(monday, HOUR + 1)).toEqual(new Date("2024-05-24T20:59:59.999Z"));
    // Half a millisecond of Tuesday, and half of one before it: of Monday's last, not of the night.
    const tuesday = new Date("2024-05-28T13:00Z");
    expect(newYork.subtract(tuesday.getTime() + 0.5, 1)).toEqual(
      new Date("2024-05-27T20:59:59.999Z"),
    );
    expect(newYork.subtract(monday, 0)).toEqual(monday);
    const sunday = new Date("2024-05-26T12:00Z");
    expect(newYork.subtract(sunday, 0)).toEqual(sunday);
  });

  test("the next opening and the previous closing, or the moment itself while open", () => {
    const saturday = new Date("2024-05-25T12:00Z");
    expect(newYork.nextOpening(saturday)).toEqual(new Date("2024-05-27T13:00Z"));
    expect(newYork.previousClosing(saturday)).toEqual(new Date("2024-05-24T21:00Z"));
    expect(newYork.nextOpening(friday)).toEqual(friday);
    expect(newYork.previousClosing(friday)).toEqual(friday);
    const [opening, closing] = [new Date("2024-05-27T13:00Z"), new Date("2024-05-24T21:00Z")];
    expect(newYork.nextOpening(opening)).toEqual(opening);
    expect(newYork.nextOpening(closing)).toEqual(opening);
    expect(newYork.previousClosing(closing)).toEqual(closing);
    expect(newYork.previousClosing(opening)).toEqual(closing);
  });

  test("years of business time are found", () => {
    const from = new Date("2020-01-06T00:00Z");
    const office = businessTime({ week: OFFICE });
    expect(office.add(from, 52 * 40 * HOUR)).toEqual(new Date("2021-01-01T17:00Z"));
    expect(office.subtract(from, 52 * 40 * HOUR)).toEqual(new Date("2019-01-07T09:00Z"));
    const [opening] = [businessTime({ week: OFFICE, changes: [{ from: "2030-01-07", week: {} }] })];
    expect(opening!.previousClosing(new Date("2050-01-01"))).toEqual(new Date("2030-01-04T17:00Z"));
  });

  test("where a team opens no more there is an error, no endless search", () => {
    const ended = businessTime({ week: OFFICE, changes: [{ from: "2026-01-01", week: {} }] });
    const never = businessTime({ week: OFFICE, holidays: () => true });
    const error =
      "businessTime: the moment sought must be a moment from 1900 to 2199, got 2200-01-01T00:00:00.000Z";
    expect(() => ended.add(new Date("2026-02-01"), 1)).toThrow(error);
    expect(() => ended.nextOpening(new Date("2026-02-01"))).toThrow(error);
    expect(() => never.add(friday, 1)).toThrow(error);
    const past = error.replace("2200-01-01T00:00:00.000Z", "1899-12-31T23:59:59.999Z");
    expect(() => never.subtract(friday, 1)).toThrow(past);
    expect(() => never.previousClosing(friday)).toThrow(past);
    expect(never(friday, new Date("2150-01-01"))).toBe(0);
  });
});

/** Schedules of every kind: split shifts, nights, closed days, odd minutes, holidays. */
const minuteOfDay = fc.oneof(
  // Not 23:59, which is refused where the next day opens at midnight.
  fc.integer({ min: 0, max: 1440 }).filter((minute) => minute !== 1439),
  fc.integer({ min: 0, max: 96 }).map((n) => n * 15),
);
const shiftsOfDay = fc.uniqueArray(minuteOfDay, { maxLength: 5 }).map((ends) => {
  ends.sort((a, b) => a - b);
  const shifts: Shift[] = [];
  for (let i = 0; i + 1 < ends.length; i += 2) shifts.push([clock(ends[i]!), clock(ends[i + 1]!)]);
  return shifts;
});
const nightShift = fc
  .record({ opens: fc.integer({ min: 1080, max: 1439 }), closes: fc.integer({ min: 0, max: 300 }) })
  .map(({ opens, closes }): Shift[] => [[clock(opens), clock(closes)]]);
const week = fc.oneof(
  fc.tuple(...WEEKDAYS.map(() => shiftsOfDay)),
  fc.tuple(...WEEKDAYS.map(() => fc.oneof(nightShift, fc.constant<Shift[]>([])))),
  fc.constant(WEEKDAYS.map((): Shift[] => [["00:00", "24:00"]])),
);
const spans = fc.record({
  week,
  timeZone: fc.constantFrom(
    ...ZONES,
    "Australia/Adelaide",
    "Pacific/Chatham",
    "Asia/Kolkata",
    "America/Sao_Paulo",
    "Antarctica/Troll",
  ),
  around: fc.oneof(
    fc.constantFrom(...ODD_MOMENTS),
    fc.integer({ min: Date.UTC(1975), max: Date.UTC(2030) }),
    // The week in which clocks change in Europe or America, by a month's first days.
    fc
      .constantFrom(
        "2024-03-10",
        "2024-03-31",
        "2024-10-27",
        "2024-11-03",
        "2024-04-07",
        "2024-10-06",
      )
      .map((d) => Date.parse(d)),
  ),
  before: fc.integer({ min: 0, max: 2 * 1440 }),
  after: fc.integer({ min: 0, max: 2 * 1440 }),
  closed: fc.boolean(),
});

function scheduleOf({ week, timeZone }: { week: readonly (readonly Shift[])[]; timeZone: string }) {
  const days = Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i]!]));
  return { timeZone, week: days } satisfies Schedule;
}
const isOpenAtAll = ({ week }: { week: readonly (readonly Shift[])[] }) =>
  week.some((day) => day.length > 0);
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const openInAWeek = ({ week }: { week: readonly (readonly Shift[])[] }) =>
  MINUTE *
  week
    .flat()
    .reduce(
      (sum, [from, to]) => sum + ((minutesOf(to) - minutesOf(from) + 1440) % 1440 || 1440),
      0,
    );

test("any schedule in any zone agrees with counting every single minute", () => {
  fc.assert(
    fc.property(spans.filter(isOpenAtAll), (span) => {
      const from = Math.floor(span.around / MINUTE - span.before) * MINUTE;
      const to = from + (span.before + span.after) * MINUTE;
      const holiday = span.closed ? [new Date(span.around).toISOString().slice(0, 10)] : [];
      const elapsed = businessTime({ ...scheduleOf(span), holidays: holiday });
      const counted = openMinutes(from, to, span.timeZone, (date, weekday) =>
        holiday.includes(date) ? [] : span.week[(weekday + 6) % 7]!,
      );
      expect(elapsed(from, to)).toBe(counted * MINUTE);
    }),
    { numRuns: runs(1000) },
  );
}, 60_000);

test("time adds up over any cut", () => {
  fc.assert(
    fc.property(
      spans.filter(isOpenAtAll),
      fc.integer({ min: -3 * DAY, max: 3 * DAY }),
      (span, cut) => {
        const elapsed = businessTime(scheduleOf(span));
        const [a, b, c] = [span.around, span.around + cut, span.around + span.after * MINUTE];
        expect(elapsed(a!, b!) + elapsed(b!, c!)).toBe(elapsed(a!, c!));
      },
    ),
  );
}, 60_000);

test("add and subtract invert it", () => {
  fc.assert(
    fc.property(spans.filter(isOpenAtAll), fc.integer({ min: 1, max: 5 * DAY }), (span, most) => {
      const elapsed = businessTime(scheduleOf(span));
      // Twenty weeks at most: a week that is open for minutes would lead out of the years that are known.
      const ms = Math.min(most, 20 * openInAWeek(span));
      const [after, before] = [elapsed.add(span.around, ms), elapsed.subtract(span.around, ms)];
      expect(elapsed(span.around, after)).toBe(ms);
      expect(elapsed(before, span.around)).toBe(ms);
      // No earlier deadline, no later start.
      expect(elapsed(span.around, after.getTime() - 1)).toBe(ms - 1);
      expect(elapsed(before.getTime() + 1, span.around)).toBe(ms - 1);
      const opening = elapsed.nextOpening(span.around).getTime();
      expect(elapsed(span.around, opening)).toBe(0);
      expect(elapsed(opening, opening + 1)).toBe(1);
      const closing = elapsed.previousClosing(span.around).getTime();
      expect(elapsed(closing, span.around)).toBe(0);
      expect(elapsed(closing - 1, closing)).toBe(1);
    }),
  );
}, 60_000);

test("a week later it is the same, where no clock changes", () => {
  fc.assert(
    fc.property(spans.filter(isOpenAtAll), fc.integer({ min: 1, max: 500 }), (span, weeks) => {
      const elapsed = businessTime({ ...scheduleOf(span), timeZone: "Asia/Kolkata" });
      const later = weeks * 7 * DAY;
      const [from, to] = [span.around, span.around + span.after * MINUTE];
      expect(elapsed(from + later, to + later)).toBe(elapsed(from, to));
    }),
  );
}, 60_000);

test("it does not matter how far from what was asked before", () => {
  // A clock that was asked looks up 200 days to either side; one that was not begins where it is asked.
  const week = { tuesday: NINE_TO_FIVE, saturday: [["12:00", "47:00"]] } as const;
  const schedule = { timeZone: "Pacific/Kiritimati", week };
  for (const edge of [NOW - 200 * DAY, NOW + 200 * DAY]) {
    for (let away = -5 * DAY; away <= 5 * DAY; away += 11 * HOUR) {
      const [asked, fresh, from] = [businessTime(schedule), businessTime(schedule), edge + away];
      asked(NOW, NOW + 1);
      const answers = [
        asked(from, from + 30 * HOUR),
        asked.add(from, HOUR),
        asked.nextOpening(from),
      ];
      expect(answers).toEqual([
        fresh(from, from + 30 * HOUR),
        fresh.add(from, HOUR),
        fresh.nextOpening(from),
      ]);
    }
  }
});

test("it does not matter what was asked before", () => {
  const [fresh, used] = [0, 1].map(() => businessTime({ timeZone: "Asia/Tehran", week: OFFICE }));
  const moments = [Date.UTC(2024, 5), Date.UTC(1990, 2), Date.UTC(2024, 6), Date.UTC(2071, 8)];
  for (const moment of moments) used!(moment, moment + DAY);
  for (const moment of moments) {
    const span = [moment, moment + 90 * DAY] as const;
    expect(used!(...span)).toBe(businessTime({ timeZone: "Asia/Tehran", week: OFFICE })(...span));
  }
  expect(fresh!(moments[1]!, moments[2]!)).toBe(used!(moments[1]!, moments[2]!));
});

describe("bad input", () => {
  const refuse = (schedule: unknown, message: string) => {
    expect(() => businessTime(schedule as Schedule)).toThrow(InputError);
    expect(() => businessTime(schedule as Schedule)).toThrow(message);
  };

  test.each([
    [
      [
        ["09:00", "13:00"],
        ["12:00", "17:00"],
      ],
      'businessTime: week.monday must be shifts that do not overlap, got "09:00-13:00 and 12:00-17:00"',
    ],
    [
      [["24:00", "25:00"]],
      'businessTime: week.monday must be times from "00:00" to "23:59", got "24:00"',
    ],
    [
      [["09:00", "49:00"]],
      'businessTime: week.monday must be times from "00:00" to "48:00", got "49:00"',
    ],
    [
      [["09:00", "17:60"]],
      'businessTime: week.monday must be times from "00:00" to "48:00", got "17:60"',
    ],
    [[["9", "17:00"]], 'businessTime: week.monday must be times from "00:00" to "23:59", got "9"'],
  ])("the shifts %j are refused", (monday, message) => {
    refuse({ week: { monday } }, message);
  });

  test("shifts that overlap over midnight are refused", () => {
    const overlap = { saturday: [["22:00", "06:00"]], sunday: [["05:00", "09:00"]] };
    refuse(
      { week: overlap },
      'businessTime: week.saturday and sunday must be shifts that do not overlap, got "22:00-30:00 and 29:00-33:00"',
    );
    const overWeek = { sunday: [["22:00", "06:00"]], monday: [["05:00", "09:00"]] };
    refuse(
      { week: overWeek },
      'businessTime: week.sunday and monday must be shifts that do not overlap, got "22:00-30:00 and 29:00-33:00"',
    );
  });

  test("shifts that touch are not refused", () => {
    const touching = {
      saturday: [["22:00", "24:00"]],
      sunday: [
        ["00:00", "06:00"],
        ["06:00", "07:00"],
      ],
    } as const;
    expect(minutes({ week: touching }, "2026-03-07T00:00Z", "2026-03-09T00:00Z")).toBe(9 * 60);
  });

  test.each([
    [
      { week: { monday: "09:00-17:00" } },
      'businessTime: week.monday must be a list of shifts such as [["09:00", "17:00"]], got "09:00-17:00"',
    ],
    [
      { week: { monday: ["09:00", "17:00"] } },
      'businessTime: week.monday must be a list of shifts such as [["09:00", "17:00"]], got "09:00"',
    ],
    [
      { week: { monday: [[9, 17]] } },
      'businessTime: week.monday must be times such as "09:00", got 9',
    ],
    [
      { week: { monday: [["09:00", "12:00", "13:00"]] } },
      'businessTime: week.monday must be a list of shifts such as [["09:00", "17:00"]], got Array',
    ],
    ...["09:00:00", "109:00", "9:0", "09.00", "9", ""].map((time): [unknown, string] => [
      { week: { monday: [[time, "17:00"]] } },
      `businessTime: week.monday must be times from "00:00" to "23:59", got "${time}"`,
    ]),
    [
      { week: { mon: NINE_TO_FIVE } },
      'businessTime: week: has no option "mon"; it has monday, tuesday, wednesday, thursday,',
    ],
    [{}, "businessTime: week is missing: it must be an object with the shifts of each weekday"],
    [undefined, "businessTime: week is missing"],
    [
      { week: OFFICE, zone: "UTC" },
      'businessTime: has no option "zone"; it has timeZone, week, holidays, changes',
    ],
    [
      { week: OFFICE, holidays: "2026-03-21" },
      'businessTime: holidays must be a list or a function, got "2026-03-21"',
    ],
    [
      { week: OFFICE, holidays: [20260321] },
      'businessTime: holidays must be dates such as "2026-03-21", got 20260321',
    ],
    [
      { week: OFFICE, holidays: [new Date(0)] },
      'businessTime: holidays must be dates such as "2026-03-21", got 1970-01-01T00:00:00.000Z',
    ],
    [{ week: OFFICE, changes: {} }, "businessTime: changes must be a list, got Object"],
  ])("what is no schedule is refused", (schedule, message) => {
    refuse(schedule, message);
  });

  test.each([
    [["2026-02-30"], 'businessTime: holidays must be dates such as "2026-03-21", got "2026-02-30"'],
    [
      ["2026-03-21T00:00"],
      'businessTime: holidays must be dates such as "2026-03-21", got "2026-03-21T00:00"',
    ],
    [["2026-3-21"], 'businessTime: holidays must be dates such as "2026-03-21", got "2026-3-21"'],
    [["21.03.2026"], 'businessTime: holidays must be dates such as "2026-03-21", got "21.03.2026"'],
    [
      ["2026-03-21", { date: "2026-03-21" }],
      'businessTime: holidays must be different dates, got "2026-03-21 twice"',
    ],
    [
      [{ month: 13, day: 1 }],
      "businessTime: holidays.month must be a whole number from 1 to 12, got 13",
    ],
    [
      [{ month: 0, day: 1 }],
      "businessTime: holidays.month must be a whole number from 1 to 12, got 0",
    ],
    [
      [{ month: 1.5, day: 1 }],
      "businessTime: holidays.month must be a whole number from 1 to 12, got 1.5",
    ],
    [
      [{ month: 1, day: 0 }],
      "businessTime: holidays.day must be a whole number from 1 to 31, got 0",
    ],
    [
      [{ month: 1, day: 1.5 }],
      "businessTime: holidays.day must be a whole number from 1 to 31, got 1.5",
    ],
    [
      [{ month: 2, day: 30 }],
      "businessTime: holidays.day must be a whole number from 1 to 29, got 30",
    ],
    [
      [{ calendar: "persian", month: 7, day: 31 }],
      "businessTime: holidays.day must be a whole number from 1 to 30, got 31",
    ],
    [
      [{ calendar: "islamic-civil", month: 7, day: 31 }],
      "businessTime: holidays.day must be a whole number from 1 to 30, got 31",
    ],
    [
      [{ calendar: "mayan", month: 7, day: 1 }],
      'businessTime: holidays.calendar must be one of gregory, persian, islamic-umalqura, islamic-civil, islamic-tbla, got "mayan"',
    ],
    [
      [
        { month: 7, day: 1 },
        { month: 7, day: 1 },
      ],
      'businessTime: holidays must be different days, got "gregory 7/1 twice"',
    ],
  ])("the holidays %j are refused", (holidays, message) => {
    refuse({ week: OFFICE, holidays }, message);
  });

  test("a function that answers neither yes, no nor shifts is refused once it is asked", () => {
    const odd = businessTime({ week: OFFICE, holidays: () => "closed" as never });
    expect(() => odd(NOW, NOW + 1)).toThrow(
      /^businessTime: holidays\("20\d\d-\d\d-\d\d"\) must be a list of shifts/,
    );
  });

  test("a schedule that never opens is refused", () => {
    const error = 'businessTime: week must be open at some time, got "no shift"';
    refuse({ week: {} }, error);
    refuse({ week: { monday: [] }, holidays: ["2026-03-21"] }, error);
    refuse({ week: {}, holidays: [{ date: "2026-03-21" }] }, error);
    const holidays: HolidayRule = (date) => date === "2026-03-21" && NINE_TO_FIVE;
    expect(minutes({ week: {}, holidays }, "2026-03-01", "2026-04-01")).toBe(480);
    const fair = { week: {}, holidays: [{ date: "2026-03-21", hours: NINE_TO_FIVE }] };
    expect(minutes(fair, "2026-03-01", "2026-04-01")).toBe(480);
  });

  test("an unknown zone is refused", () => {
    refuse(
      { timeZone: "Europe/Atlantis", week: OFFICE },
      'businessTime: timeZone must be an IANA time zone such as "Europe/Berlin", got "Europe/Atlantis"',
    );
  });

  test("changes that are out of order, or at no date, are refused", () => {
    const [first, second] = [
      { from: "2026-03-01", week: OFFICE },
      { from: "2026-02-01", week: OFFICE },
    ];
    refuse(
      { week: OFFICE, changes: [first, second] },
      'businessTime: changes.from must be ascending dates, got "2026-02-01"',
    );
    refuse(
      { week: OFFICE, changes: [first, first] },
      'businessTime: changes.from must be ascending dates, got "2026-03-01"',
    );
    refuse(
      { week: OFFICE, changes: [{ from: "soon", week: OFFICE }] },
      'businessTime: changes.from must be dates such as "2026-03-21", got "soon"',
    );
  });

  test.each<[unknown, unknown, string]>([
    [Number.NaN, NOW, "from must be milliseconds since 1970, from 1973 to 2200, got NaN"],
    [NOW, new Date("never"), "to must be a valid Date from 1900 on"],
    [NOW, Date.UTC(9999), "to must be milliseconds since 1970, from 1973 to 2200"],
    [NOW, new Date(Date.UTC(9999)), "to must be a moment from 1900 to 2199, got 9999-01-01"],
    [NOW, new Date(Date.UTC(1899, 0)), "to must be a valid Date from 1900 on"],
    [
      "2026-01-01",
      NOW,
      'businessTime: from must be a valid Date from 1900 on, or milliseconds since 1970 (text needs new Date(...)), got "2026-01-01"',
    ],
    // 2 March 2026 in seconds.
    [NOW / 1000, NOW, "(this may be seconds: multiply by 1,000)"],
  ])("the moments %s and %s are refused", (from, to, message) => {
    const ask = () => newYork(from as number, to as number);
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(message);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("a time of %f is refused", (ms) => {
    const error = `businessTime: ms must be whole milliseconds, 0 or more, got ${ms}`;
    expect(() => newYork.add(NOW, ms)).toThrow(error);
    expect(() => newYork.subtract(NOW, ms)).toThrow(error);
  });
});
