import { Problem, type Read, refused } from "./cell";
import { trimmed, western } from "./letters";
import { isBare, sayUnit, writtenWait } from "./readWait";
import { unitOf } from "./unixTime";
import type { WaitUnit } from "./waitUnits";

/** How long after another moment of its record something happened, in milliseconds. */
export class Wait {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }
}

/**
 * Reads when something happened after something else: a moment, or the {@link Wait} until then.
 *
 * @param unit - What bare numbers count: then they are waits.
 */
export function readLater(
  instant: Read<Date>,
  wait: Read<number>,
  unit: WaitUnit | null,
): Read<Date | Wait> {
  function waited(value: unknown): Wait | null | Problem {
    const ms = wait(value);
    return typeof ms === "number" ? new Wait(ms) : ms;
  }

  return (value) => {
    if (unit !== null && (isBare(value) || isClock(value))) return waited(value);
    const moment = instant(value);
    if (!(moment instanceof Problem)) return moment;
    if (isClock(value)) return refused(LATER, value, sayUnit('"hours"'));
    if (isBare(value)) return isSerial(value) ? moment : refused(LATER, value, sayUnit());
    const isWait = typeof value === "string" && writtenWait(trimmed(value), null) !== null;
    return isWait ? waited(value) : moment;
  };
}

const LATER = "a date such as 2026-03-01, or a wait";

/** `12:30`, `26:10:05`, which may be a time of day as well. */
function isClock(value: unknown): boolean {
  return (
    typeof value === "string" && /^\d+:\d\d(?::\d\d(?:[.,]\d+)?)?$/.test(western(trimmed(value)))
  );
}

/** Whether a number is as large as only moments are. */
function isSerial(value: unknown): boolean {
  const unit = unitOf(Number(western(String(value))));
  return unit !== null && unit !== "excel";
}
