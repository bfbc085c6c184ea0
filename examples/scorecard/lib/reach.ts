import type { Settings } from "./settings";
import { type Table, valuesOf } from "./table";

/** Of which time a file tells: from its first to its last moment, and as far beyond as it is silent at times. */
export interface Reach {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  /** Its last moment before the report ends. */
  readonly last: number;
  /** A silence in between that is far longer than any other; `null` where there is none. */
  readonly hole: { readonly start: number; readonly end: number } | null;
  /** The days until then on which something happened, by their number since 1970. */
  readonly days: ReadonlySet<number>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where clocks change, a day is longer or shorter than others. */
const CLOCKS = 2 * HOUR;

const TWO_YEARS = 2 * 366 * DAY;

/**
 * How far moments reach. A file may well go on where nothing happens for a day, or for twice as many days as
 * ever in the two years before: after that it may be older than what is asked of it. Where many things happen
 * every day, half a day is enough, or twice the hours of the night.
 *
 * @param settings - When the report ends: what comes later tells only that the file goes on, and nothing of what is
 *   to come.
 */
export function reachOf(
  moments: Iterable<number>,
  { period: { end }, today }: Pick<Settings, "period" | "today">,
): Reach {
  let [first, last, goesOn] = [Infinity, -Infinity, false];
  const [days, hours] = [new Set<number>(), new Set<number>()];
  let n = 0;
  for (const moment of moments) {
    first = Math.min(first, moment);
    goesOn ||= moment >= end && moment <= today;
    if (moment >= end) continue;
    last = Math.max(last, moment);
    n++;
    days.add(Math.floor(moment / DAY));
    hours.add(Math.floor(moment / HOUR) % 24);
  }
  const night = n >= MANY * days.size ? nightOf(hours) : 24;
  return reaching({ first, last, days }, goesOn, night);
}

/** So many things in a day do not stop by chance. */
const MANY = 48;

/** The longest run of hours of the day in which never anything happens. */
function nightOf(hours: ReadonlySet<number>): number {
  let [longest, run] = [0, 0];
  // Twice around the clock, as a night goes past midnight.
  for (let hour = 0; hour < 48; hour++) {
    run = hours.has(hour % 24) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** How far some files reach together. */
export function reachTogether(files: readonly Reach[]): Reach {
  if (files.length === 1) return files[0]!;
  const first = Math.min(...files.map((file) => file.first));
  const last = Math.max(...files.map((file) => file.last));
  const days = new Set(files.flatMap((file) => [...file.days]));
  return reaching(
    { first, last, days },
    files.some(({ end }) => end === Infinity),
    24,
  );
}

function reaching(
  known: Pick<Reach, "first" | "last" | "days">,
  goesOn: boolean,
  night: number,
): Reach {
  const { first, last, days } = known;
  // The longest silence, and the next: by the numbers of the days after them.
  let [longest, next, after, before] = [0, 0, 0, Infinity];
  for (const day of Float64Array.from(days).sort()) {
    const silence = before * DAY >= last - TWO_YEARS ? day - before - 1 : 0;
    before = day;
    next = Math.max(next, Math.min(longest, silence));
    if (silence > longest) [longest, after] = [silence, day];
  }
  const isHole = days.size >= ENOUGH && longest > Math.max(CLOSED, 3 * next + 3);
  const hole = isHole ? { start: (after - longest) * DAY, end: after * DAY } : null;
  const usual = isHole ? next : longest;
  // One day tells nothing of how often something happens.
  let beyond = days.size < 2 ? Infinity : (2 * usual + 1) * DAY + CLOCKS;
  if (usual === 0 && days.size >= ENOUGH) {
    beyond = Math.min(beyond, Math.max(DAY / 2, (2 * night + 1) * HOUR + CLOCKS));
  }
  return { ...known, hole, start: first - beyond, end: goesOn ? Infinity : last + beyond };
}

/** So many days tell how long silence usually is. */
export const ENOUGH = 10;

/** For so many days many a company closes once. */
const CLOSED = 20;

/** The moments in some fields of all records. */
export function* momentsIn<Row>(
  all: Table<Row>,
  ...fields: readonly (keyof Row & string)[]
): Generator<number> {
  for (const field of fields) {
    const at = valuesOf(all, field) as (i: number) => number | null;
    for (let i = 0; i < all.length; i++) {
      const moment = at(i);
      if (moment !== null) yield moment;
    }
  }
}

/** Whether a file tells of all of some time. */
export function tellsAll(
  { start, end, hole }: Pick<Reach, "start" | "end" | "hole">,
  time: { readonly start: number; readonly end: number },
): boolean {
  const isOpen = hole === null || hole.end <= time.start || time.end <= hole.start;
  return start <= time.start && time.end <= end && isOpen;
}
