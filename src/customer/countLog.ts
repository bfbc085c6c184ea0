import { withRoom } from "../loyalty/customerNumbers";
import { initPairs, type PairIndex, rowOf } from "./pairIndex";

/** How often something was met, and when last. */
export interface Count {
  /** What: a channel, a campaign, a product, a kind of interaction. */
  readonly name: string;
  /** How often. */
  readonly n: number;
  /** When last. */
  readonly lastAt: number;
}

/** What is counted by name. */
export type Facet = (typeof FACETS)[number];

export const FACETS = [
  "channel",
  "campaign",
  "seen",
  "bought",
  "interaction",
  "unanswered",
] as const;

/** Counts of every customer by facet and name, one row each. */
export interface CountLog {
  /** Rows by customer and by facet and name: the name's number times that of facets, plus the facet's. */
  readonly pairs: PairIndex;
  count: Int32Array;
  lastAt: Float64Array;
}

/** Nothing counted yet. */
export function initCounts(): CountLog {
  return { pairs: initPairs(), count: new Int32Array(8), lastAt: new Float64Array(8) };
}

/** Counts something once. */
export function addCount(
  log: CountLog,
  owner: number,
  facet: Facet,
  name: number,
  at: number,
): void {
  join(log, owner, name * FACETS.length + FACETS.indexOf(facet), 1, at);
}

/** Takes the right's counts in, whose owners and names have other numbers on the left. */
export function mergeCounts(
  left: CountLog,
  { pairs, count, lastAt }: CountLog,
  owners: Int32Array,
  names: Int32Array,
): void {
  for (let row = 0; row < pairs.n; row++) {
    const code = pairs.code[row]!;
    const facet = code % FACETS.length;
    const name = names[(code - facet) / FACETS.length]!;
    const owner = owners[pairs.owner[row]!]!;
    join(left, owner, name * FACETS.length + facet, count[row]!, lastAt[row]!);
  }
}

/** What the given rows count, by facet: the most frequent first, then the latest. */
export function countsIn(
  log: CountLog,
  rows: Int32Array,
  names: readonly string[],
): Readonly<Record<Facet, Count[]>> {
  const counts: Record<Facet, Count[]> = {
    channel: [],
    campaign: [],
    seen: [],
    bought: [],
    interaction: [],
    unanswered: [],
  };
  for (const row of rows) {
    const code = log.pairs.code[row]!;
    const facet = code % FACETS.length;
    const name = names[(code - facet) / FACETS.length]!;
    const list = counts[FACETS[facet] as Facet];
    list.push({ name, n: log.count[row]!, lastAt: log.lastAt[row]! });
  }
  for (const facet of FACETS) if (counts[facet].length > 1) counts[facet].sort(byFrequency);
  return counts;
}

function byFrequency(a: Count, b: Count): number {
  return b.n - a.n || b.lastAt - a.lastAt || (a.name < b.name ? -1 : 1);
}

function join(log: CountLog, owner: number, code: number, n: number, at: number): void {
  const known = log.pairs.n;
  const row = rowOf(log.pairs, owner, code);
  if (row === known) {
    log.count = withRoom(log.count, row + 1);
    log.lastAt = withRoom(log.lastAt, row + 1);
    log.lastAt[row] = at;
  }
  log.count[row]! += n;
  log.lastAt[row] = Math.max(log.lastAt[row]!, at);
}
