import { countIn } from "../fold/growing";
import { countUpTo, type NamedPeriod } from "../time";
import { type CountedEnds, heldAt } from "./members/countedEnds";
import type { MemberStretch } from "./members/memberHistory";
import { holdsAt, type Stories, type Story } from "./members/stories";

/**
 * Whose definition of churn.
 *
 * - `"snapshot"`: customers at the start who are none at the end, per customer at the start.
 * - `"chartmogul"`: ChartMogul's standard customer churn rate. Who joined and left within the
 *   period, or left and came back, does not count: the same figure as `"snapshot"`.
 * - `"profitwell"`: ProfitWell's. Who joined and left within the period is ignored; an end is the end
 *   of the paid term. The same figure as `"snapshot"`, where memberships end with the paid term.
 * - `"stripe"`: every end in the period, per customer at the start or new in it.
 * - `"baremetrics"`: every end in the period, per customer at the start; may exceed 1.
 * - `"daily"`: the snapshot rate of every day, added up, as ChartMogul does for shops.
 */
export type ChurnMethod =
  | "snapshot"
  | "chartmogul"
  | "stripe"
  | "baremetrics"
  | "profitwell"
  | "daily";

/** All of them. */
export const CHURN_METHODS: readonly ChurnMethod[] = [
  "snapshot",
  "chartmogul",
  "stripe",
  "baremetrics",
  "profitwell",
  "daily",
];

/** What a method counts. */
export interface ChurnCount {
  /** The rate; `null` where there is nobody whom it could be a rate of. */
  readonly value: number | null;
  /** How many ends count. */
  readonly churned: number;
  /** The same by reason. */
  readonly byReason: ReadonlyMap<string | null, number>;
  /** The customers in the denominator. */
  readonly base: number;
  /**
   * What each customer adds to the numerator, and to the denominator; in the stories' order. Who stayed
   * adds 1 to the denominator.
   */
  readonly shares: readonly ChurnShare[];
}

/** What one customer adds to a rate. */
interface ChurnShare {
  readonly numerator: number;
  readonly denominator: number;
}

/** What is known of a period: stories, and ends that are but counted. */
export interface ChurnPeriod {
  readonly stories: Stories;
  readonly ends: CountedEnds;
  readonly start: number;
  readonly end: number;
}

/** Counts churn by a method that compares, or counts ends, over the period as a whole. */
export function countChurn(
  method: Exclude<ChurnMethod, "daily">,
  { stories: { told, stayed }, ends, start }: ChurnPeriod,
): ChurnCount {
  const { isEveryEnd, isNewInBase } = RULES[method];
  const losses = initLosses();
  let base = stayed + heldAt(ends, start) + (isNewInBase ? (ends.first.get(start) ?? 0) : 0);
  const shares = told.map((story) => {
    const own = lossesOf(story, isEveryEnd);
    for (const { reason } of own) addLosses(losses, reason, 1);
    const denominator = Number(story.atStart || (isNewInBase && story.isNew));
    base += denominator;
    return { numerator: own.length, denominator };
  });
  for (const { at, isLast, wasThere, reason, count } of ends.ended.values()) {
    const isLoss = isEveryEnd || (isLast && wasThere);
    if (at === start && isLoss) addLosses(losses, reason, count);
  }
  return { ...losses, value: base > 0 ? losses.churned / base : null, base, shares };
}

function initLosses() {
  return { churned: 0, byReason: new Map<string | null, number>() };
}

function addLosses(losses: ReturnType<typeof initLosses>, reason: string | null, count: number) {
  losses.churned += count;
  countIn(losses.byReason, reason, count);
}

/** Churn counted day by day. */
export interface DailyChurnCount extends ChurnCount {
  /** One less the product of the days' retention rates; `null` without customers. */
  readonly compounded: number | null;
}

/**
 * Counts churn day by day: who is there when a day starts and not when it ends, per customer when
 * it starts. The first day begins with the period, the last ends with it.
 *
 * @param days - The calendar days that the period touches.
 */
export function countDailyChurn(
  { stories: { told, stayed }, ends, start, end }: ChurnPeriod,
  days: readonly NamedPeriod[],
): DailyChurnCount {
  const bounds = dayBounds(days, { start, end });
  const last = bounds.length - 1;
  const base = bounds.slice(0, last).map((bound) => stayed + heldAt(ends, bound));
  const lost = new Array<number>(last).fill(0);
  const losses = initLosses();
  for (const { at, isShort, isBack, reason, count } of ends.ended.values()) {
    if (at < start || at >= end || isShort || isBack) continue;
    lost[countUpTo(bounds, at) - 1]! += count;
    addLosses(losses, reason, count);
  }
  const lossDays = told.map((story) => {
    const own: number[] = [];
    for (const stretch of story.stretches) {
      // The bounds at which the stretch holds: from `from` up to but not at `to`.
      const from = countUpTo(bounds, stretch.startedAt);
      const to = countUpTo(bounds, stretch.endedAt);
      for (let bound = from; bound < Math.min(to, last); bound++) base[bound]!++;
      // Too short for any bound to see, not over yet, or back before the day is.
      if (from === to || to > last || holdsAt(story.stretches, bounds[to]!)) continue;
      lost[to - 1]!++;
      own.push(to - 1);
      addLosses(losses, stretch.reason, 1);
    }
    return own;
  });

  let value: number | null = null;
  let kept: number | null = null;
  base.forEach((customers, day) => {
    if (customers === 0) return;
    value = (value ?? 0) + lost[day]! / customers;
    kept = (kept ?? 1) * (1 - lost[day]! / customers);
  });
  return {
    ...losses,
    value,
    base: base[0] as number,
    shares: lossDays.map((own) => ({
      numerator: own.reduce((sum, day) => sum + 1 / base[day]!, 0),
      denominator: 0,
    })),
    compounded: kept === null ? null : 1 - kept,
  };
}

/** The moments between which a period's days lie: its own bounds among them. */
function dayBounds(
  days: readonly NamedPeriod[],
  { start, end }: { readonly start: number; readonly end: number },
): number[] {
  return [start, ...days.slice(1).map((day) => day.start), end];
}

interface ChurnRule {
  /** Whether every end counts; else one of each customer who was there at the start, and at the end is not. */
  readonly isEveryEnd: boolean;
  /** Whether who is new is in the denominator, beside who is there at the start. */
  readonly isNewInBase: boolean;
}

const GONE: ChurnRule = { isEveryEnd: false, isNewInBase: false };

const RULES: Readonly<Record<Exclude<ChurnMethod, "daily">, ChurnRule>> = {
  snapshot: GONE,
  chartmogul: GONE,
  profitwell: GONE,
  stripe: { isEveryEnd: true, isNewInBase: true },
  baremetrics: { isEveryEnd: true, isNewInBase: false },
};

/** The ends that count against a customer. */
function lossesOf({ atStart, atEnd, ends }: Story, isEveryEnd: boolean): readonly MemberStretch[] {
  if (isEveryEnd) return ends;
  return atStart && !atEnd ? ends.slice(-1) : [];
}
