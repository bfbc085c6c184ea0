import type { Key } from "../measure";
import type { Instant } from "../time";

/** An order, or a refund of one. */
export interface Order {
  /** Who ordered. */
  readonly customerId: Key;
  /** When. */
  readonly at: Instant;
  /** What it brought, in the caller's currency; negative for a refund. */
  readonly amount: number;
}
