import { isSomebody, keyAt, NOBODY, numbering } from "../../fold/customers";
import { type Kpi, kpi } from "../../measure";
import { flag, maybe, moment, number, options } from "../../options";
import type { Activity } from "../../record/activity";
import { exclude, UNKNOWN_YET } from "../../record/exclusions";
import { type Order, order } from "../../record/order";
import { type ColumnsOf, reading } from "../../record/record";
import type { Instant } from "../../time";
import { DAY } from "../../wallClock";
import { addRow, initLog, type MemberLog, makeRoom, mergeLogs } from "./memberHistory";
import { type MembershipsResult, membershipsFrom } from "./membershipsFrom";

/** What {@link membershipsFromActivity} needs. */
export interface MembershipsFromActivityOptions {
  /** For how many days after being seen somebody is a customer. */
  readonly activeDays: number;
  /** Leaves out, and counts, what comes at this moment or later; a membership that lasts then is open. */
  readonly asOf?: Instant;
  /** Whether the records are orders, of which refunds, with an `amount` below 0, do not count. Default `false`. */
  readonly orders?: boolean;
}

/**
 * Who is a customer where nobody signs up or cancels: whoever was seen, or has ordered, in the last
 * `activeDays` days.
 *
 * A membership runs from what a customer did to `activeDays` times 24 hours after the last thing
 * before a longer silence; the customer has then left without saying so. A silence of exactly so long
 * is none. The longer the window, the fewer leave: give it with every figure that rests on it. With
 * `asOf`, a membership that lasts at that moment is open, as its end is not known yet.
 *
 * With `orders` the records are orders: refunds, amounts below 0, are left out and counted. So are
 * records of nobody (`customerId` is `null` or `""`).
 *
 * @function
 * @param records - Activities: `customerId`, `at`; of orders `amount` too.
 * @param options - `activeDays` is required. Alone, they make the measure, to be composed.
 * @returns Memberships for `retention`, `churn` and all other KPIs that ask who is a customer.
 * @throws InputError for an invalid date, a number of days not above 0 or above 36,500, a record
 *   without these fields and an unknown option.
 * @see Gold, "Fighting Churn with Data", Manning 2020, section 2.3.
 * @example
 * ```ts
 * import { membershipsFromActivity, retention } from "customer-kpis";
 *
 * const day = (date: number) => Date.UTC(2026, 0, date);
 * const visits = [1, 20, 60].map((date) => ({ customerId: "ann", at: day(date) }));
 * const { memberships } = membershipsFromActivity(visits, { activeDays: 30, asOf: day(70) });
 * memberships.map(({ startedAt }) => startedAt); // => [day(1), day(60)]
 * memberships.map(({ endedAt }) => endedAt); // => [day(50), null]
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2025-12-20"), amount: 40 },
 *   { customerId: "ann", at: new Date("2026-02-20"), amount: 30 },
 *   { customerId: "bob", at: new Date("2025-11-10"), amount: 25 },
 *   { customerId: "bob", at: new Date("2026-03-05"), amount: -25 },
 * ];
 * const buyers = membershipsFromActivity(orders, { activeDays: 90, orders: true });
 * buyers.excluded; // => [{ reason: "refund", count: 1 }]
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-04-01") };
 * retention(buyers.memberships, { period }).value; // => 0.5
 * ```
 */
export const membershipsFromActivity: Kpi<
  Activity,
  MembershipsResult,
  MemberLog,
  [options: MembershipsFromActivityOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<MembershipsFromActivityOptions>("membershipsFromActivity")({
    // A century: later ends are no moments.
    activeDays: number({ above: 0, atMost: 36_500 }),
    asOf: maybe(moment()),
    orders: flag(false),
  }),
  ({ activeDays, asOf, orders }) => {
    const end = asOf ?? Infinity;
    const names: readonly (keyof Order)[] = orders
      ? ["customerId", "at", "amount"]
      : ["customerId", "at"];
    return reading("membershipsFromActivity", order, names as readonly ("customerId" | "at")[], {
      init: initLog,
      take(log, { length, customerId, at, ...more }) {
        const { amount = null } = more as Partial<ColumnsOf<Order>>;
        const numberAt = numbering(log.customers, customerId);
        for (let i = 0; i < length; i++) {
          if (at[i]! >= end) exclude(log.excluded, UNKNOWN_YET);
          else if (!isSomebody(keyAt(customerId, i))) exclude(log.excluded, NOBODY);
          else if (amount && amount[i]! < 0) exclude(log.excluded, "refund");
          else {
            const customer = numberAt(i);
            const until = at[i]! + activeDays * DAY;
            makeRoom(log, log.reasons.length + 1);
            addRow(log, customer, at[i]!, until >= end ? Infinity : until, null);
          }
        }
      },
      merge: mergeLogs,
      finish: (log) => membershipsFrom(log),
    });
  },
);
