import { fail } from "../../check";
import { DAY, HOUR, instantOfWall, lastInstantOfWall, offset } from "../../wallClock";
import type { Minutes } from "./shifts";

/**
 * When a team is open between `from` and `to`: stretches in order that do not touch, of which the
 * first is empty and the last begins at Infinity, so that every moment lies between two.
 */
export interface OpenTimes {
  /** The first moment that is covered. */
  readonly from: number;
  /** The first moment that is covered no more. */
  readonly to: number;
  /** When each stretch begins. */
  readonly opens: Float64Array;
  /** When each ends. */
  readonly closes: Float64Array;
  /** How long all stretches before it last together. */
  readonly before: Float64Array;
  /** For every six hours from `from`: the last stretch that begins no later. */
  readonly hints: Int32Array;
}

/** No schedule is asked about moments before this one. */
const EARLIEST: number = /* @__PURE__ */ Date.UTC(1900);

/** Nor from this one on: the bound of every search for an open hour. */
const LATEST: number = /* @__PURE__ */ Date.UTC(2200);

/** Throws where a moment is outside of what a schedule is asked about. */
export function checkMoment(field: string, ms: number): void {
  if (!(ms >= EARLIEST && ms < LATEST)) {
    fail("businessTime", field, "a moment from 1900 to 2199", new Date(ms));
  }
}

/** The open times around `ms`, and around those that there are already. */
export function openTimes(
  known: OpenTimes | null,
  ms: number,
  shiftsOf: (day: number) => readonly Minutes[],
  timeZone: string,
): OpenTimes {
  // Each time twice as many, so that growing to any size costs little.
  const margin = Math.max(200 * DAY, known ? known.to - known.from : 0);
  const from = Math.max(EARLIEST, known && known.from <= ms ? known.from : ms - margin);
  const to = Math.min(LATEST, known && known.to > ms ? known.to : ms + margin);
  const stretches = openBetween(Math.floor(from / DAY), Math.ceil(to / DAY), shiftsOf, timeZone);
  return withHints(from, to, stretches);
}

/** The position of the last stretch that begins at or before `ms`. */
export function positionAt({ from, opens, hints }: OpenTimes, ms: number): number {
  let i = hints[Math.floor((ms - from) / HINT)] as number;
  while ((opens[i + 1] as number) <= ms) i++;
  return i;
}

const HINT = 6 * HOUR;

/** Opens and closes in turn. Days around are taken in, for shifts that last and clocks that differ. */
function openBetween(
  firstDay: number,
  endDay: number,
  shiftsOf: (day: number) => readonly Minutes[],
  timeZone: string,
): number[] {
  const wallOffset = rememberedOffsets(timeZone);
  const ends: number[] = [];
  for (let day = firstDay - 4; day < endDay + 4; day++) {
    for (const shift of shiftsOf(day)) {
      const opensAt = day * DAY + shift.opens * 60_000;
      const closesAt = day * DAY + shift.closes * 60_000;
      const shared = wallOffset(day);
      const opens = shared === null ? instantOfWall(opensAt, timeZone) : opensAt - shared;
      const closes = shared === null ? lastInstantOfWall(closesAt, timeZone) : closesAt - shared;
      const last = ends.at(-1) ?? -Infinity;
      if (opens <= last) ends[ends.length - 1] = Math.max(last, closes);
      else if (closes > opens) ends.push(opens, closes);
    }
  }
  return ends;
}

/** The offset of all local times from a day to the end of the next; `null` where clocks change. */
function rememberedOffsets(timeZone: string): (day: number) => number | null {
  const offsets = new Map<number, number>();
  const at = (day: number) => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const found = offset(day * DAY, timeZone);
    offsets.set(day, found);
    return found;
  };
  return (day) => {
    const shared = at(day - 1);
    for (let i = 0; i < 4; i++) if (at(day + i) !== shared) return null;
    return shared;
  };
}

function withHints(from: number, to: number, ends: readonly number[]): OpenTimes {
  const n = ends.length / 2;
  const opens = new Float64Array(n + 2).fill(Infinity);
  const closes = new Float64Array(n + 2).fill(Infinity);
  const before = new Float64Array(n + 2);
  opens[0] = closes[0] = from - 9 * DAY;
  for (let i = 1; i <= n; i++) {
    opens[i] = ends[2 * i - 2] as number;
    closes[i] = ends[2 * i - 1] as number;
    before[i + 1] = (before[i] as number) + (closes[i] as number) - (opens[i] as number);
  }
  const hints = new Int32Array(Math.ceil((to - from) / HINT) + 1);
  for (let hour = 0, i = 0; hour < hints.length; hour++) {
    while ((opens[i + 1] as number) <= from + hour * HINT) i++;
    hints[hour] = i;
  }
  return { from, to, opens, closes, before, hints };
}
