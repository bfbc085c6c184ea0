import { type Cutting, cutsOf, type PeriodicKpi, periodicKpi } from "../fold/periodic";
import { calendarOptions, level, options, period } from "../options";
import { type Exclusion, excludedIn } from "../record/exclusions";
import type { Membership } from "../record/membership";
import { type Invalid, invalidOption } from "../record/record";
import { type Interval, wilson } from "../stats/intervals";
import { BEGAN, crowdOf, type Snapshots, snapshotsOf, THERE } from "./members/snapshots";

/** What {@link retention} needs. */
export interface RetentionOptions extends Cutting {
  /** What to do with memberships that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link retention} answers. */
export interface RetentionResult {
  /** It is a share. */
  readonly kind: "share";
  /** The share of the customers at the start who are still there at the end; `null` without any. */
  readonly value: number | null;
  /** Customers at the start. */
  readonly n: number;
  /** Those of them who are customers at the end too. */
  readonly retained: number;
  /** Those of them who are not. */
  readonly lost: number;
  /** Customers who began for the first time in the period. */
  readonly acquired: number;
  /** Former customers, none at the start, who began again in that time. */
  readonly reactivated: number;
  /** Customers at the end, whoever they are. */
  readonly atEnd: number;
  /** What the formula of three counts makes of the same customers, and how far it is off. */
  readonly fromCounts: RetentionCountError;
  /** Wilson interval of the share; `null` without customers at the start. */
  readonly interval: Interval | null;
  /** Memberships left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** How far `retentionFromCounts` is off, and why. */
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

/**
 * Customer retention rate: of those who were customers when the period started, the share who are
 * customers when it ends.
 *
 * `|S and E| / |S|`, a ratio from 0 to 1, where S and E are the customers at two snapshots: at
 * `period.start` and at `period.end`. A moment is a cut: what happens at it comes after it. So who
 * starts at the very start is acquired in the period, who ends at the very start is lost in it, and
 * who ends at the very end is there until the next. Whoever comes later does not count; nor does who
 * left and came back in between, as neither snapshot shows it. Consecutive periods share their
 * snapshot, so that nobody is missed: with a `unit` all months, weeks or years of the period are
 * answered in one pass.
 *
 * In a trial (`isTrial`) or in one of the `pauses` nobody is a customer. Memberships of nobody
 * (`customerId` is `null` or `""`) are left out and counted.
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
 * @throws InputError for an invalid date, an end before its start (unless it is to be excluded), a
 *   level not between 0 and 1, a record without these fields and an unknown option.
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
 *
 * const months = retention(memberships, { period: january, unit: "month" });
 * months.map(({ key, result }) => [key, result.value]); // => [["2026-01", 0.5]]
 * ```
 */
export const retention: PeriodicKpi<Membership, RetentionResult, Snapshots, RetentionOptions> =
  /* @__PURE__ */ periodicKpi(
    /* @__PURE__ */ options<RetentionOptions>("retention")({
      ...calendarOptions,
      period: period(),
      invalid: invalidOption,
      level: level(),
    }),
    ({ level, invalid, ...cutting }) => {
      const { moments, answers } = cutsOf("retention", cutting);
      return snapshotsOf("retention", moments, invalid, (state) =>
        answers((i) => retentionOf(state, moments, i, level)),
      );
    },
  );

/** The result between two consecutive moments. */
export function retentionOf(
  state: Snapshots,
  moments: readonly number[],
  i: number,
  level: number,
): RetentionResult {
  const { customers, flags, firstAt, excluded } = state;
  const start = moments[i]!;
  let n = 0;
  let retained = 0;
  let acquired = 0;
  let reactivated = 0;
  let atEnd = 0;
  let acquiredAndLost = 0;
  let reactivatedAtEnd = 0;
  for (let customer = 0; customer < customers.size; customer++) {
    const before = flags[customer * moments.length + i]!;
    const after = flags[customer * moments.length + i + 1]!;
    const isThere = (after & THERE) !== 0;
    const many = crowdOf(state, customer);
    if (isThere) atEnd += many;
    if (before & THERE) {
      n += many;
      if (isThere) retained += many;
    } else if (after & BEGAN) {
      if (firstAt[customer]! < start) {
        reactivated += many;
        if (isThere) reactivatedAtEnd += many;
      } else {
        acquired += many;
        if (!isThere) acquiredAndLost += many;
      }
    }
  }
  return {
    kind: "share",
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
    excluded: excludedIn(excluded),
  };
}
