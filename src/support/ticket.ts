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
