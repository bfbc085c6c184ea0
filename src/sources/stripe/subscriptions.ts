import { Problem } from "../../cells/cell";
import { PER_YEAR } from "../../loyalty/revenue/perYear";
import type { Key } from "../../slice";
import { DAY } from "../../wallClock";
import { isoInstant, key, money, number, optional, orNull, text, words } from "../column";
import { type Source, source } from "../source";
import { zoned } from "../zoned";

/** A subscription of Stripe Billing: who paid, from when to when. */
export interface StripeSubscription {
  /** `sub_...`. */
  readonly id: NonNullable<Key>;
  /** `cus_...`. */
  readonly customerId: NonNullable<Key>;
  /** When paying began: at the end of the trial, where there was one. A trial's own start while it lasts. */
  readonly startedAt: Date;
  /** When it ended; `null` while it lasts. */
  readonly endedAt: Date | null;
  /** When it was decided that it ends. */
  readonly cancelledAt: Date | null;
  /** Whether it is still in its trial: then its customer is none yet. */
  readonly isTrial: boolean;
  /** What it brings a month: amount x quantity over the interval. Left out where the file has no quantities. */
  readonly mrr: number;
  /** The currency, in capitals. */
  readonly currency: string | null;
  /** Why it was cancelled. */
  readonly reason: string | null;
  /** Stripe's status: `"active"`, `"past_due"`, `"canceled"` ... */
  readonly status: string;
}

/**
 * Subscriptions of Stripe, as the Dashboard exports them (`subscriptions.csv`, a row a subscription).
 *
 * - **It begins** when it is first paid for: at "Start Date", which a change of plan leaves alone ("Start"
 *   is that of the last change, and only read where the other is not there), or at "Trial End". What
 *   ended by the end of its trial is left out as "never paid", as is what is incomplete. What is
 *   `trialing` has `isTrial`, which every KPI of customers leaves out and counts.
 * - **It ends** at "Ended At". "Canceled At" is when the customer said so, which may be months earlier.
 * - **paused** is what waits for a means of payment after a trial: left out. What is past due or unpaid
 *   has not ended, and counts.
 * - **Monthly revenue** is amount x quantity over the interval: 1,200 a year are 100. Of how many intervals
 *   "Interval Count" says, else the current period: 147 from January to April are 49 a month. Discounts are
 *   not in the file.
 * - **Times** are in the zone that the header names, as in "Created (UTC)".
 * - **Amounts** have a decimal point; a European dashboard's `49,00`, or `4.900` of yen, asks for
 *   `decimal: ","`.
 *
 * Evidence: the columns' names were seen in programs that read the export, its order and full set were
 * not; statuses are documented. November 2026.
 *
 * @example
 * ```ts
 * import { retention } from "customer-kpis";
 * import { stripe, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   id: "sub_1",
 *   "Customer ID": "cus_1",
 *   Status: "active",
 *   Amount: "1,200.00",
 *   Quantity: "1",
 *   Interval: "year",
 *   Currency: "eur",
 *   "Start Date (UTC)": "2025-06-01 00:00",
 *   "Trial End (UTC)": "2025-06-15 00:00",
 *   "Ended At (UTC)": "",
 * };
 * const { records } = validate(stripe.subscriptions, [row]);
 * records[0]?.mrr; // => 100
 * records[0]?.startedAt; // => new Date("2025-06-15T00:00:00Z")
 *
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * retention(records, { period }).value; // => 1
 * ```
 */
export const subscriptions: Source<StripeSubscription> = source({
  name: "stripe.subscriptions",
  marks: ["Customer ID", "Interval", "Status", zoned("Ended At")],
  written: { decimal: "." },
  fields: {
    id: key("id"),
    customerId: key("Customer ID"),
    start: isoInstant(zoned("Start Date", "Start")),
    trialEnd: optional(isoInstant(zoned("Trial End"))),
    endedAt: orNull(isoInstant(zoned("Ended At"))),
    cancelledAt: optional(isoInstant(zoned("Canceled At"))),
    amount: money("Amount"),
    quantity: optional(number("Quantity")),
    from: optional(isoInstant(zoned("Current Period Start"))),
    to: optional(isoInstant(zoned("Current Period End"))),
    interval: words("Interval", ["day", "week", "month", "year"]),
    count: optional(number("Interval Count")),
    currency: optional(text("Currency")),
    reason: optional(text("Cancellation Reason")),
    status: words("Status", [
      "active",
      "trialing",
      "past_due",
      "unpaid",
      "canceled",
      "incomplete",
      "incomplete_expired",
      "paused",
    ]),
  },
  leaveOut: {
    "never paid": ({ status, trialEnd, endedAt }) =>
      status === "incomplete" ||
      status === "incomplete_expired" ||
      (trialEnd instanceof Date && endedAt instanceof Date && endedAt <= trialEnd),
    paused: ({ status }) => status === "paused",
  },
  record({ start, trialEnd, from, to, amount, quantity, interval, count, currency, ...rest }) {
    // Nothing comes back every 0 months.
    if (quantity === null || count === null || Number(count) < 1)
      return new Problem('must have a "Quantity", and an "Interval Count" of 1 or more');
    if (rest.status === "canceled" && rest.endedAt === null) {
      return new Problem("is canceled, but has no end");
    }
    const isTrial = rest.status === "trialing";
    const years = from && to && !isTrial ? (Number(to) - Number(from)) / YEAR : 0;
    const intervals = count ?? (Math.round(years * PER_YEAR[interval]) || 1);
    return {
      ...rest,
      startedAt: !isTrial && trialEnd && trialEnd > start ? trialEnd : start,
      isTrial,
      ...(quantity !== undefined && {
        mrr: (amount * quantity * PER_YEAR[interval]) / 12 / intervals,
      }),
      currency: currency?.toUpperCase() ?? null,
    } as StripeSubscription;
  },
});

const YEAR = 365 * DAY;
