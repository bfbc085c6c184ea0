import { level, options } from "../options";
import { betaShare } from "../stats/beta";
import {
  bothTails,
  type Comparison,
  type ComparisonOptions,
  intervalAround,
  keptWithin,
  NO_ANSWERS,
  noComparison,
  tested,
} from "./comparison";
import { type Pair, wholePairs } from "./pair";

/**
 * Whether a share has really changed among the same people, asked twice: a panel.
 *
 * McNemar's test (1947): only those who changed their mind speak, and the question is whether more
 * of them went up than down. p is exact (binomial) up to 1,000 who changed, then by z. The interval
 * is Wald's with half a customer added to each of the four groups (Agresti & Min 2005), kept within
 * -1 and 1. `effect` is the share of those who changed that went up, less one half: 0.5 where all
 * did. Pairs with an answer missing are left out, and not in `n`. Where nobody changed p is 1.
 *
 * @param pairs - One `{ before, after }` for every customer: 1 for yes, 0 for no.
 * @param options - See {@link ComparisonOptions}.
 * @throws InputError for an answer other than 0 and 1, a pair without either field, a level not between
 *   0 and 1 and an unknown option.
 * @example
 * ```ts
 * import { comparePairedShares } from "customer-kpis";
 *
 * const went = (count: number, before: number, after: number) =>
 *   Array.from({ length: count }, () => ({ before, after }));
 * const pairs = [...went(60, 1, 1), ...went(9, 0, 1), ...went(1, 1, 0), ...went(30, 0, 0)];
 * const { difference, p } = comparePairedShares(pairs);
 * difference; // ~> 0.08
 * p; // ~> 0.021484
 * ```
 */
export function comparePairedShares(
  pairs: Iterable<Pair>,
  options: ComparisonOptions = {},
): Comparison {
  const { level } = OPTIONS.read(options);
  let [n, up, down] = [0, 0, 0];
  for (const { before, after } of wholePairs(
    "comparePairedShares",
    pairs,
    "0, 1 or null",
    (answer) => answer === 0 || answer === 1,
  )) {
    n++;
    if (after > before) up++;
    if (after < before) down++;
  }
  if (n === 0) return noComparison("mcnemar", n, null, NO_ANSWERS);
  const moved = up + down;
  const statistic = moved > 0 ? (up - down) / Math.sqrt(moved) : 0;
  const center = (up - down) / (n + 2);
  const standardError = Math.sqrt(((moved + 1) / (n + 2) - center * center) / (n + 2));
  const tails = moved > 1000 ? bothTails(statistic, null) : binomialTails(up, down);
  return {
    ...tested((up - down) / n, tails, level),
    interval: keptWithin(1, intervalAround(center, standardError, null, level, "agresti-min")),
    statistic,
    degreesOfFreedom: null,
    effect: moved > 0 ? up / moved - 0.5 : null,
    n,
    method: "mcnemar",
  };
}

const OPTIONS = /* @__PURE__ */ options<ComparisonOptions>("comparePairedShares")({
  level: level(),
});

/** Twice the chance that a fair coin falls so unevenly, at most 1. */
function binomialTails(up: number, down: number): { p: number; logP: number } {
  const few = Math.min(up, down);
  const p = up === down ? 1 : Math.min(1, 2 * betaShare(0.5, 0.5, up + down - few, few + 1));
  return { p, logP: Math.log(p) };
}
