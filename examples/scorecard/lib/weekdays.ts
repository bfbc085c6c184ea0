import type { Settings, Span } from "./settings";

/** What each day of the week counts as, from some day on, so that all seven are 7. */
export type Weekdays = readonly number[];

const DAY = 86_400_000;

/** In fewer weeks than these no day of the week shows how much is usual on it. */
const FEW = 13;

/** How much happens on each day of the week beside the others; alike where a file is too short to tell. */
export function weekdaysOf(
  moments: Iterable<number>,
  settings: Pick<Settings, "period" | "today">,
): Weekdays {
  const end = Math.min(settings.period.end, settings.today);
  const counts = [0, 0, 0, 0, 0, 0, 0];
  let [first, last, n] = [Infinity, -Infinity, 0];
  for (const moment of moments) {
    if (moment >= end) continue;
    first = Math.min(first, moment);
    last = Math.max(last, moment);
    counts[weekdayAt(dayOf(moment, settings))]! += 1;
    n++;
  }
  return counts.map((count) => (last - first < FEW * 7 * DAY ? 1 : (7 * count) / n));
}

/** How many usual days there are in some time: a Sunday of a shop that is closed on Sundays is none. */
export function usualDays(
  { start, end }: Span,
  weekdays: Weekdays,
  settings: Pick<Settings, "period">,
): number {
  const first = Math.round((start + shiftOf(settings)) / DAY);
  const days = Math.round((end - start) / DAY);
  let usual = 0;
  for (let day = first; day < first + days; day++) usual += weekdays[weekdayAt(day)] ?? 1;
  return usual;
}

/** The number of a local day. Where midnight comes after that of UTC, all have that of the next one. */
function dayOf(moment: number, settings: Pick<Settings, "period">): number {
  return Math.floor((moment + shiftOf(settings)) / DAY);
}

/** From the midnight at which the report begins to the next one of UTC. */
function shiftOf({ period: { start } }: Pick<Settings, "period">): number {
  return DAY - (((start % DAY) + DAY) % DAY);
}

function weekdayAt(day: number): number {
  return ((day % 7) + 7) % 7;
}
