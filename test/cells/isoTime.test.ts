import fc from "fast-check";
import { expect, test } from "vitest";
import { isoTime, plainInstant, plainWall } from "../../src/cells/isoTime";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What may stand in each place, and the milliseconds that it says. */
const DAYS: readonly [string, number][] = [
  ["2026-03-01", Date.UTC(2026, 2, 1)],
  ["1900-12-31", Date.UTC(1900, 11, 31)],
  ["2024-02-29", Date.UTC(2024, 1, 29)],
];
const TIMES: readonly [string, number][] = [
  ["T09:30", 9 * HOUR + 30 * MINUTE],
  ["t23:59", 24 * HOUR - MINUTE],
  [" 09:30:15", 9 * HOUR + 30 * MINUTE + 15_000],
  ["T00:00:00.5", 500],
  [" 09:30:15,123987", 9 * HOUR + 30 * MINUTE + 15_123],
];
const OFFSETS: readonly [string, number | null][] = [
  ["", null],
  ["Z", 0],
  [" z", 0],
  [" UTC", 0],
  ["+03:30", 3 * HOUR + 30 * MINUTE],
  [" -0330", -3 * HOUR - 30 * MINUTE],
  ["-05", -5 * HOUR],
];

const FORMS = DAYS.flatMap(([day, start]) => [
  { text: day, wall: start, ahead: null },
  ...TIMES.flatMap(([time, since]) =>
    OFFSETS.map(([offset, ahead]) => ({ text: day + time + offset, wall: start + since, ahead })),
  ),
]);

test("is a date, or a date and a time with or without fraction and offset", () => {
  for (const { text, wall, ahead } of FORMS) expect(isoTime(text), text).toEqual({ wall, ahead });
});

test("has no letter too many, and none that belongs elsewhere", () => {
  for (const { text } of FORMS) {
    for (let i = 0; i < text.length; i++) {
      const wrong = `${text.slice(0, i)}x${text.slice(i + 1)}`;
      expect(isoTime(wrong), wrong).toBeNull();
    }
    for (const wrong of [`1${text}`, `${text}x`]) expect(isoTime(wrong), wrong).toBeNull();
  }
});

test.each([
  ["2026-02-29", ", which no calendar or clock shows"],
  ["2026-04-31T09:30", ", which no calendar or clock shows"],
  ["2026-00-01", ", which no calendar or clock shows"],
  ["2026-13-01", ", which no calendar or clock shows"],
  ["2026-03-00", ", which no calendar or clock shows"],
  ["2026-03-01T24:00Z", ", which no calendar or clock shows"],
  ["2026-03-01 09:60", ", which no calendar or clock shows"],
  ["2026-03-01 09:30:60", ", which no calendar or clock shows"],
  ["2026-03-01 09:30+24:00", ", which no calendar or clock shows"],
  ["2026-03-01 09:30+03:60", ", which no calendar or clock shows"],
  ["1899-12-31", ", a year before 1900"],
])("%s is no moment%s", (text, hint) => {
  expect(isoTime(text)).toBe(hint);
});

test("any moment, as JavaScript itself reads it, by each of the readers", () => {
  const minutes = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
  const noInvalidDate = true;
  const dates = fc.date({
    min: new Date("1900-01-02"),
    max: new Date("9999-12-30"),
    noInvalidDate,
  });
  fc.assert(
    fc.property(dates, minutes, (date, ahead) => {
      const utc = date.toISOString();
      expect(plainInstant(utc)).toBe(date.getTime());
      expect(plainInstant(`${utc.slice(0, 19)}Z`)).toBe(Date.parse(`${utc.slice(0, 19)}Z`));
      expect(plainWall(utc.slice(0, 16))).toBe(Date.parse(`${utc.slice(0, 16)}Z`));
      const [hours, rest] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
      const two = (number: number) => String(number).padStart(2, "0");
      const text = `${utc.slice(0, 23)}${ahead < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
      const read = isoTime(text) as { wall: number; ahead: number };
      expect(read.wall - read.ahead).toBe(Date.parse(text));
    }),
  );
});

test("what JSON has is read at once, and nothing else as such", () => {
  for (const text of ["2026-03-01T09:30:15.250Z", "2026-03-01T09:30:15Z"]) {
    for (let i = 0; i < text.length; i++) {
      const wrong = `${text.slice(0, i)}x${text.slice(i + 1)}`;
      expect(plainInstant(wrong), wrong).toBeNaN();
    }
    for (const wrong of [`1${text}`, `${text}Z`, text.slice(0, -1)]) {
      expect(plainInstant(wrong), wrong).toBeNaN();
    }
  }
});
