import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CellsOptions, cells } from "../../src/cells/cells";
import { Wait } from "../../src/cells/readLater";
import { problemOf, readOf } from "./reads";

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe("what says itself what it counts", () => {
  test.each([
    ["26:10:05", 26 * HOUR + 10 * MINUTE + 5000],
    ["00:48:13", 48 * MINUTE + 13_000],
    ["0 days 00:48:13", 48 * MINUTE + 13_000],
    ["2 days, 3:00:00", 51 * HOUR],
    ["1 day 00:00:00.5", 24 * HOUR + 500],
    ["1h 30m", 90 * MINUTE],
    ["1h30m", 90 * MINUTE],
    ["90 minutes", 90 * MINUTE],
    ["1 hour and 30 minutes", 90 * MINUTE],
    ["2 days", 48 * HOUR],
    ["1.5 hrs", 90 * MINUTE],
    ["45 sec", 45_000],
    ["250 ms", 250],
    ["1 w", 168 * HOUR],
    ["PT1H30M", 90 * MINUTE],
    ["P1DT2H", 26 * HOUR],
    ["PT0.5S", 500],
    ["PT12,5S", 12_500],
    ["PT1.25H", 75 * MINUTE],
    ["PT12.25M", 735_000],
    ["P10D", 240 * HOUR],
    ["P12W", 2016 * HOUR],
    ["PT12H10M10S", 12 * HOUR + 10 * MINUTE + 10_000],
    ["1.25 h", 75 * MINUTE],
    ["1,5 hours", 90 * MINUTE],
    ["1 day", 24 * HOUR],
    ["1 d", 24 * HOUR],
    ["2 weeks", 336 * HOUR],
    ["1 week", 168 * HOUR],
    ["3 hr", 3 * HOUR],
    ["10 mins", 10 * MINUTE],
    ["1 second", 1000],
    ["2 milliseconds", 2],
    ["12 days, 3:00:00", 291 * HOUR],
    ["1:59:59,25", 2 * HOUR - 750],
    ["۲۶:۱۰:۰۵", 26 * HOUR + 10 * MINUTE + 5000],
  ])("%j", (text, ms) => {
    expect(readOf(cells({}).wait, text)).toBe(ms);
  });

  test("every time of three parts", () => {
    const part = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), part, part, (h, m, s) => {
        const text = [h, m, s].map((n) => String(n).padStart(2, "0")).join(":");
        expect(readOf(cells({}).wait, text)).toBe(h * HOUR + m * MINUTE + s * 1000);
      }),
    );
  });
});

describe("a bare number counts what `waits` says", () => {
  test.each<[CellsOptions["waits"], unknown, number]>([
    ["minutes", "20", 20 * MINUTE],
    ["minutes", 20, 20 * MINUTE],
    ["minutes", "2.5", 150_000],
    ["hours", "5.0", 5 * HOUR],
    ["seconds", "14 400", 4 * HOUR],
    ["days", 1n, 24 * HOUR],
    ["milliseconds", "1.6", 2],
    ["hours", "26:10", 26 * HOUR + 10 * MINUTE],
    ["minutes", "48:13", 48 * MINUTE + 13_000],
    ["minutes", "26:10:05", 26 * HOUR + 10 * MINUTE + 5000],
    ["minutes", "0", 0],
    ["minutes", "+90", 90 * MINUTE],
    // Ten years, of which three may be leap years.
    ["days", "3653", (10 * 365 + 3) * 24 * HOUR],
  ])("%s: %s", (waits, cell, ms) => {
    expect(readOf(cells({ waits: waits as "hours" }).wait, cell)).toBe(ms);
  });

  test.each<[CellsOptions, unknown, string]>([
    [{}, "20", '"20" (a wait? Say waits: "minutes", or what it counts)'],
    [{}, 20, '20 (a wait? Say waits: "minutes", or what it counts)'],
    [{}, "48:13", '"48:13" (a wait? Say waits: "hours" or "minutes")'],
    [{}, "1:99:00", '"1:99:00"'],
    [{}, "1:00:60", '"1:00:60"'],
    [{}, "in 26:10:05", '"in 26:10:05"'],
    [{}, "26:10:05h", '"26:10:05h"'],
    [{}, "+P1D", '"+P1D"'],
    [{ waits: "hours" }, "-5", '"-5", below 0'],
    [{ waits: "days" }, "9999", '"9999", more than ten years'],
    [{ waits: "hours" }, "soon", '"soon"'],
    [{}, "2 months", '"2 months"'],
    [{}, "P1M", '"P1M"'],
    [{}, "PT", '"PT"'],
    [{}, new Date(0), "a Date"],
  ])("%j: %s is refused", (options, cell, end) => {
    expect(problemOf(cells(options).wait, cell)).toBe(
      `must be a wait such as 26:10:05 or 1h 30m, got ${end}`,
    );
  });

  test("that may be two numbers is refused as such", () => {
    expect(problemOf(cells({ waits: "minutes" }).wait, "1,234")).toMatch("say decimal");
    expect(readOf(cells({ waits: "minutes", decimal: "." }).wait, "1,234")).toBe(1234 * MINUTE);
  });
});

