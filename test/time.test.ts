import {
  InputError,
  type Instant,
  type NamedPeriod,
  type PeriodsOptions,
  periods,
  type Unit,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPeriod, milliseconds, periodFinder, periodsBetween } from "../src/time";
import { checkTimeZone, instantOfWall } from "../src/wallClock";
import { dayOf, ODD_MOMENTS, wallOf, ZONES } from "./localTime";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = ["day", "week", "month", "quarter", "year"] as const;

const zone = fc.constantFrom(...ZONES);
const unit = fc.constantFrom(...UNITS);
const weekStartsOn = fc.constantFrom(0, 1, 2, 3, 4, 5, 6);
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(1920, 0), max: Date.UTC(2100, 0) }),
  fc
    .tuple(fc.constantFrom(...ODD_MOMENTS), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
    .map(([moment, away]) => moment + away),
  fc
    .tuple(fc.constantFrom(...ODD_MOMENTS), fc.integer({ min: -90, max: 90 }))
    .map(([moment, minutes]) => moment + minutes * MINUTE),
);

/** The name of the period that a local day belongs to, by the calendar alone. */
function keyOf(day: string, unit: Unit, weekStartsOn: number): string {
  const [year, month] = day.split("-") as [string, string];
  if (unit === "day") return day;
  if (unit === "month") return `${year}-${month}`;
  if (unit === "quarter") return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  if (unit === "year") return year;
  const date = new Date(`${day}T00:00:00Z`);
  const daysIn = (date.getUTCDay() - weekStartsOn + 7) % 7;
  return new Date(date.getTime() - daysIn * DAY).toISOString().slice(0, 10);
}

/** The latest local day that the clock has shown by this moment. */
function latestDayOf(ms: number, timeZone: string): string {
  // An hour that comes twice, at midnight: the clock was already a day further.
  let latest = dayOf(ms, timeZone);
  for (let back = MINUTE; back <= 2 * HOUR; back += MINUTE) {
    const day = dayOf(ms - back, timeZone);
    if (day > latest) latest = day;
  }
  return latest;
}

const daysAround = (moment: string, timeZone: string): NamedPeriod[] => {
  const ms = Date.parse(moment);
  return periods({ start: ms - 2 * DAY, end: ms + 2 * DAY, unit: "day", timeZone });
};

