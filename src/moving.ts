import type { FieldRead, Moves } from "./reads";

/** The moment with which records may be moved, and what matters of those after it. */
export interface Moving {
  /** The moment's field. */
  readonly field: string;
  /** What must have come. */
  readonly once: readonly string[];
  readonly before: number;
  readonly within: Moves["within"];
  /** By field: its length, or as far as that is told. */
  readonly after: ReadonlyMap<string, Length>;
}

/** What matters of a length: all of it, or only what it is between, or how long it is about. */
type Length = Pick<FieldRead, "lengths" | "bits">;

/** How records may be moved that several measures read; `null` where one of them needs the very moments. */
export function movingOf(byField: ReadonlyMap<string, readonly FieldRead[]>): Moving | null {
  const anchors = [...byField].filter(([, reads]) => reads.some(({ moves }) => moves));
  const [[field, reads] = ["", []]] = anchors;
  if (anchors.length !== 1 || !reads.every(({ moves, calendar }) => moves ?? calendar)) return null;
  const moves = reads.flatMap((read) => read.moves ?? []);
  const after = new Map<string, Length>();
  for (const [name, own] of byField) {
    if (own.some(({ kind }) => kind === "list")) return null;
    if (!own.some((read) => read.after)) continue;
    if (!own.every((read) => read.after === field)) return null;
    after.set(name, lengthOf(own));
  }
  const once = moves.flatMap((move) => move.once ?? []);
  if (!once.every((name) => after.has(name))) return null;
  return {
    field,
    once: [...new Set(once)],
    before: Math.min(...moves.map(({ before }) => before)),
    within: {
      start: Math.min(...moves.map(({ within }) => within.start)),
      end: Math.max(...moves.map(({ within }) => within.end)),
    },
    after: onlyOneSummedUp(after),
  };
}

/** What several readings of a field need of its length. */
function lengthOf(reads: readonly FieldRead[]): Length {
  if (reads.every(({ lengths }) => lengths)) {
    const all = new Set(reads.flatMap(({ lengths }) => lengths!));
    return { lengths: [...all].sort((a, b) => a - b) };
  }
  // Finer ones are parts of coarser ones.
  return reads.every(({ bits }) => bits)
    ? { bits: Math.max(...reads.map(({ bits }) => bits!)) }
    : {};
}

/** Lengths are summed up only where no other length goes with them. */
function onlyOneSummedUp(after: ReadonlyMap<string, Length>): ReadonlyMap<string, Length> {
  const told = [...after.values()].filter(({ lengths }) => !lengths);
  if (told.length < 2) return after;
  return new Map([...after].map(([name, { lengths }]) => [name, lengths ? { lengths } : {}]));
}
