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

const DAY = 86_400_000;

/** Where clocks change, a day is longer or shorter than others. */
const CLOCKS = 2 * 3_600_000;

const TWO_YEARS = 2 * 366 * DAY;

/**
 * How far moments reach. A file may well go on where nothing happens for a day, or for twice as many days as
 * ever in the two years before: after that it may be older than what is asked of it.
 *
 * @param end - Of the report: what comes later tells only that the file goes on.
 */
export function reachOf(moments: Iterable<number>, end: number): Reach {
  let [first, last, goesOn] = [Infinity, -Infinity, false];
  const days = new Set<number>();
  for (const moment of moments) {
    first = Math.min(first, moment);
    goesOn ||= moment >= end;
    if (moment >= end) continue;
    last = Math.max(last, moment);
    days.add(Math.floor(moment / DAY));
  }
  return reaching({ first, last, days }, goesOn);
}

/** How far some files reach together. */
export function reachTogether(files: readonly Reach[]): Reach {
  const first = Math.min(...files.map((file) => file.first));
  const last = Math.max(...files.map((file) => file.last));
  const days = new Set(files.flatMap((file) => [...file.days]));
  return reaching(
    { first, last, days },
    files.some(({ end }) => end === Infinity),
  );
}

function reaching(known: Pick<Reach, "first" | "last" | "days">, goesOn: boolean): Reach {
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
  // One day tells nothing of how often something happens.
  const beyond = days.size < 2 ? Infinity : (2 * (isHole ? next : longest) + 1) * DAY + CLOCKS;
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
