import { numbersOf } from "../../fold/customers";
import { type Kpi, kpi } from "../../measure";
import { flag, number, options } from "../../options";
import { amount, optional } from "../../record/fields";
import { type Membership, membership } from "../../record/membership";
import { type Invalid, invalidOption, type RecordType, reading, record } from "../../record/record";
import { DAY } from "../../wallClock";
import { addRows, initLog, LOGGED, type MemberLog, mergeLogs } from "./memberHistory";
import { type MembershipsResult, membershipsFrom } from "./membershipsFrom";

/** A `Subscription` of which it matters only whether it is paid for: without `mrr` it is taken for so. */
export interface AnySubscription extends Membership {
  /** Monthly recurring revenue; 0 for a free plan. */
  readonly mrr?: number | null | undefined;
}

/** What may be set for {@link membershipsFromSubscriptions}. */
export interface MembershipsFromSubscriptionsOptions {
  /** A gap of at most so many days is none: a renewal that is late, or a short pause. Default 0. */
  readonly graceDays?: number;
  /** Whether a paused customer is one. Default `false`. */
  readonly paused?: boolean;
  /** What to do with subscriptions that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
}

/**
 * Who is a customer, from subscriptions: one after another, several at once, trials, free plans and
 * pauses among them.
 *
 * Trials and plans of 0 a month make nobody a customer: they are left out and counted in `excluded`,
 * as are records of nobody (`customerId` is `null` or `""`). What is left is joined for each customer
 * where it touches or overlaps, so that an end is when no subscription is left, and where the gap is
 * at most `graceDays` long. Grace bridges a gap only where a renewal follows; it does not prolong the
 * last one. A pause is an absence unless `paused` is `true`: the customer leaves when it starts, for
 * the reason `"paused"`, and comes back when it ends. One of at most `graceDays` is no gap either.
 *
 * A table whose columns have other names is read by `renamed`.
 *
 * @function
 * @param records - Subscriptions: `customerId`, `startedAt`, `endedAt`, and `mrr`, `isTrial`, `pauses`,
 *   `reason` if any.
 * @param options - See {@link MembershipsFromSubscriptionsOptions}. Alone, they make the measure, to be
 *   composed.
 * @returns Memberships for `retention`, `churn` and all other KPIs that ask who is a customer.
 * @throws InputError for an invalid date, an end before its start (unless it is to be excluded), a
 *   number of days below 0, a record without these fields and an unknown option.
 * @example
 * ```ts
 * import { measure, membershipsFromSubscriptions, renamed } from "customer-kpis";
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
 * excluded; // => [{ reason: "trial", count: 1 }]
 *
 * const table = [{ account: 7, signup: new Date("2026-01-05"), cancelled: null }];
 * const names = { customerId: "account", startedAt: "signup", endedAt: "cancelled" } as const;
 * measure(table, renamed(names, membershipsFromSubscriptions())).memberships[0]?.customerId; // => 7
 * ```
 */
export const membershipsFromSubscriptions: Kpi<
  AnySubscription,
  MembershipsResult,
  MemberLog,
  [options?: MembershipsFromSubscriptionsOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<MembershipsFromSubscriptionsOptions>("membershipsFromSubscriptions")({
    graceDays: number({ atLeast: 0, fallback: 0 }),
    paused: flag(false),
    invalid: invalidOption,
  }),
  ({ graceDays, paused, invalid }) =>
    reading("membershipsFromSubscriptions", anySubscription, [...LOGGED, "mrr"], {
      init: initLog,
      take(log, columns) {
        const who = numbersOf(log.customers, columns.customerId, log.excluded, (i) =>
          columns.mrr[i] === 0 ? "free plan" : null,
        );
        addRows(log, paused ? { ...columns, pauses: [] } : columns, who);
      },
      merge: mergeLogs,
      excluded: ({ excluded }) => excluded,
      invalid,
      finish: (log) => membershipsFrom(log, graceDays * DAY),
    }),
);

const anySubscription = /* @__PURE__ */ record<AnySubscription>(
  { ...membership.fields, mrr: /* @__PURE__ */ optional(amount) },
  membership as unknown as RecordType<AnySubscription>,
);
