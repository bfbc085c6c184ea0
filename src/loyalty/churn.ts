import { checkOptions, fail } from "../check";
import { type Key, type Kpi, kpi } from "../measure";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import { checkPeriod, type Period } from "../time";
import { type Membership, readMembership } from "./membership";

/** Whose definition of churn: `snapshot` compares the customers at the start and at the end. */
export type ChurnMethod = "snapshot";

/** What {@link churn} needs. */
export interface ChurnOptions {
  /** From the first snapshot (`start`) to the second (`end`). */
  readonly period: Period;
  /** The definition. Default `"snapshot"`. */
  readonly method?: ChurnMethod;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** How many customers left for one reason. */
export interface ChurnReason {
  /** The reason as the memberships give it; `null` where they give none. */
  readonly reason: string | null;
  /** Customers lost for it. */
  readonly churned: number;
}

/** What {@link churn} answers. */
export interface ChurnResult {
  /** The share of the customers at the start who are none at the end; `null` without any. */
  readonly value: number | null;
  /** The same as `base`. */
  readonly n: number;
  /** Customers lost. */
  readonly churned: number;
  /** Customers at the start. */
  readonly base: number;
  /** The definition used. */
  readonly method: ChurnMethod;
  /** The lost by the reason of the last membership to end, most frequent first. */
  readonly byReason: readonly ChurnReason[];
  /** Wilson interval of the share; `null` without customers at the start. */
  readonly interval: Interval | null;
}

/** What {@link churn} knows of a customer. */
export interface ChurnCustomer {
  /** Whether a membership holds when the period starts. */
  atStart: boolean;
  /** Whether a membership holds when it ends. */
  atEnd: boolean;
  /** When the last membership that is over by the end of the period ended, and why. */
  endedAt: number;
  /** The reason of that membership; `null` where it gives none. */
  reason: string | null;
}

/** What {@link churn} holds in between. */
export type ChurnState = Map<Key, ChurnCustomer>;

/**
 * Customer churn rate: of those who were customers when the period started, the share who are none
 * when it ends.
 *
 * `|S without E| / |S|`, a ratio from 0 to 1, with the snapshots S and E of {@link retention}; the
 * two rates add up to 1. A customer with several memberships has churned when none is left.
 *
 * A rate belongs to its period: 5 % a month is 46 % a year, not 60 %.
 *
 * Without customers at the start `value` and `interval` are `null`.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts), and
 *   `reason` where known.
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an end before its start and a level not between 0 and 1;
 *   TypeError for a record without these fields, for an unknown method or option.
 * @see Gold, "Fighting Churn with Data", Manning 2020, section 2.2.
 * @example
 * ```ts
 * import { churn } from "customer-kpis";
 *
 * const memberships = [
 *   { customerId: "ann", startedAt: new Date("2025-03-01"), endedAt: null },
 *   { customerId: "bob", startedAt: new Date("2025-06-01"), endedAt: new Date("2026-01-20"), reason: "price" },
 * ];
 * const january = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const { value, byReason } = churn(memberships, { period: january });
 * value; // => 0.5
 * byReason; // => [{ reason: "price", churned: 1 }]
 * ```
 */
export const churn: Kpi<Membership, ChurnResult, ChurnState, [options: ChurnOptions]> =
  /* @__PURE__ */ kpi("churn", (options: ChurnOptions) => {
    checkOptions("churn", options, ["period", "method", "level"]);
    const { method = "snapshot" } = options;
    if (method !== "snapshot") fail("churn", "method", '"snapshot"', method);
    const { start, end } = checkPeriod("churn", "period", options.period);
    const level = checkLevel("churn", options.level);

    return {
      init: () => new Map(),
      step(customers, record) {
        const { customerId, startedAt, endedAt } = readMembership("churn", record);
        return join(customers, customerId, {
          atStart: startedAt <= start && start < endedAt,
          atEnd: startedAt <= end && end < endedAt,
          endedAt: endedAt <= end ? endedAt : Number.NEGATIVE_INFINITY,
          reason: record.reason || null,
        });
      },
      merge(left, right) {
        for (const [id, customer] of right) join(left, id, customer);
        return left;
      },
      finish(customers) {
        let base = 0;
        const lost: ChurnCustomer[] = [];
        for (const customer of customers.values()) {
          if (!customer.atStart) continue;
          base++;
          if (!customer.atEnd) lost.push(customer);
        }
        const churned = lost.length;
        return {
          value: base > 0 ? churned / base : null,
          n: base,
          churned,
          base,
          method,
          byReason: countReasons(lost),
          interval: wilson(churned, base, level),
        };
      },
    };
  });

function join(customers: ChurnState, id: Key, next: ChurnCustomer): ChurnState {
  const known = customers.get(id);
  if (!known) return customers.set(id, { ...next });
  known.atStart ||= next.atStart;
  known.atEnd ||= next.atEnd;
  if (next.endedAt >= known.endedAt) {
    known.endedAt = next.endedAt;
    known.reason = next.reason;
  }
  return customers;
}

function countReasons(lost: readonly ChurnCustomer[]): ChurnReason[] {
  const counts = new Map<string | null, number>();
  for (const { reason } of lost) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Array.from(counts, ([reason, churned]) => ({ reason, churned })).sort(
    (a, b) => b.churned - a.churned,
  );
}
