import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CellsOptions, cells } from "../../src/cells/cells";
import { problemOf, readOf } from "./reads";

function isoOf(cell: unknown, options: CellsOptions = {}): string | undefined {
  return readOf(cells(options).instant, cell)?.toISOString();
}

function messageOf(cell: unknown, options: CellsOptions = {}): string {
  return problemOf(cells(options).instant, cell);
}

describe("always reads", () => {
  test.each([
    ["2026-03-01 9:05", "2026-03-01T09:05:00.000Z"],
    ["2026-03-01T9:05:07.25", "2026-03-01T09:05:07.250Z"],
    ["2026-03-01 9:05 +03:30", "2026-03-01T05:35:00.000Z"],
    // A clock 15 hours behind UTC, not 15 seconds.
    ["2026-03-01 09:30-15", "2026-03-02T00:30:00.000Z"],
    ["2026-01-05 7:43:30", "2026-01-05T07:43:30.000Z"],
    ["2026-01-05 09:12:33.123456", "2026-01-05T09:12:33.123Z"],
    ["2026-01-05T09:12:33.123456Z", "2026-01-05T09:12:33.123Z"],
    ["2026/03/01", "2026-03-01T00:00:00.000Z"],
    ["2026/3/1", "2026-03-01T00:00:00.000Z"],
    ["5 Jan  2026   9:12", "2026-01-05T09:12:00.000Z"],
    ["1900/1/1", "1900-01-01T00:00:00.000Z"],
    ["2026.03.01 14:05", "2026-03-01T14:05:00.000Z"],
    ["2026-3-1", "2026-03-01T00:00:00.000Z"],
    ["2026/01/05 9:12:33 AM GMT+3:30", "2026-01-05T05:42:33.000Z"],
    ["2026/01/05 12:00:00 AM GMT+3:30", "2026-01-04T20:30:00.000Z"],
    ["2026/01/05 12:30 PM UTC-5", "2026-01-05T17:30:00.000Z"],
    ["05-Jan-2026", "2026-01-05T00:00:00.000Z"],
    ["10-Mar-2025 09:00", "2025-03-10T09:00:00.000Z"],
    ["05/Jan/26 9:12 AM", "2026-01-05T09:12:00.000Z"],
    ["05/Jan/26 10:40 PM", "2026-01-05T22:40:00.000Z"],
    ["31/Dec/99", "1999-12-31T00:00:00.000Z"],
    ["01-Jan-70", "1970-01-01T00:00:00.000Z"],
    ["31-Dec-69", "2069-12-31T00:00:00.000Z"],
    ["5 January 2026", "2026-01-05T00:00:00.000Z"],
    ["5th of January, 2026".replace("of ", ""), "2026-01-05T00:00:00.000Z"],
    ["Jan 5, 2026", "2026-01-05T00:00:00.000Z"],
    ["January 5 2026 9:12 p.m.", "2026-01-05T21:12:00.000Z"],
    ["Sept 5, 2026, 9:12\u202fAM", "2026-09-05T09:12:00.000Z"],
    ["January 5, 2026 at 9:12 AM", "2026-01-05T09:12:00.000Z"],
    ["2026-01-05T09:12:33Z", "2026-01-05T09:12:33.000Z"],
    ["2026-01-05T09:12:33.250Z", "2026-01-05T09:12:33.250Z"],
    ["Jan-05-2026", "2026-01-05T00:00:00.000Z"],
    ["2026-Jan-05", "2026-01-05T00:00:00.000Z"],
    ["05Jan2026", "2026-01-05T00:00:00.000Z"],
    ["5 - Jan - 2026", "2026-01-05T00:00:00.000Z"],
    ["Jan5, 2026", "2026-01-05T00:00:00.000Z"],
    ["Jan. 5, 2026", "2026-01-05T00:00:00.000Z"],
    ["Jan 5 - 2026", "2026-01-05T00:00:00.000Z"],
    ["2026Jan05", "2026-01-05T00:00:00.000Z"],
    ["2026 - Jan - 05", "2026-01-05T00:00:00.000Z"],
    ["Monday, January 5, 2026", "2026-01-05T00:00:00.000Z"],
    ["Mon, 05 Jan 2026 09:12:00 +0000", "2026-01-05T09:12:00.000Z"],
    ["Mon Jan 05 2026 09:12:00 GMT+0330 (Iran Standard Time)", "2026-01-05T05:42:00.000Z"],
    ["2026/01/05 09:12(Monday)", "2026-01-05T09:12:00.000Z"],
    ["2018-10-05 06:44:00 PM", "2018-10-05T18:44:00.000Z"],
    ["2018-10-05 06:44:00 pm", "2018-10-05T18:44:00.000Z"],
    ["2018-10-05 06:44 P.M.", "2018-10-05T18:44:00.000Z"],
    ["2018-10-05 6:44 a.m.", "2018-10-05T06:44:00.000Z"],
    ["2018-10-05 06:44PM", "2018-10-05T18:44:00.000Z"],
    ["2018-10-05 12:00 AM", "2018-10-05T00:00:00.000Z"],
    ["2018-10-05 12:00 PM", "2018-10-05T12:00:00.000Z"],
    ["۲۰۲۶/۰۳/۰۱ ۹:۰۵", "2026-03-01T09:05:00.000Z"],
  ])("%j", (text, iso) => {
    expect(isoOf(text)).toBe(iso);
  });

  test("a local time in its zone, and an offset in the text all the same", () => {
    // Tehran is 3 h 30 min ahead: 09:12 there is 05:42 in UTC.
    expect(isoOf("05/Jan/26 9:12 AM", { timeZone: "Asia/Tehran" })).toBe(
      "2026-01-05T05:42:00.000Z",
    );
    expect(isoOf("2026/01/05 9:12 Z", { timeZone: "Asia/Tehran" })).toBe(
      "2026-01-05T09:12:00.000Z",
    );
  });
});

