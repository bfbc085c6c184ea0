import { fail } from "./check";

/** What the local clock shows at an instant: date and time, as the milliseconds they have in UTC. */
export function wallOf(ms: number, timeZone: string): number {
  return ms + offset(ms, timeZone);
}

/**
 * The first instant at which the local clock shows `wall` or later. Where the clock shows it twice
 * that is the first time; where it is skipped, the moment of the jump.
 *
 * @param wall - Local date and time, as the milliseconds it would have in UTC.
 */
export function instantOfWall(wall: number, timeZone: string): number {
  const before = offset(wall - DAY, timeZone);
  const after = offset(wall + DAY, timeZone);
  let early = wall - Math.max(before, after);
  let late = wall - Math.min(before, after);
  if (early + offset(early, timeZone) === wall) return early;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (middle + offset(middle, timeZone) >= wall) late = middle;
    else early = middle;
  }
  return late;
}

/**
 * The instant from which on the local clock never again shows less than `wall`. Where the clock
 * shows it twice that is the second time; where it is skipped, the moment of the jump.
 *
 * @param wall - Local date and time, as the milliseconds it would have in UTC.
 */
export function lastInstantOfWall(wall: number, timeZone: string): number {
  const late = wall - Math.min(offset(wall - DAY, timeZone), offset(wall + DAY, timeZone));
  // A clock that goes back to this very time was past it all along.
  const comesFromBelow = wallOf(late - 1, timeZone) === wall - 1;
  return comesFromBelow ? late : instantOfWall(wall, timeZone);
}

/** Throws where `timeZone` is not one that this platform knows. */
export function checkTimeZone(kpi: string, timeZone: string): void {
  if (isTimeZone(timeZone)) return;
  fail(kpi, "timeZone", 'an IANA time zone such as "Europe/Berlin"', timeZone);
}

/** Whether this platform knows a time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    zoneOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** A day, where the clocks are left alone, in milliseconds. */
export const DAY = 86_400_000;

/** An hour in milliseconds. */
export const HOUR = 3_600_000;

/**
 * How far the local clock is ahead of UTC at an instant, in milliseconds. By the platform itself, as
 * `tzOffset` of @date-fns/tz takes offsets between -1 h and 0 (Monrovia before 1972) for positive ones.
 */
export function offset(ms: number, timeZone: string): number {
  if (!(Math.abs(ms) <= LAST)) return Number.NaN;
  if (timeZone === "UTC") return 0;
  const { format, known } = zoneOf(timeZone);
  let ahead = known.get(ms);
  if (ahead === undefined) {
    ahead = offsetIn(format, ms);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(ms, ahead);
  }
  return ahead;
}

function offsetIn(format: Intl.DateTimeFormat, ms: number): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(format.format(ms)) ?? [];
  const ahead = (+hours * 60 + +minutes) * 60 + +seconds;
  return (sign === "+" ? ahead : -ahead) * 1000 + 0;
}

/** A zone's offsets, as its format tells them and as they are known already. */
interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly known: Map<number, number>;
}

/** Making a format takes longer than a thousand uses of it, and one use as long as a hundred look-ups. */
const zones = new Map<string, Zone>();

/** Throws the platform's own error where it knows no such zone. */
function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
    zone = { format, known: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/** Days that follow each other ask for the same moments. */
const MOST_KNOWN = 1024;

const OFFSET = /GMT(\D)(\d+):?(\d+)?:?(\d+)?/;

/** The last moment of a Date. */
const LAST = 8.64e15;
