import { fail } from "../check";
import type { Measure } from "../measure";
import { checkField } from "../record/field";
import { type Kind, type Numbers, type Slice, sliceOfRows, valueAt } from "../slice";

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

  const span = max - min;

  function refuse(slice: Slice, i: number): never {
    const allowed = `a whole number from ${min} to ${max}`;
    const score = scoreOf(slice.row(i));
    // A row without the field is not one in which nothing was answered.
    const came = typeof score === "object" && !Array.isArray(score) ? undefined : score;
    return fail(kpi, slice.field ?? "score", allowed, came, slice.origin(i));
  }

  function take(state: TallyState, slice: Slice): TallyState {
    const { counts } = state;
    const scores = slice.read(kpi, null, SCORES);
    if (scores instanceof Uint8Array) {
      const bytes = new Int32Array(256);
      for (let i = 0; i < scores.length; i++) bytes[scores[i]!]!++;
      for (let byte = 0; byte < 256; byte++) {
        if (bytes[byte] === 0) continue;
        if (byte < min || byte > max) refuse(slice, scores.indexOf(byte));
        counts[byte - min]! += bytes[byte]!;
      }
      return state;
    }
    for (let i = 0; i < scores.length; i++) {
      const bin = scores[i]! - min;
      // Comparing with === keeps out fractions.
      if (bin >= 0 && bin <= span && (bin | 0) === bin) counts[bin]!++;
      else if (Number.isNaN(bin)) counts[size]!++;
      else refuse(slice, i);
    }
    return state;
  }

  return {
    init: () => ({ of, counts: new Array<number>(size + 1).fill(0) }),
    step: (state, record) => take(state, sliceOfRows([record])),
    take,
    spread(states, codes, slice) {
      const scores = slice.read(kpi, null, SCORES);
      const counts = states.map((state) => state.counts);
      for (let i = 0; i < scores.length; i++) {
        const bin = scores[i]! - min;
        if (bin >= 0 && bin <= span && (bin | 0) === bin) counts[codes[i]!]![bin]!++;
        else if (Number.isNaN(bin)) counts[codes[i]!]![size]!++;
        else refuse(slice, i);
      }
    },
    merge(left, right) {
      if (left.of !== right.of) fail(kpi, "state", `of ${left.of}`, right.of);
      for (let bin = 0; bin <= size; bin++) left.counts[bin]! += right.counts[bin]!;
      return left;
    },
    finish({ counts }) {
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

/** The score of a record; `undefined` where it says none. */
function scoreOf(record: unknown): unknown {
  const isRow = typeof record === "object" && record !== null && "score" in record;
  return isRow ? record.score : record;
}

/** Scores of many records: NaN where there is no answer, infinite where it is no number at all. */
const SCORES: Kind<Numbers> = {
  kind: "score",
  ofRows(kpi, field, rows) {
    const scores = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as any;
      const value = field === null ? row : row?.[field];
      const score = typeof value === "object" && value ? value.score : value;
      scores[i] =
        typeof score === "number" && score - score === 0
          ? score
          : numberOf(kpi, scoreOf(value), field, row);
    }
    return scores;
  },
  ofColumn(kpi, field, column, slice) {
    if (ArrayBuffer.isView(column)) return column;
    const scores = new Float64Array(slice.length);
    for (let i = 0; i < slice.length; i++) {
      const score = scoreOf(valueAt(column, i));
      scores[i] =
        typeof score === "number" && !Number.isNaN(score)
          ? score
          : numberOf(kpi, score, field, slice.row(i));
    }
    return scores;
  },
};

function numberOf(kpi: string, score: unknown, field: string | null, row: any): number {
  if (score !== null && score !== undefined) return Infinity;
  if (field !== null && score === undefined) checkField(kpi, row, field);
  return Number.NaN;
}

/** How many scores a scale has. Throws where it is none. */
export function checkScale(kpi: string, scale: Scale): number {
  const { min, max } = (scale ?? {}) as Scale;
  const size = max - min + 1;
  if ((min | 0) === min && (max | 0) === max && size > 1 && size < 1e4) return size;
  return fail(kpi, "scale", "whole numbers from min to a higher max", `${min} to ${max}`);
}
