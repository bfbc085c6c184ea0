import { fail } from "../../check";
import type { Key } from "../../measure";
import type { Membership } from "../../record/membership";
import { type MemberStretch, unbroken } from "./memberHistory";

/** What the builders of memberships answer. */
export interface MembershipsResult {
  /** Unbroken memberships: no two of one customer touch or overlap. By customer, in time order. */
  readonly memberships: readonly Membership[];
  /** How many customers have one. */
  readonly n: number;
  /** Records that make no membership. */
  readonly excluded: number;
}

/** The memberships of these customers, joined where they touch, overlap or leave a short gap. */
export function membershipsFrom(
  customers: ReadonlyMap<Key, readonly MemberStretch[]>,
  excluded: number,
  grace = 0,
): MembershipsResult {
  const memberships: Membership[] = [];
  for (const [customerId, stretches] of customers) {
    for (const { startedAt, endedAt, reason } of unbroken(stretches, grace)) {
      memberships.push({
        customerId,
        startedAt,
        endedAt: endedAt === Number.POSITIVE_INFINITY ? null : endedAt,
        reason,
      });
    }
  }
  return { memberships, n: customers.size, excluded };
}

/** Adds a stretch to a customer's. */
export function addStretch(
  customers: Map<Key, MemberStretch[]>,
  customerId: Key,
  stretch: MemberStretch,
): void {
  const known = customers.get(customerId);
  if (known) known.push(stretch);
  else customers.set(customerId, [stretch]);
}

/** A number of days in milliseconds. Throws where it is none. */
export function checkDays(kpi: string, field: string, days: number, least: string): number {
  const isAllowed = least === "above 0" ? days > 0 : days >= 0;
  if (typeof days !== "number" || !isAllowed || days === Infinity) {
    fail(kpi, field, `a number of days, ${least}`, days);
  }
  return days * 86_400_000;
}
