import { fail } from "../check";
import { milliseconds } from "../time";
import type { Pause } from "./ticket";

/** A pause in milliseconds; without an end, until Infinity. */
export interface ReadPause {
  readonly start: number;
  readonly end: number;
}

/** The pauses in time order. Throws where one is none, or ends before it starts. */
export function readPauses(kpi: string, pauses: readonly Pause[]): readonly ReadPause[] {
  if (!Array.isArray(pauses)) fail(kpi, "pauses", "a list", pauses);
  const list = pauses.map((pause: Pause) => {
    const start = milliseconds(pause.start, kpi, "pauses.start");
    const end = pause.end === null ? Infinity : milliseconds(pause.end, kpi, "pauses.end");
    if (end < start) fail(kpi, "pauses.end", "at or after its start", pause.end);
    return { start, end };
  });
  return list.sort((a, b) => a.start - b.start);
}

/** The time that counts between two moments, less that of the pauses. */
export function openFor(
  from: number,
  to: number,
  pauses: readonly ReadPause[],
  elapsed: (from: number, to: number) => number,
): number {
  let open = 0;
  let cursor = from;
  for (const { start, end } of pauses) {
    if (start >= to) break;
    if (start > cursor) open += elapsed(cursor, start);
    cursor = Math.max(cursor, end);
  }
  return cursor < to ? open + elapsed(cursor, to) : open;
}