describe("in place of a moment", () => {
  test.each<[CellsOptions, unknown, unknown]>([
    [{ waits: "minutes" }, "20", new Wait(20 * MINUTE)],
    [{ waits: "minutes" }, 20, new Wait(20 * MINUTE)],
    [{ waits: "minutes" }, "26:10:05", new Wait(26 * HOUR + 10 * MINUTE + 5000)],
    [{ waits: "minutes" }, "2026-03-01 9:05", new Date("2026-03-01T09:05Z")],
    [{ waits: "minutes", unixTime: "excel" }, "43101", new Wait(43_101 * MINUTE)],
    [{ unixTime: "excel" }, "43101", new Date("2018-01-01")],
    [{ waits: "minutes" }, "1h 30m", new Wait(90 * MINUTE)],
    [{}, "1h 30m", new Wait(90 * MINUTE)],
    [{}, "2026-03-01", new Date("2026-03-01")],
    [{}, "", null],
    [{ waits: "minutes" }, null, null],
    [{ waits: "minutes" }, 90n, new Wait(90 * MINUTE)],
    [{ waits: "minutes" }, "+90", new Wait(90 * MINUTE)],
    [{ waits: "minutes" }, new Date("2026-03-01"), new Date("2026-03-01")],
    [{ waits: "minutes", missing: ["-99"] }, "-99.0", null],
    [{ waits: "minutes", missing: ["-99"] }, -99, null],
  ])("%j: %s", (options, cell, value) => {
    expect(readOf(cells(options).later, cell)).toEqual(value);
  });

  test.each<[CellsOptions, unknown, string]>([
    [{}, "20", 'Say waits: "minutes", or what it counts)'],
    [{}, 43_101, 'Say waits: "minutes", or what it counts)'],
    [{}, "12.5", 'Say waits: "minutes", or what it counts)'],
    [{ unixTime: "seconds" }, "300", 'Say waits: "minutes", or what it counts)'],
    [{}, "26:10:05", 'Say waits: "hours")'],
    [{}, "26:10:05.25", 'Say waits: "hours")'],
    [{}, "۱۵۱۱۶۴۶۴۲۵", 'say unixTime: "seconds")'],
    [{}, "9:30", 'Say waits: "hours")'],
    [{}, "1511646425", 'say unixTime: "seconds")'],
    [{}, 1511646425, 'say unixTime: "seconds")'],
    [{}, "31/01/2026", "(say dayFirst: true)"],
  ])("%j: the hint of %s leads somewhere", (options, cell, hint) => {
    expect(problemOf(cells(options).later, cell)).toMatch(hint);
  });
});
