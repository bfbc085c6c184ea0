import { Problem } from "../../cells/cell";
import type { Key } from "../../slice";
import { isoInstant, key, money, optional, orNull, text, words, yesNo } from "../column";
import { netOrder } from "../netOrder";
import { parted } from "../parted";
import { type Source, source } from "../source";
import { zoned } from "../zoned";

/** A payment that came in through Stripe. */
export interface StripePayment {
  /** `ch_...`, `py_...` or `pi_...`. */
  readonly id: NonNullable<Key>;
  /** `cus_...`. */
  readonly customerId: Key;
  /** When it was made. */
  readonly at: Date;
  /** What is left of it: its amount less what was refunded, and what a lost dispute took. */
  readonly amount: number;
  /** The currency, in capitals. */
  readonly currency: string | null;
}

const CREATED = zoned("Created date", "Created");

/** What became of a payment, in the words of the Dashboard and of the interface. */
const STATUS = {
  paid: "paid",
  succeeded: "paid",
  refunded: "refunded",
  "partial refund": "partly refunded",
  "partially refunded": "partly refunded",
  disputed: "paid",
  "dispute won": "paid",
  "dispute lost": "lost",
  failed: "failed",
  blocked: "failed",
  canceled: "failed",
  cancelled: "failed",
  expired: "failed",
  incomplete: "pending",
  pending: "pending",
  processing: "pending",
  requires_action: "pending",
  requires_confirmation: "pending",
  requires_payment_method: "pending",
  uncaptured: "uncaptured",
  requires_capture: "uncaptured",
} as const;

/**
 * Payments of Stripe, as the Dashboard exports them (`payments.csv`, `unified_payments.csv`).
 *
 * - **Which payments count**: those that were paid, also where they were refunded later; what was refunded
 *   whole is a payment of 0. Left out are "failed" ones, those that are "pending", and "uncaptured" ones,
 *   which are reserved and not taken, then those without a customer's id, as of guests, as "no customer"
 *   (`rename: { customerId: "Customer Email" }` counts by address), and all of the mode Test as "test".
 * - **Amount** is in the currency of the payment, less "Amount Refunded"; the columns "Converted ..." are in
 *   the account's and not read. A disputed payment counts until its dispute is lost: then less "Disputed
 *   Amount", or nothing is left where the file does not say how much. The payment keeps its date.
 * - **Times** are in the zone that the header names, as in "Created (UTC)", "Created date (UTC)".
 * - **Amounts** have a decimal point; a European dashboard's `49,00`, or `4.900` of yen, asks for
 *   `decimal: ","`. Rows of Stripe's interface, or of Sigma, are rejected: their amounts are in cents.
 *
 * Evidence: headers of three generations were seen in files and programs; not all words of the status are
 * documented. November 2026.
 *
 * @example
 * ```ts
 * import { historicValue } from "customer-kpis";
 * import { stripe, validate } from "customer-kpis/sources";
 *
 * const row = { "Created (UTC)": "2026-01-05 09:12", Currency: "usd", "Customer ID": "cus_a", Captured: "true" };
 * const rows = [
 *   { ...row, id: "ch_0", Amount: "1,249.00", "Amount Refunded": "0.00", Status: "Paid" },
 *   { ...row, id: "ch_1", Amount: "30.00", "Amount Refunded": "10.00", Status: "Partial refund" },
 *   { ...row, id: "ch_2", Amount: "30.00", "Amount Refunded": "0.00", Status: "Failed" },
 * ];
 * const { records, leftOut } = validate(stripe.payments, rows);
 * historicValue(records).total; // => 1269
 * leftOut.map(({ reason }) => reason); // => ["failed"]
 * ```
 */
export const payments: Source<StripePayment> = source({
  name: "stripe.payments",
  marks: [
    "id",
    "Amount",
    "Status",
    CREATED,
    ["Amount Refunded", "Captured", "Seller Message", "Statement Descriptor", "Card ID"],
  ],
  written: { decimal: "." },
  fields: {
    id: key("id"),
    customerId: orNull(key("Customer ID")),
    at: isoInstant(CREATED),
    amount: money("Amount"),
    refunded: optional(money("Amount Refunded")),
    currency: optional(text("Currency")),
    status: words("Status", STATUS),
    captured: optional(yesNo("Captured")),
    mode: optional(words("Mode", ["live", "test"])),
    disputed: optional(money("Disputed Amount")),
    dispute: optional(text("Dispute Status")),
    cents: optional(key(["amount_refunded", "amount_received"])),
  },
  leaveOut: {
    test: ({ mode }) => mode === "test",
    failed: ({ status }) => status === "failed",
    pending: ({ status }) => status === "pending",
    uncaptured: ({ status, captured }) => status === "uncaptured" || captured === false,
    "no customer": ({ customerId }) => customerId === null,
  },
  record({ id, customerId, at, currency, status, amount, refunded, disputed, dispute, cents }) {
    if (cents !== undefined) return new Problem("has amounts in cents: export Payments");
    const isWhole = status === "refunded";
    const isPart = status === "partly refunded";
    const order = netOrder(
      { id, customerId, at, currency },
      { amount, refunded, isWhole, isPart, column: "Amount Refunded" },
    );
    const isLost = status === "lost" || parted(dispute) === "lost";
    if (order instanceof Problem || !isLost) return order;
    return netOrder(order, {
      amount: order.amount,
      refunded: disputed,
      isWhole: true,
      column: "Disputed Amount",
    });
  },
});
