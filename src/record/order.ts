import type { Key } from "../slice";
import type { Instant } from "../time";
import { instant, key, number, optional, text } from "./fields";
import { type RecordType, record } from "./record";

/** An order, or a refund of one. */
export interface Order {
  /** Who ordered. `null` and `""`: nobody, such as a guest. */
  readonly customerId: Key;
  /** When. */
  readonly at: Instant;
  /** What it brought, in the caller's currency; negative for a refund. */
  readonly amount: number;
  /**
   * The amount's currency, in every record or in none: blank beside a known one, it might be another.
   * Orders of two currencies are never added up.
   */
  readonly currency?: string | null | undefined;
  /** Which order it is, and for a refund, which one it is of. */
  readonly orderId?: Key | undefined;
}

/** {@link Order}, declared. */
export const order: RecordType<Order> = /* @__PURE__ */ record<Order>({
  customerId: key,
  at: instant,
  amount: number,
  currency: /* @__PURE__ */ optional(text),
  orderId: /* @__PURE__ */ optional(key),
});
