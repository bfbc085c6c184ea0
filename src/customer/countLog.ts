import { withRoom } from "../loyalty/customerNumbers";
import { firstOf, initPairs, type PairIndex, rowOf, secondOf } from "./pairIndex";

/** How often something was met, and when last. */
export interface Count {
  /** What: a channel, a campaign, a product, a kind of interaction. */
  readonly name: string;
  /** How often. */
  readonly n: number;
  /** When last. */
  readonly lastAt: number;
}

/** What is counted by name, by number. */
export const FACET = {
  channel: 0,
  campaign: 1,
  seen: 2,
  bought: 3,
  interaction: 4,
  unanswered: 5,
} as const;

/** What a customer's counts are, by facet: the most frequent first, then the latest. */
export type Counts = Readonly<Record<keyof typeof FACET, Count[]>>;

const FACETS = 6;

/** Counts of every customer by facet and name, one row each. */
export interface CountLog {
  /** Rows by customer, and by the name's number times that of facets plus the facet's. */
  readonly index: PairIndex;
  /** Of each row: how often, and when last. */
  figures: Float64Array;
}

/** Nothing counted yet. */
export function initCounts(): CountLog {
  return { index: initPairs(), figures: new Float64Array(16) };
}

/** Counts something once. */
export function addCount(
  log: CountLog,
  owner: number,
  facet: number,
  name: number,
  at: number,
): void {
  join(log, owner, name * FACETS + facet, 1, at);
}

/** Takes the right's counts in, whose owners and names have other numbers on the left. */
export function mergeCounts(
  left: CountLog,
  { index, figures }: CountLog,
  owners: Int32Array,
  names: Int32Array,
): void {
  for (let row = 0; row < index.n; row++) {
    const code = secondOf(index, row);
    const facet = code % FACETS;
    const name = names[(code - facet) / FACETS]!;
    const owner = owners[firstOf(index, row)]!;
    join(left, owner, name * FACETS + facet, figures[2 * row]!, figures[2 * row + 1]!);
  }
}

/** What the given rows count. */
export function countsIn(
  { index, figures }: CountLog,
  rows: Int32Array,
  names: readonly string[],
): Counts {
  // Lists of the right length from the start: as they grow, they take many times their room.
  const lists: Count[][] = [[], [], [], [], [], []];
  for (let facet = 0; facet < FACETS; facet++) {
    let size = 0;
    for (let k = 0; k < rows.length; k++) if (secondOf(index, rows[k]!) % FACETS === facet) size++;
    if (size > 0) lists[facet] = listOf(facet, size);
  }
  const [channel, campaign, seen, bought, interaction, unanswered] = lists;
  return {
    channel: channel!,
    campaign: campaign!,
    seen: seen!,
    bought: bought!,
    interaction: interaction!,
    unanswered: unanswered!,
  };

  function listOf(facet: number, size: number): Count[] {
    const list = new Array<Count>(size);
    let filled = 0;
    for (let k = 0; filled < size; k++) {
      const row = rows[k]!;
      const code = secondOf(index, row);
      if (code % FACETS !== facet) continue;
      const name = names[(code - facet) / FACETS]!;
      list[filled++] = { name, n: figures[2 * row]!, lastAt: figures[2 * row + 1]! };
    }
    return size > 1 ? list.sort(byFrequency) : list;
  }
}

function byFrequency(a: Count, b: Count): number {
  return b.n - a.n || b.lastAt - a.lastAt || (a.name < b.name ? -1 : 1);
}

function join(log: CountLog, owner: number, code: number, n: number, at: number): void {
  const known = log.index.n;
  const row = rowOf(log.index, owner, code);
  if (row === known) {
    log.figures = withRoom(log.figures, 2 * row + 2);
    log.figures[2 * row + 1] = at;
  }
  const { figures } = log;
  figures[2 * row]! += n;
  if (at > figures[2 * row + 1]!) figures[2 * row + 1] = at;
}
