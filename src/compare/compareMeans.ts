import { fail } from "../check";
import { initMoments, type Moments, mergeMoments, varianceOf } from "../stats/moments";
import {
  bothTails,
  type Comparison,
  type ComparisonOptions,
  intervalAround,
  levelOf,
  listOf,
  noComparison,
  type OneOrMany,
} from "./comparison";

/** A mean, its spread and what it rests on: results of `sums`, `csat`, `ces` and others are one. */
export interface Mean {
  /** The mean; `null` without answers. */
  readonly mean: number | null;
  /** Sample variance (divisor n - 1); `null` below two answers. */
  readonly variance: number | null;
  /** How many answers. */
  readonly n: number;
}

/** What may be set for {@link compareMeans}. */
export interface CompareMeansOptions extends ComparisonOptions {
  /** `"welch"` (default) lets the two spreads differ; `"student"` takes them for equal. */
  readonly method?: "welch" | "student";
}

/**
 * Whether a mean has really changed between two waves of different people: the mean score of a
 * question, the mean effort, the mean order.
 *
 * Welch's t test (1947), or Student's. `effect` is Cohen's d, the difference in standard deviations
 * of a single answer: 0.2 is small, 0.8 large. The test cannot be made (`null`) below two answers a
 * wave, or where no answer differs from any other of its wave. The same people in both waves are
 * no two samples: see {@link comparePairedMeans}.
 *
 * @param before - A result with `mean`, `variance` and `n`; a list is taken together as one wave.
 * @param after - The same of the later wave.
 * @param options - See {@link CompareMeansOptions}.
 * @throws RangeError for a variance below 0, an `n` that is no count, an unknown method and a level
 *   not between 0 and 1; TypeError for an unknown option.
 * @example
 * ```ts
 * import { compareMeans, csat } from "customer-kpis";
 *
 * const { difference, statistic, p } = compareMeans(csat([1, 2, 3, 4]), csat([3, 4, 4, 5, 5]));
 * difference; // ~> 1.7
 * statistic; // ~> 2.2785
 * p; // ~> 0.0723
 * ```
 */
export function compareMeans(
  before: OneOrMany<Mean>,
  after: OneOrMany<Mean>,
  options: CompareMeansOptions = {},
): Comparison {
  const level = levelOf("compareMeans", options, ["method"]);
  const { method = "welch" } = options;
  if (method !== "welch" && method !== "student") {
    fail("compareMeans", "method", "welch or student", method);
  }
  const [first, second] = [pool("before", before), pool("after", after)];
  const n = first.n + second.n;
  if (first.n === 0 || second.n === 0) return noComparison(method, n, null);
  const difference = second.mean - first.mean;
  const [variance1, variance2] = [varianceOf(first), varianceOf(second)];
  if (variance1 === null || variance2 === null) return noComparison(method, n, difference);

  const pooled = (first.squares + second.squares) / (n - 2);
  if (!(pooled > 0)) return noComparison(method, n, difference);
  const [square1, square2] =
    method === "welch"
      ? [variance1 / first.n, variance2 / second.n]
      : [pooled / first.n, pooled / second.n];
  const standardError = Math.sqrt(square1 + square2);
  const degreesOfFreedom =
    method === "welch"
      ? (square1 + square2) ** 2 / (square1 ** 2 / (first.n - 1) + square2 ** 2 / (second.n - 1))
      : n - 2;
  const statistic = difference / standardError;
  return {
    difference,
    interval: intervalAround(difference, standardError, degreesOfFreedom, level, method),
    ...bothTails(statistic, degreesOfFreedom),
    statistic,
    degreesOfFreedom,
    effect: difference / Math.sqrt(pooled),
    n,
    method,
  };
}

function pool(field: string, waves: OneOrMany<Mean>): Moments {
  const pooled = initMoments();
  for (const wave of listOf(waves)) {
    if (typeof wave !== "object" || wave === null) {
      fail("compareMeans", field, "a result with mean, variance and n", wave);
    }
    const { mean, variance, n } = wave;
    if (!(Number.isFinite(n) && n >= 0)) fail("compareMeans", `${field}.n`, "a count", n);
    if (mean === null || n === 0) continue;
    if (!Number.isFinite(mean)) fail("compareMeans", `${field}.mean`, "a number or null", mean);
    if (variance !== null && !(variance >= 0)) {
      fail("compareMeans", `${field}.variance`, "0 or more, or null", variance);
    }
    mergeMoments(pooled, { n, mean, squares: (variance ?? 0) * Math.max(0, n - 1) });
  }
  return pooled;
}
