/** What a wall clock shows, by `Intl` alone: the judge of all that the library says of time zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The local date and time in a zone, as the milliseconds it would have in UTC. */
export function wallOf(ms: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-u-ca-iso8601", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(timeZone, clock);
  }
  const parts = new Map(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const [year, month, day, hour, minute, second] = [
    "year",
    "month",
    "day",
    "hour",
    "minute",
    "second",
  ].map((type) => parts.get(type as Intl.DateTimeFormatPartTypes)!);
  const wall = new Date(0);
  wall.setUTCFullYear(year!, month! - 1, day!);
  wall.setUTCHours(hour!, minute!, second!, ((ms % 1000) + 1000) % 1000);
  return wall.getTime();
}

/** The local date in a zone, as in `2026-03-09`. */
export function dayOf(ms: number, timeZone: string): string {
  return new Date(wallOf(ms, timeZone)).toISOString().slice(0, 10);
}

/** Zones with every habit there is: half hours, no change, days skipped, midnights that come twice. */
export const ZONES = [
  "UTC",
  "Asia/Tehran",
  "Asia/Riyadh",
  "Europe/Moscow",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Pacific/Kwajalein",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Beirut",
  "Asia/Kathmandu",
] as const;

/** Moments at which a clock did something odd close to midnight. */
export const ODD_MOMENTS = [
  "1985-12-31T18:30Z", // Kathmandu: 15 minutes forward
  "1993-08-20T12:00Z", // Kwajalein: a whole day forward
  "1994-12-31T10:40Z", // Kiritimati: a whole day forward
  "2009-11-01T02:31Z", // St. John's: from 00:01 back to 23:01
  "2010-04-29T22:00Z", // Cairo: from 00:00 to 01:00
  "2011-12-30T10:00Z", // Apia: a whole day forward
  "2018-11-04T03:00Z", // Sao Paulo: from 00:00 to 01:00
  "2018-02-18T02:00Z", // Sao Paulo: from 00:00 back to 23:00
  "2021-09-21T19:30Z", // Tehran: from 00:00 back to 23:00
  "2022-03-21T20:30Z", // Tehran: from 00:00 to 01:00
  "2022-03-26T22:00Z", // Beirut: from 00:00 to 01:00
  "2023-10-26T21:00Z", // Cairo: from 00:00 back to 23:00
].map((moment) => Date.parse(moment));
