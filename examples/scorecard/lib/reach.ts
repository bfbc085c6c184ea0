import { type Table, valuesOf } from "./table";

/** Of which time a file tells: from its first to its last moment, and as far beyond as it is silent at times. */
export interface Reach {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  /** Its last moment before the report ends. */
  readonly last: number;
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
  let [longest, before] = [0, Infinity];
  for (const day of Float64Array.from(days).sort()) {
    if (before * DAY >= last - TWO_YEARS) longest = Math.max(longest, day - before - 1);
    before = day;
  }
  // One day tells nothing of how often something happens.
  const beyond = days.size < 2 ? Infinity : (2 * longest + 1) * DAY + CLOCKS;
  return { ...known, start: first - beyond, end: goesOn ? Infinity : last + beyond };
}

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
  { start, end }: Reach,
  time: { readonly start: number; readonly end: number },
): boolean {
  return start <= time.start && time.end <= end;
}
