import { fail } from "../check";
import type { Group, Key } from "../measure";
import type { Comparison } from "./comparison";
import { type Compare, type ManyOptions, manyOf } from "./trend";

/** One group against all others. */
export interface GroupComparison<K extends Key = Key> extends Comparison {
  /** What the group's records have in common. */
  readonly key: K;
  /** p, adjusted for how many groups were looked at; `null` where there was no test. */
  readonly adjustedP: number | null;
  /** Whether the adjusted p is at most `1 - level`. */
  readonly isReal: boolean;
}

/**
 * Which groups really differ from the rest: which of twelve channels, teams or stages.
 *
 * Every group is compared with all the others taken together, and p is adjusted for how many were
 * looked at, as in {@link trend}: of twelve equal channels one differs from the rest at 95 % nearly
 * every other time. `difference` is the group less the rest.
 *
 * @param groups - What `by` answers: `{ key, result }`.
 * @param compare - `compareNps`, `compareShares` or `compareMeans`.
 * @param options - See {@link ManyOptions}.
 * @returns The groups in the same order.
 * @throws RangeError for an unknown correction and a level not between 0 and 1; TypeError for an
 *   unknown option.
 * @example
 * ```ts
 * import { compareShares, compareWithRest } from "customer-kpis";
 *
 * const groups = [
 *   { key: "email", result: { value: 0.81, n: 100 } },
 *   { key: "phone", result: { value: 0.62, n: 100 } },
 *   { key: "chat", result: { value: 0.79, n: 100 } },
 * ];
 * const channels = compareWithRest(groups, compareShares);
 * channels.filter((channel) => channel.isReal).map((channel) => channel.key); // => ["phone"]
 * channels[1]?.difference; // ~> -0.18
 * ```
 */
export function compareWithRest<K extends Key, Result>(
  groups: readonly Group<K, Result>[],
  compare: Compare<Result>,
  options: ManyOptions = {},
): GroupComparison<K>[] {
  const { judge, level } = manyOf("compareWithRest", options);
  if (!Array.isArray(groups)) {
    fail("compareWithRest", "groups", "an array of { key, result }", groups);
  }
  return judge(
    groups.map(({ key, result }, i) => {
      const rest = groups.filter((_, j) => j !== i).map((group) => group.result);
      return { key, ...compare(rest, result, { level }) };
    }),
  );
}
