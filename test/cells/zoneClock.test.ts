import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneClock } from "../../src/cells/zoneClock";
import { instantOfWall } from "../../src/wallClock";
import { lookUps } from "../lookUps";

const DAY = 86_400_000;

/** Days on which clocks changed, by zone: at night, at midnight, by half an hour, by a day. */
const CHANGES: readonly [timeZone: string, day: string][] = [
  ["America/New_York", "2024-03-10"],
  ["America/New_York", "2024-11-03"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["Asia/Tehran", "2022-03-22"],
  ["Asia/Tehran", "2022-09-21"],
  ["Australia/Lord_Howe", "2024-04-07"],
  ["America/St_Johns", "2006-10-29"],
  ["Pacific/Apia", "2011-12-30"],
  ["Africa/Casablanca", "2024-03-10"],
  // In the evening.
  ["Asia/Pyongyang", "2018-05-04"],
];

test.each(CHANGES)("%s around %s: the same as without a memory", (timeZone, day) => {
  const instantOf = zoneClock(timeZone);
  const from = Date.parse(day) - 2 * DAY;
  for (let wall = from; wall < from + 5 * DAY; wall += 7 * 60_000) {
    expect(instantOf(wall)).toBe(instantOfWall(wall, timeZone));
  }
});

test("the platform is asked once a day where clocks are left alone", () => {
  // No clock of Tehran has changed since 2022.
  const instantOf = zoneClock("Asia/Tehran");
  const noon = Date.UTC(2026, 2, 1, 12);
  const first = instantOf(noon);
  expect(first).toBe(noon - 3.5 * 3_600_000);
  expect(
    lookUps(() => {
      for (let minute = -720; minute < 720; minute++) {
        expect(instantOf(noon + minute * 60_000)).toBe(first + minute * 60_000);
      }
    }),
  ).toBe(0);
  expect(lookUps(() => instantOf(noon + DAY))).toBeGreaterThan(0);
});

test("in any zone, on any day, asked in any order: the same as without a memory", () => {
  const zones = [...new Set(CHANGES.map(([zone]) => zone)), "UTC", "Asia/Kathmandu"];
  const clocks = new Map(zones.map((zone) => [zone, zoneClock(zone)]));
  const wall = fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2040, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), wall, (zone, ms) => {
      expect(clocks.get(zone)?.(ms)).toBe(instantOfWall(ms, zone));
    }),
    { numRuns: 1000 },
  );
});
