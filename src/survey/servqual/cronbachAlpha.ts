import { fail } from "../../check";
import { isSquarable, SQUARABLE } from "../../compare/comparison";
import { level, oneOf, options } from "../../options";
import { type Exclusion, excludedFor } from "../../record/exclusions";
import { alphaOf } from "../../stats/alpha";
import { fisherQuantile } from "../../stats/beta";
import { covariancesOf } from "../../stats/covariances";
import type { Interval } from "../../stats/intervals";

/** What may be set for {@link cronbachAlpha}. */
export interface CronbachAlphaOptions {
  /**
   * `"complete"` (default) rests on the rows without a gap; `"pairwise"` on every pair of answers
   * that are both there, as psych does: of few rows with many gaps it makes no sense.
   */
  readonly missing?: "complete" | "pairwise";
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** One item of a scale. */
export interface AlphaItem {
  /** Its place, from 1. */
  readonly item: number;
  /** How many answers. */
  readonly n: number;
  /** Its mean; `null` without answers. */
  readonly mean: number | null;
  /** Its sample variance; `null` below two answers. */
  readonly variance: number | null;
  /** Correlation with the sum of the others; `null` where either does not vary, or beyond 1. */
  readonly itemRest: number | null;
  /** Alpha of the others alone: above `value`, the item does more harm than good. */
  readonly itemDeleted: number | null;
}

/** Why there is no alpha. */
export type NoAlphaReason =
  | "fewer than two items"
  | "fewer than two rows"
  | "no variance"
  | "pairs contradict one another";

/** What {@link cronbachAlpha} answers. */
export interface CronbachAlphaResult {
  /** Alpha, at most 1; may be below 0. `null` for the `reason` given. */
  readonly value: number | null;
  /** How many rows it rests on: those without a gap, or with any answer if pairwise. */
  readonly n: number;
  /** Rows left out: those with a gap, or without any answer if pairwise. */
  readonly excluded: readonly Exclusion[];
  /** Alpha of the items brought to the same variance; `null` where one does not vary. */
  readonly standardized: number | null;
  /** For every item: alpha of the others alone. */
  readonly itemDeleted: readonly (number | null)[];
  /** Feldt's interval; `null` without alpha, and for pairwise ones, which have no one `n`. */
  readonly interval: Interval | null;
  /** The items, in their order. */
  readonly items: readonly AlphaItem[];
  /** Numbers of the items that run against the rest: probably a reversal was forgotten. */
  readonly reversed: readonly number[];
  /** Why `value` is `null`; `null` where it is not. */
  readonly reason: NoAlphaReason | null;
}

/**
 * Cronbach's alpha: how well the items of a scale hang together, so that their sum means something.
 *
 * `k / (k - 1) * (1 - sum of the items' variances / variance of their sum)` with sample variances.
 * From 0.7 on a scale is usually called usable. Items that are worded negatively must be turned
 * round before; one that was forgotten shows in `reversed`. Items that do not vary count as items.
 *
 * Pairwise covariances rest on different rows each, so that no one table need have all of them:
 * alpha may then come out above 1. That is no alpha, and is `null`, as is each figure beside it that
 * is beyond what it can be.
 *
 * @param rows - Respondents: an array of answers each, `null` for none.
 * @param options - See {@link CronbachAlphaOptions}.
 * @throws InputError for rows that are no arrays or differ in length, and for answers that are not
 *   numbers; for a level not between 0 and 1; for an unknown option.
 * @see Cronbach, "Coefficient Alpha and the Internal Structure of Tests", Psychometrika 1951.
 * @see Feldt, "The Approximate Sampling Distribution of Kuder-Richardson Reliability Coefficient
 *   Twenty", Psychometrika 1965.
 * @example
 * ```ts
 * import { cronbachAlpha } from "customer-kpis";
 *
 * const rows = [
 *   [5, 4, 5, 4],
 *   [3, 3, 2, 3],
 *   [4, 4, 4, 5],
 *   [2, 1, 2, 2],
 *   [5, 5, 4, 5],
 *   [3, 2, 3, 3],
 * ];
 * const { value, standardized, itemDeleted } = cronbachAlpha(rows);
 * value; // ~> 0.958631
 * standardized; // ~> 0.961066
 * itemDeleted; // ~> [0.927681, 0.943820, 0.965035, 0.944310]
 * ```
 */
export function cronbachAlpha(
  rows: readonly (readonly (number | null | undefined)[])[],
  options: CronbachAlphaOptions = {},
): CronbachAlphaResult {
  const { missing, level } = OPTIONS.read(options);
  const all = readRows(rows);
  const k = all[0]?.length ?? 0;
  const used = all.filter((row) =>
    missing === "complete" ? !row.some(Number.isNaN) : !row.every(Number.isNaN),
  );
  const { matrix, n, means } = covariancesOf(used, k);
  const isKnown = k > 0 && !matrix.flat().some(Number.isNaN);
  const { alpha, isImpossible, standardized, itemDeleted, itemRest } = isKnown
    ? alphaOf(matrix)
    : {
        alpha: null,
        isImpossible: false,
        standardized: null,
        itemDeleted: means.map(() => null),
        itemRest: means.map(() => null),
      };
  return {
    value: alpha,
    n: used.length,
    excluded: excludedFor({ incomplete: all.length - used.length }),
    standardized,
    itemDeleted,
    interval: missing === "complete" ? feldt(alpha, used.length, k, level) : null,
    items: means.map((mean, i) => {
      const variance = matrix[i]![i]!;
      return {
        item: i + 1,
        n: n[i]!,
        mean: n[i]! > 0 ? mean : null,
        variance: Number.isNaN(variance) ? null : variance,
        itemRest: itemRest[i]!,
        itemDeleted: itemDeleted[i]!,
      };
    }),
    reversed: itemRest.flatMap((correlation, i) =>
      correlation !== null && correlation < 0 ? i + 1 : [],
    ),
    reason: alpha === null ? reasonOf(k, isKnown, isImpossible) : null,
  };
}

const OPTIONS = /* @__PURE__ */ options<CronbachAlphaOptions>("cronbachAlpha")({
  missing: /* @__PURE__ */ oneOf(["complete", "pairwise"], "complete"),
  level: /* @__PURE__ */ level(),
});

function reasonOf(k: number, isKnown: boolean, isImpossible: boolean): NoAlphaReason {
  if (k < 2) return "fewer than two items";
  if (!isKnown) return "fewer than two rows";
  return isImpossible ? "pairs contradict one another" : "no variance";
}

/** Feldt's interval of alpha, from the F distribution; `null` where there is none. */
function feldt(alpha: number | null, n: number, k: number, level: number): Interval | null {
  if (alpha === null) return null;
  const tail = (1 - level) / 2;
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  return {
    lower: 1 - (1 - alpha) * fisherQuantile(tail, df1, df2),
    // F turned round has its degrees of freedom swapped; this keeps the digits of the small tail.
    upper: 1 - (1 - alpha) / fisherQuantile(tail, df2, df1),
    level,
    method: "feldt",
  };
}

/** The rows as numbers, NaN where there is no answer. */
function readRows(rows: readonly (readonly (number | null | undefined)[])[]): number[][] {
  if (!Array.isArray(rows)) fail("cronbachAlpha", "rows", "an array of arrays", rows);
  const k = rows[0]?.length;
  return Array.from(rows, (row, r) => {
    if (!Array.isArray(row)) fail("cronbachAlpha", `rows[${r}]`, "an array of answers", row);
    if (row.length !== k) {
      fail("cronbachAlpha", `rows[${r}]`, `an array of ${k} answers`, `${row.length} answers`);
    }
    return Array.from(row, (answer: unknown, i) => {
      if (answer === null || answer === undefined) return Number.NaN;
      const field = `rows[${r}][${i}]`;
      return isSquarable(answer) ? answer : fail("cronbachAlpha", field, SQUARABLE, answer);
    });
  });
}
