import { type Problem, type Read, reader, refused } from "./cell";
import { trimmed, western } from "./letters";
import type { Missing } from "./missing";
import { lasting, UNITS, WAIT, type WaitUnit } from "./waitUnits";

/**
 * Reads how long something took, as milliseconds: a number of a known unit, `26:10:05` (hours may be
 * more than 24), `2 days 03:00:00`, `1h 30m`, `PT1H30M`.
 *
 * @param number - Reads a bare number.
 * @param unit - What bare numbers count; `null` where nobody said so.
 * @param say - Ends a message: how to say what it counts.
 */
export function readWait(
  missing: Missing,
  number: Read<number>,
  unit: WaitUnit | null,
  say: (units?: string) => string,
): Read<number> {
  function fromText(text: string): number | null | Problem {
    const ms = writtenWait(text, unit);
    if (ms !== null) return lasting(ms, text);
    const count = number(text);
    if (typeof count === "number") return fromNumber(count, text);
    if (count === null || isBare(text)) return count;
    const isShort = /^\d+:\d\d$/.test(western(text));
    return refused(WAIT, text, isShort ? say('"hours" or "minutes"') : "");
  }

  function fromNumber(count: number, came: unknown): number | Problem {
    if (unit === null) return refused(WAIT, came, say());
    return lasting(count * UNITS[unit], came);
  }

  return reader(missing, fromText, (value) => {
    const count = number(value);
    return typeof count === "number" ? fromNumber(count, value) : refused(WAIT, value);
  });
}

/**
 * A wait that says itself what it counts, as milliseconds; `null` where a text is none.
 *
 * @param unit - Tells hours and minutes from minutes and seconds in `12:30`.
 */
export function writtenWait(text: string, unit: WaitUnit | null): number | null {
  if (text.length > LONGEST_TEXT) return null;
  const written = western(text);
  const [match, days = "0", first = "", second = "", third] = CLOCK.exec(written) ?? [];
  if (match !== undefined) {
    const isShort = third === undefined;
    if (Number(second) > 59 || Number(third ?? 0) >= 60) return null;
    if (isShort && unit !== "hours" && unit !== "minutes") return null;
    const minutes = Number(first) * 60 + Number(second);
    const ms = isShort && unit === "minutes" ? minutes * 1000 : minutes * 60_000;
    return Number(days) * UNITS.days + ms + Number((third ?? "0").replace(",", ".")) * 1000;
  }
  if (!WORDS.test(written) && !ISO.test(written)) return null;
  let ms = 0;
  for (const [, count = "", name = ""] of written.matchAll(PART)) {
    ms += Number(count.replace(",", ".")) * (LETTERS[name.toLowerCase()] ?? 0);
  }
  return ms;
}

/** Ends a message: what to say, so that it is read as a wait. */
export function sayUnit(units = '"minutes", or what it counts'): string {
  return ` (a wait? Say waits: ${units})`;
}

/** Whether a cell is a number and nothing else. */
export function isBare(value: unknown): boolean {
  if (typeof value !== "string") return typeof value === "number" || typeof value === "bigint";
  return /^[+-]?\d[\d.,' ]*$/.test(western(trimmed(value)));
}

const LONGEST_TEXT = 100;

const CLOCK = /^(?:(\d+) days?,? )?(\d+):(\d\d)(?::(\d\d(?:[.,]\d+)?))?$/i;

const WORDS =
  /^(?:\d+(?:[.,]\d+)? ?(?:w(?:eeks?)?|d(?:ays?)?|h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?|ms|milliseconds?)(?:,? (?:and )?)?)+$/i;
const ISO =
  /^p(?=t?\d)(?:\d+w)?(?:\d+d)?(?:t(?=\d)(?:\d+(?:[.,]\d+)?h)?(?:\d+(?:[.,]\d+)?m)?(?:\d+(?:[.,]\d+)?s)?)?$/i;

/** A count and the beginning of its unit, which is enough to know it. */
const PART = /(\d+(?:[.,]\d+)?) ?(milli|ms|[wdhms])/gi;

const LETTERS: Readonly<Record<string, number>> = {
  w: 7 * UNITS.days,
  d: UNITS.days,
  h: UNITS.hours,
  m: UNITS.minutes,
  s: UNITS.seconds,
  ms: UNITS.milliseconds,
  milli: UNITS.milliseconds,
};
