import { fail } from "../check";
import type { Key } from "../measure";
import { type Instant, milliseconds } from "../time";
import { checkKey, checkRecord } from "./field";

/** Who was a customer, and when: one record for every unbroken stretch. */
export interface Membership {
  /** The customer; the same one may have several memberships, also at once. */
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

/** An activity that brought money: an order, or a refund of one. */
export interface Purchase extends Activity {
  /** What it brought, in the caller's currency; negative for a refund. */
  readonly amount: number;
}

/** A membership read: its bounds in milliseconds, `endedAt` infinite while it lasts. */
export interface Stretch {
  readonly customerId: Key;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Reads a membership, or throws where it is none. */
export function readMembership(kpi: string, record: Membership): Stretch {
  checkRecord(kpi, record, "customerId, startedAt and endedAt");
  const customerId = checkKey(kpi, "customerId", record.customerId);
  const startedAt = milliseconds(record.startedAt, kpi, "startedAt");
  if (record.endedAt === undefined) {
    fail(kpi, "endedAt", "a moment, or null while the membership lasts", undefined);
  }
  const endedAt =
    record.endedAt === null
      ? Number.POSITIVE_INFINITY
      : milliseconds(record.endedAt, kpi, "endedAt");
  if (endedAt < startedAt) fail(kpi, "endedAt", "at or after startedAt", record.endedAt);
  return { customerId, startedAt, endedAt };
}

/** An activity read: its instant in milliseconds. */
export interface ReadActivity {
  readonly customerId: Key;
  readonly at: number;
}

/** Reads an activity, or throws where it is none. */
export function readActivity(kpi: string, record: Activity): ReadActivity {
  checkRecord(kpi, record, "customerId and at");
  return {
    customerId: checkKey(kpi, "customerId", record.customerId),
    at: milliseconds(record.at, kpi, "at"),
  };
}

/** Reads what a purchase brought, or throws where that is no amount. */
export function readAmount(kpi: string, { amount }: Purchase): number {
  if (typeof amount !== "number" || !Number.isFinite(amount)) {
    fail(kpi, "amount", "a finite number", amount);
  }
  return amount;
}
