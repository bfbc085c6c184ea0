import { type Exclusion, excludedIn } from "../../record/exclusions";
import type { Membership } from "../../record/membership";
import { eachMember, type MemberLog } from "./memberHistory";

/** What the builders of memberships answer. */
export interface MembershipsResult {
  /** Unbroken memberships: no two of one customer touch or overlap. By customer, in time order. */
  readonly memberships: readonly Membership[];
  /** How many customers have one. */
  readonly n: number;
  /** Records that make no membership, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** The memberships of a log, joined where they touch, overlap or leave a gap of at most `grace`. */
export function membershipsFrom(log: MemberLog, grace = 0): MembershipsResult {
  const memberships: Membership[] = [];
  let n = 0;
  eachMember(
    log,
    (customerId, stretches) => {
      n++;
      for (const { startedAt, endedAt, reason } of stretches) {
        memberships.push({
          customerId,
          startedAt,
          endedAt: endedAt === Infinity ? null : endedAt,
          reason,
        });
      }
    },
    grace,
  );
  return { memberships, n, excluded: excludedIn(log.excluded) };
}
