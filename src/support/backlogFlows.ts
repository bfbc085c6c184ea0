import type { ValuesState } from "../fold/values";
import { quantileOf } from "../stats/distribution";
import { rankedNumbers } from "../stats/rankedNumbers";
import { countUpTo } from "../time";

/** What came, what went and what is open at the end of a stretch of time. */
export interface BacklogFlow {
  /** Open tickets when it starts. */
  readonly atStart: number;
  /** Tickets created in it. */
  readonly inflow: number;
  /** Times that a solved ticket was reopened in it. */
  readonly reopened: number;
  /** Times that a ticket was solved in it. */
  readonly outflow: number;
  /** How old the middle one of those is that are open when it ends, in milliseconds; `null` without. */
  readonly medianAge: number | null;
  /** How old the oldest of them is then; `null` without any. */
  readonly oldestAge: number | null;
}

/** The stretches in which tickets were open. */
export interface OpenStretches {
  /** When the stretch began. */
  readonly opened: ValuesState;
  /** When it ended: Infinity while it lasts. */
  readonly closed: ValuesState;
  /** When the ticket was created. */
  readonly created: ValuesState;
  /** When the stretch before it ended; -Infinity where it is the ticket's first. */
  readonly before: ValuesState;
}

/**
 * What came and went between each of the bounds and the next, and how many are open at the later one:
 * in one sweep over all of them.
 *
 * @param bounds - Moments, ascending: one more than there are answers.
 */
export function backlogFlows(
  { opened, closed, created, before }: OpenStretches,
  bounds: readonly number[],
): (BacklogFlow & { readonly open: number })[] {
  const flows = bounds.slice(1).map(() => ({ inflow: 0, reopened: 0, outflow: 0 }));
  const begins = new Int32Array(opened.n);
  const ends = new Int32Array(opened.n);
  let atFirst = 0;
  for (let i = 0; i < opened.n; i++) {
    const from = opened.numbers[i]!;
    const to = closed.numbers[i]!;
    if (from < bounds[0]! && to >= bounds[0]!) atFirst++;
    // The numbers of the bounds from which on it is open, and is not any more.
    begins[i] = countUpTo(bounds, from);
    ends[i] = countUpTo(bounds, to);
    const into = flows[begins[i]! - 1];
    const out = flows[ends[i]! - 1];
    if (into) into[before.numbers[i] === -Infinity ? "inflow" : "reopened"]++;
    if (out) out.outflow++;
  }
  let atStart = atFirst;
  return agesAt(bounds, created.numbers, begins, ends).map((ages, i) => {
    const flow = { atStart, ...flows[i]!, ...ages };
    atStart = ages.open;
    return flow;
  });
}

/** How many are open at each bound but the first, and how old they are. */
function agesAt(
  bounds: readonly number[],
  created: Float64Array,
  begins: Int32Array,
  ends: Int32Array,
): { open: number; medianAge: number | null; oldestAge: number | null }[] {
  const comes = Int32Array.from(begins, (begin, i) => {
    const first = Math.max(1, begin);
    // Open at no such bound: it never comes.
    return first < ends[i]! ? first : bounds.length;
  });
  const isThere = (i: number) => comes[i]! < bounds.length;
  const open = rankedNumbers(
    created
      .subarray(0, begins.length)
      .filter((_, i) => isThere(i))
      .sort(),
  );
  const coming = chained(comes, bounds.length);
  const going = chained(
    ends.map((end, i) => (isThere(i) ? end : bounds.length)),
    bounds.length,
  );
  return bounds.slice(1).map((moment, i) => {
    coming(i + 1, (one) => open.add(created[one]!, 1));
    going(i + 1, (one) => open.add(created[one]!, -1));
    const { n } = open;
    // The youngest first, as those are the smallest ages.
    const rank = (k: number) => moment - open.rank(n - 1 - k);
    return {
      open: n,
      medianAge: quantileOf({ n, rank }, 0.5),
      oldestAge: n > 0 ? rank(n - 1) : null,
    };
  });
}

/** Calls back for all that have a number, below the given one, in no order. */
function chained(
  numbers: Int32Array,
  limit: number,
): (number: number, take: (i: number) => void) => void {
  const last = new Int32Array(limit).fill(-1);
  const previous = new Int32Array(numbers.length);
  for (const [i, number] of numbers.entries()) {
    if (number >= limit) continue;
    previous[i] = last[number]!;
    last[number] = i;
  }
  return (number, take) => {
    for (let i = last[number]!; i >= 0; i = previous[i]!) take(i);
  };
}
