import { fail } from "../check";
import type { Key } from "../measure";
import { type Instant, milliseconds } from "../time";
import { checkKey, checkRecord } from "./field";
import { instant, key, number, optional, text } from "./fields";
import { type RecordType, record } from "./record";

/** An order, or a refund of one. */
export interface Order {
  /** Who ordered. */
  readonly customerId: Key;
  /** When. */
  readonly at: Instant;
  /** What it brought, in the caller's currency; negative for a refund. */
  readonly amount: number;
  /** The amount's currency, where known. Orders of two currencies are never added up. */
  readonly currency?: string | null | undefined;
}

/** {@link Order}, declared. */
export const order: RecordType<Order> = /* @__PURE__ */ record<Order>({
  customerId: key,
  at: instant,
  amount: number,
  currency: /* @__PURE__ */ optional(text),
});

/** An order read: its instant in milliseconds. */
export interface ReadOrder {
  readonly customerId: Key;
  readonly at: number;
  readonly amount: number;
  readonly currency: string | null;
}

/** Reads an order, or throws where it is none. */
export function readOrder(kpi: string, record: Order): ReadOrder {
  checkRecord(kpi, record, "customerId, at and amount");
  const { amount, currency = null } = record;
  if (typeof amount !== "number" || !Number.isFinite(amount)) {
    fail(kpi, "amount", "a finite number", amount);
  }
  if (currency !== null && typeof currency !== "string") {
    fail(kpi, "currency", "a text or null", currency);
  }
  return {
    customerId: checkKey(kpi, "customerId", record.customerId),
    at: milliseconds(record.at, kpi, "at"),
    amount,
    currency,
  };
}
