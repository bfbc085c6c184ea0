import type { TimeNames } from "./timeNames";
import { NOT_REAL } from "./writtenDay";

/** A time of day as it is written. */
export interface WrittenTime {
  /** Milliseconds since midnight. */
  readonly ms: number;
  /** How far its clock is ahead of UTC, in milliseconds; `null` where that is not said. */
  readonly ahead: number | null;
}

/**
 * Reads a time of day: `9:05`, `06:44:00.5 p.m.`, `9:12:33 AM GMT+3:30`. Gives a hint for a message,
 * or an empty one, where it cannot.
 */
export function writtenTime(text: string, names: () => TimeNames): WrittenTime | string {
  const match = TIME.exec(text);
  if (match === null) return "";
  const [, h, m, s = "0", fraction = "", half = "", offset = ""] = match;
  const after = half === "" ? null : names().halfOf(half);
  if (half !== "" && after === null) return /[^ -~]/.test(half) ? " (say language)" : "";
  const [hour, minute, second] = [Number(h), Number(m), Number(s)];
  const isHour = after === null ? hour < 24 : hour >= 1 && hour <= 12;
  const ahead = offset === "" ? null : offsetOf(offset);
  if (!isHour || minute > 59 || second > 59 || ahead === "") return NOT_REAL;
  const hours = after === null ? hour : (hour % 12) + after;
  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return { ms: ((hours * 60 + minute) * 60 + second) * 1000 + ms, ahead };
}

/** Milliseconds that a clock with this offset is ahead of UTC; empty where there is no such one. */
export function offsetOf(offset: string): number | "" {
  const [, sign, hours = "0", minutes = "0"] = OFFSET.exec(offset) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return "";
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Hour, minute, second, fraction, half of the day, offset. */
const TIME =
  /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?((?!(?:z|utc|gmt)\b)\p{L}[^\d+-]*?))?(?: ?((?:z|utc|gmt)|(?:utc|gmt) ?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d(?::?\d\d)?))?$/iu;

const OFFSET = /([+-])(\d{1,2}):?(\d\d)?$/;
