import { checkOptions } from "../check";
import { numberOf, withRoom } from "../fold/customerNumbers";
import type { PeriodGroup } from "../fold/over";
import { type Key, type Kpi, kpi } from "../measure";
import { type Membership, readMembership } from "../record/membership";
import { checkLevel } from "../stats/intervals";
import { type PeriodsOptions, periods } from "../time";
import {
  AT_END,
  AT_START,
  BEGAN_BEFORE,
  BEGAN_DURING,
  countRetention,
  type RetentionResult,
} from "./retention";

/** What {@link retentionOver} needs: a stretch of time and the unit that cuts it. */
export interface RetentionOverOptions extends PeriodsOptions {
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** What {@link retentionOver} holds in between: a byte for each customer and snapshot. */
export interface RetentionOverState {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** For each customer in turn and each snapshot: there at it (1), began up to it since the last (2). */
  snapshots: Uint8Array;
  /** When each customer first began. */
  firstAt: Float64Array;
}

/**
 * {@link retention} for every month, or every other calendar period, in one pass.
 *
 * A period's end is the next one's start, so that nobody is missed: the customers at the end of one are
 * those at the start of the next. One look-up of the customer a record, however many periods there are.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `unit`, `start` and `end` are required; whole periods are taken. Alone, they make
 *   the measure, to be composed.
 * @returns The periods in time order.
 * @throws RangeError and TypeError as {@link retention} and {@link periods}.
 * @example
 * ```ts
 * import { retentionOver } from "customer-kpis";
 *
 * const memberships = [
 *   { customerId: "ann", startedAt: new Date("2025-03-01"), endedAt: null },
 *   { customerId: "bob", startedAt: new Date("2025-06-01"), endedAt: new Date("2026-02-20") },
 * ];
 * const months = retentionOver(memberships, {
 *   unit: "month",
 *   start: new Date("2026-01-01"),
 *   end: new Date("2026-04-01"),
 * });
 * months.map(({ key, result }) => [key, result.value]);
 * // => [["2026-01", 1], ["2026-02", 0.5], ["2026-03", 1]]
 * ```
 */
export const retentionOver: Kpi<
  Membership,
  PeriodGroup<RetentionResult>[],
  RetentionOverState,
  [options: RetentionOverOptions]
> = /* @__PURE__ */ kpi("retentionOver", (options: RetentionOverOptions) => {
  const { level: given, ...calendar } = options;
  checkOptions("retentionOver", options, [
    "unit",
    "start",
    "end",
    "timeZone",
    "weekStartsOn",
    "level",
  ]);
  const level = checkLevel("retentionOver", given);
  const list = periods(calendar);
  const moments = [list[0]!.start, ...list.map(({ end }) => end)];
  const width = moments.length;

  return {
    init: (): RetentionOverState => ({
      customers: new Map(),
      snapshots: new Uint8Array(8 * width),
      firstAt: new Float64Array(8).fill(Infinity),
    }),
    step(state, record) {
      const { customerId, startedAt, endedAt } = readMembership("retentionOver", record);
      const customer = placeOf(state, customerId);
      state.firstAt[customer] = Math.min(state.firstAt[customer]!, startedAt);
      let i = 0;
      while (i < width && moments[i]! < startedAt) i++;
      if (i < width) state.snapshots[customer * width + i]! |= BEGAN;
      for (; i < width && moments[i]! < endedAt; i++) {
        state.snapshots[customer * width + i]! |= THERE;
      }
      return state;
    },
    merge(left, right) {
      for (const [customerId, from] of right.customers) {
        const to = placeOf(left, customerId);
        left.firstAt[to] = Math.min(left.firstAt[to]!, right.firstAt[from]!);
        for (let i = 0; i < width; i++) {
          left.snapshots[to * width + i]! |= right.snapshots[from * width + i]!;
        }
      }
      return left;
    },
    finish: (state) =>
      list.map(({ key, start, end }, i) => ({
        key,
        period: { start, end },
        result: countRetention(flagsOf(state, i), level),
      })),
  };

  function placeOf(state: RetentionOverState, customerId: Key): number {
    const number = numberOf(state.customers, customerId);
    if (number >= state.firstAt.length) {
      state.snapshots = withRoom(state.snapshots, (number + 1) * width);
      state.firstAt = withRoom(state.firstAt, number + 1, Infinity);
    }
    return number;
  }

  function* flagsOf({ customers, snapshots, firstAt }: RetentionOverState, period: number) {
    for (let customer = 0; customer < customers.size; customer++) {
      const start = snapshots[customer * width + period]!;
      const end = snapshots[customer * width + period + 1]!;
      yield (start & THERE ? AT_START : 0) |
        (end & THERE ? AT_END : 0) |
        (end & BEGAN ? BEGAN_DURING : 0) |
        (firstAt[customer]! <= moments[period]! ? BEGAN_BEFORE : 0);
    }
  }
});

const THERE = 1;
const BEGAN = 2;