describe("a clock with points, as Italy and Finland write it", () => {
  test.each([
    ["22/01/2026 16.50.37", "2026-01-22T16:50:37.000Z"],
    ["5.1.2026 9.12", "2026-01-05T09:12:00.000Z"],
    ["05/01/2026, 09.12.33", "2026-01-05T09:12:33.000Z"],
    ["2026-01-05 9.12.33 PM", "2026-01-05T21:12:33.000Z"],
    ["5 gennaio 2026 09.12", "2026-01-05T09:12:00.000Z"],
    // No clock: a day, a month and a year.
    ["5. 1. 2026", "2026-01-05T00:00:00.000Z"],
    ["5. 1. 26", "2026-01-05T00:00:00.000Z"],
  ])("%j", (text, iso) => {
    expect(isoOf(text, { dayFirst: true, language: "it" })).toBe(iso);
  });

  test("shows no 24 and no 60", () => {
    expect(messageOf("22/01/2026 24.50", { dayFirst: true })).toMatch("no calendar or clock");
    expect(messageOf("22/01/2026 16.60", { dayFirst: true })).toMatch("no calendar or clock");
  });
});

describe("with dayFirst", () => {
  test.each([
    [true, "31.01.2026", "2026-01-31T00:00:00.000Z"],
    [true, "31/01/2026 14:05", "2026-01-31T14:05:00.000Z"],
    [true, "3.4.26", "2026-04-03T00:00:00.000Z"],
    [true, "31. 1. 2026", "2026-01-31T00:00:00.000Z"],
    [true, "03-04-2026 09:30:15", "2026-04-03T09:30:15.000Z"],
    [true, "۳۱/۰۱/۲۰۲۶", "2026-01-31T00:00:00.000Z"],
    [true, "2026-03-04", "2026-03-04T00:00:00.000Z"],
    [false, "1/31/2026 2:05 PM", "2026-01-31T14:05:00.000Z"],
    [false, "01/03/2026 09:12:33 AM", "2026-01-03T09:12:33.000Z"],
    [false, "12/1/2009 7:45", "2009-12-01T07:45:00.000Z"],
    [false, "1/31/99", "1999-01-31T00:00:00.000Z"],
    [false, "Jan-05-26", "2026-01-05T00:00:00.000Z"],
    [false, "1/5/2026, 9:12 AM", "2026-01-05T09:12:00.000Z"],
  ])("%j: %j", (dayFirst, text, iso) => {
    expect(isoOf(text, { dayFirst })).toBe(iso);
  });

  test.each([
    ["03/04/2026", ", where either may be the month (say dayFirst: true or false)"],
    ["31/01/2026 14:05", " (say dayFirst: true)"],
    ["31.01.2026", " (say dayFirst: true)"],
    ["1/31/2026 2:05 PM", " (say dayFirst: false)"],
    ["31/31/2026", ", which no calendar or clock shows"],
    ["Jan-05-26", " (say dayFirst: false)"],
    // Where no order makes a day of it, to say one does not help: April has 30 days, February 29 at most.
    ["31.02.2025", ", which no calendar or clock shows"],
    ["2/30/2026 2:05 PM", ", which no calendar or clock shows"],
    ["31/04/26", ", which no calendar or clock shows"],
    ["Feb-30-26", ", which no calendar or clock shows"],
  ])("unsaid, %j is refused", (text, hint) => {
    expect(messageOf(text)).toMatch(`got ${JSON.stringify(text)}${hint}`);
  });

  test.each([
    [true, "1/31/2026", ", where 31 is no month (dayFirst is true)"],
    [false, "31.01.2026", ", where 31 is no month (dayFirst is false)"],
    [true, "2/30/2026", ", which no calendar or clock shows"],
    [false, "31.04.2026", ", which no calendar or clock shows"],
    [true, "31/04/2026", ", which no calendar or clock shows"],
    [false, "2/30/2026", ", which no calendar or clock shows"],
    [true, "00/01/2026", ", which no calendar or clock shows"],
  ])("%j, %j is refused", (dayFirst, text, hint) => {
    expect(messageOf(text, { dayFirst })).toMatch(`got ${JSON.stringify(text)}${hint}`);
  });

  test("a day reads the same in either order, each under its own option", () => {
    const date = fc.date({
      min: new Date("1970-01-01"),
      max: new Date("2069-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, fc.constantFrom("/", ".", "-"), fc.boolean(), (moment, mark, isShort) => {
        const [y = "", m = "", d = ""] = moment.toISOString().slice(0, 10).split("-");
        const year = isShort ? y.slice(2) : y;
        const iso = `${y}-${m}-${d}T00:00:00.000Z`;
        expect(isoOf([d, m, year].join(mark), { dayFirst: true })).toBe(iso);
        expect(isoOf([m, d, year].join(mark), { dayFirst: false })).toBe(iso);
        expect(isoOf([Number(m), Number(d), year].join(mark), { dayFirst: false })).toBe(iso);
      }),
    );
  });
});

