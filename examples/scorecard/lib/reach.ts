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
  /** The hours until then in which something happened, by their number since 1970. */
  readonly hours: ReadonlySet<number>;
  /** On how many days that was. */
  readonly days: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where clocks change, a day is longer or shorter than others. */
const CLOCKS = 2 * HOUR;

const TWO_YEARS = 2 * 366 * DAY;

/** Of the last half day a month may well do without. */
const HALF_DAY = 12 * HOUR;

/**
 * How far moments reach. A file may well go on where nothing happens for twice as long as ever in the two
 * years before, by days and by hours: after that it may be older than what is asked of it.
 *
 * @param end - Of the report: what comes later tells only that the file goes on.
 */
export function reachOf(moments: Iterable<number>, end: number): Reach {
  let [first, last, goesOn] = [Infinity, -Infinity, false];
  const hours = new Set<number>();
  for (const moment of moments) {
    first = Math.min(first, moment);
    goesOn ||= moment >= end;
    if (moment >= end) continue;
    last = Math.max(last, moment);
    hours.add(Math.floor(moment / HOUR));
  }
  return byTheHour(reaching({ first, last, hours }, goesOn));
}

/** How far some files reach together. */
export function reachTogether(files: readonly Reach[]): Reach {
  if (files.length === 1) return files[0]!;
  const first = Math.min(...files.map((file) => file.first));
  const last = Math.max(...files.map((file) => file.last));
  const hours = new Set(files.flatMap((file) => [...file.hours]));
  return reaching(
    { first, last, hours },
    files.some(({ end }) => end === Infinity),
  );
}

function reaching(known: Pick<Reach, "first" | "last" | "hours">, goesOn: boolean): Reach {
  const { first, last, hours } = known;
  const days = new Set(Array.from(hours, (hour) => Math.floor((hour * HOUR) / DAY)));
  const { longest, next, after } = silencesIn(days, (last - TWO_YEARS) / DAY);
  const isHole = days.size >= ENOUGH && longest > Math.max(CLOSED, 3 * next + 3);
  const hole = isHole ? { start: (after - longest) * DAY, end: after * DAY } : null;
  // One day tells nothing of how often something happens.
  const beyond = days.size < 2 ? Infinity : (2 * (isHole ? next : longest) + 1) * DAY + CLOCKS;
  const end = goesOn ? Infinity : last + beyond;
  return { ...known, days: days.size, hole, start: first - beyond, end };
}

/** The same of one file, also by its hours: what is never silent for long has ended after half a day. */
function byTheHour(reach: Reach): Reach {
  const { first, last, hours, days, hole, start, end } = reach;
  if (days < ENOUGH) return reach;
  const { longest, next } = silencesIn(hours, (last - TWO_YEARS) / HOUR);
  const silence = hole === null ? longest : next;
  const beyond = Math.max(HALF_DAY, (2 * silence + 1) * HOUR + CLOCKS);
  const isOpen = end === Infinity;
  return {
    ...reach,
    start: Math.max(start, first - beyond),
    end: isOpen ? end : Math.min(end, last + beyond),
  };
}

/** The longest stretch that is none of the numbers, the next longest, and the number after the longest. */
function silencesIn(numbers: ReadonlySet<number>, since: number) {
  let [longest, next, after, before] = [0, 0, 0, Infinity];
  for (const number of Float64Array.from(numbers).sort()) {
    const silence = before >= since ? number - before - 1 : 0;
    before = number;
    next = Math.max(next, Math.min(longest, silence));
    if (silence > longest) [longest, after] = [silence, number];
  }
  return { longest, next, after };
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
