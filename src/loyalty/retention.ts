import { checkOptions } from "../check";
import { type Key, type Kpi, kpi } from "../measure";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import { checkPeriod, type Period } from "../time";
import { type Membership, readMembership } from "./membership";

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
  /** Wilson interval of the share; `null` without customers at the start. */
  readonly interval: Interval | null;
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
 * Several memberships of one customer make one customer: lost only when none is left.
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
    finish(customers) {
      let n = 0;
      let retained = 0;
      let acquired = 0;
      let reactivated = 0;
      let atEnd = 0;
      for (const flags of customers.values()) {
        if (flags & AT_END) atEnd++;
        if (flags & AT_START) {
          n++;
          if (flags & AT_END) retained++;
        } else if (flags & BEGAN_DURING) {
          if (flags & BEGAN_BEFORE) reactivated++;
          else acquired++;
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
        interval: wilson(retained, n, level),
      };
    },
  };
});

const AT_START = 1;
const AT_END = 2;
const BEGAN_BEFORE = 4;
const BEGAN_DURING = 8;
