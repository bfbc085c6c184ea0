import type { Key, Measure } from "../../measure";
import { readMembership } from "../../record/legacy";
import type { Membership } from "../../record/membership";

/** A stretch of membership. */
export interface MemberStretch {
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When it ended; infinite while it lasts. */
  readonly endedAt: number;
  /** Why it ended; `null` where nobody says. */
  readonly reason: string | null;
}

/** What a period needs to know of one customer. */
export interface MemberHistory {
  /** Whether the customer had become one by the start of the period. */
  before: boolean;
  /** The memberships that reach into the period, as they came. */
  readonly stretches: MemberStretch[];
}

/** What the KPIs of membership events hold in between. */
export type MemberHistories = Map<Key, MemberHistory>;

/** What one customer did in a period. */
export interface Story {
  readonly customerId: Key;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** Whether the customer became one for the first time after the start. */
  readonly isNew: boolean;
  /** Unbroken stretches, in time order: memberships that touch or overlap are one. */
  readonly stretches: readonly MemberStretch[];
  /** Those of them that ended after the start, up to and including the end. */
  readonly ends: readonly MemberStretch[];
  /** The memberships themselves. */
  readonly memberships: readonly MemberStretch[];
}

/** Bounds in milliseconds. */
interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** The fold that collects every customer's history as far as a period needs it. */
export function historiesOf(
  kpi: string,
  { start, end }: Bounds,
): Omit<Measure<Membership, unknown, MemberHistories>, "finish"> {
  return {
    init: () => new Map(),
    step(histories, record) {
      const { customerId, startedAt, endedAt } = readMembership(kpi, record);
      if (startedAt > end) return histories;
      const history = historyIn(histories, customerId);
      if (startedAt <= start) history.before = true;
      if (endedAt > start) {
        history.stretches.push({ startedAt, endedAt, reason: record.reason || null });
      }
      return histories;
    },
    merge(left, right) {
      for (const [customerId, { before, stretches }] of right) {
        const history = historyIn(left, customerId);
        history.before ||= before;
        for (const stretch of stretches) history.stretches.push({ ...stretch });
      }
      return left;
    },
  };
}

/** Every customer's story in the period. */
export function storiesOf(histories: MemberHistories, { start, end }: Bounds): Story[] {
  return Array.from(histories, ([customerId, { before, stretches: memberships }]) => {
    const stretches = unbroken(memberships);
    return {
      customerId,
      atStart: holdsAt(stretches, start),
      atEnd: holdsAt(stretches, end),
      isNew: !before,
      stretches,
      ends: stretches.filter(({ endedAt }) => endedAt <= end),
      memberships,
    };
  });
}

/**
 * Memberships of one customer joined where they touch or overlap, in time order.
 *
 * @param grace - How long a gap may be, in milliseconds, that counts as none.
 */
export function unbroken(memberships: readonly MemberStretch[], grace = 0): MemberStretch[] {
  if (memberships.length < 2) return memberships.slice();
  const sorted = memberships.toSorted(
    (a, b) => a.startedAt - b.startedAt || (a.endedAt < b.endedAt ? -1 : 1),
  );
  const joined: MemberStretch[] = [];
  let last = sorted[0] as MemberStretch;
  for (const next of sorted.slice(1)) {
    if (next.startedAt - last.endedAt > grace) {
      joined.push(last);
      last = next;
    } else last = { startedAt: last.startedAt, ...laterEnd(last, next) };
  }
  joined.push(last);
  return joined;
}

/** When and why the later of two ends; of two at the same moment the reason first by the alphabet. */
function laterEnd(a: MemberStretch, b: MemberStretch): Omit<MemberStretch, "startedAt"> {
  const isTie = a.endedAt === b.endedAt;
  const { endedAt, reason } = (
    isTie
      ? compareReasons(a.reason, b.reason) > 0
      : a.endedAt < b.endedAt
  )
    ? b
    : a;
  return { endedAt, reason };
}

/** Whether one of the stretches holds at a moment. */
export function holdsAt(stretches: readonly MemberStretch[], moment: number): boolean {
  return stretches.some(({ startedAt, endedAt }) => startedAt <= moment && moment < endedAt);
}

/** Reasons by the alphabet, none last. */
export function compareReasons(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function historyIn(histories: MemberHistories, customerId: Key): MemberHistory {
  let history = histories.get(customerId);
  if (!history) {
    history = { before: false, stretches: [] };
    histories.set(customerId, history);
  }
  return history;
}
