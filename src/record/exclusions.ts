/** How many records were left out for one reason. */
export interface Exclusion {
  /** Why. */
  readonly reason: string;
  /** How many. */
  readonly count: number;
}

/** Why a record is left out of which nothing was known at the moment of looking. */
export const UNKNOWN_YET = "from asOf on";

/** Counts by reason. */
export type ExclusionCounts = Map<string, number>;

/** Counts a record, or several, that are left out. */
export function exclude(counts: ExclusionCounts, reason: string, count = 1): void {
  counts.set(reason, (counts.get(reason) ?? 0) + count);
}

/** Adds the right's counts to the left's. */
export function mergeExclusions(left: ExclusionCounts, right: ExclusionCounts): void {
  for (const [reason, count] of right) exclude(left, reason, count);
}

/** All that was left out, and why, by reason from A to Z. */
export function excludedIn(counts: ExclusionCounts): readonly Exclusion[] {
  const excluded = Array.from(counts, ([reason, count]) => ({ reason, count }));
  return excluded.sort((a, b) => (a.reason < b.reason ? -1 : 1));
}

/** The list of what was left out for reasons known beforehand: those that nobody met are not in it. */
export function excludedFor(counts: Readonly<Record<string, number>>): readonly Exclusion[] {
  return excludedIn(new Map(Object.entries(counts).filter(([, count]) => count > 0)));
}
