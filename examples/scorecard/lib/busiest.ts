import type { Key } from "customer-kpis";
import { type Table, valuesOf } from "./table";

/** A customer with at least half of all records of a file. */
export interface Busiest {
  readonly customerId: NonNullable<Key>;
  /** How many, and how many there are in all. */
  readonly own: number;
  readonly all: number;
}

/** Of fewer records half may be anybody's. */
const FEW = 20;

/** The customer with at least half of all records, as a name has that all share who have none; else `null`. */
export function busiestIn(records: Table<{ readonly customerId: Key }>): Busiest | null {
  const customerAt = valuesOf(records, "customerId");
  const counts = new Map<Key, number>();
  for (let i = 0; i < records.length; i++) {
    const customerId = customerAt(i);
    counts.set(customerId, 1 + (counts.get(customerId) ?? 0));
  }
  const all = records.length;
  for (const [customerId, own] of all < FEW ? [] : counts) {
    if (customerId !== null && 2 * own >= all) return { customerId, own, all };
  }
  return null;
}
