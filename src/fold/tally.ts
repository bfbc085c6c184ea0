import { fail } from "../check";
import type { Measure } from "../measure";
import type { Option } from "../options";
import { isNumbers, type Kind, type Numbers, type Slice, sliceOfRows } from "../slice";

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

/** What `tally` holds in between. */
export interface TallyState {
  /** Whose scores these are, and on which scale: others cannot be joined to them. */
  readonly of: string;
  /** A count for every score, then one for no answer. */
  readonly counts: number[];
}

/**
 * How often each score of a scale was given: what CSAT, NPS and every other score is made of.
 *
 * @param scale - The answers that are allowed.
 * @param kpi - The name that error messages begin with. Default `"tally"`.
 * @returns A measure of `{ n, unanswered, distribution }`.
 * @throws InputError for a scale that is none, for a score that is not on it, and for a record that
 *   has no field `score`.
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
  const of = `${kpi} ${min} to ${max}`;
  const width = size + 1;

  /** The place at which a score is counted. Throws for one that the scale does not have. */
  function placeOf(scores: Numbers, i: number, slice: Slice): number {
    const above = scores[i]! - min;
    const place = above | 0;
    // What is equal to its lowest 32 bits is no fraction.
    if (place === above && place >= 0 && place < size) return place;
    if (Number.isNaN(above)) return size;
    const allowed = `a whole number from ${min} to ${max}`;
    return fail(kpi, slice.field ?? "score", allowed, scoreOf(slice.row(i)), slice.origin(i));
  }

  /** Counts the scores of a slice aside, so that one that is none has changed nothing. */
  function counted(slice: Slice, groups = 1, codes?: Int32Array): Int32Array {
    const scores = slice.read(kpi, null, SCORES);
    const counts = new Int32Array(width * groups);
    for (let i = 0; i < scores.length; i++) {
      counts[(codes ? codes[i]! * width : 0) + placeOf(scores, i, slice)]!++;
    }
    return counts;
  }

  function spread(states: readonly TallyState[], codes: Int32Array, slice: Slice): void {
    const counts = counted(slice, states.length, codes);
    states.forEach((state, code) => {
      add(state, counts, code * width);
    });
  }

  function add(state: TallyState, more: ArrayLike<number>, start = 0): TallyState {
    for (let bin = 0; bin < width; bin++) state.counts[bin]! += more[start + bin]!;
    return state;
  }

  const take = (state: TallyState, slice: Slice) => add(state, counted(slice));

  return {
    init: () => ({ of, counts: new Array<number>(width).fill(0) }),
    step: (state, record) => take(state, sliceOfRows([record])),
    take,
    spread,
    reads: [{ field: null, kind: "number" }],
    merge(left, right) {
      if (left.of !== right.of) fail(kpi, "state", `of ${left.of}`, right.of);
      return add(left, right.counts);
    },
    finish({ counts }) {
      const distribution = counts.slice(0, size).map((count, bin) => ({ score: min + bin, count }));
      const n = distribution.reduce((sum, { count }) => sum + count, 0);
      return { n, unanswered: counts[size]!, distribution };
    },
  };
}

/** The score of a record, or what is there in its place. */
function scoreOf(record: any): any {
  return typeof record === "object" && record ? record.score : record;
}

/** Scores of many records: NaN where there is no answer, infinite where it is no number at all. */
const SCORES: Kind<Numbers> = {
  kind: "score",
  ofRows(_, field, { list, start, length }, room) {
    if (isNumbers(list)) return list.subarray(start, start + length);
    const scores = room(length);
    for (let i = 0; i < length; i++) {
      const row = list[start + i];
      const value = field === null ? row : row?.[field];
      const score = scoreOf(value);
      if (typeof score === "number" && !Number.isNaN(score)) scores[i] = score;
      else scores[i] = noScore(value, field, row);
    }
    return scores;
  },
};

/** What stands for a score that is no number: NaN for no answer. Without such a field there is none. */
function noScore(value: any, field: string | null, row: unknown): number {
  const isThere = value ? "score" in Object(value) : field === null || field in Object(row);
  return isThere && scoreOf(value) == null ? Number.NaN : Infinity;
}

/** How many scores a scale has. Throws where it is none. */
export function checkScale(kpi: string, scale: Scale): number {
  const { min, max } = (scale ?? {}) as Scale;
  if (!isWhole(min)) fail(kpi, "scale.min", "a whole number", min);
  const size = isWhole(max) ? max - min + 1 : 0;
  if (size < 2) fail(kpi, "scale.max", `a whole number above ${min}`, max);
  if (size >= 1e4) fail(kpi, "scale.max", `below ${min + 9999}`, max);
  return size;
}

/** Scores are told by their lowest 32 bits. */
function isWhole(score: unknown): score is number {
  return Number.isInteger(score) && ((score as number) | 0) === score;
}

/** The option of a scale, which has a usual one. */
export function scaleFrom(min: number, max: number): Option<Scale, Scale> {
  return (kpi, _name, scale = { min, max }) => {
    checkScale(kpi, scale);
    return scale;
  };
}
