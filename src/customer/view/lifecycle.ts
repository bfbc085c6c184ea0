import type { MemberStretch } from "../../loyalty/members/memberHistory";
import type { PurchaseDay } from "../log/purchaseLog";
import type { Policies } from "./policies";

/** A turn in a customer's life. */
export interface LifecycleEvent {
  /** What happened. */
  readonly event: "joined" | "churned" | "reactivated";
  /** When. Without memberships, who does not order churns a while after the last order. */
  readonly at: number;
  /** What says so. */
  readonly basis: "membership" | "orders";
  /** Why a membership ended, where that is known. */
  readonly reason: string | null;
}

/** A stretch of being a customer, up to the moment of looking. */
interface CustomerStretch {
  readonly start: number;
  /** `null` while it lasts. */
  readonly end: number | null;
  readonly reason: string | null;
}

/** When a customer was one: by memberships where there are any, else by orders. */
export interface CustomerLife {
  readonly basis: "membership" | "orders" | "none";
  readonly stretches: readonly CustomerStretch[];
}

/**
 * When a customer was one.
 *
 * A silence of exactly as long as is allowed is none, as in `membershipsFromActivity`.
 *
 * @param memberships - Unbroken stretches that began by `asOf`, in time order.
 * @param days - Days with an order, in time order.
 */
export function lifeOf(
  memberships: readonly MemberStretch[],
  days: readonly PurchaseDay[],
  asOf: number,
  { churnedAfter }: Policies,
): CustomerLife {
  if (memberships.length > 0) {
    const stretches = memberships.map(({ startedAt, endedAt, reason }): CustomerStretch => {
      const isOver = endedAt < asOf;
      return { start: startedAt, end: isOver ? endedAt : null, reason: isOver ? reason : null };
    });
    return { basis: "membership", stretches };
  }
  const stretches: CustomerStretch[] = [];
  for (let i = 0; i < days.length; i++) {
    let { firstAt: start, lastAt } = days[i]!;
    while (i + 1 < days.length && days[i + 1]!.firstAt - lastAt <= churnedAfter) {
      lastAt = days[++i]!.lastAt;
    }
    const end = lastAt + churnedAfter;
    stretches.push({ start, end: end < asOf ? end : null, reason: null });
  }
  return { basis: days.length > 0 ? "orders" : "none", stretches };
}

/** A customer's life, turn by turn. */
export function lifecycleOf({ basis, stretches }: CustomerLife): LifecycleEvent[] {
  if (basis === "none") return [];
  const events: LifecycleEvent[] = [];
  for (const { start, end, reason } of stretches) {
    const event = events.length === 0 ? "joined" : "reactivated";
    events.push({ event, at: start, basis, reason: null });
    if (end !== null) events.push({ event: "churned", at: end, basis, reason });
  }
  // Copied to its own length: as it grows, a list takes many times its room.
  return events.slice();
}