describe("in a language", () => {
  test.each([
    ["es", "05/ene/26 9:12 AM", "2026-01-05T09:12:00.000Z"],
    ["es", "5 de enero de 2026", "2026-01-05T00:00:00.000Z"],
    // What shortens Tuesday, martes, shortens March, marzo, too.
    ["es", "mar 5, 2026", "2026-03-05T00:00:00.000Z"],
    ["es", "mar, 10 mar 2026", "2026-03-10T00:00:00.000Z"],
    ["es", "05/sep/26 9:12 p. m.", "2026-09-05T21:12:00.000Z"],
    ["de", "05/Mär/26 9:12 AM", "2026-03-05T09:12:00.000Z"],
    ["de", "5. Dezember 2026 14:05", "2026-12-05T14:05:00.000Z"],
    ["fr", "05/févr./26 9:12 PM", "2026-02-05T21:12:00.000Z"],
    ["fr", "5 aout 2026", "2026-08-05T00:00:00.000Z"],
    ["pt", "05/set/26 9:12 AM", "2026-09-05T09:12:00.000Z"],
    ["ru", "5 марта 2026", "2026-03-05T00:00:00.000Z"],
    ["ru", "5 март 2026", "2026-03-05T00:00:00.000Z"],
    ["fa", "۵ ژانویه ۲۰۲۶", "2026-01-05T00:00:00.000Z"],
    ["fa", "۵ ژانویه ۲۰۲۶ ۹:۱۲ ب.ظ.", "2026-01-05T21:12:00.000Z"],
    ["fa", "۵ ژانویه ۲۰۲۶ ۹:۱۲ ق.ظ.", "2026-01-05T09:12:00.000Z"],
    ["fa", "5 ژانویه 2026 9:12 PM", "2026-01-05T21:12:00.000Z"],
    ["fa", "5 ژانویه 2026 9:12 AM", "2026-01-05T09:12:00.000Z"],
    ["ar", "٥ يناير ٢٠٢٦", "2026-01-05T00:00:00.000Z"],
  ])("%s: %j", (language, text, iso) => {
    expect(isoOf(text, { language })).toBe(iso);
  });

  test("a name that is none in it, or may be two, is refused", () => {
    expect(messageOf("05/ene/26")).toMatch('where "ene" is no month that is known (say language)');
    expect(messageOf("5 jui 2026", { language: "fr" })).toMatch("say language");
  });

  test("every long and short month of many languages, as Intl writes it beside a day", () => {
    const languages = [
      "en",
      "de",
      "es",
      "fr",
      "pt",
      "it",
      "nl",
      "ru",
      "fa",
      "ar",
      "tr",
      "pl",
      "sv",
    ];
    for (const language of languages) {
      const { instant } = cells({ language });
      for (const month of ["long", "short"] as const) {
        const shape = { month, day: "numeric", timeZone: "UTC", numberingSystem: "latn" } as const;
        const format = new Intl.DateTimeFormat(language, { ...shape, calendar: "gregory" });
        for (let i = 0; i < 12; i++) {
          const moment = new Date(Date.UTC(2026, i, 5));
          const name = format.formatToParts(moment).find(({ type }) => type === "month")?.value;
          expect(readOf(instant, `5 ${name} 2026`)).toEqual(moment);
        }
      }
    }
  });
});

