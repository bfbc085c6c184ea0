import { numberOf, numbersOf, withRoom } from "../../fold/table";
import type { Key } from "../../measure";
import { type ExclusionCounts, mergeExclusions } from "../../record/exclusions";
import type { Keys } from "../../record/fields";

/** Who was a customer at which of several moments. */
export interface Snapshots {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** For each customer in turn and each moment: there at it, and began since the last one. */
  flags: Uint8Array;
  /** When each customer first began. */
  firstAt: Float64Array;
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
}

/** Stretches of membership by column. */
export interface Stretches {
  readonly customerId: Keys;
  readonly startedAt: Float64Array;
  readonly endedAt: Float64Array;
}

/** A customer is one at this moment: began before it, and ended at it or later. */
export const THERE = 1;
/** A customer began at the moment before this one or later, and before this one. */
export const BEGAN = 2;

/** The fold that notes which customers are there at the ascending `moments`, however many. */
export function snapshots(moments: readonly number[]) {
  const width = moments.length;

  function makeRoom(state: Snapshots): void {
    const size = state.customers.size;
    if (size <= state.firstAt.length) return;
    state.flags = withRoom(state.flags, size * width);
    state.firstAt = withRoom(state.firstAt, size, Infinity);
  }

  return {
    init: (): Snapshots => ({
      customers: new Map(),
      flags: new Uint8Array(8 * width),
      firstAt: new Float64Array(8).fill(Infinity),
      excluded: new Map(),
    }),
    take(state: Snapshots, { customerId, startedAt, endedAt }: Stretches): void {
      const numbers = numbersOf(state.customers, customerId, state.excluded);
      makeRoom(state);
      const { flags, firstAt } = state;
      for (let i = 0; i < numbers.length; i++) {
        const customer = numbers[i]!;
        if (customer < 0) continue;
        const start = startedAt[i]!;
        const end = endedAt[i]!;
        if (start < firstAt[customer]!) firstAt[customer] = start;
        let m = 0;
        while (m < width && moments[m]! <= start) m++;
        if (m < width) flags[customer * width + m]! |= BEGAN;
        for (; m < width && moments[m]! <= end; m++) flags[customer * width + m]! |= THERE;
      }
    },
    merge(left: Snapshots, right: Snapshots): Snapshots {
      for (const [customerId, from] of right.customers) {
        const to = numberOf(left.customers, customerId);
        makeRoom(left);
        left.firstAt[to] = Math.min(left.firstAt[to]!, right.firstAt[from]!);
        for (let m = 0; m < width; m++) {
          left.flags[to * width + m]! |= right.flags[from * width + m]!;
        }
      }
      mergeExclusions(left.excluded, right.excluded);
      return left;
    },
  };
}
