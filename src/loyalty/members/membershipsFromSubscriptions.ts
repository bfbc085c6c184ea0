import { checkOptions, fail } from "../../check";
import type { Key } from "../../measure";
import { readMembership } from "../../record/legacy";
import type { Membership } from "../../record/membership";
import { checkPeriod, type Period } from "../../time";
import type { MemberStretch } from "./memberHistory";
import { addStretch, checkDays, type MembershipsResult, membershipsFrom } from "./membershipsFrom";

/** A subscription as a billing system has it. */
export interface SubscriptionRecord extends Membership {
  /** Monthly recurring revenue; 0 for a free plan. Taken for paid where it is left out. */
  readonly mrr?: number | null | undefined;
  /** Whether it is a trial. */
  readonly isTrial?: boolean | null | undefined;
  /** When it was paused. */
  readonly pauses?: readonly Period[] | null | undefined;
}

/** What may be set for {@link membershipsFromSubscriptions}. */
export interface MembershipsFromSubscriptionsOptions {
  /** A gap of at most so many days is none: a renewal that is late. Default 0. */
  readonly graceDays?: number;
  /** Whether a paused customer is one. Default `false`. */
  readonly paused?: boolean;
}

/**
 * Who is a customer, from subscriptions: one after another, several at once, trials, free plans and
 * pauses among them.
 *
 * Trials and plans of 0 a month make nobody a customer: they are left out and counted in `excluded`.
 * What is left is joined for each customer where it touches or overlaps, so that an end is when no
 * subscription is left, and where the gap is at most `graceDays` long. Grace bridges a gap only where
 * a renewal follows; it does not prolong the last one. A pause is an absence unless `paused` is
 * `true`: the customer leaves when it starts, for the reason `"paused"`, and comes back when it ends.
 *
 * @param subscriptions - `customerId`, `startedAt`, `endedAt`, and `mrr`, `isTrial`, `pauses` if any.
 * @param options - See {@link MembershipsFromSubscriptionsOptions}.
 * @returns Memberships for `retention`, `churn` and all other KPIs that ask who is a customer.
 * @throws RangeError for an invalid date, an end before its start and a number of days below 0;
 *   TypeError for a record without these fields and for an unknown option.
 * @example
 * ```ts
 * import { membershipsFromSubscriptions } from "customer-kpis";
 *
 * const day = (date: number) => Date.UTC(2026, 0, date);
 * const { memberships, excluded } = membershipsFromSubscriptions(
 *   [
 *     { customerId: "ann", startedAt: day(1), endedAt: day(11), mrr: 20 },
 *     { customerId: "ann", startedAt: day(13), endedAt: null, mrr: 20 },
 *     { customerId: "bob", startedAt: day(5), endedAt: day(19), mrr: 0, isTrial: true },
 *   ],
 *   { graceDays: 3 },
 * );
 * memberships; // => [{ customerId: "ann", startedAt: day(1), endedAt: null, reason: null }]
 * excluded; // => 1
 * ```
 */
export function membershipsFromSubscriptions(
  subscriptions: Iterable<SubscriptionRecord>,
  options: MembershipsFromSubscriptionsOptions = {},
): MembershipsResult {
  checkOptions(KPI, options, ["graceDays", "paused"]);
  const { graceDays = 0, paused = false } = options;
  const grace = checkDays(KPI, "graceDays", graceDays, "0 or more");
  if (typeof paused !== "boolean") fail(KPI, "paused", "true or false", paused);

  const customers = new Map<Key, MemberStretch[]>();
  let excluded = 0;
  for (const record of subscriptions) {
    const { customerId, startedAt, endedAt } = readMembership(KPI, record);
    const { mrr, isTrial, reason } = record;
    if (mrr !== undefined && mrr !== null && !(Number.isFinite(mrr) && mrr >= 0)) {
      fail(KPI, "mrr", "a finite number, 0 or more", mrr);
    }
    if (isTrial || mrr === 0) {
      excluded++;
      continue;
    }
    const whole = { startedAt, endedAt, reason: reason || null };
    for (const stretch of paused ? [whole] : withoutPauses(whole, record.pauses ?? [])) {
      addStretch(customers, customerId, stretch);
    }
  }
  return membershipsFrom(customers, excluded, grace);
}

const KPI = "membershipsFromSubscriptions";

function withoutPauses(whole: MemberStretch, pauses: readonly Period[]): MemberStretch[] {
  const sorted = pauses
    .map((pause) => checkPeriod(KPI, "pauses", pause))
    .sort((a, b) => a.start - b.start);
  const stretches: MemberStretch[] = [];
  let { startedAt } = whole;
  for (const { start, end } of sorted) {
    if (start >= whole.endedAt) break;
    if (start > startedAt) stretches.push({ startedAt, endedAt: start, reason: "paused" });
    startedAt = Math.max(startedAt, end);
  }
  if (startedAt < whole.endedAt || stretches.length === 0) {
    stretches.push({ ...whole, startedAt: Math.min(startedAt, whole.endedAt) });
  }
  return stretches;
}
