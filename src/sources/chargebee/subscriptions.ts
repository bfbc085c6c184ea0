import { Problem } from "../../cells/cell";
import type { Pause } from "../../record/membership";
import type { Key } from "../../slice";
import { instant, key, money, number, optional, orNull, text, words } from "../column";
import { type Source, source } from "../source";

/**
 * A subscription of Chargebee. It has no `mrr`, as the file does not say for how long a price buys: add it
 * by the plan, `{ ...record, mrr: record.price / monthsOf(record.plan) }`.
 */
export interface ChargebeeSubscription {
  /** Its id. */
  readonly id: NonNullable<Key>;
  /** The customer's id. */
  readonly customerId: NonNullable<Key>;
  /** When paying began: at the end of the trial, where there was one. A trial's own start while it lasts. */
  readonly startedAt: Date;
  /** When it ended, or is to end; `null` while nothing is known of an end. */
  readonly endedAt: Date | null;
  /** Whether it is still in its trial: then its customer is none yet. */
  readonly isTrial: boolean;
  /** When it rests, or is to rest. */
  readonly pauses: readonly Pause[];
  /** The plan's id. */
  readonly plan: string | null;
  /** What one billing period of the plan costs: unit price x quantity. `null` where that is not said. */
  readonly price: number | null;
  /** The currency, in capitals. */
  readonly currency: string | null;
  /** Why it was cancelled. */
  readonly reason: string | null;
  /** `"active"`, `"in trial"`, `"non renewing"`, `"paused"` or `"cancelled"`. */
  readonly status: ChargebeeStatus;
}

/** What subscriptions of Chargebee can be, and count. */
export type ChargebeeStatus = Exclude<
  (typeof STATUS)[keyof typeof STATUS],
  "future" | "transferred"
>;

/** Statuses as the site shows them, and as its interface writes them. */
const STATUS = {
  active: "active",
  "in trial": "in trial",
  "non renewing": "non renewing",
  paused: "paused",
  cancelled: "cancelled",
  canceled: "cancelled",
  future: "future",
  transferred: "transferred",
} as const;

/**
 * Subscriptions of Chargebee, as `Subscriptions.csv` in its export has them.
 *
 * - **It begins** when it is first paid for: at "started_at", or at "trial_end". What was cancelled by the
 *   end of its trial, or before it began, is left out as "never paid". What is "In Trial" has `isTrial`,
 *   which every KPI of customers leaves out and counts.
 * - **It ends** at "cancelled_at", which lies in the future while it is "Non Renewing".
 * - **Pauses** go from "pause_date" to "resume_date"; in them their customer is none.
 * - **Left out** are those that have not begun, as "future", and those that went to another business
 *   entity, as "transferred".
 * - **No `mrr`**: the file has the price of a billing period, and how long that is only the plan says.
 * - **Dates** are in the site's zone, which the file does not say: `timeZone`, or `assumed`. Their layout is
 *   a setting of the site: `10-Mar-2025 09:00`, ISO, or numbers, of which `dayFirst` says which is the day.
 *
 * Evidence: columns and statuses were seen in programs that read the export; the layout of dates is
 * remembered. November 2026.
 *
 * @example
 * ```ts
 * import { retention } from "customer-kpis";
 * import { chargebee, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   "subscriptions.id": "sub_c",
 *   "subscriptions.status": "Cancelled",
 *   "subscriptions.started_at": "15-Aug-2025 12:00",
 *   "subscriptions.trial_end": "",
 *   "subscriptions.cancelled_at": "15-Jan-2026 12:00",
 *   "subscriptions.plan_id": "pro-yearly",
 *   "subscriptions.plan_quantity": "2",
 *   "subscriptions.plan_unit_price": "600.00",
 *   "customers.id": "cb_c",
 * };
 * const { records } = validate(chargebee.subscriptions, [row], { timeZone: "Europe/Berlin" });
 * records[0]?.endedAt; // => new Date("2026-01-15T11:00:00Z")
 * records[0]?.price; // => 1200
 *
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * retention(records, { period }).value; // => 0
 * ```
 */
export const subscriptions: Source<ChargebeeSubscription> = source({
  name: "chargebee.subscriptions",
  marks: ["subscriptions.id", "subscriptions.status", "subscriptions.started_at"],
  written: { decimal: "." },
  fields: {
    id: key("subscriptions.id"),
    customerId: key(["customers.id", "subscriptions.customer_id", "customer.id"]),
    begin: orNull(instant("subscriptions.started_at")),
    trialEnd: optional(instant("subscriptions.trial_end")),
    endedAt: orNull(instant("subscriptions.cancelled_at")),
    pause: optional(instant("subscriptions.pause_date")),
    resume: optional(instant("subscriptions.resume_date")),
    plan: optional(text("subscriptions.plan_id")),
    unitPrice: optional(money("subscriptions.plan_unit_price")),
    quantity: optional(number("subscriptions.plan_quantity")),
    currency: optional(text(["subscriptions.currency_code", "subscriptions.currency"])),
    reason: optional(text(["subscriptions.cancel_reason_code", "subscriptions.cancel_reason"])),
    status: words("subscriptions.status", STATUS),
  },
  leaveOut: {
    future: ({ status }) => status === "future",
    transferred: ({ status }) => status === "transferred",
    "never paid": ({ status, begin, trialEnd, endedAt }) =>
      (begin === null && status === "cancelled") ||
      (trialEnd instanceof Date && endedAt instanceof Date && endedAt <= trialEnd),
  },
  record({ begin, trialEnd, pause, resume, unitPrice, quantity, currency, ...rest }) {
    const status = rest.status as ChargebeeStatus;
    if (begin === null) return new Problem(`is ${status}, but has no "started_at"`);
    if (status === "cancelled" && rest.endedAt === null) {
      return new Problem('is cancelled, but has no "cancelled_at"');
    }
    const pauses = pausesOf(status, pause ?? null, resume ?? null);
    if (pauses instanceof Problem) return pauses;
    const isTrial = status === "in trial";
    const price = unitPrice ?? null;
    if ((price ?? 0) < 0 || (quantity ?? 0) < 0)
      return new Problem("has a price or quantity below 0");
    return {
      ...rest,
      status,
      startedAt: !isTrial && trialEnd && trialEnd > begin ? trialEnd : begin,
      isTrial,
      pauses,
      price: price === null || quantity == null ? null : price * quantity,
      currency: currency?.toUpperCase() ?? null,
    };
  },
});

/** When a subscription rests. */
function pausesOf(
  status: ChargebeeStatus,
  start: Date | null,
  end: Date | null,
): readonly Pause[] | Problem {
  if (start === null) {
    return status === "paused" ? new Problem('is paused, but has no "pause_date"') : [];
  }
  if (end !== null && end < start) return new Problem("is resumed before it is paused");
  return [{ start, end }];
}
