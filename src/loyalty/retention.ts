import { checkOptions } from "../check";
import { type Key, type Kpi, kpi } from "../measure";
import { type Membership, readMembership } from "../record/membership";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import { checkPeriod, type Period } from "../time";

/** What {@link retention} needs. */
export interface RetentionOptions {
  /** From the first snapshot (`start`) to the second (`end`). */
  readonly period: Period;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link retention} answers. */
export interface RetentionResult {
  /** The share of the customers at the start who are still there at the end; `null` without any. */
  readonly value: number | null;
  /** Customers at the start. */
  readonly n: number;
  /** Those of them who are customers at the end too. */
  readonly retained: number;
  /** Those of them who are not. */
  readonly lost: number;
  /** Customers who began for the first time after the start, up to and including the end. */
  readonly acquired: number;
  /** Former customers, none at the start, who began again in that time. */
  readonly reactivated: number;
  /** Customers at the end, whoever they are. */
  readonly atEnd: number;
  /** What the formula of three counts makes of the same customers, and how far it is off. */
  readonly fromCounts: RetentionCountError;
  /** Wilson interval of the share; `null` without customers at the start. */
  readonly interval: Interval | null;
}

/** How far {@link retentionFromCounts} is off, and why. */
export interface RetentionCountError {
  /** `(atEnd - acquired) / n`; `null` without customers at the start. */
  readonly value: number | null;
  /** That less the share retained: `(reactivatedAtEnd - acquiredAndLost) / n`. */
  readonly error: number | null;
  /** New customers who are none at the end: the formula charges their loss to the old ones. */
  readonly acquiredAndLost: number;
  /** Former customers who are there again at the end: the formula takes them for retained ones. */
  readonly reactivatedAtEnd: number;
}

/** What {@link retention} holds in between: a few flags for each customer. */
export type RetentionState = Map<Key, number>;

/**
 * Customer retention rate: of those who were customers when the period started, the share who are
 * customers when it ends.
 *
 * `|S and E| / |S|`, a ratio from 0 to 1, where S and E are the customers at two snapshots: at
 * `period.start` and at `period.end`. A customer is one from `startedAt` on and is none from
 * `endedAt` on; so who starts at the very start is in S, and who ends at the very end is lost.
 * Whoever comes later does not count; nor does who left and came back in between, as neither
 * snapshot shows it. Consecutive periods share their snapshot, so that nobody is missed.
 *
 * Several memberships of one customer make one customer: lost only when none is left. A membership
 * that ends when it begins is in no snapshot, but who has it was acquired.
 *
 * Where no such records are at hand there is {@link retentionFromCounts}; `fromCounts` tells what it
 * would say, and who makes the error: joiners who left again, and former customers who came back.
 *
 * Without customers at the start `value` and `interval` are `null`.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an end before its start and a level not between 0 and 1;
 *   TypeError for a record without these fields and for an unknown option.
 * @see Gold, "Fighting Churn with Data", Manning 2020, section 2.2.
 * @example
 * ```ts
 * import { retention } from "customer-kpis";
 *
 * const memberships = [
 *   { customerId: "ann", startedAt: new Date("2025-03-01"), endedAt: null },
 *   { customerId: "bob", startedAt: new Date("2025-06-01"), endedAt: new Date("2026-01-20") },
 *   { customerId: "cy", startedAt: new Date("2026-01-10"), endedAt: null },
 * ];
 * const january = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const { value, n, lost, acquired } = retention(memberships, { period: january });
 * value; // => 0.5
 * n; // => 2
 * lost; // => 1
 * acquired; // => 1
 * ```
 */
export const retention: Kpi<
  Membership,
  RetentionResult,
  RetentionState,
  [options: RetentionOptions]
> = /* @__PURE__ */ kpi("retention", (options: RetentionOptions) => {
  checkOptions("retention", options, ["period", "level"]);
  const { start, end } = checkPeriod("retention", "period", options.period);
  const level = checkLevel("retention", options.level);

  return {
    init: () => new Map(),
    step(customers, record) {
      const { customerId, startedAt, endedAt } = readMembership("retention", record);
      let flags = customers.get(customerId) ?? 0;
      if (startedAt <= start) flags |= BEGAN_BEFORE;
      else if (startedAt <= end) flags |= BEGAN_DURING;
      if (startedAt <= start && start < endedAt) flags |= AT_START;
      if (startedAt <= end && end < endedAt) flags |= AT_END;
      return customers.set(customerId, flags);
    },
    merge(left, right) {
      for (const [customer, flags] of right) left.set(customer, (left.get(customer) ?? 0) | flags);
      return left;
    },
    finish: (customers) => countRetention(customers.values(), level),
  };
});

/** The result for these customers, each known by flags. */
export function countRetention(customers: Iterable<number>, level: number): RetentionResult {
  let n = 0;
  let retained = 0;
  let acquired = 0;
  let reactivated = 0;
  let atEnd = 0;
  let acquiredAndLost = 0;
  let reactivatedAtEnd = 0;
  for (const flags of customers) {
    if (flags & AT_END) atEnd++;
    if (flags & AT_START) {
      n++;
      if (flags & AT_END) retained++;
    } else if (flags & BEGAN_DURING) {
      if (flags & BEGAN_BEFORE) {
        reactivated++;
        if (flags & AT_END) reactivatedAtEnd++;
      } else {
        acquired++;
        if (!(flags & AT_END)) acquiredAndLost++;
      }
    }
  }
  return {
    value: n > 0 ? retained / n : null,
    n,
    retained,
    lost: n - retained,
    acquired,
    reactivated,
    atEnd,
    fromCounts: {
      value: n > 0 ? (atEnd - acquired) / n : null,
      error: n > 0 ? (reactivatedAtEnd - acquiredAndLost) / n : null,
      acquiredAndLost,
      reactivatedAtEnd,
    },
    interval: wilson(retained, n, level),
  };
}

/** What is known of a customer. */
export const AT_START = 1;
export const AT_END = 2;
export const BEGAN_BEFORE = 4;
export const BEGAN_DURING = 8;
