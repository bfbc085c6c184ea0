import { countIn } from "../../fold/growing";
/** How many unbroken stretches begin and end in each part of time, between the moments that part it. */
export interface CountedEnds {
  /** Beginnings, by the moment at which the part of time begins that they lie in. */
  readonly begun: Map<number, number>;
  /** Those of them that are their customers' first. */
  readonly first: Map<number, number>;
  /** Ends of the same kind. */
  readonly ended: Map<string, CountedEnd>;
}

/** Ends of the same kind. */
export interface CountedEnd {
  /** The moment at which the part of time begins that they lie in. */
  readonly at: number;
  /** Whether their stretches began in it too, so that no moment in between sees them. */
  readonly isShort: boolean;
  /** Whether their customers are there again at the moment at which the next part of time begins. */
  readonly isBack: boolean;
  /** Whether no other stretch of theirs begins in it. */
  readonly isLast: boolean;
  /** Whether their customers were there at the moment itself. */
  readonly wasThere: boolean;
  /** Why they left; `null` where it is not said. */
  readonly reason: string | null;
  /** How many ends. */
  count: number;
}

/** What an end's third figure is the sum of. */
const [SHORT, BACK, LAST, THERE] = [1, 2, 4, 8] as const;

/** No ends. */
export function initEnds(): CountedEnds {
  return { begun: new Map(), first: new Map(), ended: new Map() };
}

/** Takes in so many beginnings or ends of the same figures. */
export function countEnds(
  ends: CountedEnds,
  [isEnd, at, holds]: readonly number[],
  count: number,
  reason: string | null,
): void {
  if (isEnd === 0) {
    countIn(ends.begun, at!, count);
    if (holds === 1) countIn(ends.first, at!, count);
    return;
  }
  const has = (part: number) => (holds! & part) !== 0;
  addEnd(ends, {
    at: at!,
    isShort: has(SHORT),
    isBack: has(BACK),
    isLast: has(LAST),
    wasThere: has(THERE),
    reason: reason || null,
    count,
  });
}

/** Adds the right's counts to the left's. */
export function mergeEnds(left: CountedEnds, right: CountedEnds): void {
  for (const [at, count] of right.begun) countIn(left.begun, at, count);
  for (const [at, count] of right.first) countIn(left.first, at, count);
  for (const end of right.ended.values()) addEnd(left, { ...end });
}

/** How many stretches hold at one of the moments that part time: no two of a customer do. */
export function heldAt({ begun, ended }: CountedEnds, moment: number): number {
  let held = 0;
  for (const [at, count] of begun) if (at < moment) held += count;
  for (const { at, count } of ended.values()) if (at < moment) held -= count;
  return held;
}

function addEnd({ ended }: CountedEnds, end: CountedEnd): void {
  const name = JSON.stringify({ ...end, count: 0 });
  const known = ended.get(name);
  if (known) known.count += end.count;
  else ended.set(name, end);
}