describe("numbers", () => {
  test.each<[CellsOptions["unixTime"], unknown, string]>([
    ["seconds", 1511646425, "2017-11-25T21:47:05.000Z"],
    ["seconds", "1511646425.129", "2017-11-25T21:47:05.129Z"],
    ["milliseconds", "1511646425000", "2017-11-25T21:47:05.000Z"],
    ["microseconds", 1767604353123456, "2026-01-05T09:12:33.123Z"],
    ["microseconds", 1767604353123456n, "2026-01-05T09:12:33.123Z"],
    // A spreadsheet's 43101 is 1 January 2018: 36526 is 1 January 2000, and 6575 days follow.
    ["excel", "43101", "2018-01-01T00:00:00.000Z"],
    ["excel", 43101.5, "2018-01-01T12:00:00.000Z"],
    ["excel", "43101.395833333336", "2018-01-01T09:30:00.000Z"],
    ["excel", "36526", "2000-01-01T00:00:00.000Z"],
    // Day 25,569 is the first of 1970; 20 years on, with 5 leap days, and 130 years on, with 32, less a day.
    ["excel", String(25_569 + 20 * 365 + 5), "1990-01-01T00:00:00.000Z"],
    ["excel", String(25_569 + 130 * 365 + 32 - 1), "2099-12-31T00:00:00.000Z"],
    ["seconds", "+1511646425", "2017-11-25T21:47:05.000Z"],
    [undefined, 1511646425000, "2017-11-25T21:47:05.000Z"],
    [undefined, 1e11, "1973-03-03T09:46:40.000Z"],
    [undefined, Date.UTC(2201, 0) - 1, "2200-12-31T23:59:59.999Z"],
  ])("%s: %s", (unixTime, cell, iso) => {
    expect(isoOf(cell, unixTime === undefined ? {} : { unixTime })).toBe(iso);
  });

  test("of seconds are the same everywhere", () => {
    const options = { unixTime: "seconds", timeZone: "America/New_York" } as const;
    expect(isoOf(1511646425, options)).toBe("2017-11-25T21:47:05.000Z");
  });

  test("of a spreadsheet are local times", () => {
    // New York is 5 hours behind UTC in January.
    const options = { unixTime: "excel", timeZone: "America/New_York" } as const;
    expect(isoOf("43101", options)).toBe("2018-01-01T05:00:00.000Z");
  });

  test.each<[CellsOptions["unixTime"], unknown, string]>([
    [undefined, 1511646425, ', a bare number (say unixTime: "seconds")'],
    [undefined, 43101, ', a bare number (say unixTime: "excel")'],
    [undefined, 1767604353123456, ', a bare number (say unixTime: "microseconds")'],
    [undefined, 0, ", a bare number"],
    [undefined, -1, ", a bare number"],
    [undefined, 2026, ", a bare number"],
    [undefined, "43101", ', a bare number (say unixTime: "excel")'],
    [undefined, "1511646425", ', a bare number (say unixTime: "seconds")'],
    [undefined, "1511646425000", ', a bare number (say unixTime: "milliseconds")'],
    ["seconds", "43101", ' seconds from 1990 to 2100 (say unixTime: "excel")'],
    ["seconds", "1511646425000", ' seconds from 1990 to 2100 (say unixTime: "milliseconds")'],
    ["seconds", 1511646425000, ' seconds from 1990 to 2100 (say unixTime: "milliseconds")'],
    ["milliseconds", "1511646425", ' milliseconds from 1990 to 2100 (say unixTime: "seconds")'],
    ["excel", "1511646425", ' days of a spreadsheet from 1990 to 2100 (say unixTime: "seconds")'],
    ["seconds", "20260301", " seconds from 1990 to 2100"],
    ["excel", String(25_569 + 130 * 365 + 32), " days of a spreadsheet from 1990 to 2100"],
    ["excel", "x43101", 'got "x43101"'],
    [undefined, Date.UTC(2201, 0), ", a bare number"],
  ])("%s: %s is refused", (unixTime, cell, hint) => {
    const message = messageOf(cell, unixTime === undefined ? {} : { unixTime });
    expect(message.endsWith(hint), message).toBe(true);
  });

  test("dates stay possible beside them", () => {
    expect(isoOf("2026-03-01", { unixTime: "excel" })).toBe("2026-03-01T00:00:00.000Z");
  });

  test("a Date before 1900 is none, nor one after 9999 in any zone", () => {
    expect(messageOf(new Date("+010000-01-02T00:00:00.001Z"))).toMatch("got a Date, after 9999");
    expect(isoOf(new Date("+010000-01-02"))).toBe("+010000-01-02T00:00:00.000Z");
    expect(messageOf(new Date(Number.NaN))).toMatch(/got Invalid Date$/);
    expect(messageOf(new Date("0001-01-01"))).toMatch("got a Date, a year before 1900");
    expect(isoOf(new Date("1900-01-01"))).toBe("1900-01-01T00:00:00.000Z");
  });
});

