import { fail } from "../check";
import type { Measure } from "../measure";

/** One answer: a number, a record that holds it in `score`, or `null`/`undefined` where unanswered. */
export type Score = number | null | undefined | { readonly score: number | null | undefined };

/** The answers that a question allows: the whole numbers from `min` to `max`. */
export interface Scale {
  /** The lowest answer. */
  readonly min: number;
  /** The highest answer. */
  readonly max: number;
}

/** How often one score was given. */
export interface ScoreCount {
  /** The score. */
  readonly score: number;
  /** How many answers gave it. */
  readonly count: number;
}

/** How often each score was given. */
export interface TallyResult {
  /** How many answers. */
  readonly n: number;
  /** How many records without an answer. */
  readonly unanswered: number;
  /** Every score of the scale, ascending, with its count. */
  readonly distribution: readonly ScoreCount[];
}

/** What `tally` holds in between: a count for every score, then one for no answer. */
export type TallyState = number[];

/**
 * How often each score of a scale was given: what CSAT, NPS and every other score is made of.
 *
 * @param scale - The answers that are allowed.
 * @param kpi - The name that error messages begin with. Default `"tally"`.
 * @returns A measure of `{ n, unanswered, distribution }`.
 * @throws RangeError for a scale that is none, and for a score outside of it; TypeError for a score
 *   that is not a number, and for a record that has no field `score`.
 * @example
 * ```ts
 * import { measure, tally } from "customer-kpis";
 *
 * const stars = measure([3, 1, 3, null], tally({ min: 1, max: 3 }));
 * stars.n; // => 3
 * stars.unanswered; // => 1
 * stars.distribution[2]; // => { score: 3, count: 2 }
 * ```
 */
export function tally(scale: Scale, kpi = "tally"): Measure<Score, TallyResult, TallyState> {
  const size = checkScale(kpi, scale);
  const { min, max } = scale;

  function isOnScale(score: unknown): score is number {
    // Comparing with === keeps out NaN and fractions.
    return typeof score === "number" && (score | 0) === score && score >= min && score <= max;
  }

  function binOf(record: Score): number {
    const isRow = typeof record === "object" && record !== null && "score" in record;
    const score: unknown = isRow ? record.score : record;
    if (isOnScale(score)) return score - min;
    if (score === null || score === undefined) return size;
    return fail(kpi, "score", `a whole number from ${min} to ${max}`, score);
  }

  return {
    init: () => new Array<number>(size + 1).fill(0),
    step(counts, record) {
      counts[binOf(record)]!++;
      return counts;
    },
    steps(counts, records, start, end) {
      // Rows and plain numbers have a loop each: an engine is fast where it meets one kind of value.
      if (typeof records[start] === "number") {
        for (let i = start; i < end; i++) counts[binOf(records[i])]!++;
      } else {
        for (let i = start; i < end; i++) {
          const record = records[i] as { readonly score: number } | null | undefined;
          const score = record?.score;
          counts[isOnScale(score) ? score - min : binOf(record)]!++;
        }
      }
      return counts;
    },
    merge(left, right) {
      for (let bin = 0; bin <= size; bin++) left[bin]! += right[bin]!;
      return left;
    },
    finish(counts) {
      let n = 0;
      const distribution: ScoreCount[] = [];
      for (let bin = 0; bin < size; bin++) {
        n += counts[bin]!;
        distribution.push({ score: min + bin, count: counts[bin]! });
      }
      return { n, unanswered: counts[size]!, distribution };
    },
  };
}

/** How many scores a scale has. Throws where it is none. */
export function checkScale(kpi: string, scale: Scale): number {
  const { min, max } = (scale ?? {}) as Scale;
  const size = max - min + 1;
  if ((min | 0) === min && (max | 0) === max && size > 1 && size < 1e4) return size;
  return fail(
    kpi,
    "scale",
    "whole numbers from min to a higher max",
    `${min} to ${max}`,
    RangeError,
  );
}
