import { number, options } from "../options";

/** The three counts of {@link retentionFromCounts}. */
export interface RetentionCounts {
  /** Customers when the period started. */
  readonly atStart: number;
  /** Customers when it ended, new ones included. */
  readonly atEnd: number;
  /** New customers in the period. */
  readonly acquired: number;
}

/** What {@link retentionFromCounts} answers. */
export interface RetentionFromCountsResult {
  /** `(atEnd - acquired) / atStart`; `null` without customers at the start. */
  readonly value: number | null;
  /** Customers at the start. */
  readonly n: number;
  /** `atEnd - acquired`: the customers at the end who count as kept. */
  readonly kept: number;
  /** Why the counts cannot be what they say they are; `null` where nothing speaks against them. */
  readonly warning: string | null;
}

/**
 * Customer retention rate from three counts, where no record of who came and went is at hand.
 *
 * `(atEnd - acquired) / atStart`. Counts cannot tell who left: a new customer who leaves within the
 * period is charged to the old ones, and a former one who returns is credited to them. So this is
 * an approximation of `retention`, which needs the memberships and is right. It can even leave the
 * range from 0 to 1; then `warning` says so.
 *
 * @param counts - `atStart`, `atEnd` and `acquired`: whole numbers, 0 or more.
 * @throws InputError for a negative or fractional count; for one that is not a number and
 *   for an unknown field.
 * @example
 * ```ts
 * import { retentionFromCounts } from "customer-kpis";
 *
 * retentionFromCounts({ atStart: 100, atEnd: 109, acquired: 20 }).value; // => 0.89
 * ```
 */
export function retentionFromCounts(counts: RetentionCounts): RetentionFromCountsResult {
  const { atStart, atEnd, acquired } = COUNTS.read(counts);
  const kept = atEnd - acquired;
  return {
    value: atStart > 0 ? kept / atStart : null,
    n: atStart,
    kept,
    warning: warningFor(kept, atStart),
  };
}

const COUNTS = /* @__PURE__ */ options<RetentionCounts>("retentionFromCounts")({
  atStart: /* @__PURE__ */ number({ whole: true, atLeast: 0 }),
  atEnd: /* @__PURE__ */ number({ whole: true, atLeast: 0 }),
  acquired: /* @__PURE__ */ number({ whole: true, atLeast: 0 }),
});

function warningFor(kept: number, atStart: number): string | null {
  if (kept > atStart)
    return "more kept than there were: some of them are former customers who returned";
  if (kept < 0) return "more acquired than there are at the end: some of them have left again";
  return null;
}
