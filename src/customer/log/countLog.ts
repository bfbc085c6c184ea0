import { withRoom } from "../../fold/growing";
import {
  firstOf,
  initPairs,
  type OwnedRows,
  ownedRows,
  type PairsState,
  rowOf,
  secondOf,
} from "../../fold/pairs";

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

/** A customer's counts by facet: the most frequent first, then the latest. */
export type Counts = Readonly<Record<keyof typeof FACET, Count[]>>;

const FACETS = 6;

/** Counts of every customer by facet and name, one row each. */
export interface CustomerCountsState {
  /** Rows by customer, and by the name's number times that of facets plus the facet's. */
  readonly index: PairsState;
  /** Of each row: how often, and when last. */
  figures: Float64Array;
}

/** Nothing counted yet. */
export function initCounts(): CustomerCountsState {
  return { index: initPairs(), figures: new Float64Array(16) };
}

/** Counts something once. */
export function addCount(
  log: CustomerCountsState,
  owner: number,
  facet: number,
  name: number,
  at: number,
): void {
  join(log, owner, name * FACETS + facet, 1, at);
}

/** Takes the right's counts in, whose owners and names have other numbers on the left. */
export function mergeCounts(
  left: CustomerCountsState,
  { index, figures }: CustomerCountsState,
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

/** All counts by customer. */
export function ownedCounts({ index, figures }: CustomerCountsState, owners: number): OwnedRows {
  return ownedRows(index, figures, 2, owners);
}

/** What is counted of a customer; of nobody where no rows are given. */
export function countsOf(rows: OwnedRows | null, owner: number, names: readonly string[]): Counts {
  const list = (facet: number) => (rows ? countsBy(rows, owner, facet, names) : []);
  return {
    channel: list(FACET.channel),
    campaign: list(FACET.campaign),
    seen: list(FACET.seen),
    bought: list(FACET.bought),
    interaction: list(FACET.interaction),
    unanswered: list(FACET.unanswered),
  };
}

function countsBy(
  { begins, codes, figures }: OwnedRows,
  owner: number,
  facet: number,
  names: readonly string[],
): Count[] {
  const [start, end] = [begins[owner]!, begins[owner + 1]!];
  let size = 0;
  for (let row = start; row < end; row++) if (codes[row]! % FACETS === facet) size++;
  if (size === 0) return [];
  // Of the right length from the start: as it grows, a list takes many times its room.
  const list = new Array<Count>(size);
  let filled = 0;
  for (let row = start; filled < size; row++) {
    const code = codes[row]!;
    if (code % FACETS !== facet) continue;
    const name = names[(code - facet) / FACETS]!;
    list[filled++] = { name, n: figures[2 * row]!, lastAt: figures[2 * row + 1]! };
  }
  return size > 1 ? list.sort(inOrder) : list;
}

/** The most frequent first, then the latest, then by name. */
function inOrder(a: Count, b: Count): number {
  return b.n - a.n || b.lastAt - a.lastAt || (a.name < b.name ? -1 : 1);
}

function join(log: CustomerCountsState, owner: number, code: number, n: number, at: number): void {
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
