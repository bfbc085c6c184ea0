import { checkOptions } from "../../check";
import type { Key } from "../../measure";
import type { Activity } from "../../record/activity";
import { readActivity } from "../../record/legacy";
import { type Instant, milliseconds } from "../../time";
import type { MemberStretch } from "./memberHistory";
import { addStretch, checkDays, type MembershipsResult, membershipsFrom } from "./membershipsFrom";

/** What {@link membershipsFromActivity} and {@link membershipsFromOrders} need. */
export interface MembershipsFromActivityOptions {
  /** For how many days after being seen somebody is a customer. */
  readonly activeDays: number;
  /** Leaves out, and counts, what comes after this moment; a membership that lasts then is open. */
  readonly asOf?: Instant;
}

/**
 * Who is a customer where nobody signs up or cancels: whoever was seen in the last `activeDays` days.
 *
 * A membership runs from what a customer did to `activeDays` times 24 hours after the last thing
 * before a longer silence; the customer has then left without saying so. The longer the window, the
 * fewer leave: give it with every figure that rests on it. With `asOf`, a membership that lasts at
 * that moment is open, as its end is not known yet.
 *
 * @param activities - `customerId`, `at`.
 * @param options - `activeDays` is required.
 * @throws RangeError for an invalid date and a number of days not above 0; TypeError for a record
 *   without these fields and for an unknown option.
 * @see Gold, "Fighting Churn with Data", Manning 2020, section 2.3.
 * @example
 * ```ts
 * import { membershipsFromActivity } from "customer-kpis";
 *
 * const day = (date: number) => Date.UTC(2026, 0, date);
 * const visits = [1, 20, 60].map((date) => ({ customerId: "ann", at: day(date) }));
 * const { memberships } = membershipsFromActivity(visits, { activeDays: 30, asOf: day(70) });
 * memberships.map(({ startedAt }) => startedAt); // => [day(1), day(60)]
 * memberships.map(({ endedAt }) => endedAt); // => [day(50), null]
 * ```
 */
export function membershipsFromActivity(
  activities: Iterable<Activity>,
  options: MembershipsFromActivityOptions,
): MembershipsResult {
  return activeMemberships("membershipsFromActivity", activities, options);
}

/** {@link membershipsFromActivity} under another name, for those records only that count. */
export function activeMemberships<Record extends Activity>(
  kpi: string,
  activities: Iterable<Record>,
  options: MembershipsFromActivityOptions,
  counts: (activity: Record) => boolean = () => true,
): MembershipsResult {
  checkOptions(kpi, options, ["activeDays", "asOf"]);
  const active = checkDays(kpi, "activeDays", options.activeDays, "above 0");
  const asOf =
    options.asOf === undefined ? Number.POSITIVE_INFINITY : milliseconds(options.asOf, kpi, "asOf");

  const customers = new Map<Key, MemberStretch[]>();
  let excluded = 0;
  for (const activity of activities) {
    const { customerId, at } = readActivity(kpi, activity);
    if (!counts(activity) || at > asOf) {
      excluded++;
      continue;
    }
    const endedAt = at + active > asOf ? Number.POSITIVE_INFINITY : at + active;
    addStretch(customers, customerId, { startedAt: at, endedAt, reason: null });
  }
  return membershipsFrom(customers, excluded);
}