describe("another calendar", () => {
  const persian = { calendar: "persian", timeZone: "Asia/Tehran" } as const;

  // Known days: Nowruz of 1402 was 21 March 2023, that of 1403 (after a leap year) 20 March 2024.
  // Clocks in Tehran are 3 h 30 min ahead of UTC: local midnight is 20:30 the day before.
  test.each([
    ["1402/01/05", "2023-03-24T20:30:00.000Z"],
    ["۱۴۰۲/۰۱/۰۵", "2023-03-24T20:30:00.000Z"],
    ["1402-01-05", "2023-03-24T20:30:00.000Z"],
    ["۱۴۰۲/۱/۵ ۱۴:۰۵", "2023-03-25T10:35:00.000Z"],
    ["1402-01-05T09:30+03:30", "2023-03-25T06:00:00.000Z"],
    ["1402/01/01", "2023-03-20T20:30:00.000Z"],
    ["1403/01/01", "2024-03-19T20:30:00.000Z"],
    ["1403/12/30", "2025-03-19T20:30:00.000Z"],
    ["1404/01/01", "2025-03-20T20:30:00.000Z"],
    // Written 20 February 1979 there; clocks had 3 h 30 min then, too.
    ["1357/12/01", "1979-02-19T20:30:00.000Z"],
  ])("Persian: %j", (text, iso) => {
    expect(isoOf(text, persian)).toBe(iso);
  });

  test("with the names of its months, and with the day first", () => {
    expect(isoOf("۵ فروردین ۱۴۰۲", { ...persian, language: "fa" })).toBe(
      "2023-03-24T20:30:00.000Z",
    );
    expect(isoOf("5 Farvardin 1402", persian)).toBe("2023-03-24T20:30:00.000Z");
    expect(isoOf("05/01/1402", { ...persian, dayFirst: true })).toBe("2023-03-24T20:30:00.000Z");
  });

  test("of the Hijra, as Umm al-Qura reckons", () => {
    const hijri = { calendar: "islamic-umalqura" } as const;
    // Published: 1 Ramadan 1444 was 23 March 2023, 1 Muharram 1446 was 7 July 2024.
    expect(isoOf("1444/09/01", hijri)).toBe("2023-03-23T00:00:00.000Z");
    expect(isoOf("١٤٤٦/٠١/٠١", hijri)).toBe("2024-07-07T00:00:00.000Z");
    expect(isoOf("1 رمضان 1444", { ...hijri, language: "ar" })).toBe("2023-03-23T00:00:00.000Z");
  });

  test.each([
    ["1402/12/30", ", which no calendar or clock shows"],
    ["1402/07/31", ", which no calendar or clock shows"],
    ["1402/13/01", ", which no calendar or clock shows"],
    ["1402/00/05", ", which no calendar or clock shows"],
    ["1402/01/00", ", which no calendar or clock shows"],
    // 1821, when no customer of today was born.
    ["1200/01/01", ', a year of another calendar than "persian"'],
    ["2023-03-25", ', a year of another calendar than "persian"'],
    // Said or not, which of them is the day: the year is not read.
    ["02/01/05", ", a year of two digits"],
    // Mehr has 30 days.
    ["31/07/1402", ", which no calendar or clock shows"],
    ["31/06/1402", " (say dayFirst: true)"],
  ])("%j is refused", (text, hint) => {
    expect(messageOf(text, persian)).toMatch(`got "${text}"${hint}`);
  });

  test("is named where a year looks like one of it", () => {
    const hint =
      'a year before 1900 (another calendar? Say calendar: "persian" or "islamic-umalqura")';
    expect(messageOf("1402/01/05")).toMatch(hint);
    expect(messageOf("1402-01-05")).toMatch(hint);
    // The Persian year 1279 began in 1900, and the Hijri year 1628 ends in 2201.
    for (const year of [1279, 1628]) expect(messageOf(`${year}-01-01`)).toMatch(hint);
    for (const year of [1278, 1629, 1753]) {
      expect(messageOf(`${year}-01-01`)).toMatch(/a year before 1900$/);
    }
    expect(messageOf("0001-01-01")).toMatch(
      'a year before 1900 (none? Say missing: ["0001-01-01"])',
    );
  });

  test.each(["persian", "islamic-umalqura"] as const)(
    "%s: every day as Intl writes it",
    (calendar) => {
      const { instant } = cells({ calendar });
      const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
        year: "numeric",
        month: "numeric",
        day: "numeric",
        timeZone: "UTC",
      });
      for (let day = Date.UTC(1996, 0, 1); day < Date.UTC(2056, 0, 1); day += 3 * 86_400_000) {
        const parts = new Map(format.formatToParts(day).map(({ type, value }) => [type, value]));
        const text = `${parts.get("year")}/${parts.get("month")}/${parts.get("day")}`;
        expect(readOf(instant, text)?.getTime()).toBe(day);
      }
    },
  );
});

