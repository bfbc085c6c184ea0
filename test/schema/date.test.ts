import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import type * as z from "zod";
import { dateSchema, schemas } from "../../src/schema";
import { inDigits, SCRIPTS } from "../cells/digits";

const ALLOWED = "must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30";

function messageOf(schema: z.ZodType, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}

function isoOf(schema: z.ZodType<Date>, text: unknown): string {
  return schema.parse(text).toISOString();
}

test("its output is a Date", () => {
  expectTypeOf<z.output<typeof dateSchema>>().toEqualTypeOf<Date>();
});

describe("reads", () => {
  test.each<[unknown, string]>([
    [new Date("2026-03-01T09:30:00Z"), "2026-03-01T09:30:00.000Z"],
    [Date.UTC(2026, 2, 1), "2026-03-01T00:00:00.000Z"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
    [1e11, "1973-03-03T09:46:40.000Z"],
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01T09:30", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01 09:30", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01t09:30z", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01 09:30:15", "2026-03-01T09:30:15.000Z"],
    ["2026-03-01T09:30:15.5", "2026-03-01T09:30:15.500Z"],
    ["2026-03-01T09:30:15,25", "2026-03-01T09:30:15.250Z"],
    ["2026-03-01T09:30:15.123999", "2026-03-01T09:30:15.123Z"],
    ["2026-03-01T09:30Z", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01 09:30:00 UTC", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01T09:30+03:30", "2026-03-01T06:00:00.000Z"],
    ["2026-03-01T09:30:00+0330", "2026-03-01T06:00:00.000Z"],
    ["2026-03-01 09:30:00 +0000", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01 09:30:00.5-05", "2026-03-01T14:30:00.500Z"],
    ["2026-03-01T23:30\u221205:00", "2026-03-02T04:30:00.000Z"],
    [" 2026-03-01 ", "2026-03-01T00:00:00.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["2000-02-29", "2000-02-29T00:00:00.000Z"],
    ["1900-01-01", "1900-01-01T00:00:00.000Z"],
    ["9999-12-31", "9999-12-31T00:00:00.000Z"],
    ["۲۰۲۶-۰۳-۰۱", "2026-03-01T00:00:00.000Z"],
    ["٢٠٢٦-٠٣-٠١T٠٩:٣٠+٠٣:٣٠", "2026-03-01T06:00:00.000Z"],
    ["\u200f۲۰۲۶-۰۳-۰۱ ۰۹:۳۰\u200f", "2026-03-01T09:30:00.000Z"],
  ])("%j", (value, iso) => {
    expect(isoOf(dateSchema, value)).toBe(iso);
  });
});

describe("refuses", () => {
  test.each([
    "20260301T0930",
    "2026-W09-7",
    "2026-03-01T09",
    "2026-03-01Z",
    "2026-03-01T09:30+3",
    "2026-03-01T09:30:15.",
    "+002026-03-01",
  ])("%j", (text) => {
    expect(messageOf(dateSchema, text)).toBe(`${ALLOWED}, got ${JSON.stringify(text)}`);
  });

  test.each([
    "2026-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-00-10",
    "2026-13-10",
    "2026-01-00",
    "2026-01-32",
    "2026-03-01T24:00",
    "2026-03-01T09:60",
    "2026-03-01T09:30:60",
    "2026-03-01T09:30+24:00",
    "2026-03-01T09:30+03:60",
    "۲۰۲۶-۰۲-۳۰",
  ])("%j, which is no moment", (text) => {
    const reason = "which no calendar or clock shows";
    expect(messageOf(dateSchema, text)).toBe(`${ALLOWED}, got "${text}", ${reason}`);
  });

  test.each(["03/04/2026", "3.4.26", "۰۳/۰۴/۲۰۲۶", "03-04-2026 09:30"])(
    "%j, as ambiguous",
    (text) => {
      expect(messageOf(dateSchema, text)).toBe(
        `${ALLOWED}, got "${text}", where either may be the month (say dayFirst: true or false)`,
      );
    },
  );

  test.each(["1404-12-10", "۱۴۰۴-۱۲-۱۰"])("%j, as too early", (text) => {
    expect(messageOf(dateSchema, text)).toBe(
      `${ALLOWED}, got "${text}", a year before 1900 (another calendar? Say calendar: "persian" or "islamic-umalqura")`,
    );
  });

  test.each(["0000-00-00", "0001-01-01", "1899-12-31"])(
    "%j, a database's way to say none",
    (text) => {
      expect(messageOf(dateSchema, text)).toBe(
        `${ALLOWED}, got "${text}", a year before 1900 (none? Say missing: ["${text}"])`,
      );
    },
  );

  test.each([
    ["1772323200", ' (say unixTime: "seconds")'],
    ["1772323200000", ' (say unixTime: "milliseconds")'],
    ["46082.5", ' (say unixTime: "excel")'],
    ["20260301", ""],
  ])("%j, a bare number", (text, hint) => {
    expect(messageOf(dateSchema, text)).toBe(`${ALLOWED}, got "${text}", a bare number${hint}`);
  });

  test.each([
    [new Date(NaN), "Invalid Date"],
    [new Date(8.64e15), "a Date, after 9999"],
    [NaN, "NaN"],
    [8.64e15 + 1, "8640000000000001, a bare number"],
    [true, "true"],
    [{}, "an object"],
  ])("%s", (value, shown) => {
    expect(messageOf(dateSchema, value)).toBe(`${ALLOWED}, got ${shown}`);
  });

  test.each(["", " ", null, undefined])("%j as missing", (blank) => {
    expect(messageOf(dateSchema, blank)).toBe("is missing");
  });
});

describe("without an offset, in a stated zone", () => {
  const { dateSchema: newYork } = schemas({ timeZone: "America/New_York" });

  test("is local time", () => {
    // Eastern standard time is 5 hours behind UTC: 09:30 + 5 h = 14:30.
    expect(isoOf(newYork, "2024-01-15 09:30")).toBe("2024-01-15T14:30:00.000Z");
    // Daylight time is 4 hours behind.
    expect(isoOf(newYork, "2024-07-15 09:30")).toBe("2024-07-15T13:30:00.000Z");
    expect(isoOf(newYork, "2024-07-15")).toBe("2024-07-15T04:00:00.000Z");
  });

  test("a time that clocks skip is the moment of the jump", () => {
    // 10 March 2024, 02:00 EST -> 03:00 EDT, that is at 02:00 + 5 h = 07:00 UTC.
    for (const skipped of ["02:00", "02:30", "02:59:59.999", "03:00"]) {
      expect(isoOf(newYork, `2024-03-10 ${skipped}`)).toBe("2024-03-10T07:00:00.000Z");
    }
    expect(isoOf(newYork, "2024-03-10 01:59:59.999")).toBe("2024-03-10T06:59:59.999Z");
    expect(isoOf(newYork, "2024-03-10 03:30")).toBe("2024-03-10T07:30:00.000Z");
  });

  test("a time that clocks show twice is the first", () => {
    // 3 November 2024, 02:00 EDT -> 01:00 EST. 01:30 first comes in EDT: 01:30 + 4 h = 05:30 UTC.
    expect(isoOf(newYork, "2024-11-03 01:30")).toBe("2024-11-03T05:30:00.000Z");
    // 02:00 comes once, in EST: 02:00 + 5 h = 07:00 UTC.
    expect(isoOf(newYork, "2024-11-03 02:00")).toBe("2024-11-03T07:00:00.000Z");
  });

  test("a day whose midnight is skipped begins after the jump", () => {
    // São Paulo, 4 November 2018, 00:00 (-03) -> 01:00 (-02): at 00:00 + 3 h = 03:00 UTC.
    const { dateSchema: saoPaulo } = schemas({ timeZone: "America/Sao_Paulo" });
    expect(isoOf(saoPaulo, "2018-11-04")).toBe("2018-11-04T03:00:00.000Z");
  });

  test("a day that a country left out is the moment it was left out", () => {
    // Samoa went from 29 December 2011, 24:00 (-10) to 31 December, 00:00 (+14): 10:00 UTC.
    const { dateSchema: apia } = schemas({ timeZone: "Pacific/Apia" });
    expect(isoOf(apia, "2011-12-30 15:00")).toBe("2011-12-30T10:00:00.000Z");
    expect(isoOf(apia, "2011-12-31")).toBe("2011-12-30T10:00:00.000Z");
  });

  test("an offset in the text counts, not the zone", () => {
    expect(isoOf(newYork, "2024-07-15T09:30Z")).toBe("2024-07-15T09:30:00.000Z");
    expect(isoOf(newYork, "2024-11-03T01:30-05:00")).toBe("2024-11-03T06:30:00.000Z");
  });

  test("half hours, in Persian digits", () => {
    const { dateSchema: tehran } = schemas({ timeZone: "Asia/Tehran" });
    expect(isoOf(tehran, "۲۰۲۶-۰۳-۰۱ ۰۹:۳۰")).toBe("2026-03-01T06:00:00.000Z");
  });
});

describe("bare numbers, where `unixTime` says what they count", () => {
  const { dateSchema: seconds } = schemas({ unixTime: "seconds" });
  const { dateSchema: ms } = schemas({ unixTime: "milliseconds" });

  test.each<[unknown]>([["1772323200"], [1772323200], [" ۱۷۷۲۳۲۳۲۰۰ "], ["1772323200.000"]])(
    "seconds: %j",
    (value) => {
      // 20513 days after 1970 is 1 March 2026: 20513 * 86400 = 1772323200.
      expect(isoOf(seconds, value)).toBe("2026-03-01T00:00:00.000Z");
    },
  );

  test("milliseconds", () => {
    expect(isoOf(ms, "1772323200000")).toBe("2026-03-01T00:00:00.000Z");
    expect(isoOf(ms, 1772323200000)).toBe("2026-03-01T00:00:00.000Z");
    expect(isoOf(ms, "1772323200000.9")).toBe("2026-03-01T00:00:00.000Z");
  });

  test("ISO dates stay possible", () => {
    expect(isoOf(seconds, "2026-03-01")).toBe("2026-03-01T00:00:00.000Z");
  });

  test("a number that no Date can hold is refused", () => {
    expect(messageOf(seconds, "99999999999999")).toBe(
      `${ALLOWED}, got "99999999999999", a bare number that counts no seconds from 1990 to 2100`,
    );
  });
});

describe("properties", () => {
  const min = new Date("1900-01-01T00:00:00Z");
  const max = new Date("9999-12-31T23:59:59.999Z");
  const date = fc.date({ min, max, noInvalidDate: true });

  test("typed Dates pass unchanged, and milliseconds that can be none but those", () => {
    fc.assert(
      fc.property(date, (typed) => {
        expect(dateSchema.parse(typed)).toBe(typed);
        const isPlain = typed.getTime() >= 1e11 && typed.getTime() < Date.UTC(2200, 0);
        expect(dateSchema.safeParse(typed.getTime()).success).toBe(isPlain);
        if (isPlain) expect(dateSchema.parse(typed.getTime())).toEqual(typed);
      }),
    );
  });

  test("what a Date prints as is read back, in every script, with and without an offset", () => {
    fc.assert(
      fc.property(date, fc.constantFrom(...SCRIPTS), (moment, script) => {
        const iso = moment.toISOString();
        for (const text of [
          iso,
          iso.replace("Z", ""),
          iso.replace("T", " "),
          iso.replace("Z", "+00"),
        ]) {
          expect(dateSchema.parse(inDigits(script, text))).toEqual(moment);
        }
      }),
    );
  });

  test("an offset moves it by as much", () => {
    const minutes = fc.integer({ min: 1, max: 23 * 60 + 59 });
    fc.assert(
      fc.property(date, minutes, fc.constantFrom(1, -1), (moment, ahead, sign) => {
        const [hour, minute] = [Math.floor(ahead / 60), ahead % 60].map((n) =>
          String(n).padStart(2, "0"),
        );
        const text = moment.toISOString().replace("Z", `${sign < 0 ? "-" : "+"}${hour}:${minute}`);
        expect(dateSchema.parse(text).getTime()).toBe(moment.getTime() - sign * ahead * 60_000);
      }),
    );
  });

  test("the days that exist are those that JavaScript's calendar knows", () => {
    const part = (min: number, max: number) =>
      fc.integer({ min, max }).map((n) => String(n).padStart(2, "0"));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2400 }), part(0, 13), part(0, 32), (y, m, d) => {
        const text = `${y}-${m}-${d}`;
        const known = new Date(Date.UTC(y, Number(m) - 1, Number(d)));
        const exists = known.toISOString().startsWith(text);
        expect(dateSchema.safeParse(text).success).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });
});
