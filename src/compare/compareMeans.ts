import { fail } from "../check";
import { checkCount, level, oneOf, options } from "../options";
import { isRounding, type Moments, mergeMoments, varianceOf } from "../stats/moments";
import {
  bothTails,
  type Comparison,
  type ComparisonOptions,
  compareWaves,
  intervalAround,
  isSquarable,
  NO_ANSWERS,
  noComparison,
  type OneOrMany,
  resultOf,
  SQUARABLE,
  type Test,
  tested,
} from "./comparison";

/** A mean, its spread and what it rests on: results of `sums`, `csat` and others are one. */
export interface Mean {
  /** The mean; `null` without answers. */
  readonly mean: number | null;
  /** Sample variance (divisor n - 1); `null` below two answers. */
  readonly variance: number | null;
  /** How many answers. */
  readonly n: number;
}

/** A result that is a mean: those of `ces`, `meanPerCustomer` and others are one. */
export interface MeanResult extends Omit<Mean, "mean"> {
  /** It is a mean. */
  readonly kind: "mean";
  /** The mean; `null` without answers. */
  readonly value: number | null;
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
 * @param before - A result with `mean`, `variance` and `n`, or of the kind `"mean"`; a list is taken
 *   together as one wave.
 * @param after - The same of the later wave.
 * @param options - See {@link CompareMeansOptions}.
 * @throws InputError for a mean that is no finite number, a variance that is none or below 0, an `n`
 *   that is not a whole number, an unknown method, a level not between 0 and 1 and an unknown option.
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
  before: OneOrMany<Mean | MeanResult>,
  after: OneOrMany<Mean | MeanResult>,
  options: CompareMeansOptions = {},
): Comparison {
  return compareWaves(meanTest, before, after, { kpi: "compareMeans", ...OPTIONS.read(options) });
}

const METHODS = ["welch", "student"] as const;

const OPTIONS = /* @__PURE__ */ options<CompareMeansOptions>("compareMeans")({
  level: level(),
  method: oneOf(METHODS, "welch"),
});

/** The test of means. */
export const meanTest: Test<Moments> = {
  methods: METHODS,
  read: readMean,
  join(left, right) {
    const joined = { ...left };
    mergeMoments(joined, right);
    return joined;
  },
  weight: ({ n }) => n,
  compare(before, after, { method, level }) {
    const n = before.n + after.n;
    if (before.n === 0 || after.n === 0) return noComparison(method, n, null, NO_ANSWERS);
    const difference = after.mean - before.mean;
    const [variance1, variance2] = [varianceOf(before), varianceOf(after)];
    if (variance1 === null || variance2 === null) {
      return noComparison(method, n, difference, "fewer than two answers on one side");
    }
    const pooled = (before.squares + after.squares) / (n - 2);
    const isWelch = method === "welch";
    const square1 = (isWelch ? variance1 : pooled) / before.n;
    const square2 = (isWelch ? variance2 : pooled) / after.n;
    const standardError = Math.sqrt(square1 + square2);
    if (isRounding(standardError, Math.max(Math.abs(before.mean), Math.abs(after.mean)))) {
      return noComparison(method, n, difference, "no spread on either side");
    }
    // By its parts of the whole: the squares of the squares could be too large, or nothing.
    const part = square1 / (square1 + square2);
    const degreesOfFreedom = isWelch
      ? 1 / (part ** 2 / (before.n - 1) + (1 - part) ** 2 / (after.n - 1))
      : n - 2;
    const statistic = difference / standardError;
    return {
      ...tested(difference, bothTails(statistic, degreesOfFreedom), level),
      interval: intervalAround(difference, standardError, degreesOfFreedom, level, method),
      statistic,
      degreesOfFreedom,
      effect: difference / Math.sqrt(pooled),
      n,
      method,
    };
  },
};

function readMean(kpi: string, field: string, result: Mean | MeanResult): Moments {
  resultOf(kpi, field, "a result with mean, variance and n", result);
  const { n, variance } = result;
  const [name, mean] = "mean" in result ? ["mean", result.mean] : ["value", result.value];
  checkCount(kpi, `${field}.n`, n);
  if (mean === null || n === 0) return { n: 0, mean: 0, squares: 0 };
  if (!isSquarable(mean)) fail(kpi, `${field}.${name}`, SQUARABLE, mean);
  // One answer has no variance, two have.
  if (!(isSquarable(variance) && variance >= 0) && !(variance === null && n === 1)) {
    fail(kpi, `${field}.variance`, "a number from 0 to 1e140", variance);
  }
  return { n, mean: mean + 0, squares: (variance ?? 0) * (n - 1) };
}
