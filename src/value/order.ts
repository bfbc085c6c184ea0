import { fail } from "../check";
import { checkKey, checkRecord } from "../fold/field";
import type { Key } from "../measure";
import { type Instant, milliseconds } from "../time";

/** An order, or a refund of one. */
export interface Order {
  /** Who ordered. */
  readonly customerId: Key;
  /** When. */
  readonly at: Instant;
  /** What it brought, in the caller's currency; negative for a refund. */
  readonly amount: number;
}

/** An order read: its instant in milliseconds. */
export interface ReadOrder {
  readonly customerId: Key;
  readonly at: number;
  readonly amount: number;
}

/** Reads an order, or throws where it is none. */
export function readOrder(kpi: string, record: Order): ReadOrder {
  checkRecord(kpi, record, "customerId, at and amount");
  const { amount } = record;
  if (typeof amount !== "number" || !Number.isFinite(amount)) {
    fail(kpi, "amount", "a finite number", amount);
  }
  return {
    customerId: checkKey(kpi, "customerId", record.customerId),
    at: milliseconds(record.at, kpi, "at"),
    amount,
  };
}
