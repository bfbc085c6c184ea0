import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkTimeZone,
  instantOfWall,
  isTimeZone,
  lastInstantOfWall,
  offset,
  wallOf,
} from "../src/wallClock";
import { lookUps } from "./lookUps";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Clocks that change, by how much and when: forward, back, by half an hour, over midnight, by a day. */
const CHANGES: readonly [timeZone: string, around: string][] = [
  ["Europe/Berlin", "2026-03-29T01:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
  ["America/Sao_Paulo", "2018-11-04T03:00Z"],
  ["America/Havana", "2026-11-01T05:00Z"],
  ["Asia/Tehran", "2022-09-21T19:30Z"],
  ["Pacific/Apia", "2011-12-30T10:00Z"],
  ["Africa/Monrovia", "1972-01-07T00:44:30Z"],
  ["America/New_York", "2026-11-01T06:00Z"],
];

describe("the local clock", () => {
  // As the documents of the zones say.
  test.each([
    ["UTC", "2026-01-01", 0],
    ["Asia/Tehran", "2026-01-01", 3.5 * HOUR],
    ["America/New_York", "2026-01-01", -5 * HOUR],
    ["America/New_York", "2026-07-01", -4 * HOUR],
    ["Asia/Kathmandu", "2026-01-01", 5 * HOUR + 45 * MINUTE],
    ["America/St_Johns", "2026-01-01", -3.5 * HOUR],
    // 44 minutes and 30 seconds behind.
    ["Africa/Monrovia", "1971-01-01", -44.5 * MINUTE],
    ["Europe/London", "2026-01-01", 0],
  ])("of %s on %s is ahead by %d ms", (timeZone, day, ahead) => {
    const ms = Date.parse(day);
    expect(offset(ms, timeZone)).toBe(ahead);
    expect(wallOf(ms, timeZone)).toBe(ms + ahead);
  });

  test("is told of every moment that a Date can be, and of no other", () => {
    for (const timeZone of ["UTC", "Asia/Tehran"]) {
      expect(offset(8.64e15, timeZone)).toBeGreaterThanOrEqual(0);
      expect(offset(8.64e15 + 1, timeZone)).toBeNaN();
      expect(offset(-8.64e15 - 1, timeZone)).toBeNaN();
      expect(offset(Number.NaN, timeZone)).toBeNaN();
    }
  });

  test.each(CHANGES)(
    "of %s around %s: when it shows a time first, and last less than it",
    (timeZone, around) => {
      const change = Date.parse(around);
      // What the clock shows, minute by minute, thirty hours around the change.
      const first = change - 30 * HOUR;
      const shown = Array.from({ length: 60 * 60 }, (_, i) => wallOf(first + i * MINUTE, timeZone));
      const from = Math.ceil(Math.max(...shown.slice(0, 60)) / HOUR) * HOUR;
      for (let wall = from; wall < from + 53 * HOUR; wall += 30 * MINUTE) {
        // The first minute at which the clock shows so much or more, and the one after the last that shows less.
        const start = first + shown.findIndex((one) => one >= wall) * MINUTE;
        const end = first + (shown.findLastIndex((one) => one < wall) + 1) * MINUTE;
        // Within the minute, where the clock has seconds of its own.
        const instant = instantOfWall(wall, timeZone);
        expect(instant).toBeLessThanOrEqual(start);
        expect(instant).toBeGreaterThan(start - MINUTE);
        expect(wallOf(instant, timeZone)).toBeGreaterThanOrEqual(wall);
        expect(wallOf(instant - 1, timeZone)).toBeLessThan(wall);
        const last = lastInstantOfWall(wall, timeZone);
        expect(last).toBeLessThanOrEqual(end);
        expect(last).toBeGreaterThan(end - MINUTE);
      }
    },
  );

  test("goes there and back", () => {
    const zones = fc.constantFrom(...new Set(CHANGES.map(([zone]) => zone)), "UTC");
    const moments = fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(zones, moments, (timeZone, ms) => {
        const wall = wallOf(ms, timeZone);
        const [first, last] = [instantOfWall(wall, timeZone), lastInstantOfWall(wall, timeZone)];
        expect(first <= ms && ms <= last).toBe(true);
        // The same time but where the clock shows it twice.
        expect([wallOf(first, timeZone), wallOf(last, timeZone)]).toEqual([wall, wall]);
      }),
    );
  });
});

describe("the platform", () => {
  test("is asked once for a moment, of a thousand that are kept", () => {
    const start = Date.UTC(2031, 4, 5);
    // A zone that no other test here asks for.
    const ask = (count: number) => {
      for (let i = 0; i < count; i++) {
        if (offset(start + i * HOUR, "Asia/Tashkent") !== 5 * HOUR) expect.fail(`hour ${i}`);
      }
    };
    ask(1000);
    expect(lookUps(() => ask(1000))).toBe(0);
    // Of many more the first are forgotten, and as right when they are asked for again.
    ask(3000);
    expect(lookUps(() => ask(10))).toBe(10);
    expect(lookUps(() => ask(10))).toBe(0);
  });

  test("is not asked for UTC", () => {
    expect(lookUps(() => instantOfWall(Date.UTC(2026, 0), "UTC"))).toBe(0);
  });

  test("knows zones by their IANA names", () => {
    expect(["UTC", "Europe/Berlin", "Asia/Tehran"].every(isTimeZone)).toBe(true);
    expect(["Mars/Base", "", "Berlin"].some(isTimeZone)).toBe(false);
    expect(() => checkTimeZone("over", "Europe/Berlin")).not.toThrow();
    expect(() => checkTimeZone("over", "Mars/Base")).toThrow(
      'over: timeZone must be an IANA time zone such as "Europe/Berlin", got "Mars/Base"',
    );
  });
});
