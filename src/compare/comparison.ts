import { checkOptions } from "../check";
import { checkLevel, type Interval, reachOfLevel } from "../stats/intervals";
import { logNormalTail } from "../stats/normal";
import { logStudentTail, studentQuantile } from "../stats/student";

/** What every comparison may be told. */
export interface ComparisonOptions {
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What a comparison answers: how large the difference is, and how surely there is one. */
export interface Comparison {
  /** The later figure less the earlier one; `null` where one of them is missing. */
  readonly difference: number | null;
  /** Where the true difference lies; `null` where that cannot be told. */
  readonly interval: Interval | null;
  /**
   * How often chance alone would bring a difference so large or larger, were there none: below
   * 0.05 it is usually called significant. `null` where that cannot be told.
   */
  readonly p: number | null;
  /** Its natural logarithm, which still tells figures apart where `p` has become 0. */
  readonly logP: number | null;
  /** The test's statistic: z, t or chi-square's root, positive where the later figure is higher. */
  readonly statistic: number | null;
  /** The degrees of freedom of t; `null` for other tests. */
  readonly degreesOfFreedom: number | null;
  /** The difference in standard deviations, or what takes its place; `null` without spread. */
  readonly effect: number | null;
  /** How many answers the comparison rests on: of both sides, or pairs. */
  readonly n: number;
  /** The test. */
  readonly method: string;
}

/** Checks a comparison's options, beyond those it alone has. */
export function levelOf(
  kpi: string,
  options: ComparisonOptions,
  more: readonly string[] = [],
): number {
  checkOptions(kpi, options, ["level", ...more]);
  return checkLevel(kpi, options.level);
}

/** A comparison that cannot be made. */
export function noComparison(method: string, n: number, difference: number | null): Comparison {
  return {
    difference,
    interval: null,
    p: null,
    logP: null,
    statistic: null,
    degreesOfFreedom: null,
    effect: null,
    n,
    method,
  };
}

/** `p` and `logP` of both tails, of a z or of a t with so many degrees of freedom. */
export function bothTails(
  statistic: number,
  degreesOfFreedom: number | null,
): { p: number; logP: number } {
  const size = Math.abs(statistic);
  const tail =
    degreesOfFreedom === null ? logNormalTail(size) : logStudentTail(size, degreesOfFreedom);
  const logP = Math.min(0, Math.LN2 + tail);
  return { p: Math.exp(logP), logP };
}

/** An interval around a center, so many standard errors wide: z's, or t's. */
export function intervalAround(
  center: number,
  standardError: number,
  degreesOfFreedom: number | null,
  level: number,
  method: string,
  most: number = Number.POSITIVE_INFINITY,
): Interval {
  const reach =
    degreesOfFreedom === null
      ? reachOfLevel(level)
      : studentQuantile((1 - level) / 2, degreesOfFreedom);
  return {
    lower: Math.max(-most, center - reach * standardError),
    upper: Math.min(most, center + reach * standardError),
    level,
    method,
  };
}

/** One result, or several that are to be taken together. */
export type OneOrMany<Result> = Result | readonly Result[];

/** A list of one or of many. */
export function listOf<Result>(results: OneOrMany<Result>): readonly Result[] {
  return Array.isArray(results) ? results : [results as Result];
}