test.each([
  ["2026-03-01 09:30 CET", "Europe/Berlin", "2026-03-01T08:30:00.000Z"],
  ["2026-07-01 09:30 CEST", "Europe/Berlin", "2026-07-01T07:30:00.000Z"],
  ["05-Jan-2026 9:30 PM PST", "America/Los_Angeles", "2026-01-06T05:30:00.000Z"],
  ["Jan 5, 2026 9:30 PM PST", "America/Los_Angeles", "2026-01-06T05:30:00.000Z"],
  // The clock of Greenwich beside a name that ends in Z.
  ["2026-03-01 09:30 Z", "Europe/Berlin", "2026-03-01T09:30:00.000Z"],
])("reads %s where timeZone is %s", (written, timeZone, instant) => {
  expect(isoOf(written, { timeZone })).toBe(instant);
});

describe("a zone's name beside a time near a change of the clocks", () => {
  // Berlin is 1 h ahead of UTC in winter, CET, and 2 h in summer, CEST: back at 3:00 on 25 October 2026, forward
  // at 2:00 on 29 March. Lord Howe Island goes back by half an hour only, from 11 h to 10 h 30 min, at 2:00 on 5 April.
  test.each([
    ["2026-10-25 02:30 CEST", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25 02:30 CET", "Europe/Berlin", "2026-10-25T01:30:00.000Z"],
    ["2026-10-25 02:00 CET", "Europe/Berlin", "2026-10-25T01:00:00.000Z"],
    ["2026-03-29 01:30 CET", "Europe/Berlin", "2026-03-29T00:30:00.000Z"],
    ["2026-04-05 01:45 LHDT", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
    ["2026-04-05 01:45 LHST", "Australia/Lord_Howe", "2026-04-04T15:15:00.000Z"],
  ])("%s in %s", (written, timeZone, instant) => {
    expect(isoOf(written, { timeZone, language: "en-AU" })).toBe(instant);
  });

  // No summer time an hour before it begins, and no winter time an hour before that does.
  test.each(["2026-03-29 01:30 CEST", "2026-10-25 01:30 CET"])(
    "%s is none in Berlin",
    (written) => {
      expect(messageOf(written, { timeZone: "Europe/Berlin" })).toMatch(/ \(say timeZone\)$/);
    },
  );
});

test("the days on which something can have happened begin a day after those that software makes of nothing", () => {
  const { moment } = cells({});
  for (const first of ["1970-01-01", "1900-01-01"]) {
    expect(problemOf(moment, first)).toMatch("which software makes of nothing");
    const day = new Date(first).getTime() + 86_400_000;
    expect(readOf(moment, new Date(day))?.getTime()).toBe(day);
    expect(problemOf(moment, new Date(day - 1))).toMatch("which software makes of nothing");
  }
});

test("refuses a zone's name that is not that of timeZone at that time", () => {
  for (const written of ["2026-07-01 09:30 CET", "2026-03-01 09:30 EST", "2026-03-01 09:30 MEZ"]) {
    expect(messageOf(written, { timeZone: "Europe/Berlin" })).toMatch(/ \(say timeZone\)$/);
  }
});

describe("refuses", () => {
  test.each([
    ["2018-10-05 13:00 PM", ", which no calendar or clock shows"],
    ["2018-10-05 0:30 PM", ", which no calendar or clock shows"],
    ["2026/02/30", ", which no calendar or clock shows"],
    ["30-Feb-2026", ", which no calendar or clock shows"],
    ["2026-03-01 24:00", ", which no calendar or clock shows"],
    ["2026-03-01 9:5", ""],
    ["2026-03-01 9", ""],
    ["2026/03-01", ""],
    ["2026-03/01", ""],
    ["202/-03-01", ""],
    ["2026-03-01x09:30", ""],
    ["2026-03-01 09-30", ""],
    ["2026-03-01 (Sunday) 09:30", ""],
    ["2026-03-01 09:30 CET", " (say timeZone)"],
    ["2026-03-01 09:30 PM MEZ", " (say timeZone)"],
    ["2026-03-01 09:30 م", " (say language)"],
    ["2026-03-01 09:30 Uhr", ""],
    ["2026-02-30T09:30:00.000Z", ", which no calendar or clock shows"],
    ["2026-03-01T09:30:00.0x0Z", ""],
    ["2026-03-01 09:30 +24:00", ", which no calendar or clock shows"],
    ["1.2.3", ""],
    ["202/03/26", ""],
    ["2026/03/123", ""],
    ["2026/03/2026", ""],
    ["(a) Jan 5, 2026", ""],
    ["Jan 5, 20261", ""],
    ["x2026-Jan-05", ""],
    ["2026-Jan-051", ""],
    ["26:10:05", ""],
    ["soon", ' (none? Say missing: ["soon"])'],
    // An offset is no year, as in 1/1/0001, which .NET has for none.
    ["2026-03-01 09:30:00 +0000 UTC", ""],
    ["1/Mar/2026:09:30:00 +0000", ""],
    ["1/1/0001 12:00:00 AM", ', a year before 1900 (none? Say missing: ["1/1/0001 12:00:00 AM"])'],
    ["2026-03-01 and 2026-03-02", ""],
    ["05-Jan", ""],
    ["2026-Foo-05", ', where "Foo" is no month that is known (say language)'],
    ["Foo. 05, 2026", ', where "Foo" is no month that is known (say language)'],
    ["05/Foo/2026", ', where "Foo" is no month that is known (say language)'],
    // Twenty letters of a long one tell which.
    [
      `5 ${"abcdefghij".repeat(3)} 2026`,
      ', where "abcdefghijabcdefghij" is no month that is known (say language)',
    ],
    // One letter more would be December.
    ["5 De 2026", ', where "De" is no month that is known (say language)'],
    ["Jan 2026", ""],
    ["2026-01", ", which is more than a day"],
    ["1/2026", ", which is more than a day"],
    ["2026-Q1", ", which is more than a day"],
    ["q4 2026", ", which is more than a day"],
    ["2026W53", ", which is more than a day"],
  ])("%j", (text, hint) => {
    expect(messageOf(text)).toBe(
      `must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30, got ${JSON.stringify(text)}${hint}`,
    );
  });

  test("a day that a calendar has not, where that is said, without another one", () => {
    // 1403 is a leap year, 1404 is not.
    const { instant } = cells({ calendar: "persian" });
    expect(problemOf(instant, "1404/12/30")).toMatch(/which no calendar or clock shows$/);
    expect(problemOf(instant, "0000/00/00")).toMatch(/\(none\? Say missing: /);
  });

  test("a long text at once", () => {
    const { instant } = cells({});
    const before = performance.now();
    for (const part of ["a", "1", "a ", "1 ", ".", "1.", "a-", "(", " "]) {
      problemOf(instant, `x${part.repeat(100_000)}x`);
      problemOf(instant, `5 ${part.repeat(100_000)}x`);
    }
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
