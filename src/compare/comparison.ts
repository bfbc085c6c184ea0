import { fail } from "../check";
import { isWithin } from "../options";
import { type Interval, reachOfLevel } from "../stats/intervals";
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
  /**
   * Whether p is at most `1 - level`; without a p, whether 0 lies outside of the interval. `null` where
   * neither can be told.
   */
  readonly isReal: boolean | null;
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
  /** Why there is no test; `null` where there is one. */
  readonly reason: string | null;
}

/** What a test needs to know of a result. */
export interface Parts {
  /** How many answers. */
  readonly n: number;
}

/** A test of two results, by the parts of them that it needs. */
export interface Test<Known extends Parts> {
  /** Its names, the usual one first. */
  readonly methods: readonly string[];
  /** The one that holds far out, too, where the usual one does not: there p has to be if many are looked at. */
  readonly farOut?: string;
  /** The parts of a result; throws where it has none. */
  readonly read: (kpi: string, field: string, result: any) => Known;
  /** The parts of two results taken together; `null` where that cannot be done. */
  readonly join: ((left: Known, right: Known) => Known) | null;
  /** How much a result counts among others. */
  readonly weight: (parts: Known) => number;
  /** Compares two results. */
  readonly compare: (before: Known, after: Known, how: How) => Comparison;
}

/** How two results are compared. */
export interface How {
  readonly kpi: string;
  readonly level: number;
  readonly method: string;
}

/** One result, or several that are to be taken together. */
export type OneOrMany<Result> = Result | readonly Result[];

/** Compares two waves, each of one result or of several taken together. */
export function compareWaves<Known extends Parts>(
  test: Test<Known>,
  before: unknown,
  after: unknown,
  how: How,
): Comparison {
  return test.compare(
    wave(test, how.kpi, "before", before),
    wave(test, how.kpi, "after", after),
    how,
  );
}

function wave<Known extends Parts>(
  { read, join }: Test<Known>,
  kpi: string,
  field: string,
  results: unknown,
): Known {
  const list: readonly unknown[] = Array.isArray(results) ? results : [results];
  if (list.length === 0) fail(kpi, field, "a result, or a list of at least one", results);
  return Array.from(list, (result) => read(kpi, field, result)).reduce(join!);
}

/** The rest of a comparison, by its p. */
export function tested(
  difference: number,
  { p, logP }: { readonly p: number; readonly logP: number },
  level: number,
): Pick<Comparison, "difference" | "p" | "logP" | "isReal" | "reason"> {
  return { difference, p, logP, isReal: isRareAt(level, p), reason: null };
}

/** Whether p is at most `1 - level`, which is not 0.1 for a computer where the level is 0.9. */
export function isRareAt(level: number, p: number): boolean {
  return p <= (1 - level) * (1 + 1e-9);
}

/** A comparison that cannot be made. */
export function noComparison(
  method: string,
  n: number,
  difference: number | null,
  reason: string,
): Comparison {
  return {
    difference,
    interval: null,
    p: null,
    logP: null,
    isReal: null,
    statistic: null,
    degreesOfFreedom: null,
    effect: null,
    n,
    method,
    reason,
  };
}

/** Why nothing can be said where nobody answered. */
export const NO_ANSWERS = "no answers on one side";

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
): Interval {
  const reach =
    degreesOfFreedom === null
      ? reachOfLevel(level)
      : studentQuantile((1 - level) / 2, degreesOfFreedom);
  const wide = reach * standardError;
  return { lower: center - wide, upper: center + wide, level, method };
}

/** The same interval, kept within `-most` and `most`. */
export function keptWithin(most: number, { lower, upper, ...rest }: Interval): Interval {
  return { lower: Math.max(-most, lower), upper: Math.min(most, upper), ...rest };
}

/**
 * The interval of a difference from those of its two sides: as far as they reach towards each other,
 * squared and added (Newcombe 1998; Zou and Donner 2008).
 */
export function differenceInterval(
  earlier: number,
  one: Interval,
  later: number,
  two: Interval,
  method: string,
): Interval {
  const difference = later - earlier;
  return {
    lower: difference - Math.hypot(later - two.lower, one.upper - earlier),
    upper: difference + Math.hypot(two.upper - later, earlier - one.lower),
    level: one.level,
    method,
  };
}

/** What {@link isSquarable} asks for, in words. */
export const SQUARABLE = "a number up to 1e140, or null";

/** The largest number of which as many squares as there may be can be added up. */
export const MOST_SQUARABLE = 1e140;

/** Whether as many squares of a number as there may be can be added up. */
export function isSquarable(number: unknown): number is number {
  return isWithin(number, { atLeast: -MOST_SQUARABLE, atMost: MOST_SQUARABLE });
}

/** An object, or throws. */
export function objectOf<Given>(kpi: string, field: string, what: string, given: Given): Given {
  const isObject = typeof given === "object" && given !== null && !Array.isArray(given);
  return isObject ? given : fail(kpi, field, what, given ?? null);
}

/** A result as an object, or throws. */
export function resultOf<Result>(kpi: string, field: string, what: string, result: Result): Result {
  const given = objectOf(kpi, field, what, result) as Result & { result?: unknown };
  // What `by` and `over` answer are groups, each with its result in it.
  const isGroup = given.result !== undefined;
  return isGroup ? fail(kpi, field, `${what}: of a group, its .result`, result) : given;
}
