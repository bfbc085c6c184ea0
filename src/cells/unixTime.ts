import { FIRST_NUMBER, LAST_NUMBER } from "../time";
import { DAY } from "../wallClock";
import { shown } from "./cell";
import type { NumberTime } from "./readInstant";

/** What a bare number of a date column counts. */
export type UnixTime = (typeof UNIX_TIMES)[number];

/** `"excel"` are days since 1900 on a local clock, as spreadsheets keep them; others since 1970. */
export const UNIX_TIMES = ["seconds", "milliseconds", "microseconds", "excel"] as const;

/**
 * The milliseconds since 1970 (local ones of `"excel"`), or `null` where that is not between 1990
 * and 2100: then the number counts something else.
 */
function fromUnixTime(number: number, unit: UnixTime): number | null {
  const ms = TO_MS[unit](number);
  return ms >= FIRST && ms < END ? ms : null;
}

/**
 * Reads bare numbers that count `unit`; where that is `null`, numbers of milliseconds, but no texts.
 *
 * @param instantOf - The instant at which clocks show a local time, as spreadsheets keep it.
 */
export function numberTime(unit: UnixTime | null, instantOf: (wall: number) => number): NumberTime {
  return (number, isText) => {
    if (unit !== null) {
      const ms = fromUnixTime(number, unit);
      if (ms !== null) return new Date(unit === "excel" ? instantOf(ms) : ms);
    } else if (!isText && number >= FIRST_NUMBER && number <= LAST_NUMBER) return new Date(number);
    const name = unit === "excel" ? "days of a spreadsheet" : unit;
    const what = unit === null ? "" : ` that counts no ${name} from 1990 to 2100`;
    const other = unitOf(number);
    return other === null || other === unit ? what : `${what} (say unixTime: ${shown(other)})`;
  };
}

/** What a number may count, so that it is a moment between 1990 and 2100; `null` for nothing. */
export function unitOf(number: number): UnixTime | null {
  return UNIX_TIMES.find((unit) => fromUnixTime(number, unit) !== null) ?? null;
}

/** Cut to milliseconds, but for the noise of a double. */
const TO_MS: Readonly<Record<UnixTime, (number: number) => number>> = {
  seconds: (number) => Math.floor(number * 1000 + 1e-3),
  milliseconds: (number) => Math.floor(number),
  microseconds: (number) => Math.floor(number / 1000),
  // The year 1900 of spreadsheets has a 29 February; day 61 is its 1 March.
  excel: (number) => Math.round((number - UNIX_DAY) * DAY),
};

/** 1 January 1970, as a spreadsheet counts days. */
const UNIX_DAY = 25_569;

const FIRST = Date.UTC(1990, 0);
const END = Date.UTC(2100, 0);
