import type { Instant } from "../time";

/** A customer's request for help. */
export interface Ticket {
  /** When the customer asked. */
  readonly createdAt: Instant;
  /** When a person first answered; `null` while nobody has. */
  readonly firstRespondedAt: Instant | null;
  /** When it was solved; `null` or left out while it is not. */
  readonly resolvedAt?: Instant | null | undefined;
  /** Why it does not count, as `"spam"` or `"merged"`; `null` or left out where it does. */
  readonly excluded?: string | null | undefined;
}

/** A stretch in which the clock of a resolution stands still: the customer is asked. */
export interface Pause {
  /** When the customer was asked. */
  readonly start: Instant;
  /** When the customer answered; `null` while nothing has come. */
  readonly end: Instant | null;
}
