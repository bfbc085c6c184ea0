import { level, options } from "../options";
import { type Comparison, type ComparisonOptions, isSquarable, SQUARABLE } from "./comparison";
import { compareChanges, type Pair, wholePairs } from "./pair";

/**
 * Whether the mean has really changed among the same people, asked twice: a panel.
 *
 * The paired t test: every customer's own difference, later less earlier, against none. Where
 * people differ much from one another it sees far smaller changes than {@link compareMeans}.
 * `effect` is the mean difference in standard deviations of the differences. Pairs with an answer
 * missing are left out, and not in `n`. The test cannot be made (`null`) below two pairs, or where
 * all differences are the same.
 *
 * @param pairs - One `{ before, after }` for every customer.
 * @param options - See {@link ComparisonOptions}.
 * @throws InputError for an answer that is not a finite number, a pair without either field, a level
 *   not between 0 and 1 and an unknown option.
 * @example
 * ```ts
 * import { comparePairedMeans } from "customer-kpis";
 *
 * const pairs = [
 *   { before: 3, after: 4 },
 *   { before: 5, after: 5 },
 *   { before: 2, after: 4 },
 *   { before: 4, after: null },
 * ];
 * const { difference, n, statistic } = comparePairedMeans(pairs);
 * difference; // => 1
 * n; // => 3
 * statistic; // ~> 1.732
 * ```
 */
export function comparePairedMeans(
  pairs: Iterable<Pair>,
  options: ComparisonOptions = {},
): Comparison {
  const { level } = OPTIONS.read(options);
  const whole = wholePairs("comparePairedMeans", pairs, SQUARABLE, isSquarable);
  const changes = whole.map(({ before, after }) => after - before);
  const size = whole.reduce(
    (most, { before, after }) => Math.max(most, Math.abs(before), Math.abs(after)),
    0,
  );
  return compareChanges(changes, { test: "paired-t", level, most: Infinity, size });
}

const OPTIONS = /* @__PURE__ */ options<ComparisonOptions>("comparePairedMeans")({
  level: level(),
});