describe("periods", () => {
  const march = { start: Date.UTC(2026, 2, 1), end: Date.UTC(2026, 3, 1) };
  const keys = (options: PeriodsOptions) => periods(options).map(({ key }) => key);

  test("lists the months, quarters or years that a stretch of time touches", () => {
    const stretch = { start: Date.UTC(2025, 10, 15), end: Date.UTC(2026, 1, 2) };
    expect(keys({ ...stretch, unit: "month" })).toEqual([
      "2025-11",
      "2025-12",
      "2026-01",
      "2026-02",
    ]);
    expect(keys({ ...stretch, unit: "quarter" })).toEqual(["2025-Q4", "2026-Q1"]);
    expect(keys({ ...stretch, unit: "year" })).toEqual(["2025", "2026"]);
  });

  test("names a week after its first day, a Monday unless told otherwise", () => {
    // 1 March 2026 is a Sunday.
    const week = { start: march.start, end: march.start + 8 * DAY, unit: "week" } as const;
    expect(keys(week)).toEqual(["2026-02-23", "2026-03-02"]);
    expect(keys({ ...week, weekStartsOn: 0 })).toEqual(["2026-03-01", "2026-03-08"]);
    expect(keys({ ...week, weekStartsOn: 6 })).toEqual(["2026-02-28", "2026-03-07"]);
  });

  test("cuts Persian years at Nowruz, as Iran's calendar office has set and foretells it", () => {
    // Leap years of 1370 to 1435, after each of which Nowruz is a day earlier in the Gregorian year.
    const leap = [
      1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428,
      1432,
    ];
    const start = new Date("1996-04-01");
    const end = new Date("2056-01-01");
    const years = periods({ start, end, unit: "year", calendar: "persian" });
    expect(years[0]).toMatchObject({ key: "1375", start: Date.UTC(1996, 2, 20) });
    for (const { key, start, end } of years) {
      expect([key, (end - start) / DAY]).toEqual([key, leap.includes(Number(key)) ? 366 : 365]);
    }
  });

  test("cuts the months of other calendars where they begin", () => {
    // 1 Farvardin 1402 was 21 March 2023, 5 Farvardin 25 March; 1 Ramadan 1446 was 1 March 2025.
    const at = (day: string) => ({ start: new Date(day), end: new Date(`${day}T01:00Z`) });
    const persian = { unit: "month", calendar: "persian" } as const;
    expect(periods({ ...at("2023-03-25"), ...persian })).toEqual([
      { key: "1402-01", start: Date.UTC(2023, 2, 21), end: Date.UTC(2023, 3, 21) },
    ]);
    // Of 1404, whose Nowruz was 21 March 2025, three months are over after 3 * 31 days, nine after 276.
    expect(periods({ ...at("2026-03-20"), ...persian, unit: "quarter" })).toEqual([
      { key: "1404-Q4", start: Date.UTC(2025, 11, 22), end: Date.UTC(2026, 2, 21) },
    ]);
    expect(periods({ ...at("2025-06-22"), ...persian, unit: "quarter" })[0]!.key).toBe("1404-Q2");
    const islamic = { unit: "month", calendar: "islamic-umalqura" } as const;
    expect(periods({ ...at("2025-03-15"), ...islamic })).toEqual([
      { key: "1446-09", start: Date.UTC(2025, 2, 1), end: Date.UTC(2025, 2, 30) },
    ]);
  });

  test("begins fiscal years and their quarters in the month that is said", () => {
    const year = { start: new Date("2025-10-01"), end: new Date("2026-10-01"), yearStartsIn: 10 };
    expect(periods({ ...year, unit: "year" })).toEqual([
      { key: "2025/26", start: Date.UTC(2025, 9, 1), end: Date.UTC(2026, 9, 1) },
    ]);
    expect(keys({ ...year, unit: "quarter" })).toEqual([
      "2025/26-Q1",
      "2025/26-Q2",
      "2025/26-Q3",
      "2025/26-Q4",
    ]);
    expect(keys({ ...year, unit: "month" })[0]).toBe("2025-10");
    const turn = { start: new Date("2000-03-31"), end: new Date("2000-04-02"), yearStartsIn: 4 };
    expect(keys({ ...turn, unit: "year" })).toEqual(["1999/00", "2000/01"]);
  });

  test("cuts every calendar without gap or overlap, each month within its quarter and year", () => {
    const calendar = fc.constantFrom("gregory", "persian", "islamic-umalqura");
    const day = fc.integer({ min: Date.UTC(1996, 0), max: Date.UTC(2056, 0) });
    fc.assert(
      fc.property(
        calendar,
        fc.integer({ min: 1, max: 12 }),
        zone,
        day,
        (name, month, timeZone, ms) => {
          const cut = (unit: Unit) => {
            const finder = periodFinder("test", {
              unit,
              timeZone,
              calendar: name,
              yearStartsIn: month,
            });
            return finder.met[finder.find(ms)]!;
          };
          const [inner, quarter, year] = [cut("month"), cut("quarter"), cut("year")];
          for (const [short, long] of [
            [inner, quarter],
            [quarter, year],
          ] as const) {
            expect(short.start).toBeGreaterThanOrEqual(long.start);
            expect(short.end).toBeLessThanOrEqual(long.end);
          }
          const months = periods({
            start: new Date(year.start),
            end: new Date(year.end),
            unit: "month",
            timeZone,
            calendar: name,
          });
          expect(months).toHaveLength(12);
          expect([months[0]!.start, months[11]!.end]).toEqual([year.start, year.end]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("knows that Monrovia was 44:30 behind until 1972", () => {
    const [month] = periods({
      start: new Date("1960-05-10"),
      end: new Date("1960-05-11"),
      unit: "month",
      timeZone: "Africa/Monrovia",
    });
    expect(month?.start).toBe(Date.parse("1960-05-01T00:44:30Z"));
  });

  test("does not list a period that begins when the stretch ends", () => {
    expect(keys({ ...march, unit: "month" })).toEqual(["2026-03"]);
    expect(keys({ start: march.start, end: march.start + 1, unit: "day" })).toEqual(["2026-03-01"]);
  });

  test("takes Dates as well as milliseconds", () => {
    const { start, end } = march;
    const dates = { start: new Date(start), end: new Date(end), unit: "week" } as const;
    expect(periods(dates)).toEqual(periods({ ...march, unit: "week" }));
  });

  test("gives the bounds in milliseconds, the end not included", () => {
    expect(periods({ ...march, unit: "month" })).toEqual([{ key: "2026-03", ...march }]);
  });

  test("begins at local midnight in a time zone", () => {
    const [month] = periods({ ...march, unit: "month", timeZone: "Asia/Tehran" });
    // Tehran is at +03:30 all year.
    expect(month).toEqual({
      key: "2026-03",
      start: march.start - 3.5 * HOUR,
      end: march.end - 3.5 * HOUR,
    });
  });

  test("makes the day of a change of clocks an hour shorter or longer", () => {
    const lengths = (start: string, end: string) =>
      periods({
        start: Date.parse(start),
        end: Date.parse(end),
        unit: "day",
        timeZone: "America/New_York",
      }).map(({ start, end }) => (end - start) / HOUR);
    expect(lengths("2026-03-07T05:00Z", "2026-03-10T04:00Z")).toEqual([24, 23, 24]);
    expect(lengths("2026-10-31T04:00Z", "2026-11-03T05:00Z")).toEqual([24, 25, 24]);
  });

  test("begins a day without a midnight at the moment of the jump", () => {
    const days = daysAround("2018-11-04T03:00Z", "America/Sao_Paulo");
    const day = days.find(({ key }) => key === "2018-11-04");
    expect(day?.start).toBe(Date.parse("2018-11-04T03:00Z"));
    expect(day!.end - day!.start).toBe(23 * HOUR);
  });

  test("begins a day with two midnights at the first", () => {
    // At 00:01 on 1 November the clock went back to 23:01: that hour belongs to November.
    const days = daysAround("2009-11-01T02:30Z", "America/St_Johns");
    const day = days.find(({ key }) => key === "2009-11-01");
    expect(day?.start).toBe(Date.parse("2009-11-01T02:30Z"));
    expect(day!.end - day!.start).toBe(25 * HOUR);
  });

  test("keeps an hour that comes twice before midnight in its day", () => {
    const days = daysAround("2023-10-26T21:00Z", "Africa/Cairo");
    const day = days.find(({ key }) => key === "2023-10-26");
    expect(day!.end).toBe(Date.parse("2023-10-26T22:00Z"));
    expect(day!.end - day!.start).toBe(25 * HOUR);
  });

  test("leaves out a day that a country has skipped", () => {
    const around = daysAround("2011-12-30T10:00Z", "Pacific/Apia");
    expect(around.map(({ key }) => key)).toEqual([
      "2011-12-28",
      "2011-12-29",
      "2011-12-31",
      "2012-01-01",
    ]);
    expect(
      around.every(({ start, end }) => end - start === DAY || around[0]?.start === start),
    ).toBe(true);
  });

  test("cuts time without gap or overlap, from the period of the start to that of the end", () => {
    fc.assert(
      fc.property(
        fc.record({ unit, timeZone: zone, weekStartsOn: fc.constantFrom(0 as const, 1, 6) }),
        instant,
        fc.integer({ min: 1, max: 400 * DAY }),
        (calendar, start, length) => {
          const end = start + length;
          const list = periods({ ...calendar, start: new Date(start), end: new Date(end) });
          expect(list[0]!.start).toBeLessThanOrEqual(start);
          expect(list[0]!.end).toBeGreaterThan(start);
          expect(list.at(-1)!.start).toBeLessThan(end);
          expect(list.at(-1)!.end).toBeGreaterThanOrEqual(end);
          list.forEach((period, i) => {
            expect(period.end).toBeGreaterThan(period.start);
            if (i > 0) expect(period.start).toBe(list[i - 1]!.end);
            if (i > 0) expect(period.key > list[i - 1]!.key).toBe(true);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  test("works in years before 1000 and after 9999", () => {
    const finder = periodFinder("test", { unit: "year" });
    const year = (text: string) => finder.met[finder.find(Date.parse(text))]!.key;
    expect(year("0001-06-01T00:00Z")).toBe("0001");
    expect(year("+010000-06-01T00:00:00Z")).toBe("+010000");
    expect(year("-000001-06-01T00:00:00Z")).toBe("-000001");
  });

  test.each([
    [
      "an unknown unit",
      { unit: "fortnight" },
      "unit must be one of day, week, month, quarter, year",
    ],
    ["a unit that is a method of every object", { unit: "toString" }, "unit must be one of"],
    ["no unit", { unit: undefined }, "unit is missing: it must be one of"],
    ["an unknown zone", { timeZone: "Mars/Base" }, "timeZone must be an IANA time zone"],
    ["an empty zone", { timeZone: "" }, "timeZone must be an IANA time zone"],
    ["a weekday that is none", { weekStartsOn: 7 }, "weekStartsOn must be a whole number from 0"],
    ["a weekday in between", { weekStartsOn: 1.5 }, "weekStartsOn must be a whole number from 0"],
    ["an invalid start", { start: new Date("?") }, "start must be a valid Date"],
    ["an end that is not a number", { end: Number.NaN }, "end must be milliseconds since 1970"],
    [
      "an end at the start",
      { end: march.start },
      "end must be later than start (2026-03-01T00:00:00.000Z)",
    ],
    [
      "a moment at the end of time",
      { end: new Date(8.64e15), start: new Date(8.6399e15) },
      "time must be within",
    ],
    ["a calendar that is none", { calendar: "julian" }, "calendar must be one of gregory, persian"],
    ["a month that is none", { yearStartsIn: 13 }, "yearStartsIn must be a whole number from 1"],
    ["a month before the first", { yearStartsIn: 0 }, "yearStartsIn must be a whole number from 1"],
    ["a month in between", { yearStartsIn: 2.5 }, "yearStartsIn must be a whole number from 1"],
  ])("refuses %s", (_, wrong, message) => {
    const ask = () => periods({ ...march, unit: "day", ...wrong } as PeriodsOptions);
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(`periods: ${message}`);
  });

  test.each([
    [
      "a date as text",
      { start: "2026-03-01" },
      "start must be a valid Date from 1900 on, or milliseconds",
    ],
    [
      "a misspelt option",
      { timezone: "UTC" },
      'has no option "timezone"; did you mean "timeZone"?',
    ],
  ])("refuses %s", (_, wrong, message) => {
    const ask = () => periods({ ...march, unit: "day", ...wrong } as unknown as PeriodsOptions);
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(`periods: ${message}`);
  });

  test("refuses options that are none", () => {
    expect(() => periods(null as unknown as PeriodsOptions)).toThrow(
      "periods: options must be an object, got null",
    );
  });
});

describe("periodFinder", () => {
  test("finds a period that holds the instant and bears the name of its local day", () => {
    fc.assert(
      fc.property(
        unit,
        zone,
        weekStartsOn,
        fc.array(instant, { minLength: 1, maxLength: 12 }),
        (unit, timeZone, weekStartsOn, instants) => {
          const finder = periodFinder("test", { unit, timeZone, weekStartsOn } as PeriodsOptions);
          for (const ms of instants) {
            const { key, start, end } = finder.met[finder.find(ms)]!;
            expect(start).toBeLessThanOrEqual(ms);
            expect(end).toBeGreaterThan(ms);
            const shown = keyOf(dayOf(ms, timeZone), unit, weekStartsOn);
            const expected =
              key === shown ? shown : keyOf(latestDayOf(ms, timeZone), unit, weekStartsOn);
            expect(`${timeZone} ${ms} ${key}`).toBe(`${timeZone} ${ms} ${expected}`);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("finds the same in any order, whatever it has met before", () => {
    const anywhere = fc.oneof(instant, fc.integer({ min: -8.6e15, max: 8.6e15 }));
    fc.assert(
      fc.property(
        fc.array(anywhere, { minLength: 1, maxLength: 40 }),
        unit,
        zone,
        (instants, unit, timeZone) => {
          const seasoned = periodFinder("test", { unit, timeZone });
          for (const ms of [...instants, ...instants.toReversed()]) {
            const fresh = periodFinder("test", { unit, timeZone });
            expect(seasoned.met[seasoned.find(ms)]).toEqual(fresh.met[fresh.find(ms)]);
          }
          expect(new Set(seasoned.met.map(({ start }) => start)).size).toBe(seasoned.met.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("stays right between a date of year 1 and one of year 270000", () => {
    const finder = periodFinder("test", { unit: "day" });
    finder.find(Date.parse("0001-01-01T00:00Z"));
    finder.find(Date.parse("+270000-01-01T00:00:00Z"));
    for (let day = 0; day < 1000; day++) {
      const noon = Date.UTC(2026, 0, 1 + day, 12);
      expect(finder.met[finder.find(noon)]).toEqual({
        key: new Date(noon).toISOString().slice(0, 10),
        start: noon - 12 * HOUR,
        end: noon + 12 * HOUR,
      });
    }
    expect(finder.met).toHaveLength(1002);
  });

  test("meets a period once, and keeps its position", () => {
    const finder = periodFinder("test", { unit: "month" });
    const positions = [5, 1, 3, 1, 5, 0].map((month) => finder.find(Date.UTC(2026, month, 15)));
    expect(positions).toEqual([0, 1, 2, 1, 0, 3]);
    expect(finder.met.map(({ key }) => key)).toEqual(["2026-06", "2026-02", "2026-04", "2026-01"]);
  });

  test("tells the last millisecond of a period from the first of the next", () => {
    for (const unit of UNITS) {
      const finder = periodFinder("test", { unit, timeZone: "Asia/Tehran" });
      const { end } = finder.met[finder.find(Date.UTC(2026, 4, 20))]!;
      expect(finder.met[finder.find(end - 1)]!.end).toBe(end);
      expect(finder.met[finder.find(end)]!.start).toBe(end);
    }
  });
});

describe("periodsBetween", () => {
  test("lists the periods from one instant to another, each once", () => {
    const finder = periodFinder("test", { unit: "month" });
    finder.find(Date.UTC(2026, 2));
    const list = periodsBetween("test", finder, Date.UTC(2026, 1, 10), Date.UTC(2026, 4));
    expect(list.map(({ key }) => key)).toEqual(["2026-02", "2026-03", "2026-04"]);
  });

  test("takes more than a hundred thousand for a wrong date", () => {
    const start = new Date(Date.UTC(1900, 0));
    const end = new Date(Date.UTC(3000, 0));
    expect(() => periods({ start, end, unit: "day" })).toThrow(
      /^periods: periods must be at most 100000, got \d{6}$/,
    );
  });
});

describe("instantOfWall", () => {
  test("is the first instant at which the clock shows that time, or a later one", () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, wall) => {
        const ms = instantOfWall(wall, timeZone);
        expect(wallOf(ms, timeZone)).toBeGreaterThanOrEqual(wall);
        for (const before of [1, MINUTE, HOUR - 1, HOUR, 90 * MINUTE, 3 * HOUR]) {
          expect(wallOf(ms - before, timeZone)).toBeLessThan(wall);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("is exact where the clock shows that time", () => {
    const wall = Date.UTC(2026, 6, 1, 9);
    expect(instantOfWall(wall, "America/New_York")).toBe(wall + 4 * HOUR);
    expect(instantOfWall(wall, "Asia/Kathmandu")).toBe(wall - 5.75 * HOUR);
    expect(instantOfWall(wall, "UTC")).toBe(wall);
  });

  test("is the moment of the jump where the clock skips that time", () => {
    // In New York 02:00 to 03:00 on 8 March 2026 never was.
    const jump = Date.parse("2026-03-08T07:00Z");
    for (const minute of [0, 1, 30, 59]) {
      expect(instantOfWall(Date.UTC(2026, 2, 8, 2, minute), "America/New_York")).toBe(jump);
    }
  });

  test("is the first time where the clock shows it twice", () => {
    // In New York 01:00 to 02:00 on 1 November 2026 comes in summer time first.
    const wall = Date.UTC(2026, 10, 1, 1, 30);
    expect(instantOfWall(wall, "America/New_York")).toBe(wall + 4 * HOUR);
  });
});

describe("milliseconds", () => {
  test("reads a Date or milliseconds since 1970", () => {
    expect(milliseconds(new Date(5), "nps", "at")).toBe(5);
    expect(milliseconds(new Date("1900-01-01"), "nps", "at")).toBe(Date.UTC(1900, 0));
    expect(milliseconds(1e11, "nps", "at")).toBe(1e11);
    const last = Date.UTC(2200, 11, 31, 23, 59, 59, 999);
    expect(milliseconds(last, "nps", "at")).toBe(last);
  });

  test.each([
    [new Date(Number.NaN)],
    [new Date("1899-12-31")],
    [Number.NaN],
    [0],
    [-5],
    [Date.UTC(2201)],
    [8.64e15],
  ])("refuses %s", (instant) => {
    expect(() => milliseconds(instant, "nps", "at")).toThrow(InputError);
    expect(() => milliseconds(instant, "nps", "at")).toThrow(
      /^nps: at must be .*milliseconds since 1970/,
    );
  });

  test("says what stands for never, as databases write 9999-12-31", () => {
    expect(() => milliseconds(Date.UTC(9999, 11, 31), "retention", "endedAt")).toThrow(
      "retention: endedAt must be milliseconds since 1970, from 1973 to 2200 (never? Say null, or NaN in a typed array; a Date may be as late), got 253402214400000",
    );
    expect(milliseconds(new Date("9999-12-31"), "retention", "endedAt")).toBe(253_402_214_400_000);
  });

  test.each([["2026-01-01"], [null], [undefined], [5n], [{}], [true]])("refuses %s", (instant) => {
    expect(() => milliseconds(instant as number, "nps", "at")).toThrow(InputError);
    expect(() => milliseconds(instant as number, "nps", "at")).toThrow(
      /^nps: at (must be|is missing)/,
    );
  });
});

describe("checkPeriod", () => {
  test("gives both ends in milliseconds", () => {
    expect(checkPeriod("churn", "period", { start: new Date(1), end: 2e11 })).toEqual({
      start: 1,
      end: 2e11,
    });
  });

  test("says both ends where the end is not later than the start", () => {
    expect(() => checkPeriod("churn", "period", { start: new Date(1), end: new Date(1) })).toThrow(
      "churn: period.end must be later than period.start (1970-01-01T00:00:00.001Z), got 1970-01-01T00:00:00.001Z",
    );
  });

  test.each([[null], [undefined], ["2026"]])("refuses %s", (period) => {
    expect(() => checkPeriod("churn", "period", period as never)).toThrow(InputError);
    expect(() => checkPeriod("churn", "period", period as never)).toThrow(
      /^churn: period .*must be an object with start and end/,
    );
  });
});

describe("checkTimeZone", () => {
  test("accepts what the platform knows", () => {
    for (const timeZone of ZONES) expect(() => checkTimeZone("over", timeZone)).not.toThrow();
  });

  test("refuses what it does not know", () => {
    expect(() => checkTimeZone("over", "Europe/Atlantis")).toThrow(
      'over: timeZone must be an IANA time zone such as "Europe/Berlin", got "Europe/Atlantis"',
    );
  });
});

test.each<[unknown, string]>([
  [
    "2026-01-01",
    "a valid Date from 1900 on, or milliseconds since 1970 (text needs new Date(...))",
  ],
  ["", "a valid Date from 1900 on, or milliseconds since 1970"],
  [{}, "a valid Date from 1900 on, or milliseconds since 1970"],
  [null, "a valid Date from 1900 on, or milliseconds since 1970"],
  [true, "a valid Date from 1900 on, or milliseconds since 1970"],
  [5, "milliseconds since 1970, from 1973 to 2200"],
  // The first and the last second of what records are of.
  [Date.UTC(1990, 0) / 1000, "(this may be seconds: multiply by 1,000)"],
  [Date.UTC(1990, 0) / 1000 - 1, "from 1973 to 2200"],
  [Date.UTC(2100, 0) / 1000, "(this may be seconds: multiply by 1,000)"],
  [Date.UTC(2100, 0) / 1000 + 1, "from 1973 to 2200"],
  // What means never, in milliseconds, and what is later than any.
  [Date.UTC(2900, 0), "(never? Say null, or NaN in a typed array; a Date may be as late)"],
  [Date.UTC(2900, 0) - 1, "from 1973 to 2200"],
  [Date.UTC(10_000, 0, 2), "from 1973 to 2200"],
])("%j is no moment, and the message ends with what it may be", (came, end) => {
  let message = "";
  try {
    milliseconds(came as Instant, "over", "at");
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(/^over: at must be /);
  expect(message.split(", got ")[0]!.endsWith(end), message).toBe(true);
});

test("periods may be few however late they are", () => {
  const days = periods({ start: Date.UTC(2199, 0), end: Date.UTC(2199, 0, 3), unit: "day" });
  expect(days.map(({ key }) => key)).toEqual(["2199-01-01", "2199-01-02"]);
  const { find, met } = periodFinder("over", { unit: "year" });
  expect(met[find(8.6e15)]!.end).toBeGreaterThan(8.6e15);
  const late = () => periodFinder("over", { unit: "year" }).find(8.6e15 + 1);
  expect(late).toThrow("over: time must be within 270,000 years of 1970");
});
