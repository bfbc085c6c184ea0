import { numberOf, numbersOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import type { Measure } from "../../measure";
import type { Figure } from "../../reads";
import { type ExclusionCounts, mergeExclusions } from "../../record/exclusions";
import {
  type Membership,
  membership,
  STRETCH,
  type Stretches,
  stretchesOf,
} from "../../record/membership";
import { type Invalid, reading } from "../../record/record";
import type { Key } from "../../slice";

/** Who was a customer at which of several moments. */
export interface Snapshots {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** For each customer in turn and each moment: there at it, and began since the last one. */
  flags: Uint8Array;
  /** When each customer first began. */
  firstAt: Float64Array;
  /** For how many customers each one stands; 0, or beyond the array, for themselves alone. */
  crowds: Float64Array;
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
}

/** A customer is one at this moment: began before it, and ended at it or later. */
export const THERE = 1;
/** A customer began at the moment before this one or later, and before this one. */
export const BEGAN = 2;

/** The measure of memberships that notes who is there at the ascending `moments`, however many. */
export function snapshotsOf<Result>(
  kpi: string,
  moments: readonly number[],
  invalid: Invalid,
  finish: (state: Snapshots) => Result,
): Measure<Membership, Result, Snapshots> {
  const { init, take, merge, figures, count } = snapshots(moments);
  return reading(kpi, membership, STRETCH, {
    init,
    take(state, columns) {
      const who = numbersOf(state.customers, columns.customerId, state.excluded);
      take(state, stretchesOf(columns, who));
    },
    merge,
    excluded: ({ excluded }) => excluded,
    invalid,
    finish,
    summary: { per: "customerId", each: { figures }, isNobodyAlike: true, count },
  });
}

/** The fold under {@link snapshotsOf}: its customers are numbered by the caller. */
export function snapshots(moments: readonly number[]) {
  const cuts = Float64Array.from(moments);
  const width = cuts.length;

  return {
    init: (): Snapshots => ({
      customers: new Map(),
      flags: new Uint8Array(8 * width),
      firstAt: new Float64Array(8).fill(Infinity),
      crowds: new Float64Array(0),
      excluded: new Map(),
    }),
    take(state: Snapshots, { who, startedAt, endedAt }: Stretches): void {
      makeRoom(state, width);
      const { flags, firstAt } = state;
      for (let i = 0; i < who.length; i++) {
        const customer = who[i]!;
        if (customer < 0) continue;
        const start = startedAt[i]!;
        const end = endedAt[i]!;
        if (start < firstAt[customer]!) firstAt[customer] = start;
        let m = 0;
        while (m < width && cuts[m]! <= start) m++;
        if (m < width) flags[customer * width + m]! |= BEGAN;
        for (; m < width && cuts[m]! <= end; m++) flags[customer * width + m]! |= THERE;
      }
    },
    merge(left: Snapshots, right: Snapshots): Snapshots {
      for (const [customerId, from] of right.customers) {
        const to = numberOf(left.customers, customerId);
        makeRoom(left, width);
        if (right.crowds[from]! > 0) addCrowd(left, to, right.crowds[from]!);
        left.firstAt[to] = Math.min(left.firstAt[to]!, right.firstAt[from]!);
        for (let m = 0; m < width; m++) {
          left.flags[to * width + m]! |= right.flags[from * width + m]!;
        }
      }
      mergeExclusions(left.excluded, right.excluded);
      return left;
    },
    figures: figuresAt(moments),
    count(state: Snapshots, figures: readonly number[], customers: number): Snapshots {
      // Customers of the same figures are one, who stands for them all.
      const customer = numberOf(state.customers, `as ${figures.join("")}`);
      makeRoom(state, width);
      addCrowd(state, customer, customers);
      for (let m = 0; m < width; m++) {
        const [isThere, began] = [figures[3 * m]!, figures[3 * m + 1]!];
        state.flags[customer * width + m] = isThere * THERE + began * BEGAN;
      }
      const first = cuts.findIndex((_, m) => figures[3 * m + 2]! > 0);
      if (first >= 0) state.firstAt[customer] = cuts[first]! - 1;
      return state;
    },
  };
}

/** For how many customers one of them stands. */
export function crowdOf({ crowds }: Snapshots, customer: number): number {
  return crowds[customer]! || 1;
}

function addCrowd(state: Snapshots, customer: number, customers: number): void {
  state.crowds = withRoom(state.crowds, customer + 1);
  state.crowds[customer]! += customers;
}

/** Makes room for the flags of all customers at `width` moments. */
function makeRoom(state: Snapshots, width: number): void {
  const size = state.customers.size;
  if (size <= state.firstAt.length) return;
  state.flags = withRoom(state.flags, size * width);
  state.firstAt = withRoom(state.firstAt, size, Infinity);
}

/** For each moment: there at it, began since the last one, began before it. */
function figuresAt(moments: readonly number[]): readonly Figure[] {
  return moments.flatMap((moment, m): Figure[] => {
    const before = { field: "startedAt", is: "before", bound: moment } as const;
    const since = moments.slice(m - 1, m).map((last) => ({
      field: "startedAt",
      is: "from" as const,
      bound: last,
    }));
    return [
      { how: "any", where: [before, { field: "endedAt", is: "from", bound: moment }] },
      { how: "any", where: [before, ...since] },
      { how: "any", where: [before] },
    ];
  });
}
