import { checkIterable, fail } from "../../check";
import { by } from "../../fold/by";
import { runOn } from "../../measure";
import { oneOf, options } from "../../options";
import { failKey, isKey } from "../../record/fields";
import type { Key } from "../../slice";
import { logRank } from "../../stats/logRank";
import {
  durationsOf,
  initLifetimes,
  type Lifetime,
  type LifetimesState,
  lifetimesOf,
} from "./lifetime";

/** A lifetime that is compared only with those of its stratum. */
export interface StratifiedLifetime extends Lifetime {
  /** What it has in common with those it may be compared with, such as the country. */
  readonly stratum?: Key | undefined;
}

/** The lifetimes of one group. */
export interface LifetimesGroup {
  /** The group's name. */
  readonly key: Key;
  /** Its lifetimes. */
  readonly lifetimes: Iterable<StratifiedLifetime>;
}

/** What may be set for {@link compareSurvival}. */
export interface CompareSurvivalOptions {
  /** `"log-rank"` (default) weighs all ends alike, `"peto"` early ones more. */
  readonly method?: "log-rank" | "peto";
}

/** One group beside the others. */
export interface ComparedGroup {
  /** The group's name. */
  readonly key: Key;
  /** Its lifetimes. */
  readonly n: number;
  /** How many ended; with `"peto"`, their weights added up. */
  readonly observed: number;
  /** How many would have, or their weights, if all groups were alike. */
  readonly expected: number;
}

/** What {@link compareSurvival} answers. */
export interface CompareSurvivalResult {
  /** Chi-square; `null` where there is nothing to compare. */
  readonly statistic: number | null;
  /** Groups that could have ended, less one. */
  readonly degreesOfFreedom: number;
  /** The chance of such a difference or a larger one, were all groups alike; may be 0 by underflow. */
  readonly p: number | null;
  /** Its natural logarithm, which is not. */
  readonly logP: number | null;
  /** The test. */
  readonly method: "log-rank" | "peto";
  /** Lifetimes in all groups. */
  readonly n: number;
  /** How many strata were compared within themselves: 1 without any. */
  readonly strata: number;
  /** The groups, in the order given. */
  readonly groups: readonly ComparedGroup[];
}

/**
 * Whether customers of one group stay longer than those of another: the log-rank test.
 *
 * At every duration at which somebody leaves, each group is expected to lose in proportion to how many
 * of it are at risk; the test adds up by how far it does not. `"peto"` weighs every end by the share
 * of all customers that lasts until just before it (Peto and Peto's version of Wilcoxon's test), and
 * so sees early differences better. Where curves cross, either may see nothing.
 *
 * Where lifetimes name a `stratum`, each is compared within itself and the sums are tested together: a
 * difference between countries is then not taken for one between plans. Who `entered` late is at risk
 * from then on only.
 *
 * With fewer than two groups that could have lost somebody, `statistic`, `p` and `logP` are `null`.
 *
 * @param groups - Two or more groups: `key`, `lifetimes`.
 * @param options - See {@link CompareSurvivalOptions}.
 * @throws InputError for a duration below 0, an `entered` that is not below it, a `key` that comes
 *   twice, more than 200 groups, a record without these fields and an unknown method or option.
 * @see Peto and Peto, "Asymptotically Efficient Rank Invariant Test Procedures", JRSS A 1972.
 * @example
 * ```ts
 * import { compareSurvival } from "customer-kpis";
 *
 * const all = (ended: boolean, ...durations: number[]) =>
 *   durations.map((duration) => ({ duration, ended }));
 * // Leukemia patients, weeks to relapse, with and without maintenance (Miller 1997).
 * const { statistic, p } = compareSurvival([
 *   { key: "maintained", lifetimes: [...all(true, 9, 13, 18, 23, 31, 34, 48), ...all(false, 13, 28, 45, 161)] },
 *   { key: "not", lifetimes: [...all(true, 5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45), ...all(false, 16)] },
 * ]);
 * statistic; // ~> 3.3964
 * p; // ~> 0.0653
 * ```
 */
export function compareSurvival(
  groups: Iterable<LifetimesGroup>,
  options: CompareSurvivalOptions = {},
): CompareSurvivalResult {
  const { method } = COMPARE.read(options);
  const keys: Key[] = [];
  const counts: number[] = [];
  const strata = new Map<Key, Map<Key, LifetimesState>>();
  for (const group of checkIterable("compareSurvival", "groups", groups)) {
    const { key, lifetimes } = group ?? {};
    if (!isKey(key)) failKey("compareSurvival", "key", key, group);
    if (keys.includes(key)) fail("compareSurvival", "key", "different for each group", key, group);
    if (keys.length === MOST_GROUPS) {
      fail("compareSurvival", "groups", `at most ${MOST_GROUPS}`, `${MOST_GROUPS + 1} or more`);
    }
    let n = 0;
    const byStratum = runOn("compareSurvival", "lifetimes", lifetimes, BY_STRATUM);
    for (const { key: stratum, result } of byStratum) {
      const states = strata.get(stratum) ?? new Map<Key, LifetimesState>();
      strata.set(stratum, states.set(key, result));
      n += result.ended.n + result.lasting.n;
    }
    keys.push(key);
    counts.push(n);
  }

  const tested = logRank(
    Array.from(strata.values(), (states) =>
      keys.map((key) => durationsOf(states.get(key) ?? initLifetimes())),
    ),
    method === "peto",
  );
  const { statistic, degreesOfFreedom, logP } = tested;
  return {
    statistic,
    degreesOfFreedom,
    p: logP === null ? null : Math.exp(logP),
    logP,
    method,
    n: counts.reduce((sum, n) => sum + n, 0),
    strata: strata.size,
    groups: keys.map((key, g) => ({
      key,
      n: counts[g]!,
      observed: tested.groups[g]?.observed ?? 0,
      expected: tested.groups[g]?.expected ?? 0,
    })),
  };
}

/** The test takes the square of so many at each duration. */
const MOST_GROUPS = 200;

const COMPARE = /* @__PURE__ */ options<CompareSurvivalOptions>("compareSurvival")({
  method: oneOf(["log-rank", "peto"], "log-rank"),
});

/** The lifetimes of every stratum; those without one are together. */
const BY_STRATUM = /* @__PURE__ */ by(
  (lifetime: StratifiedLifetime) => lifetime?.stratum ?? null,
  /* @__PURE__ */ lifetimesOf("compareSurvival", (state) => state),
);
