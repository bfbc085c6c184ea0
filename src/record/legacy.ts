// To go: readers of single rows, until the last KPI reads declared records.
import { fail } from "../check";
import type { Key } from "../measure";
import { milliseconds } from "../time";
import type { Activity } from "./activity";
import { type Exclusion, type ExclusionCounts, excludedIn } from "./exclusions";
import { checkKey, checkRecord } from "./field";
import type { Membership } from "./membership";
import type { Order } from "./order";

export type Purchase = Order;

export interface Stretch {
  readonly customerId: Key;
  readonly startedAt: number;
  readonly endedAt: number;
}

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

export interface ReadActivity {
  readonly customerId: Key;
  readonly at: number;
}

export function readActivity(kpi: string, record: Activity): ReadActivity {
  checkRecord(kpi, record, "customerId and at");
  return {
    customerId: checkKey(kpi, "customerId", record.customerId),
    at: milliseconds(record.at, kpi, "at"),
  };
}

export function readAmount(kpi: string, { amount }: Purchase): number {
  if (typeof amount !== "number" || !Number.isFinite(amount)) {
    fail(kpi, "amount", "a finite number", amount);
  }
  return amount;
}

export function legacyExcludedIn(counts: ExclusionCounts): {
  excluded: number;
  exclusions: readonly Exclusion[];
} {
  const exclusions = excludedIn(counts);
  return { excluded: exclusions.reduce((sum, { count }) => sum + count, 0), exclusions };
}

export interface ReadOrder {
  readonly customerId: Key;
  readonly at: number;
  readonly amount: number;
  readonly currency: string | null;
}

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
