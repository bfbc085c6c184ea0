import type { Interval } from "../stats/intervals";
import { compareMeans, type Mean } from "./compareMeans";
import { compareNps } from "./compareNps";
import { compareShares } from "./compareShares";
import type { Comparison } from "./comparison";
import type { NpsCounts } from "./npsCounts";
import type { Share } from "./share";

/** Whether a change is more than chance, as far as the two results can tell. */
export interface RealChange {
  /** Whether it is; `null` where that cannot be told. */
  readonly isReal: boolean | null;
  /** How often chance alone would bring so large a change; `null` without a test. */
  readonly p: number | null;
  /** Where the true change lies; `null` where that cannot be told. */
  readonly interval: Interval | null;
  /** The test, or `"mover"` where two intervals were joined; `null` without either. */
  readonly method: string | null;
}

/** A KPI's result, as far as a scorecard looks at it. */
export interface ScorecardValue {
  /** The value; `null` where it is missing. */
  readonly value: number | null;
  /** How many records it rests on, where known. */
  readonly n?: number | null | undefined;
  /** How sure it is, where known: told whole, with its level and method, a trend can be judged by it. */
  readonly interval?: Partial<Interval> | null | undefined;
}

/**
 * Judges a change by what the two results carry: counts of promoters and detractors, a share with
 * Wilson's interval, a mean with its variance, or else any interval.
 */
export function realChange(before: ScorecardValue, after: ScorecardValue): RealChange {
  if (isNps(before) && isNps(after)) return judged(compareNps(before, after));
  if (isShare(before) && isShare(after)) return judged(compareShares(before, after));
  if (isMean(before) && isMean(after)) return judged(compareMeans(before, after));
  return fromIntervals(before, after);
}

/** A result's interval, where it has one around its value. */
export function intervalOf(result: ScorecardValue): Interval | null {
  const { interval } = result;
  if (typeof interval !== "object" || interval === null) return null;
  const { lower, upper, level, method } = interval;
  const isWhole =
    [lower, upper, level].every((number) => Number.isFinite(number)) && typeof method === "string";
  return isWhole ? { lower: lower!, upper: upper!, level: level!, method } : null;
}

function judged({ p, interval, method }: Comparison): RealChange {
  return p === null
    ? { isReal: null, p, interval, method: null }
    : { isReal: p <= 0.05, p, interval, method };
}

/**
 * The interval of a difference from those of its two sides: the distance of each value to its own
 * bound, squared and added (Zou and Donner 2008).
 */
function fromIntervals(before: ScorecardValue, after: ScorecardValue): RealChange {
  const [one, two] = [intervalOf(before), intervalOf(after)];
  const unknown = { isReal: null, p: null, interval: null, method: null };
  if (!one || !two || one.level !== two.level) return unknown;
  const [earlier, later] = [before.value as number, after.value as number];
  if (!isWithin(earlier, one) || !isWithin(later, two)) return unknown;
  const lower = later - earlier - Math.hypot(later - two.lower, one.upper - earlier);
  const upper = later - earlier + Math.hypot(two.upper - later, earlier - one.lower);
  const interval = { lower, upper, level: one.level, method: "mover" };
  return { isReal: lower > 0 || upper < 0, p: null, interval, method: "mover" };
}

function isWithin(value: number, { lower, upper }: Interval): boolean {
  return lower <= value && value <= upper;
}

/** Whole counts only: those of weighted answers are shares, and another test's. */
function isNps(result: ScorecardValue): result is ScorecardValue & NpsCounts {
  const { promoters, passives, detractors, n } = result as ScorecardValue & {
    readonly [field: string]: unknown;
  };
  const counts = [promoters, passives, detractors, n];
  return (
    counts.every((count) => Number.isInteger(count) && (count as number) >= 0) &&
    Number(promoters) + Number(passives) + Number(detractors) === n
  );
}

/** Wilson's interval is that of a share, and of nothing else. */
function isShare(result: ScorecardValue): result is ScorecardValue & Share {
  const { value, n } = result as Partial<Share>;
  const isRatio = typeof value === "number" && value >= 0 && value <= 1;
  return isRatio && isCount(n) && intervalOf(result)?.method === "wilson";
}

function isMean(result: ScorecardValue): result is ScorecardValue & Mean {
  const { value, n, mean, variance } = result as ScorecardValue & Partial<Mean>;
  return isCount(n) && value === mean && typeof variance === "number" && variance >= 0;
}

function isCount(n: unknown): n is number {
  return typeof n === "number" && n >= 0 && Number.isFinite(n);
}
