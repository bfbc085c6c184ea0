import { listIn } from "../../fold/growing";
import { rowsByOwner } from "../../fold/pairs";
import type { Key } from "../../slice";
import { type MemberLog, type MemberStretch, stretchesIn, unbroken } from "./memberHistory";

/** What one customer did in a period. */
export interface Story {
  readonly customerId: Key;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** Whether the customer became one for the first time in the period. */
  readonly isNew: boolean;
  /** Unbroken stretches, in time order: memberships that touch or overlap are one. */
  readonly stretches: readonly MemberStretch[];
  /** Those of them that ended in the period. */
  readonly ends: readonly MemberStretch[];
  /** The memberships themselves, each in the stretches between its pauses. */
  readonly memberships: readonly (readonly MemberStretch[])[];
}

/** What customers did in a period. */
export interface Stories {
  /** A story of each customer to whom something happened, or who has several memberships. */
  readonly told: readonly Story[];
  /** How many others there were throughout, with one membership. */
  readonly stayed: number;
}

/** Tells what the customers of a log did in one period after another. */
export function storyteller(log: MemberLog): (start: number, end: number) => Stories {
  const { firstAt, startedAt, endedAt } = log;
  const { rows, begins } = rowsByOwner(log.who, log.reasons.length, log.customers.size);

  return (start, end) => {
    const told: Story[] = [];
    let stayed = 0;
    for (const [customerId, customer] of log.customers) {
      const [from, to] = [begins[customer]!, begins[customer + 1]!];
      let count = 0;
      let last = -1;
      for (let k = from; k < to; k++) {
        const row = rows[k]!;
        if (startedAt[row]! >= end || endedAt[row]! < start) continue;
        count++;
        last = row;
      }
      if (count === 0) continue;
      if (count === 1 && startedAt[last]! < start && endedAt[last]! >= end) {
        stayed++;
        continue;
      }
      const own = rows
        .subarray(from, to)
        .filter((row) => startedAt[row]! < end && endedAt[row]! >= start);
      const parts = stretchesIn(log, own);
      const stretches = unbroken(parts);
      told.push({
        customerId,
        atStart: holdsAt(stretches, start),
        atEnd: holdsAt(stretches, end),
        isNew: firstAt[customer]! >= start,
        stretches,
        ends: stretches.filter(({ endedAt }) => endedAt < end),
        memberships: parts.length > 1 ? byRecord(log, own, parts) : [parts],
      });
    }
    return { told, stayed };
  };
}

/** Some rows of a customer, those of one membership together. */
function byRecord(
  { record }: MemberLog,
  rows: Int32Array,
  parts: readonly MemberStretch[],
): MemberStretch[][] {
  const memberships = new Map<number, MemberStretch[]>();
  for (const [k, row] of rows.entries()) listIn(memberships, record[row]!).push(parts[k]!);
  return [...memberships.values()];
}

/** Whether one of the stretches holds at a moment: it began before it, and ended at it or later. */
export function holdsAt(stretches: readonly MemberStretch[], moment: number): boolean {
  return stretches.some(({ startedAt, endedAt }) => startedAt < moment && moment <= endedAt);
}
