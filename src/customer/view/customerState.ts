import { DAY } from "../../wallClock";
import type { CustomerFacts } from "../log/customerFacts";
import type { Policies } from "./policies";

/** How a customer and we stand to one another. */
export type CustomerState =
  | "prospect"
  | "new"
  | "active"
  | "at risk"
  | "dormant"
  | "churned"
  | "reactivated";

/** The rule that gave a customer's state. */
export interface CustomerStateRule {
  /** The first rule that held, in the order of {@link CustomerStateRuleName}. */
  readonly name: CustomerStateRuleName;
  /** What the state goes by: memberships where there are any, else orders. */
  readonly basis: "membership" | "orders" | "none";
  /** How long it has been, or will be, what the rule looks at; `null` for `"no-order"`. */
  readonly elapsed: number | null;
  /** Where the rule draws the line; `null` where it needs none. */
  readonly limit: number | null;
  /** Since when the state holds; `null` where that is not one moment. */
  readonly since: number | null;
  /** The rule in words. */
  readonly because: string;
}

/** A state with its rule. */
export interface RuledState {
  readonly state: CustomerState;
  readonly rule: CustomerStateRule;
}

/**
 * What gives a customer's state, in the order in which it is tried:
 *
 * - `"no-order"`: neither a membership nor an order (prospect);
 * - `"membership-ended"`: no membership lasts (churned);
 * - `"no-order-for"`: without memberships, no order for `churnedDays` (churned);
 * - `"membership-ends"`: the end of it is known and near (at risk);
 * - `"silent-for"`: no sign of life for `dormantDays` (dormant) or `atRiskDays` (at risk); a sign of
 *   life is an order, or for members any record;
 * - `"returned"`: came back less than `reactivatedDays` ago (reactivated);
 * - `"joined"`: became a customer less than `newDays` ago (new);
 * - `"none-of-these"`: active.
 */
export type CustomerStateRuleName =
  | "no-order"
  | "membership-ended"
  | "no-order-for"
  | "membership-ends"
  | "silent-for"
  | "returned"
  | "joined"
  | "none-of-these";

/** A customer's state at the moment of looking. */
export function stateOf(facts: CustomerFacts, asOf: number, policies: Policies): RuledState {
  const { basis, stretches } = facts.life;
  const current = stretches.at(-1);
  if (!current) {
    const because = "no order, no membership";
    const rule = { basis, elapsed: null, limit: null, since: null, because };
    return { state: "prospect", rule: { name: "no-order", ...rule } };
  }
  return (
    (current.end === null ? null : goneState(facts, current.end, asOf, policies)) ??
    endingState(facts, asOf, policies) ??
    silentState(facts, asOf, policies) ??
    youngState(facts, current.start, asOf, policies)
  );
}

/** The state of who is no customer any more. */
function goneState(
  { life, orderDays }: CustomerFacts,
  since: number,
  asOf: number,
  { churnedAfter }: Policies,
): RuledState {
  const { basis } = life;
  if (basis === "membership") {
    const elapsed = asOf - since;
    const because = `membership ended ${inDays(elapsed)} ago`;
    const rule = { name: "membership-ended", basis, elapsed, limit: null, since, because } as const;
    return { state: "churned", rule };
  }
  const elapsed = asOf - orderDays.at(-1)!.lastAt;
  const limit = churnedAfter;
  const because = `no order for ${inDays(elapsed)}, churned after ${inDays(limit)}`;
  return {
    state: "churned",
    rule: { name: "no-order-for", basis, elapsed, limit, since, because },
  };
}

/** The state of a member whose end is known and near, if it is. */
function endingState(
  { life, memberships }: CustomerFacts,
  asOf: number,
  { endsWithin }: Policies,
): RuledState | null {
  const { basis } = life;
  if (basis !== "membership") return null;
  let end = asOf;
  for (const { endedAt } of memberships) if (endedAt > end) end = endedAt;
  const elapsed = end - asOf;
  if (elapsed > endsWithin) return null;
  const because = `membership ends in ${inDays(elapsed)}`;
  const rule = { basis, elapsed, limit: endsWithin, since: null, because };
  return { state: "at risk", rule: { name: "membership-ends", ...rule } };
}

/** The state of who has not been heard of for long, if it is long. */
function silentState(
  { life, lastActive, orderDays }: CustomerFacts,
  asOf: number,
  { atRiskAfter, dormantAfter }: Policies,
): RuledState | null {
  const { basis } = life;
  const sign = basis === "membership" ? lastActive : orderDays.at(-1)!.lastAt;
  if (sign === null || asOf - sign < atRiskAfter) return null;
  const elapsed = asOf - sign;
  const isDormant = elapsed >= dormantAfter;
  const state = isDormant ? "dormant" : "at risk";
  const limit = isDormant ? dormantAfter : atRiskAfter;
  const silence = basis === "membership" ? "no sign of life" : "no order";
  const because = `${silence} for ${inDays(elapsed)}, ${state} after ${inDays(limit)}`;
  const since = sign + limit;
  return { state, rule: { name: "silent-for", basis, elapsed, limit, since, because } };
}

/** The state of who is there: by how long. */
function youngState(
  { life: { basis, stretches } }: CustomerFacts,
  since: number,
  asOf: number,
  { newFor, reactivatedFor }: Policies,
): RuledState {
  const elapsed = asOf - since;
  const hasReturned = stretches.length > 1;
  const limit = hasReturned ? reactivatedFor : newFor;
  if (elapsed >= limit) {
    const because = `a customer for ${inDays(elapsed)}, with nothing against it`;
    const rule = { basis, elapsed, limit: null, since: null, because };
    return { state: "active", rule: { name: "none-of-these", ...rule } };
  }
  const rule = { basis, elapsed, limit, since };
  if (hasReturned) {
    const because = `came back ${inDays(elapsed)} ago, reactivated for ${inDays(limit)}`;
    return { state: "reactivated", rule: { name: "returned", ...rule, because } };
  }
  const because = `became a customer ${inDays(elapsed)} ago, new for ${inDays(limit)}`;
  return { state: "new", rule: { name: "joined", ...rule, because } };
}

/** A duration in words, in whole days. */
export function inDays(ms: number): string {
  const whole = Math.floor(ms / DAY);
  return whole === 1 ? "1 day" : `${whole} days`;
}
