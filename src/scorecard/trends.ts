import { type Comparable, compareNamed } from "../compare/compare";
import type { Interval } from "../stats/intervals";
import { restOf } from "../stats/sum";
import type { ReadyRule } from "./scoreRule";
import { type Part, weigh } from "./weigh";

/** A KPI's result, as far as a scorecard looks at it. */
export interface ScorecardValue extends Comparable {
  /** The value; `null` where it is missing. */
  readonly value: number | null;
}

/** Where something is going, by what is better for it. */
export type Direction = "better" | "worse" | "same";

/** How a measure has changed since the last period. */
export interface MeasureTrend {
  /** The value of the last period. */
  readonly before: number;
  /** The value now less the one before. */
  readonly delta: number;
  /**
   * The same in the direction that is better: above 0 is good. Where a corridor is best, how much
   * nearer to it.
   */
  readonly improvement: number;
  /** Better, worse or the same. */
  readonly direction: Direction;
  /**
   * Whether the value has really changed, at 95 %; `null` where the two results do not tell. Judged by
   * `compareNps`, `compareShares` or `compareMeans` where both hold what it needs, else by whether 0
   * lies within the interval of the difference.
   */
  readonly isReal: boolean | null;
  /** How often chance alone would bring so large a change; `null` without a test. */
  readonly p: number | null;
  /** Where the true change lies; `null` where that cannot be told. */
  readonly interval: Interval | null;
  /** The test, or `"mover"` where two intervals were joined; `null` without either. */
  readonly method: string | null;
  /** What the value before would score by the same rule. */
  readonly scoreBefore: number;
  /** The score now less that one. */
  readonly scoreDelta: number;
}

/** How a score made of others has changed: over those measures alone that have both values. */
export interface ScoreTrend {
  /** The score now. */
  readonly now: number;
  /** The score of the last period. */
  readonly before: number;
  /** Now less before. */
  readonly delta: number;
  /** Better, worse or the same. */
  readonly direction: Direction;
  /** The share of the weights that has both values, 0 to 1. */
  readonly coverage: number;
}

/** How a measure has changed; `null` where a value is missing. */
export function measureTrend(
  name: string,
  ready: ReadyRule,
  scoreOf: (actual: number) => number,
  result: ScorecardValue,
  past: ScorecardValue,
): MeasureTrend | null {
  if (result.value === null || past.value === null) return null;
  const [actual, before] = [result.value, past.value + 0];
  const delta = restOf(actual - before, before);
  const improvement = improvementOf(ready, before, delta === 0 ? before : actual);
  const { isReal, p, interval, method } = compareNamed("scorecard", {
    [`before of ${name}`]: past,
    [`result of ${name}`]: result,
  });
  const [score, scoreBefore] = [scoreOf(actual), scoreOf(before)];
  return {
    before,
    delta,
    improvement,
    direction: directionOf(improvement),
    isReal,
    p,
    interval,
    // What has a p has an interval.
    method: interval && method,
    scoreBefore,
    scoreDelta: score - scoreBefore,
  };
}

/** How a score has changed, from what its parts tell. */
export function scoreTrend(
  parts: readonly (Part & { readonly trend: ScoreTrend | null })[],
): ScoreTrend | null {
  const now = weigh(parts.map(at("now")), "redistribute");
  const before = weigh(parts.map(at("before")), "redistribute");
  if (now.value === null || before.value === null) return null;
  const delta = now.value - before.value;
  const isSame = Math.abs(delta) < 1e-9;
  return {
    now: now.value,
    before: before.value,
    delta,
    direction: isSame ? "same" : directionOf(delta),
    coverage: now.coverage,
  };

  function at(time: "now" | "before"): (of: (typeof parts)[number]) => Part {
    return ({ trend, ...part }) => ({
      ...part,
      value: trend?.[time] ?? null,
      coverage: trend?.coverage ?? 0,
    });
  }
}

function directionOf(improvement: number): Direction {
  if (improvement === 0) return "same";
  return improvement > 0 ? "better" : "worse";
}

/** From 0, so that no change is 0 and not its negative. */
function improvementOf({ better, rule }: ReadyRule, before: number, actual: number): number {
  if (rule.by !== "on-target") return better === "higher" ? actual - before : 0 - (actual - before);
  const outside = (value: number) => Math.max(0, rule.from - value, value - rule.to);
  return outside(before) - outside(actual);
}
