import type { Comparison } from "../../compare/comparison";
import { compareChanges, type Pair, wholePairs } from "../../compare/pair";
import { level, options } from "../../options";
import { bandOptions, bandsOf, type NpsOptions, sideOf } from "./npsBands";

/**
 * Whether a Net Promoter Score has really changed among the same people, asked twice: a panel.
 *
 * Every customer counts 100 as a promoter, 0 as a passive, -100 as a detractor; the test is z of the
 * mean difference, later less earlier: its mean over its standard error, `sd / sqrt(n)`. Taking a
 * panel for two samples ({@link compareNps}) is a common mistake, and misses real changes. `effect`
 * is the difference in standard deviations of the customers' differences. Pairs with an answer
 * missing are left out, and not in `n`. The test cannot be made (`null`) below two pairs, or where
 * nobody moved or all moved alike.
 *
 * @param pairs - One `{ before, after }` for every customer.
 * @param options - `scale`, `promoter`, `detractor` and `level` as in `nps`.
 * @throws InputError for a score that the scale does not have, a pair without either field and an unknown
 *   option.
 * @example
 * ```ts
 * import { comparePairedNps } from "customer-kpis";
 *
 * const pairs = [
 *   { before: 6, after: 9 },
 *   { before: 8, after: 9 },
 *   { before: 10, after: 10 },
 *   { before: 3, after: 3 },
 * ];
 * const { difference, statistic } = comparePairedNps(pairs);
 * difference; // => 75
 * statistic; // ~> 1.5667
 * ```
 */
export function comparePairedNps(pairs: Iterable<Pair>, options: NpsOptions = {}): Comparison {
  const { level, ...given } = OPTIONS.read(options);
  const bands = bandsOf("comparePairedNps", given);
  const { min, max } = bands.scale;
  const whole = wholePairs(
    "comparePairedNps",
    pairs,
    `a whole number from ${min} to ${max}, or null`,
    (score) => Number.isInteger(score) && score >= min && score <= max,
  );
  const changes = whole.map(
    ({ before, after }) => 100 * (sideOf(after, bands) - sideOf(before, bands)),
  );
  return compareChanges(changes, { test: "paired-z", level, most: 200, size: 200 });
}

const OPTIONS = /* @__PURE__ */ options<NpsOptions>("comparePairedNps")({
  ...bandOptions,
  level: level(),
});
