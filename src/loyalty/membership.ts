import type { Key } from "../measure";
import type { Instant } from "../time";

/** Who was a customer, and when: one record for every unbroken stretch. */
export interface Membership {
  /** The customer; the same one may have several memberships. */
  readonly customerId: Key;
  /** When it began. The customer is one from this moment on. */
  readonly startedAt: Instant;
  /** When it ended; the customer is none from this moment on. `null` while it lasts. */
  readonly endedAt: Instant | null;
  /** Why it ended, where known: `"price"`, `"card expired"`. */
  readonly reason?: string | null | undefined;
}

/** A membership that is paid for by the month. */
export interface Subscription extends Membership {
  /** Monthly recurring revenue, in the caller's currency. */
  readonly mrr: number;
}

/** Something a customer did. */
export interface Activity {
  /** Who did it. */
  readonly customerId: Key;
  /** When. */
  readonly at: Instant;
}
